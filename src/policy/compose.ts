import type { ToolRecord } from '../catalog/record.ts';
import type { Action } from '../catalog/vocabulary.ts';
import type { Policy, PolicyFragment, ToolRules } from './document.ts';
import { denial, recommend, type Subject, startingLimit } from './recommend.ts';

/** Something that policy.json cannot say exactly. What it says instead is always stricter. */
export interface PolicyNote {
  kind: 'ask-is-denied' | 'cannot-be-named';
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

/** `*` in `hide` stands for every tool, and whether it does under `tools` is not documented. */
const WILDCARD = '*';

const RULES = {
  allow: () => ({}),
  limit: (tool) => ({ limits: [startingLimit(tool)] }),
  ask: (tool) => ({ deny_if: [{ conditions: [], on_deny: denial(tool) }] }),
} as const satisfies Record<Exclude<Action, 'hide'>, (tool: Subject) => ToolRules>;

/** An object with exactly these own properties, `__proto__` included. */
function byName(entries: readonly (readonly [string, ToolRules])[]): Record<string, ToolRules> {
  return Object.fromEntries(entries);
}

function notesOn(kind: PolicyNote['kind'], tools: string[]): PolicyNote[] {
  return tools.length === 0 ? [] : [{ kind, tools }];
}

/**
 * The fragment that gives a tool the recommended action, or another one that the reader prefers.
 * It holds only this tool's part: merging it changes nothing about any other tool. Where the name cannot be written
 * exactly (`*`), the fragment is empty and a note says so.
 */
export function toolPolicy(tool: Subject, action: Action = recommend(tool).action): ToolPolicy {
  if (tool.name === WILDCARD) return { action, fragment: {}, notes: notesOn('cannot-be-named', [tool.name]) };
  if (action === 'hide') return { action, fragment: { hide: [tool.name] }, notes: [] };
  const notes = notesOn('ask-is-denied', action === 'ask' ? [tool.name] : []);
  return { action, fragment: { tools: byName([[tool.name, RULES[action](tool)]]) }, notes };
}

/**
 * How to let calls of a tool through after all, at a limited rate, where the recommendation denies or hides it.
 * Undefined where the recommendation already lets them through, or the name cannot be written.
 */
export function relaxedToolPolicy(tool: Subject): ToolPolicy | undefined {
  const { action } = recommend(tool);
  if (tool.name === WILDCARD || action === 'allow' || action === 'limit') return undefined;
  return toolPolicy(tool, 'limit');
}

function byCodeUnits(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/**
 * A server's complete policy: every tool that is not retired is either hidden or listed with its rules, so that it
 * stands alone, and tools that appear later are denied until somebody has looked at them. Names are in code unit order.
 */
export function serverPolicy(tools: readonly (Subject & Pick<ToolRecord, 'retired'>)[]): ServerPolicy {
  const current = tools
    .filter(({ retired }) => retired === undefined)
    .toSorted((a, b) => byCodeUnits(a.name, b.name))
    .map((tool) => ({ name: tool.name, ...toolPolicy(tool) }));
  const hidden = current.flatMap(({ fragment }) => fragment.hide ?? []);
  const listed = current.flatMap(({ fragment }) => Object.entries(fragment.tools ?? {}));
  const noted = (kind: PolicyNote['kind']) =>
    current.filter(({ notes }) => notes.some((note) => note.kind === kind)).map(({ name }) => name);
  return {
    policy: {
      version: '1',
      default: 'deny',
      ...(hidden.length > 0 && { hide: hidden }),
      tools: byName(listed),
    },
    notes: [
      ...notesOn('ask-is-denied', noted('ask-is-denied')),
      ...notesOn('cannot-be-named', noted('cannot-be-named')),
    ],
  };
}
