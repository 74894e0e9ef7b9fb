import type { ToolRecord } from '../catalog/record.ts';
import type { Action } from '../catalog/vocabulary.ts';
import { argumentRules, flagsOf } from '../policy/argument-rules.ts';
import { relaxedToolPolicy, toolPolicy } from '../policy/compose.ts';
import type { PolicyFragment } from '../policy/document.ts';
import { printJson } from '../policy/print.ts';
import { type Recommendation, recommend } from '../policy/recommend.ts';
import { argumentSentences, STAND_INS } from './argument-words.ts';
import type { Badge } from './badge.ts';
import type { PageIndex, Place } from './catalog-index.ts';
import { type FormatTabs, toolTabs } from './format-tabs.ts';
import { code, type Phrase, paragraph, say } from './phrase.ts';
import { ACTION_SENTENCES, flagSentence, letThroughSentence, NOTE_SENTENCES, WINDOW_SENTENCE } from './policy-words.ts';
import { hrefTo, paths } from './site.ts';

/** A piece of policy as the page shows it and the copy button copies it. */
export interface PolicyText {
  fragment: PolicyFragment;
  /** The same as JSON text. */
  json: string;
}

/** Another policy than the recommended one, for readers who know more. */
export interface Variant {
  intro: Phrase;
  /** What it asks of arguments, and what of that the reader replaces. */
  rules: Phrase[];
  policy: PolicyText;
}

/** "How to control it". */
export interface Control {
  action: Badge<Action>;
  /** Said beside the action where some values of an argument are let through all the same. */
  exception?: string | undefined;
  /** What the recommended policy does with a call. */
  sentence: Phrase;
  policy: PolicyText;
  /** Where the fragment goes. */
  merging: Phrase;
  steps: Phrase[];
  /** How to let calls through at a limited rate, where the recommendation does not. */
  relaxed?: Variant | undefined;
  /** How to narrow by their arguments calls that the recommendation lets through. */
  narrowed?: Variant | undefined;
  /** What the format cannot say exactly. */
  notes: Phrase[];
  /** The tabs of formats, policy.json first. */
  formats: FormatTabs;
  /** The fragment as a file, and the whole server's policy as a page and as a file. */
  links: { fragment: string; server: string; serverPolicy: string };
}

function textOf(fragment: PolicyFragment): PolicyText {
  return { fragment, json: printJson(fragment) };
}

function mergingOf(fragment: PolicyFragment): Phrase {
  if (fragment.hide) return say`Add the name to ${code('hide')}. Merged so, it changes nothing for any other tool.`;
  if (fragment.tools) return say`Add the entry to ${code('tools')}. Merged so, it changes nothing for any other tool.`;
  return say`There is nothing to add.`;
}

const RETIRED = say`The server no longer lists this tool, so the policy for the whole server leaves it out, which denies it.`;

function stepsOf(serverHref: string): Phrase[] {
  return [
    say`Put a policy gateway between the agent and the server: a proxy that reads a policy.json, version 1, before it forwards a call. PolicyLayer, where the format comes from, runs one.`,
    say`If there is no policy for the server yet, start from ${[{ kind: 'link', text: 'the whole server’s policy', href: serverHref }]}, which names every tool. If there is one, merge the piece above into it.`,
    say`Point the client at the gateway instead of the server, and call the tool once to see that the rule holds.`,
  ];
}

/** What the recommended policy does with a call. */
function sentenceOf(record: ToolRecord, { action, limit, letThrough }: Recommendation): Phrase {
  const name = code(record.name);
  if (letThrough) return letThroughSentence(name, letThrough);
  const flags = action === 'allow' || action === 'limit' ? flagsOf(record) : [];
  const sentence = ACTION_SENTENCES[action](name, limit);
  return flags.length === 0 ? sentence : paragraph([sentence, flagSentence(flags)]);
}

const hasLimits = ({ tools }: PolicyFragment): boolean =>
  Object.values(tools ?? {}).some(({ limits }) => limits !== undefined);

/** What to do about a tool's calls. Everything here comes from the one recommendation. */
export function controlOf(index: PageIndex, place: Place): Control {
  const { server, tool } = place;
  const { record } = tool;
  const recommendation = recommend(record);
  const { action } = recommendation;
  const { fragment, notes } = toolPolicy(record);
  const serverPolicy = hrefTo(index.site, paths.serverPolicy(server));
  return {
    action: index.badges.action[action],
    exception: recommendation.letThrough && 'but for some values',
    sentence: sentenceOf(record, recommendation),
    policy: textOf(fragment),
    merging: mergingOf(fragment),
    steps: stepsOf(serverPolicy),
    relaxed: relaxedOf(record, recommendation),
    narrowed: narrowedOf(record, recommendation),
    notes: [
      ...(record.retired === undefined ? [] : [RETIRED]),
      // The sentence says already which values decide.
      ...notes.filter(({ kind }) => kind !== 'value-decides').map(({ kind }) => NOTE_SENTENCES[kind]()),
      ...(hasLimits(fragment) ? [WINDOW_SENTENCE] : []),
    ],
    formats: toolTabs(server, recommendation, hrefTo(index.site, paths.toolPolicies(server, tool))),
    links: {
      fragment: hrefTo(index.site, paths.toolPolicy(server, tool)),
      server: hrefTo(index.site, paths.server(server)),
      serverPolicy,
    },
  };
}

function relaxedOf(record: ToolRecord, { action, letThrough }: Recommendation): Variant | undefined {
  const relaxed = relaxedToolPolicy(record, STAND_INS);
  if (relaxed === undefined) return undefined;
  const rules = argumentSentences(record);
  const limit = rules.length === 0 ? 'a limit' : 'a limit and rules';
  return {
    intro: relaxedIntro(code(record.name), action, letThrough !== undefined, limit),
    rules,
    policy: textOf(relaxed.fragment),
  };
}

function relaxedIntro(name: Phrase, action: Action, partly: boolean, limit: string): Phrase {
  if (partly) return say`If people rely on its other values too, replace the rule with ${limit} for all calls:`;
  return action === 'hide'
    ? say`If people rely on ${name}, take the name out of ${code('hide')} and list it with ${limit}:`
    : say`If asking for each call is too much, replace the rule with ${limit}:`;
}

/** Flags are narrowed by the recommendation itself. */
function narrowedOf(record: ToolRecord, { action, name }: Recommendation): Variant | undefined {
  if (action === 'ask' || action === 'hide') return undefined;
  const known = argumentRules(record, STAND_INS);
  const { fragment } = toolPolicy(record, { surroundings: STAND_INS });
  if (known.every(({ kind }) => kind === 'flag') || fragment.tools === undefined) return undefined;
  return {
    intro: say`The recommended policy looks at the name alone. Where you know what ${code(name)} is for, put this in its place:`,
    rules: argumentSentences(record),
    policy: textOf(fragment),
  };
}
