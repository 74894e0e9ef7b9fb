import type { ValueRow } from '../catalog/record.ts';
import { riskOf } from '../catalog/risk.ts';
import { CATEGORIES } from '../catalog/vocabulary.ts';
import { type Choice, choicesIn, choicesShown, choicesUnder } from './choices.ts';
import { isRead, KIND_EFFECTS, type Kind, worstKind } from './effect.ts';
import { fieldPath } from './evidence.ts';
import type { Finding } from './finding.ts';
import { fold } from './fold.ts';
import { FOREIGN_CHOOSERS } from './lexicon/foreign-arguments.ts';
import { nounSet, WordSet, wordSet } from './lexicon/word-set.ts';
import { readName } from './name.ts';
import type { Parameter } from './parameters.ts';
import type { Reading } from './reading.ts';
import { nameWords } from './words.ts';

/** What the values of the arguments that choose an action come to. */
interface Dispatch {
  rows: ValueRow[];
  findings: Finding[];
  /** True where the schema limits an argument to the values that were found. */
  closed: boolean;
}

export const CHOOSERS = new WordSet([
  'action',
  'operation',
  'command',
  'method',
  'op',
  'subcommand',
  'task',
  'verb',
  'mode',
  'type',
  'strategy',
  ...FOREIGN_CHOOSERS,
]);
/** Names that choose an action where their values are plain verbs, and something else where they are not. */
export const ODD = new Set([
  'activity',
  'cmd',
  'do',
  'do what',
  'fn',
  'function',
  'step',
  'to do',
  'todo',
  'what',
  'what to do',
]);
const ODD_LAST = new WordSet([...ODD].map((name) => name.split(' ').at(-1) as string));
/** What may as well choose among kinds of thing: only plain verbs count. */
const LOOSE = new WordSet(['task', 'mode', 'type', 'strategy', ...ODD]);
/** How many keys lead to an argument that stands in no other. */
const OUTER = 3;

/** What chooses an action within an object, a list or an alternative, too. */
const INNER = wordSet('action operation op');
export const QUALIFIED = new WordSet(['action', 'operation', 'command', ...FOREIGN_CHOOSERS]);
/** Lists of things to do, and what says in each of them what is done. */
export const LISTS = wordSet('actions commands operations ops steps');
const LISTED = wordSet('command do kind method name type verb');
const HTTP = new Map<string, Kind>([
  ['GET', 'reads'],
  ['HEAD', 'reads'],
  ['OPTIONS', 'reads'],
  ['POST', 'creates'],
  ['PUT', 'changes'],
  ['PATCH', 'changes'],
  ['DELETE', 'deletes'],
]);

/** An argument that chooses, with the values to choose from. */
interface Chooser {
  input: Parameter;
  choices: readonly Choice[];
  /** True where the schema limits the argument to them. */
  closed: boolean;
  /** True where only plain verbs count. */
  loose: boolean;
}

/** The rows of a tool whose argument chooses among actions. `requests` where its methods are those of HTTP. */
export function dispatch(inputs: readonly Parameter[], reading: Reading, requests: boolean): Dispatch {
  const all: Dispatch = { rows: [], findings: [], closed: false };
  const choosers = choosersOf(inputs, reading);
  if (choosers.length === 0) return all;
  const asks = asksForRight(reading);
  for (const chooser of choosers) {
    const { input, closed } = chooser;
    if (asks && (!closed || input.path.length !== OUTER)) continue;
    const rows = rowsOf(chooser, requests);
    if (rows.length === 0) continue;
    all.rows.push(...rows);
    all.closed ||= closed;
    all.findings.push(chosen(input, rows));
  }
  return all;
}

/** The rows of an argument; none where it does not choose among actions, or is only known to choose what to read. */
function rowsOf({ input, choices, closed, loose }: Chooser, requests: boolean): ValueRow[] {
  if (!requests && choices.filter(({ value }) => HTTP.has(value)).length > 1) return [];
  const known = choices.map(({ value }) => value);
  const odd = ODD.has(input.phrase);
  const least = choices.length * (closed || !loose ? MOSTLY : 1);
  const rows = readRows(input, choices, { http: requests, plain: loose, known }, odd ? 0 : least);
  if (rows.length >= least) return closed || rows.some(({ category }) => category !== 'read') ? rows : [];
  if (rows.length === 0 || !odd) return [];
  const all = readRows(input, choices, { http: requests, plain: false, known }, choices.length);
  return all.length === choices.length ? all : [];
}

/** The rows of those values that are actions. Where there are fewer than `least`, it stops as soon as that is sure. */
function readRows(input: Parameter, choices: readonly Choice[], rules: Rules, least: number): ValueRow[] {
  const rows: ValueRow[] = [];
  for (const [index, choice] of choices.entries()) {
    const row = rowOf(input, choice, rules);
    if (row) rows.push(row);
    else if (rows.length + choices.length - index - 1 < least) break;
  }
  return rows;
}

/** What a call comes to whose argument chooses among the rows. */
function chosen(input: Parameter, rows: readonly ValueRow[]): Finding {
  const worst = rows.reduce((a, b) => (rank(b) > rank(a) ? b : a));
  const capabilities = new Set(rows.flatMap((row) => row.capabilities));
  if (worst.category !== 'read' || new Set(rows.map(({ risk }) => risk)).size > 1)
    capabilities.add('depends-on-argument');
  return {
    category: worst.category,
    capabilities: [...capabilities],
    evidence: { rule: 'argument-chooses-action', field: fieldPath(input.path), text: input.name },
  };
}

