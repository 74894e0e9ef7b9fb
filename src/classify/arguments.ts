import type { Capability, Category } from '../catalog/vocabulary.ts';
import { headNoun } from './action.ts';
import { isRead } from './effect.ts';
import { fieldPath } from './evidence.ts';
import type { Finding } from './finding.ts';
import { CODE_WORDS } from './lexicon/nouns.ts';
import { wordSet } from './lexicon/word-set.ts';
import type { Parameter } from './parameters.ts';
import type { Deed, Reading } from './reading.ts';
import type { RuleId } from './rules.ts';

const CODE = wordSet(
  'bash cmd command commands cypher javascript powershell python script shell sql statement statements',
);
const QUERIES = wordSet('query queries');
const SNIPPETS = wordSet('code expression function snippet source template');
const RUNNING_QUERIES = wordSet('query run execute read select perform fetch get use');

/** What the arguments of a tool show, given what its words say. */
export function argumentFindings(inputs: readonly Parameter[], reading: Reading): Finding[] {
  const outer = inputs.filter((input) => input.path.length === 3);
  return [
    ...codeFindings(outer, reading),
    ...requestFindings(outer, reading),
    ...toolFindings(outer, reading),
    ...fileFindings(outer, reading),
    ...amountFindings(outer, reading),
  ];
}

function finding(rule: RuleId, { path, name }: Parameter, category: Category, ...capabilities: Capability[]): Finding {
  return { category, capabilities, evidence: { rule, field: fieldPath(path), text: name } };
}

const isFree = (input: Parameter): boolean =>
  input.values.length === 0 && input.type !== 'boolean' && input.type !== 'integer' && input.type !== 'number';

function codeFindings(inputs: Parameter[], reading: Reading): Finding[] {
  const stores = reading.deciding.some(({ kind }) => !isRead(kind) && kind !== 'executes' && kind !== 'operates');
  const works = reading.deciding.length > 0 && reading.deciding.every(({ kind }) => kind === 'computes');
  if (stores || works) return [];
  return inputs
    .filter((input) => isFree(input) && holdsCode(input, reading))
    .map((input) => finding('argument-is-code', input, 'write', 'executes-code', 'depends-on-argument'));
}

function holdsCode(input: Parameter, reading: Reading): boolean {
  const last = input.words.at(-1) ?? '';
  if (input.words.length > 2) return false;
  const runs = reading.deciding.some(({ kind }) => kind === 'executes');
  if (SNIPPETS.has(last)) return runs;
  if (CODE.has(last)) return runs || reading.deciding.length === 0 || looksUp(reading.deciding);
  if (!QUERIES.has(last) || !mentionsCode(input, reading)) return false;
  return (
    runs || (looksUp(reading.deciding) && reading.words.some(({ text }) => QUERIES.has(text) || CODE_WORDS.has(text)))
  );
}

const looksUp = (deciding: readonly Deed[]): boolean =>
  deciding.every(({ action }) => RUNNING_QUERIES.has(action.lemma));

function mentionsCode(input: Parameter, reading: Reading): boolean {
  const named = reading.words.some((word) => CODE_WORDS.has(word.text));
  const told = `${reading.sentences[0]?.text ?? ''} ${input.description.slice(0, 200)}`.toLowerCase();
  return named || (told.match(/[a-z]+/g) ?? []).some((word) => CODE_WORDS.has(word) && word !== 'command');
}

const ADDRESSES = wordSet('url uri endpoint path route');
const HTTP = /^(?:get|post|put|patch|delete)$/i;
const REQUESTING = wordSet('api call execute fetch invoke perform query request run send');

function requestFindings(inputs: Parameter[], reading: Reading): Finding[] {
  const method = inputs.find(
    (input) =>
      ['method', 'verb'].includes(input.words.at(-1) ?? '') &&
      (input.values.filter((value) => HTTP.test(value)).length > 1 || /\b(?:GET|POST)\b/.test(input.description)),
  );
  const address = inputs.find((input) => ADDRESSES.has(input.words.at(-1) ?? '') && isFree(input));
  const asks = reading.deciding.every(
    ({ action }) => REQUESTING.has(action.lemma) || (action.lemma === 'make' && headNoun(action) === 'request'),
  );
  if (!method || !address || !asks) return [];
  return [method, address].map((input) =>
    finding('argument-is-request', input, 'write', 'sends-externally', 'depends-on-argument'),
  );
}

const CALLABLE = wordSet('tool function operation service method skill procedure');
const PAYLOAD = wordSet('args arguments params parameters input inputs payload body data');

function toolFindings(inputs: Parameter[], reading: Reading): Finding[] {
  const calls = reading.deciding.length === 0 || reading.deciding.some(({ kind }) => kind === 'executes');
  const callee = inputs.find(
    (input) =>
      isFree(input) &&
      input.words.length <= 2 &&
      CALLABLE.has(input.words[0] ?? '') &&
      ['name', 'id'].includes(input.words[1] ?? 'name'),
  );
  const payload = inputs.find((input) => input.words.some((word) => PAYLOAD.has(word)));
  if (!calls || !callee || !payload) return [];
  return [finding('argument-is-tool', callee, 'write', 'executes-code', 'depends-on-argument')];
}

const OUTPUT = wordSet('output out save dest destination download target export');
const PLACE = wordSet('path dir directory folder file filepath filename');
const SAVING =
  /\b(?:sav(?:e|ed|es|ing)|writ(?:e|ten|es|ing)|stor(?:e|ed)|output|download(?:ed)?) (?:\w+ ){0,6}(?:to|in|into|as|at|file|path)\b|\bsave\b/i;

/** An argument that names where on disk the result goes, in a tool that otherwise reads. */
function fileFindings(inputs: Parameter[], reading: Reading): Finding[] {
  if (!reading.deciding.every(({ kind }) => isRead(kind))) return [];
  return inputs
    .filter((input) => isFree(input) && input.words.some((word) => PLACE.has(word)))
    .filter((input) => input.words.some((word) => OUTPUT.has(word)) || SAVING.test(input.description))
    .slice(0, 1)
    .map((input) => finding('argument-writes-file', input, 'write'));
}

const AMOUNTS = wordSet('amount amounts valor monto importe montant betrag');
const MOVING = wordSet('deposit donate fund move place send stake swap trade transfer withdraw');

/** An amount of money that is moved. */
function amountFindings(inputs: Parameter[], reading: Reading): Finding[] {
  if (!reading.deciding.some(({ action }) => MOVING.has(action.lemma))) return [];
  return inputs
    .filter((input) => AMOUNTS.has(input.words[0] ?? '') || AMOUNTS.has(input.words.at(-1) ?? ''))
    .slice(0, 1)
    .map((input) => finding('argument-is-amount', input, 'write', 'moves-money'));
}
