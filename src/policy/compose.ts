import { byCodeUnits } from '../catalog/order.ts';
import type { ToolRecord } from '../catalog/record.ts';
import type { Action } from '../catalog/vocabulary.ts';
import type { Surroundings } from './argument-rules.ts';
import type { Policy, PolicyFragment } from './document.ts';
import type { TreatedTool } from './formats/format.ts';
import { fragmentOf, policyJson, policyOf } from './formats/policy-json.ts';
import { treat } from './formats/treat.ts';
import { type Recommendation, recommend, type Subject, type Wishes } from './recommend.ts';

/** Something that policy.json cannot say exactly. What it says instead is always stricter. */
export interface PolicyNote {
  kind: 'ask-is-denied' | 'value-decides' | 'cannot-be-named';
  /** The tools concerned, in code unit order. */
  tools: string[];
}

/** Rules for one tool, to merge into a policy that is already there. */
export interface ToolPolicy {
  action: Action;
  fragment: PolicyFragment;
  notes: PolicyNote[];
}

/** A whole server's policy. */
export interface ServerPolicy {
  policy: Policy;
  notes: PolicyNote[];
}

function treated(recommendation: Recommendation): { tool?: TreatedTool; note?: PolicyNote['kind'] } {
  if (policyJson.nameProblem(recommendation.name, '')) return { note: 'cannot-be-named' };
  const { tool, losses } = treat(recommendation, policyJson.powers);
  if (recommendation.letThrough) return { tool, note: 'value-decides' };
  return losses.length > 0 ? { tool, note: 'ask-is-denied' } : { tool };
}

/**
 * The fragment that gives a tool the recommended action, or what the reader wishes instead. It holds only this tool's
 * part: merging it changes nothing about any other tool. Where the name cannot be written exactly (`*`), the fragment
 * is empty and a note says so.
 */
export function toolPolicy(subject: Subject, wishes: Wishes = {}): ToolPolicy {
  const recommendation = recommend(subject, wishes);
  const { tool, note } = treated(recommendation);
  return {
    action: recommendation.action,
    fragment: tool ? fragmentOf(tool) : {},
    notes: note ? [{ kind: note, tools: [subject.name] }] : [],
  };
}

/**
 * How to let calls of a tool through after all, at a limited rate and with narrowed arguments, where the recommendation
 * denies or hides it. Undefined where the recommendation already lets them through, or the name cannot be written.
 */
export function relaxedToolPolicy(subject: Subject, surroundings: Surroundings = {}): ToolPolicy | undefined {
  const { action } = recommend(subject);
  if (policyJson.nameProblem(subject.name, '') || action === 'allow' || action === 'limit') return undefined;
  return toolPolicy(subject, { action: 'limit', surroundings });
}

const NOTES = ['ask-is-denied', 'value-decides', 'cannot-be-named'] as const satisfies readonly PolicyNote['kind'][];

/**
 * A server's complete policy: every tool that is not retired is either hidden or listed with its rules, so that it
 * stands alone, and tools that appear later are denied until somebody has looked at them. Names are in code unit order.
 */
export function serverPolicy(
  tools: readonly (Subject & Pick<ToolRecord, 'retired'>)[],
  wishes: Wishes = {},
): ServerPolicy {
  const current = tools
    .filter(({ retired }) => retired === undefined)
    .toSorted((a, b) => byCodeUnits(a.name, b.name))
    .map((subject) => ({ name: subject.name, ...treated(recommend(subject, wishes)) }));
  const notes = NOTES.map((kind) => ({
    kind,
    tools: current.filter(({ note }) => note === kind).map(({ name }) => name),
  }));
  return {
    policy: policyOf({ tools: current.flatMap(({ tool }) => tool ?? []) }),
    notes: notes.filter((note) => note.tools.length > 0),
  };
}
