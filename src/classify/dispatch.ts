import type { ValueRow } from '../catalog/record.ts';
import { riskOf } from '../catalog/risk.ts';
import { CATEGORIES } from '../catalog/vocabulary.ts';
import { kindOf } from './action.ts';
import { isRead, KIND_EFFECTS, worstKind } from './effect.ts';
import { fieldPath } from './evidence.ts';
import type { Finding } from './finding.ts';
import { fold } from './fold.ts';
import { FOREIGN_CHOOSERS } from './lexicon/foreign-arguments.ts';
import { nounSet, wordSet } from './lexicon/word-set.ts';
import { readName } from './name.ts';
import type { Parameter } from './parameters.ts';
import type { Reading } from './reading.ts';
import { nameWords } from './words.ts';

/** What the values of the arguments that choose an action come to. */
interface Dispatch {
  rows: ValueRow[];
  findings: Finding[];
}

export const CHOOSERS = new Set([
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
/** What may as well choose among kinds of thing: only plain verbs count. */
const LOOSE = new Set(['task', 'mode', 'type', 'strategy']);
/** How many keys lead to an argument that stands in no other. */
const OUTER = 3;

/** What chooses an action within an object, a list or an alternative, too. */
const INNER = new Set(['action', 'operation', 'op']);
export const QUALIFIED = new Set(['action', 'operation', 'command', ...FOREIGN_CHOOSERS]);
const HTTP: Readonly<Record<string, keyof typeof KIND_EFFECTS>> = {
  GET: 'reads',
  HEAD: 'reads',
  OPTIONS: 'reads',
  POST: 'creates',
  PUT: 'changes',
  PATCH: 'changes',
  DELETE: 'deletes',
};

/** The rows of a tool whose argument chooses among actions. `requests` where its methods are those of HTTP. */
export function dispatch(inputs: readonly Parameter[], reading: Reading, requests: boolean): Dispatch {
  const all: Dispatch = { rows: [], findings: [] };
  const choosers = inputs.filter(chooses);
  if (choosers.length === 0) return all;
  const named = asksForRight(reading);
  for (const input of choosers) {
    if ((named && input.path.length !== OUTER) || (!requests && input.values.filter((value) => HTTP[value]).length > 1))
      continue;
    const rows = input.values.map((value) => rowOf(input, value, requests)).filter((row) => row !== undefined);
    if (rows.length < input.values.length * 0.6) continue;
    all.rows.push(...rows);
    const worst = rows.reduce((a, b) => (rank(b) > rank(a) ? b : a));
    const capabilities = new Set(rows.flatMap((row) => row.capabilities));
    if (worst.category !== 'read' || new Set(rows.map(({ risk }) => risk)).size > 1)
      capabilities.add('depends-on-argument');
    all.findings.push({
      category: worst.category,
      capabilities: [...capabilities],
      evidence: { rule: 'argument-chooses-action', field: fieldPath(input.path), text: input.name },
    });
  }
  return all;
}

const ASKING = wordSet('check determine test validate verify');
const RIGHTS = nounSet('access authorization permission right');

/** True for a tool that only asks whether something is allowed: arguments within its objects name actions, and choose none. */
const asksForRight = ({ deciding, words, told }: Reading): boolean =>
  [...deciding, ...told].some(({ action }) => ASKING.has(action.lemma)) &&
  deciding.every(({ kind }) => isRead(kind)) &&
  [...words, ...told.flatMap(({ action }) => action.object)].some(({ text }) => RIGHTS.has(text));

const rank = (row: ValueRow): number => CATEGORIES.indexOf(row.category);

function chooses({ path, values, words }: Parameter): boolean {
  const last = words.at(-1) ?? '';
  if (values.length < 2) return false;
  if (path.length !== OUTER) return words.length === 1 && INNER.has(last);
  return words.length === 1 ? CHOOSERS.has(last) : QUALIFIED.has(last);
}

/** `remove_joint` beside `add_joint`: what is taken out can be put back by the same tool. */
const hasTwin = (value: string, values: readonly string[]): boolean =>
  /^remove/i.test(value) &&
  values.some((other) => other.toLowerCase() === value.toLowerCase().replace('remove', 'add'));

function rowOf(input: Parameter, value: string, requests: boolean): ValueRow | undefined {
  const http = requests ? HTTP[value.toUpperCase()] : undefined;
  const plain = LOOSE.has(input.words.at(-1) ?? '');
  const read = http ? [] : readName(nameWords(fold(value.slice(0, 100)))).actions;
  const actions = read.filter((action) => action.certain || !plain);
  if (!http && actions.length === 0) return undefined;
  const kinds = actions.map((action) => (hasTwin(value, input.values) ? 'unlinks' : kindOf(action)));
  const effect = KIND_EFFECTS[http ?? worstKind(kinds)];
  return {
    argument: input.name,
    value,
    category: effect.category,
    capabilities: [...effect.capabilities],
    risk: riskOf(effect),
  };
}
