import { clue } from './clues.ts';
import { isRead } from './effect.ts';
import { fieldPath } from './evidence.ts';
import { cite } from './field.ts';
import type { Finding } from './finding.ts';
import * as lexicon from './lexicon/holdings.ts';
import { nounSet, WordSet, wordSet } from './lexicon/word-set.ts';
import type { Parameter } from './parameters.ts';
import type { Reading } from './reading.ts';
import { among, head, leadText, opening, type Phrase, within } from './thing.ts';
import type { Word } from './words.ts';

/** What a tool reads out of the account, workspace or database that it is connected to. */
export function holdingFindings(reading: Reading, phrases: readonly Phrase[], inputs: readonly Parameter[]): Finding[] {
  const outer = inputs.filter(({ path }) => path.length === 3);
  const rows = [...rowFindings(outer, reading), ...actionFindings(outer, phrases)];
  if (!reading.deciding.every(({ kind }) => isRead(kind))) return rows;
  const named = reading.words.at(-1);
  if (named && LOGS.holds(named) && !reading.words.some((word) => NO_LOGS.holds(word))) {
    const evidence = cite('private-data-read', reading.name, named.start, named.end);
    return [{ capabilities: ['reads-private-data'], evidence }, ...rows];
  }
  for (const phrase of phrases) {
    const log = logWord(phrase);
    if (log) return [read(phrase, log), ...rows];
    const held = heldWord(phrase, outer);
    if (held && !isPublic(reading)) return [read(phrase, held), ...rows];
  }
  const owned = [...idFindings(outer, phrases), ...kindFindings(outer, phrases), ...ownedFindings(reading, phrases)];
  return owned.length > 0 && !isPublic(reading) ? [...rows, ...owned] : rows;
}

/** True for a tool that reads what anybody may. Only asked where something of an account is found. */
const isPublic = (reading: Reading): boolean =>
  lexicon.PUBLIC.test(leadText(reading)) || reading.words.some((word) => lexicon.NETWORKS.holds(word));

const read = ({ field }: Phrase, word: Word): Finding => ({
  capabilities: ['reads-private-data'],
  evidence: cite('private-data-read', field, word.start, word.end),
});

const gets = (phrase: Phrase): boolean => phrase.reads && lexicon.GETTING.includes(phrase.known);

export const LOGS = nounSet('log stacktrace traceback');
const NO_LOGS = nounSet('certificate change ct git release transparency');

/** Logs hold what users of a system sent it. */
function logWord(phrase: Phrase): Word | undefined {
  return gets(phrase) && !within(phrase, NO_LOGS) ? among(head(phrase), LOGS) : undefined;
}

function heldWord(phrase: Phrase, inputs: readonly Parameter[]): Word | undefined {
  if (!gets(phrase)) return undefined;
  const last = head(phrase);
  if (!last || lexicon.OUTLINES.holds(last) || within(phrase, TECHNICAL)) return undefined;
  if (lexicon.HOLDINGS.holds(last) && !isWebPage(phrase, last)) return last;
  if (lexicon.HOLDINGS_BY_ID.holds(last) && inputs.some((input) => identifies(input, last.text))) return last;
  return (
    (ROLES.holds(last) ? undefined : within(phrase, lexicon.PLACES)) ??
    (INSIDES.holds(last) ? within(phrase, lexicon.HOLDINGS) : undefined)
  );
}

/** What every account has alike. */
const ROLES = nounSet('action role');
const INSIDES = nounSet('block cell child children comment content data detail history information item row value');
/** Beside these, a space is one of numbers and a variable one of science. */
const TECHNICAL = nounSet('address bgp color colour css disk dns economic heap ip monetary style token');
const PAGES = nounSet('page');
/** A page of the web is no page of a workspace. */
const isWebPage = (phrase: Phrase, word: Word): boolean =>
  PAGES.holds(word) && phrase.lemma !== 'retrieve' && phrase.about.web();

export const IDS = wordSet('id ids uid uuid key gid guid slug');

/** True for `block_id` of a block. */
function identifies({ words }: Parameter, noun: string): boolean {
  return words.length > 1 && IDS.holds(words.at(-1)) && words.some(({ text }) => noun === text || noun === `${text}s`);
}

/** Things whose ids only an account gives out. */
export const SCOPES = new WordSet([
  ...lexicon.HOLDINGS,
  ...lexicon.HOLDINGS_BY_ID,
  ...lexicon.PLACES,
  ...nounSet('portal mailbox vault'),
]);

