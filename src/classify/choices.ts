import type { JsonObject } from '../manifest/json.ts';
import { eachMatch } from './matches.ts';

/** A value that an argument may take, and the words that say what it does. */
export interface Choice {
  value: string;
  says: string;
}

/** How much of a text is searched for values. */
const REACH = 1000;
const MOST = 100;

const QUOTED = /(?<![\w'"`])(["'`])([a-z][\w-]{0,40})\1(?!\w)/gi;
const WORD = '[a-z][\\w-]{0,40}';
const SEPARATOR = '(?: ?[,|/] ?(?:or |and )?| (?:or|and) )';
const LISTED = new RegExp(
  `(?:^ ?|[:([=] ?|\\b(?:one of|either|can be|must be|values are|among) )(${WORD}(?:${SEPARATOR}${WORD})+)`,
  'gi',
);
const SPLIT = new RegExp(SEPARATOR, 'gi');
const NUMBERED = /(?<![\w.])(\d{1,3}) ?[=:-] ?([a-z][\w-]{1,40})/gi;
const ALTERNATION = /^\^?\(?(?:\?:)?([\w-]+(?:\|[\w-]+)+)\)?\$?$/;

const plain = (values: readonly string[]): Choice[] =>
  [...new Set(values)].slice(0, MOST).map((value) => ({ value, says: value }));

/** The values that a description names: quoted, as a list, or each with a number. Fewer than two are no choice. */
export function choicesIn(description: string): Choice[] {
  const text = description.slice(0, REACH).replaceAll(/\s+/g, ' ');
  const numbered = [...eachMatch(NUMBERED, text)].map(([, value, says]) => ({ value, says }) as Choice);
  if (numbered.length > 1) return numbered.slice(0, MOST);
  const quoted = plain([...eachMatch(QUOTED, text)].map(([, , value]) => value as string));
  if (quoted.length > 1) return quoted;
  const listed = [...eachMatch(LISTED, text)].map(([, list]) => plain((list as string).split(SPLIT)));
  return listed.find((list) => list.length > 1) ?? [];
}

const ACTIONS = /\b(?:actions|operations|commands|modes)\b[^:\n]{0,40}:/i;
const ENTRY =
  /\n[^\S\n]{0,8}(?:[-*•]|\d{1,2}[.)])[^\S\n]{0,4}["'`*]{0,3}([a-z][\w-]{0,40})["'`*]{0,3}(?=[^\S\n]?(?:[:(=,–—-]|\n|$))/gi;

/** The actions that a tool's description lists, one a line, under a heading such as "Actions:". */
export function choicesUnder(description: string): Choice[] {
  const heading = ACTIONS.exec(description.slice(0, REACH));
  if (!heading) return [];
  const from = heading.index + heading[0].length;
  const entries = plain(
    [...eachMatch(ENTRY, description.slice(from, from + REACH))].map(([, value]) => value as string),
  );
  return entries.length > 1 ? entries : [];
}

/** The values that a schema shows without limiting the argument to them: examples, a default, alternatives of a pattern. */
export function choicesShown({ pattern, examples, default: usual }: JsonObject): Choice[] {
  const alternatives = typeof pattern === 'string' ? (ALTERNATION.exec(pattern)?.[1]?.split('|') ?? []) : [];
  const shown = [...alternatives, ...(Array.isArray(examples) ? examples : []), usual];
  return plain(shown.filter((one): one is string => typeof one === 'string' && one !== ''));
}
