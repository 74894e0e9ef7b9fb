import type { Category } from '../catalog/vocabulary.ts';
import { clue } from './clues.ts';
import { fieldPath } from './evidence.ts';
import { cite } from './field.ts';
import type { Finding } from './finding.ts';
import { wordSet } from './lexicon/word-set.ts';
import type { Parameter } from './parameters.ts';
import type { Reading } from './reading.ts';
import { leadText, opening } from './thing.ts';

/** Ways by which a call carries something out: an address of the caller's choice, a hook, an upload, a notice. */
export function outgoingFindings(reading: Reading, inputs: readonly Parameter[], category: Category): Finding[] {
  return [
    ...addressFindings(reading, inputs),
    ...targetFindings(reading, inputs),
    ...hookFindings(inputs),
    ...saidFindings(reading, category),
  ];
}

export const VISITING =
  wordSet(`browse convert crawl download enumerate extract fetch get goto import interact load map navigate new open
  read request retrieve run scrape visit`);
const PAGES = /\b(?:url|urls|web|website|webpage|page|pages|tab|site|link)\b/i;
export const ADDRESSES = wordSet('link links uri uris url urls website');

/** An address that the tool asks: its host learns what the address says. */
function addressFindings(reading: Reading, inputs: readonly Parameter[]): Finding[] {
  const input = inputs.find(
    ({ path, words, values, type }) =>
      path.length === 3 && words.length === 1 && ADDRESSES.holds(words[0]) && values.length === 0 && type !== 'boolean',
  );
  if (!input || WITHIN.test(input.description)) return [];
  const browses = /browser/i.test(`${reading.name.folded.text} ${leadText(reading, 1)}`);
  const visits =
    browses || [...reading.deciding, ...reading.told].some(({ action }) => VISITING.includes(action.known));
  const lead = leadText(reading, 2);
  if (DOCS.test(`${lead} ${reading.name.folded.text}`)) return [];
  const about = `${lead} ${reading.words.map(({ text }) => text).join(' ')}`;
  return visits && PAGES.test(about) ? cited(input) : [];
}

/** Verbs and nouns of looking at machines from afar, which sends them packets. */
export const SCANNING = wordSet('brute enum enumerate fuzz ping probe recon scan sweep traceroute');
export const MACHINES = wordSet(
  'bucket buckets cidr domain host hostname hosts ip ips port ports server storage subnet target url',
);

/** A machine that the caller names and the tool looks at from afar. */
function targetFindings(reading: Reading, inputs: readonly Parameter[]): Finding[] {
  const scans =
    reading.words.some((word) => SCANNING.holds(word)) ||
    [...reading.deciding, ...reading.told].some(({ action }) => SCANNING.includes(action.known));
  if (!scans) return [];
  const input = inputs.find(
    ({ path, words, values, type }) =>
      path.length === 3 && values.length === 0 && type !== 'boolean' && words.some((word) => MACHINES.holds(word)),
  );
  return input ? cited(input) : [];
}

/** A vendor's documentation is one place. */
const DOCS = /docs?\b|documentation/i;

/** An address of one place only carries nothing elsewhere. */
const WITHIN =
  /\b(?:github|gitlab|figma|notion|jira|confluence|slack|linear|sentry|youtube|linkedin|twitter|instagram|tiktok|reddit|amazon|google (?:docs?|drive|maps?))\b/i;

export const HOOKS = wordSet('webhook webhooks callback');
export const TARGETS = wordSet('url uri endpoint webhook callback');

/** An argument that says where the tool shall report to. */
function hookFindings(inputs: readonly Parameter[]): Finding[] {
  const input = inputs.find(
    ({ path, words, values, type }) =>
      path.length === 3 &&
      values.length === 0 &&
      (type === 'string' || type === '' || type === 'object') &&
      words.some((word) => HOOKS.holds(word)) &&
      TARGETS.holds(words.at(-1)),
  );
  return input ? cited(input, 'argument-is-hook') : [];
}

const cited = (
  { path, name }: Parameter,
  rule: 'argument-is-destination' | 'argument-is-hook' = 'argument-is-destination',
): Finding[] => [{ capabilities: ['sends-externally'], evidence: { rule, field: fieldPath(path), text: name } }];

export const SAYS =
  /\b(?:notif(?:ies|ying) (?:everyone|all|people|users|members|watchers|subscribers|them)|(?:sends?|sent) (?:an? |the )?(?:email|e-mail|mail|sms|notification|invitation)s?|invit(?:es?|ing) \w+(?: \w+)? by (?:e-?mail|mail)|publicly (?:available|accessible|visible)|(?:as|to) a public (?:landing |web )?(?:page|link|url|site)|post(?:s|ed)? (?:\w+ )?publicly)\b/i;
export const HANDS_FILES = /\b(?:upload|drop)s?\b[^.]{0,40}\bfiles?\b|\bupload (?:one|a|multiple)\b/i;
/** Words of which one stands wherever one of the two patterns matches. */
export const SENDING_WORDS = clue('notif send sends sent invit publi uploa drop drops');
const INTO_PAGE = /\b(?:page|element|browser|form|file chooser)\b/i;

function handsFiles(text: string, { name }: Reading): RegExpExecArray | undefined {
  const match = HANDS_FILES.exec(text);
  return match && INTO_PAGE.test(`${text} ${name.folded.text}`.replace('_', ' ')) ? match : undefined;
}

/** What the description says of people who are told, of a page for all, and of files that a web page is given. */
function saidFindings(reading: Reading, category: Category): Finding[] {
  if (category === 'read') return [];
  for (const sentence of opening(reading, 4)) {
    if ((sentence.clues & SENDING_WORDS) === 0) continue;
    const match = SAYS.exec(sentence.text) ?? handsFiles(sentence.text, reading);
    if (
      !match ||
      /\b(?:not|never|no|without|to|can|could|may|who)\s(?:\w+\s){0,2}$/i.test(sentence.text.slice(0, match.index))
    )
      continue;
    const start = sentence.start + match.index;
    const evidence = cite('says-sends', reading.description, start, start + match[0].length);
    return [{ capabilities: ['sends-externally'], evidence }];
  }
  return [];
}
