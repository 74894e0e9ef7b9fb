import type { ExportLoss, Named, Refusal } from '../policy/formats/export.ts';
import type { Format, Fragment, Treatment } from '../policy/formats/format.ts';
import type { Loss } from '../policy/formats/treat.ts';
import { code, join, listed, type Phrase, say } from './phrase.ts';

const WHAT = {
  limit: 'limit how often a tool is called',
  rules: 'look at arguments as these rules do',
  ask: 'ask a person before a call',
  deny: 'deny a call of a tool that is listed',
  hide: 'hide a tool or deny its calls',
} as const satisfies Record<Loss['what'], string>;

const BECOMES = {
  allow: 'are let through',
  ask: 'wait for a person each time',
  deny: 'are denied',
  hide: 'are denied, and agents do not see',
} as const satisfies Record<Treatment, string>;

/** Where calls are denied after all, all that is lost is that the tool stays in the list. */
function lossSentence(title: string, loss: Loss, calls: Phrase, them: 'it' | 'them'): Phrase {
  if (loss.what === 'hide' && loss.becomes === 'deny') {
    return say`${title} cannot hide a tool. Calls of ${calls} are denied all the same, and agents still see what they cannot call.`;
  }
  const end = loss.milder ? 'milder than recommended: switch the tool off in the client' : 'stricter than recommended';
  const becomes = loss.becomes === 'hide' ? `${BECOMES.hide} ${them}` : BECOMES[loss.becomes];
  return say`${title} cannot ${WHAT[loss.what]}. Calls of ${calls} ${becomes}: ${end}.`;
}

/** What a format cannot say of one tool. */
export function toolLoss({ title }: Format, loss: Loss): Phrase {
  return lossSentence(title, loss, say`this tool`, 'it');
}

const MOST_NAMES = 5;

/** Tools by their names, and by their servers' too where there are several. */
function whichTools(tools: readonly Named[]): Phrase {
  const several = new Set(tools.map(({ label }) => label)).size > 1;
  const shown = tools.slice(0, MOST_NAMES).map(({ label, tool }) => code(several ? `${label}/${tool}` : tool, 80));
  const more = tools.length - shown.length;
  return listed(more > 0 ? [...shown, `${more} more`] : shown);
}

/** What a format cannot say of servers, with the tools that it is about. */
export function exportLoss({ title }: Format, loss: ExportLoss): Phrase {
  return lossSentence(title, loss, whichTools(loss.tools), loss.tools.length === 1 ? 'it' : 'them');
}

const UNLISTED = {
  deny: 'Left out, it is denied.',
  ask: 'Left out, it waits for a person each time.',
  allow: 'Left out, it is let through: switch it off in the client.',
} as const satisfies Record<Format['unlisted'], string>;

/** Why nothing is written for a name. */
export function refusal({ title }: Format, { tool, reason, becomes }: Refusal): Phrase {
  return say`${title} cannot name ${code(tool, 60)} exactly, because ${reason}. ${UNLISTED[becomes]}`;
}

/** That a name which is too long with one label may do with another. */
export const SHORTER_LABEL = say`A shorter label may do: on the command line, ${code('--label')} takes any.`;

/** That a server is better removed than written. */
export function removal({ title }: Format, label: string): Phrase {
  return say`No call of ${code(label, 60)} is let through, and ${title} has no way to say so: an empty list means every tool there. Take the server out of the configuration.`;
}

const LATER = {
  deny: 'is denied',
  ask: 'waits for a person',
  allow: 'is let through',
} as const satisfies Record<Format['unlisted'], string>;

/** What a server's whole policy is, and what it says of tools that are not in it. */
export function wholeSentence({ file, partial, unlisted }: Format): Phrase {
  const whole = partial
    ? say`It covers every tool. Merge it into your own entry of the server in ${code(file.name)}, which says how the server is started or reached.`
    : say`Complete on its own, as ${code(file.name)}.`;
  return say`${whole} A tool that the server adds later ${LATER[unlisted]}.`;
}

/** What to do with the piece for one tool. */
export function fragmentSentence({ title, file }: Format, fragment: Fragment): Phrase {
  switch (fragment.kind) {
    case 'merge':
      return say`Merge this into ${code(file.name)}. It changes nothing for any other tool.`;
    case 'add':
      return say`${title} lets through what is listed. Add this entry to ${code(fragment.key)}:`;
    case 'leave-out':
      return say`${title} lets through what is listed. Leave this entry out of ${code(fragment.key)}:`;
    case 'nothing':
      return say`There is nothing to write: ${title} does this by itself with a tool that nothing names.`;
  }
}

/** A sentence about a format, in which names and keys stand between backticks. */
export function inCode(text: string): Phrase {
  return join(...text.split('`').map((part, at) => (at % 2 === 1 ? code(part, 200) : part)));
}

/** Where a file goes: a path, or words. */
export function placeOf(path: string): Phrase {
  return /^(?:[~/.]|[A-Z]:\\)|^\S+$/.test(path) ? code(path, 200) : inCode(path);
}

/** Where a format's file goes, for a terminal: one line for each reader. */
export function placesText({ file, partial }: Format): string[] {
  const start = partial ? `Merge it into your own entries of the servers in ${file.name}:` : `${file.name} goes to:`;
  return [start, ...file.places.map(({ who, path }) => `  ${path}  (${who})`)];
}
