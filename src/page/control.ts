import type { ToolRecord } from '../catalog/record.ts';
import type { Action } from '../catalog/vocabulary.ts';
import { relaxedToolPolicy, toolPolicy } from '../policy/compose.ts';
import type { PolicyFragment } from '../policy/document.ts';
import { printJson } from '../policy/print.ts';
import { recommend } from '../policy/recommend.ts';
import type { Badge } from './badge.ts';
import type { PageIndex, Place } from './catalog-index.ts';
import { type FormatTabs, toolTabs } from './format-tabs.ts';
import { code, type Phrase, say } from './phrase.ts';
import { ACTION_SENTENCES, NOTE_SENTENCES, WINDOW_SENTENCE } from './policy-words.ts';
import { hrefTo, paths } from './site.ts';

/** A piece of policy as the page shows it and the copy button copies it. */
export interface PolicyText {
  fragment: PolicyFragment;
  /** The same as JSON text. */
  json: string;
}

/** "How to control it". */
export interface Control {
  action: Badge<Action>;
  /** What the recommended policy does with a call. */
  sentence: Phrase;
  policy: PolicyText;
  /** Where the fragment goes. */
  merging: Phrase;
  steps: Phrase[];
  /** How to let calls through at a limited rate, where the recommendation does not. */
  relaxed?: { intro: Phrase; policy: PolicyText } | undefined;
  /** What the format cannot say exactly. */
  notes: Phrase[];
  /** The piece in every format, policy.json first. */
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
    say`If there is no policy for the server yet, start from ${[{ kind: 'link', text: "the whole server's policy", href: serverHref }]}, which names every tool. If there is one, merge the piece above into it.`,
    say`Point the client at the gateway instead of the server, and call the tool once to see that the rule holds.`,
  ];
}

/** What to do about a tool's calls. Everything here comes from the one recommendation. */
export function controlOf(index: PageIndex, place: Place): Control {
  const { server, tool } = place;
  const { record } = tool;
  const { action, limit } = recommend(record);
  const { fragment, notes } = toolPolicy(record);
  const serverPolicy = hrefTo(index.site, paths.serverPolicy(server));
  return {
    action: index.badges.action[action],
    sentence: ACTION_SENTENCES[action](code(record.name), limit),
    policy: textOf(fragment),
    merging: mergingOf(fragment),
    steps: stepsOf(serverPolicy),
    relaxed: relaxedOf(record),
    notes: [
      ...(record.retired === undefined ? [] : [RETIRED]),
      ...notes.map(({ kind }) => NOTE_SENTENCES[kind]()),
      ...(action === 'limit' && fragment.tools ? [WINDOW_SENTENCE] : []),
    ],
    formats: toolTabs(index, place),
    links: {
      fragment: hrefTo(index.site, paths.toolPolicy(server, tool)),
      server: hrefTo(index.site, paths.server(server)),
      serverPolicy,
    },
  };
}

function relaxedOf(record: ToolRecord): Control['relaxed'] {
  const relaxed = relaxedToolPolicy(record);
  if (relaxed === undefined) return undefined;
  const { fragment } = relaxed;
  const hidden = recommend(record).action === 'hide';
  const intro = hidden
    ? say`If people rely on ${code(record.name)}, take the name out of ${code('hide')} and list it with a limit:`
    : say`If asking for each call is too much, replace the rule with a limit:`;
  return { intro, policy: textOf(fragment) };
}