/** An argument that says in whose account, or in which holding of it, the tool reads. */
function idFindings(inputs: readonly Parameter[], phrases: readonly Phrase[]): Finding[] {
  const phrase = phrases.find(gets);
  const last = phrase && head(phrase);
  if (!last || lexicon.OUTLINES.holds(last)) return [];
  return cited(
    'argument-names-account',
    inputs.find(
      ({ words, required }) =>
        required &&
        SCOPES.holds(words.at(-2)) &&
        IDS.holds(words.at(-1)) &&
        (words.every(({ text }) => text !== 'page') || within(phrase, PAGES) !== undefined),
    ),
  );
}

export const OWNERS = clue('team organ accou compa works user custo tenan inbox drive vault porta crm my');

/** Words of the description by which what is read belongs to somebody. */
function ownedFindings(reading: Reading, phrases: readonly Phrase[]): Finding[] {
  const sentence = opening(reading, 1).find(
    ({ text, clues }) => (clues & OWNERS) !== 0 && lexicon.OWNERSHIP.test(text),
  );
  const match = sentence && lexicon.OWNERSHIP.exec(sentence.text);
  const outlined = phrases.filter(gets).every((phrase) => lexicon.OUTLINES.holds(head(phrase)));
  if (!sentence || !match || outlined) return [];
  const start = sentence.start + match.index;
  const evidence = cite('says-whose', reading.description, start, start + match[0].length);
  return [{ capabilities: ['reads-private-data'], evidence }];
}

export const KINDS = nounSet('entity object record resource');

/** An argument that chooses which kind of thing of an account is read. */
function kindFindings(inputs: readonly Parameter[], phrases: readonly Phrase[]): Finding[] {
  if (!phrases.some(gets)) return [];
  const chooser = inputs.find(
    ({ words, values }) =>
      (words.some((word) => KINDS.holds(word)) || words.at(-1)?.text === 'dataset') &&
      values.some((value) => KEPT.has(value.toLowerCase())),
  );
  return cited('argument-names-holdings', chooser);
}

export const KEPT = new WordSet([
  ...lexicon.HOLDINGS,
  ...lexicon.PLACES,
  ...nounSet('error event issue log replay trace user'),
]);

export const RETRIEVING = wordSet(
  'aggregate execute export fetch find get list query read retrieve run scan search select show',
);

const STATEMENTS = wordSet('query command statement');
const CHOOSERS = wordSet('action operation mode');
const TAKING = /^(?:get|read|list|search|query|export|view)/i;

/** An argument that chooses among actions, reading one of them, on something that an account holds. */
function actionFindings(inputs: readonly Parameter[], phrases: readonly Phrase[]): Finding[] {
  const chooser = inputs.find(
    ({ words, values }) => words.length === 1 && CHOOSERS.holds(words[0]) && values.some((value) => TAKING.test(value)),
  );
  if (!chooser) return [];
  for (const phrase of phrases) {
    const last = head(phrase);
    if (last && ACTED.holds(last)) return [read(phrase, last)];
  }
  return [];
}

const ACTED = new WordSet([
  ...lexicon.HOLDINGS,
  ...nounSet('customer database datatable execution message order record row version history'),
]);

/** A store and what to take out of it: the rows come back. */
function rowFindings(inputs: readonly Parameter[], reading: Reading): Finding[] {
  const [deed] = reading.deciding;
  if (!deed || !(isRead(deed.kind) || deed.kind === 'executes') || !RETRIEVING.includes(deed.action.known)) return [];
  if (inputs.length === 0) return [];
  const names = (set: WordSet) => inputs.find(({ words }) => words.some((word) => set.holds(word)));
  const store = names(lexicon.STORES);
  const selector = inputs.find((input) => input !== store && input.words.some((word) => lexicon.SELECTORS.holds(word)));
  const statement = inputs.find(
    ({ words }) =>
      words.at(-1)?.text === 'sql' || (STATEMENTS.holds(words.at(-1)) && /\bsql\b|cypher/i.test(leadText(reading))),
  );
  return cited('argument-selects-rows', statement ?? (selector && store));
}

function cited(
  rule: 'argument-names-account' | 'argument-names-holdings' | 'argument-selects-rows',
  input: Parameter | undefined,
): Finding[] {
  return input
    ? [{ capabilities: ['reads-private-data'], evidence: { rule, field: fieldPath(input.path), text: input.name } }]
    : [];
}