/** The share of values that must be actions. */
const MOSTLY = 0.6;

function choosersOf(inputs: readonly Parameter[], reading: Reading): Chooser[] {
  const found: Chooser[] = [];
  const fixed = new Map<string, Chooser & { choices: Choice[] }>();
  for (const input of inputs) {
    const { values } = input;
    const loose = looseness(input);
    if (loose === undefined) continue;
    if (values.length > 1) found.push({ input, choices: values.map(asChoice), closed: true, loose });
    else if (values.length === 1) addFixed(fixed, input, loose);
    else if (isOpen(input)) {
      const choices = toldChoices(input, reading);
      if (choices.length > 0) found.push({ input, choices, closed: false, loose });
    }
  }
  return fixed.size === 0 ? found : [...found, ...[...fixed.values()].filter(({ choices }) => choices.length > 1)];
}

const asChoice = (value: string): Choice => ({ value, says: value });

/** Adds what an argument is fixed to in one of several alternatives to what it is in the others. */
function addFixed(fixed: Map<string, Chooser & { choices: Choice[] }>, input: Parameter, loose: boolean): void {
  const at = input.path.filter((key) => !BRANCH.test(key)).join(' ');
  const known = fixed.get(at);
  const choice = asChoice(input.values[0] as string);
  if (!known) fixed.set(at, { input, choices: [choice], closed: true, loose });
  else if (known.choices.every(({ value }) => value !== choice.value)) known.choices.push(choice);
}

const BRANCH = /^(?:anyOf|oneOf|allOf|then|else|\d{1,3})$/;

const isOpen = ({ type, description }: Parameter): boolean =>
  (type === 'string' || type === '' || type === 'integer') && !FILTERS.test(description);

/** An argument that picks out what was done by others. */
const FILTERS = /\b(?:filter|only return|restrict|return only)/i;

/** The values that are not declared, but named: in the argument's description, its pattern and examples, or the tool's. */
function toldChoices({ description, schema }: Parameter, reading: Reading): Choice[] {
  const told = choicesIn(description);
  const shown = choicesShown(schema);
  if (told.length === 0 && shown.length === 0) return choicesUnder(reading.description.folded.text);
  return [...told, ...shown.filter(({ value }) => told.every((one) => one.value !== value))];
}

const ASKING = wordSet('check determine test validate verify');
const RIGHTS = nounSet('access authorization permission right');

/** True for a tool that only asks whether something is allowed: its arguments name actions, and choose none. */
const asksForRight = ({ deciding, words, told }: Reading): boolean =>
  [...deciding, ...told].some(({ action }) => ASKING.includes(action.known)) &&
  deciding.every(({ kind }) => isRead(kind)) &&
  [...words, ...told.flatMap(({ action }) => action.object)].some((word) => RIGHTS.holds(word));

const rank = (row: ValueRow): number => CATEGORIES.indexOf(row.category);

/** Undefined where an argument chooses no action, and else whether only plain verbs count among its values. */
function looseness({ path, values, words, phrase, description }: Parameter): boolean | undefined {
  const last = words.at(-1);
  if (path.length !== OUTER) {
    if (words.length === 1 && INNER.holds(last)) return false;
    return words.length === 1 && LISTED.holds(last) && LISTS.has(listOf(path)) ? false : undefined;
  }
  if (words.length === 1 ? CHOOSERS.holds(last) : QUALIFIED.holds(last)) return LOOSE.holds(last);
  if (ODD_LAST.holds(last) && ODD.has(phrase)) return true;
  return values.length > 1 && SAYS_CHOOSING.test(description) ? false : undefined;
}

/** The name of what an inner argument stands in. */
const listOf = (path: readonly string[]): string =>
  path.slice(0, -2).findLast((key) => key !== 'items' && !BRANCH.test(key)) ?? '';

/** What a description says of an argument that chooses an action, whatever its name. */
export const SAYS_CHOOSING =
  /\b(?:(?:action|operation|command) to (?:do|execute|perform|run|take)|what to do|what should be done|was (?:zu tun|getan)|qu[eé] hacer|o que fazer|que faire|quoi faire)\b|что (?:с)?делать|要?执行的(?:操作|动作)|実行する(?:操作|アクション)|수행할 (?:작업|동작)/i;

/** `remove_joint` beside `add_joint`: what is taken out can be put back by the same tool. */
const hasTwin = (value: string, values: readonly string[]): boolean =>
  /^remove/i.test(value) &&
  values.some((other) => other.toLowerCase() === value.toLowerCase().replace('remove', 'add'));

interface Rules {
  /** True where methods of HTTP are actions. */
  http: boolean;
  /** True where only plain verbs count. */
  plain: boolean;
  /** All values of the argument. */
  known: readonly string[];
}

function rowOf(input: Parameter, { value, says }: Choice, { http, plain, known }: Rules): ValueRow | undefined {
  const kind = (http ? HTTP.get(value.toUpperCase()) : undefined) ?? kindOfValue(says, plain, known);
  if (!kind) return undefined;
  const effect = KIND_EFFECTS[kind];
  return {
    argument: input.name,
    value,
    category: effect.category,
    capabilities: [...effect.capabilities],
    risk: riskOf(effect),
  };
}

function kindOfValue(says: string, plain: boolean, known: readonly string[]): Kind | undefined {
  const { actions } = readName(nameWords(fold(says.slice(0, 100))));
  const kinds = actions
    .filter((action) => action.certain || !plain)
    .map((action) => (hasTwin(says, known) ? 'unlinks' : action.done));
  return kinds.length > 0 ? worstKind(kinds) : undefined;
}
