import type { Capability, Category } from '../catalog/vocabulary.ts';
import { type Action, headNoun } from './action.ts';
import { clue } from './clues.ts';
import { isRead } from './effect.ts';
import { fieldPath } from './evidence.ts';
import type { Finding } from './finding.ts';
import { FOREIGN_AMOUNTS } from './lexicon/foreign-arguments.ts';
import { QUERY_LANGUAGES } from './lexicon/nouns.ts';
import { PERSONS } from './lexicon/subjects.ts';
import { nounSet, WordSet, wordSet } from './lexicon/word-set.ts';
import type { Parameter } from './parameters.ts';
import type { Deed, Reading } from './reading.ts';
import type { RuleId } from './rules.ts';
import type { Word } from './words.ts';

export const CODE = wordSet(
  'bash cmd command commands cypher javascript js lua powershell python script shell sql statement statements',
);
/** Code in a tool that reads, too: nobody hands these over to have them looked at. */
export const SCRIPTS = wordSet('eval exec javascript js');
export const QUERIES = wordSet('query queries');
export const SNIPPETS = wordSet('code expression function snippet source template');
const RUNNING_QUERIES = wordSet('query run execute read select perform fetch get use');

/** What the arguments of a tool show, given what its words say. */
export function argumentFindings(inputs: readonly Parameter[], reading: Reading): Finding[] {
  const outer = inputs.filter((input) => input.path.length === 3);
  if (inputs.length === 0) return [];
  return [
    ...codeFindings(outer, reading),
    ...saidCodeFindings(inputs, reading),
    ...requestFindings(outer, reading),
    ...toolFindings(outer, reading),
    ...fileFindings(outer, reading),
    ...amountFindings(outer, reading),
    ...secretFindings(outer),
    ...addressFindings(outer, reading),
    ...kindFindings(outer, reading),
    ...localFindings(outer, reading),
    ...editFindings(outer, reading),
    ...switchFindings(inputs, reading),
    ...changeFindings(inputs, reading),
  ];
}

function finding(rule: RuleId, { path, name }: Parameter, category: Category, ...capabilities: Capability[]): Finding {
  return { category, capabilities, evidence: { rule, field: fieldPath(path), text: name } };
}

const isFree = (input: Parameter): boolean =>
  input.values.length === 0 && input.type !== 'boolean' && input.type !== 'integer' && input.type !== 'number';

function codeFindings(inputs: Parameter[], reading: Reading): Finding[] {
  const stores = reading.main.some(({ kind }) => !isRead(kind) && kind !== 'executes' && kind !== 'operates');
  const works =
    reading.main.length > 0 && reading.main.every(({ kind, action }) => kind === 'computes' && action.kind === kind);
  if (stores || works) return [];
  return inputs
    .filter((input) => isFree(input) && holdsCode(input, reading))
    .map((input) => finding('argument-is-code', input, 'write', 'executes-code', 'depends-on-argument'));
}

function holdsCode(input: Parameter, reading: Reading): boolean {
  const last = input.words.at(-1);
  if (input.words.length === 1 && SCRIPTS.holds(last) && input.type !== 'object') return true;
  if (rendersCode(input, reading)) return true;
  if (input.words.length > 2) return false;
  const runs = reading.main.some(({ kind }) => kind === 'executes');
  if (SNIPPETS.holds(last)) return runs;
  if (CODE.holds(last)) return runs || !reading.main.some(({ action }) => action.certain) || looksUp(reading.main);
  if (!QUERIES.holds(last) || !mentionsCode(input, reading)) return false;
  return (
    runs || (looksUp(reading.main) && reading.words.some((word) => QUERIES.holds(word) || QUERY_LANGUAGES.holds(word)))
  );
}

export const RENDERING = wordSet('compile eval evaluate render');
export const TEMPLATES = wordSet('content custom page source string text');

const speaksOf = (words: readonly Word[], text: string): boolean => words.some((word) => word.text === text);

/** A template of the caller's own, which its engine runs. */
function rendersCode({ words, name }: Parameter, { main }: Reading): boolean {
  if (speaksOf(words, 'code') && speaksOf(words, 'module')) return true;
  const template = speaksOf(words, 'template') && words.some((word) => TEMPLATES.holds(word)) && !/id$/i.test(name);
  return template && main.some(({ action }) => RENDERING.includes(action.known));
}

/** What a description says of code that the tool runs. */
export const CODE_TO_RUN =
  /\b(?:javascript|typescript|js|python|lua|ruby|groovy|bash|shell|powershell|sql|code|scripts?|commands?|snippets?)\b(?! (?:id|name|path|url|type)\b)[^.;:\n]{0,50}\b(?:run|runs|executed?|executes|evaluated?|injected?)\b|^(?:optional(?:ly)?[,:]? )?(?:run|execute|evaluate|inject)s? (?:(?:this|the|a|any|arbitrary|custom|given|provided|raw|your) )*(?:javascript|js|python|lua|ruby|groovy|bash|shell|powershell|sql|code|scripts?|commands?|snippets?)\b/i;
const NOT_CODE = wordSet(
  'cwd dir directory file filename folder host id ids interpreter key lang language limit mode name names path pattern reason regex seconds session shell timeout title type uri url workspace',
);
const NOT_RUN = /\b(?:not|never|without|n['’]t|no|id|name|path|url|uri|type|configured|natural)\b/i;

/** What a description says of code by its language alone: enough in a tool that reads, which would look at no code. */
export const CODE_GIVEN =
  /^(?:an? |any |arbitrary |custom |raw )*(?:javascript|js|python|lua|bash|shell|powershell|sql)(?: (?:code|script|statement|commands?|pipeline|one-liner|snippet|function|fragment|predicate))?(?=$|[,.;]| (?:to|that|which|run|appended|added|applied)\b)/i;
/** What a description says of a value that goes to a program as it stands. */
export const HANDED_ON =
  /\b(?:passed|handed|forwarded|appended|added|given) (?:(?:on|straight|directly|verbatim|unchanged|as[- ]is) ){0,3}(?:in)?to (?:the )?(?:shell|bash|kubectl|git|docker|psql|ffmpeg|curl|terraform|helm|aws|gcloud|az|npm|interpreter|eval|(?:[\w-]+ )?(?:command(?: ?line)?|cli|statement))\b/i;

/** An argument, however deep, whose description says that its value is code which the tool runs. */
function saidCodeFindings(inputs: readonly Parameter[], { main }: Reading): Finding[] {
  const looks = main.length > 0 && main.every(({ kind }) => kind === 'reads');
  for (const input of inputs) {
    if (input.description === '' || !isFree(input) || input.type === 'object' || isAboutCode(input)) continue;
    const match = codeSaid(input, looks);
    if (match) return [{ category: 'write', capabilities: ['executes-code'], evidence: citeSaid(input, match) }];
  }
  return [];
}

const isAboutCode = ({ words }: Parameter): boolean => NOT_CODE.holds(words.at(-1));

/** Words of which one stands wherever one of the two patterns matches. */
export const CODE_SAID_WORDS = clue('run runs execu evalu injec passe hande forwa appen added given');

function codeSaid({ description: text, clues }: Parameter, looks: boolean): RegExpExecArray | undefined {
  const match = (clues & CODE_SAID_WORDS) !== 0 ? (CODE_TO_RUN.exec(text) ?? HANDED_ON.exec(text)) : null;
  if (match && !NOT_RUN.test(text.slice(0, match.index + match[0].length))) return match;
  return (looks && CODE_GIVEN.exec(text)) || undefined;
}

/** The words of an argument's description; its name, where the tool's own description documents it. */
function citeSaid({ path, name, schema }: Parameter, { 0: text, index }: RegExpExecArray): Finding['evidence'] {
  const rule = 'argument-says-code';
  return typeof schema.description === 'string'
    ? { rule, field: fieldPath([...path, 'description']), text, start: index }
    : { rule, field: fieldPath(path), text: name };
}

const looksUp = (deciding: readonly Deed[]): boolean =>
  deciding.every(({ action }) => RUNNING_QUERIES.includes(action.known));

function mentionsCode(input: Parameter, reading: Reading): boolean {
  const named = reading.words.some(
    (word) => QUERY_LANGUAGES.holds(word) || word.text === 'database' || word.text === 'db',
  );
  if (named) return true;
  const told = `${reading.sentences[0]?.text ?? ''} ${input.description.slice(0, 200)}`.toLowerCase();
  return (told.match(/[a-z]+/g) ?? []).some((word) => QUERY_LANGUAGES.has(word));
}

export const REVEALING = wordSet('extract include reveal return show unmask with');
export const SECRETS = wordSet('credentials keys passwords secrets tokens');

/** A switch such as `include_credentials`. */
function secretFindings(inputs: Parameter[]): Finding[] {
  return inputs
    .filter(({ words }) => REVEALING.holds(words[0]) && SECRETS.holds(words.at(-1)))
    .map(({ path, name }) => ({
      capabilities: ['returns-secrets'],
      evidence: { rule: 'argument-reveals-secrets', field: fieldPath(path), text: name },
    }));
}

export const ADDRESSES = wordSet('url uri endpoint path route');
const HTTP = /^(?:get|post|put|patch|delete)$/i;

/** "Make an HTTP request", "make API calls", but not "make a phone call". */
function makesRequest(action: Action): boolean {
  const head = headNoun(action)?.text;
  return head === 'request' || (CALLS.has(head ?? '') && action.object.some((word) => WEB.holds(word)));
}
const CALLS = wordSet('call calls requests');
const WEB = wordSet('api http https rest');

/** Verbs by which a request is sent, and not only what it gets. */
const MAKING = wordSet('call invoke request send');
export const METHODS = wordSet('method verb');
/** What a request takes along, by which it does more than read. */
export const BODIES = wordSet('body payload');
export const REQUESTING = wordSet('api call execute fetch invoke perform query request run send test trigger');

function requestFindings(inputs: Parameter[], reading: Reading): Finding[] {
  const method = inputs.find(
    (input) =>
      METHODS.holds(input.words.at(-1)) &&
      (input.values.filter((value) => HTTP.test(value)).length > 1 || /\b(?:GET|POST)\b/.test(input.description)),
  );
  const address = inputs.find((input) => ADDRESSES.holds(input.words.at(-1)) && isFree(input));
  const asks = reading.main.every(
    ({ action }) => REQUESTING.includes(action.known) || (action.lemma === 'make' && makesRequest(action)),
  );
  if (!address) return [];
  const reads = reading.main.every(({ kind }) => isRead(kind));
  const carried = reads && inputs.some(({ words }) => BODIES.holds(words.at(-1)));
  const free = inputs.find((input) => input.words.length === 1 && METHODS.holds(input.words[0]) && isFree(input));
  const makes = reading.main.every((deed) => MAKING.includes(deed.action.known) || makesRequest(deed.action));
  const asked = carried || (asks && makes) ? (method ?? free) : asks ? method : undefined;
  if (!asked) return [];
  return [asked, address].map((input) =>
    finding('argument-is-request', input, 'write', 'sends-externally', 'depends-on-argument'),
  );
}

export const FETCHING = wordSet(
  'convert crawl download enumerate extract fetch get import load map open read scrape visit',
);
export const LINKS = wordSet('domain endpoint link links uri uris url urls website');

/** An address that the argument gives and the tool reads. */
function addressFindings(inputs: Parameter[], reading: Reading): Finding[] {
  const [deed] = reading.main;
  if (!deed || !isRead(deed.kind) || !FETCHING.includes(deed.action.known)) return [];
  return inputs
    .filter((input, index) => (input.required || index === 0) && input.words.length === 1)
    .filter((input) => LINKS.has(input.name.toLowerCase()))
    .slice(0, 1)
    .map(({ path, name }) => ({
      capabilities: ['ingests-untrusted'],
      evidence: { rule: 'argument-is-address', field: fieldPath(path), text: name },
    }));
}

export const CALLABLE = wordSet('actor agent function method operation procedure service skill tool workflow');
const IDENTIFIED = wordSet('function operation tool');
export const PAYLOAD = wordSet('args arguments params parameters input inputs payload body data');

function toolFindings(inputs: Parameter[], reading: Reading): Finding[] {
  const calls = reading.main.length === 0 || reading.main.some(({ kind }) => kind === 'executes');
  const tools = reading.words.some(({ text }) => text === 'tool' || text === 'tools');
  const callee = inputs.find((input) => isFree(input) && namesCallee(input, tools));
  const payload = inputs.find((input) => input.words.some((word) => PAYLOAD.holds(word)));
  if (!calls || !callee || !payload) return [];
  return [finding('argument-is-tool', callee, 'write', 'executes-code', 'depends-on-argument')];
}

/** `tool_name`, `service`, or `name` in a tool that calls tools. */
function namesCallee({ words }: Parameter, tools: boolean): boolean {
  const [first, second] = words;
  if (words.length === 1)
    return tools
      ? first?.text === 'name' || first?.text === 'tool'
      : CALLABLE.holds(first) && first?.text !== 'function';
  return (
    words.length === 2 &&
    CALLABLE.holds(first) &&
    (second?.text === 'name' || (second?.text === 'id' && IDENTIFIED.holds(first)))
  );
}

export const OUTPUT = wordSet('output out save dest destination download target export');
export const PLACE = wordSet('path dir directory folder file filepath filename');
export const SAVING =
  /\b(?:sav(?:e|ed|es|ing)|writ(?:e|ten|es|ing)|stor(?:e|ed)|output|download(?:ed)?) (?:\w+ ){0,6}(?:to|in|into|as|at|file|path)\b|\bsave\b|(?:保存|输出|寫入|写入|导出|下载|存)(?:到|至|路径|路徑|目录|位置|的路径|文件|先)|出力先|저장(?:할|될| 경로| 위치)|출력 경로/i;

/** An argument that names where on disk the result goes, in a tool that otherwise reads. */
function fileFindings(inputs: Parameter[], reading: Reading): Finding[] {
  if (!reading.main.every(({ kind }) => isRead(kind))) return [];
  return inputs
    .filter((input) => isFree(input) && namesFile(input))
    .slice(0, 1)
    .map((input) => finding('argument-writes-file', input, 'write'));
}

/** `output_path`, a `path` that is described as one to save to, or `save_as`. */
const namesFile = ({ words, description }: Parameter): boolean =>
  words.some((word) => PLACE.holds(word))
    ? words.some((word) => OUTPUT.holds(word)) || SAVING.test(description)
    : words.length === 2 && STORING.holds(words[0]) && TOWARDS.holds(words[1]);
export const STORING = wordSet('dump export output save write');
const TOWARDS = wordSet('as to');

const MINOR_UNITS = wordSet('cents lamports satoshis sats wei');
export const AMOUNTS = new WordSet(['amount', 'amounts', ...MINOR_UNITS, ...FOREIGN_AMOUNTS]);
export const MOVING = wordSet('deposit donate fund move place send stake swap trade transfer withdraw');

/** An amount of money that is moved. */
function amountFindings(inputs: Parameter[], reading: Reading): Finding[] {
  if (![...reading.main, ...reading.named].some(({ action }) => MOVING.includes(action.known))) return [];
  return inputs
    .filter((input) => AMOUNTS.holds(input.words[0]) || AMOUNTS.holds(input.words.at(-1)))
    .slice(0, 1)
    .map((input) => finding('argument-is-amount', input, 'write', 'moves-money'));
}

export const OBJECT_KINDS = wordSet('entity object record resource');
const DEFINITIONS = nounSet('association definition field metadata property schema type');

/** An argument that says which kind of thing is read, among them things of persons. */
function kindFindings(inputs: Parameter[], reading: Reading): Finding[] {
  const defines = reading.main.some(({ action }) => DEFINITIONS.holds(headNoun(action)));
  if (defines || !reading.main.every(({ kind }) => isRead(kind))) return [];
  return inputs
    .filter(({ words }) => words.length <= 2 && words.some((word) => OBJECT_KINDS.holds(word)))
    .filter(({ values, description }) => {
      const words = `${values.join(' ')} ${description.slice(0, 300)}`.toLowerCase().match(/[a-z]+/g) ?? [];
      return words.some((word) => PERSONS.has(word) && word !== 'user');
    })
    .slice(0, 1)
    .map(({ path, name }) => ({
      capabilities: ['reads-private-data'],
      evidence: { rule: 'argument-names-persons', field: fieldPath(path), text: name },
    }));
}

export const OPENING = wordSet('cat load open read show view');
export const FILES = wordSet('file files');
export const PATHS = wordSet('path paths filepath');
const REMOTE = /^(?:owner|repo|repository|project|bucket|branch|ref|drive|site|workspace|volume|container|sandbox)/i;

/** A path on the machine that the tool reads a file from. */
function localFindings(inputs: Parameter[], reading: Reading): Finding[] {
  const reads = reading.main.some(
    ({ action }) => OPENING.includes(action.known) && action.object.some((word) => FILES.holds(word)),
  );
  if (!reads || inputs.some(({ name }) => REMOTE.test(name))) return [];
  return inputs
    .filter(({ words }) => words.some((word) => PATHS.holds(word)))
    .slice(0, 1)
    .map(({ path, name }) => ({
      capabilities: ['reads-private-data'],
      evidence: { rule: 'argument-is-file', field: fieldPath(path), text: name },
    }));
}

export const EDITS = wordSet('edits mutations operations ops');

/** A list of operations that the caller makes up. */
function editFindings(inputs: Parameter[], reading: Reading): Finding[] {
  if (reading.main.every(({ kind }) => isRead(kind))) return [];
  return inputs
    .filter(({ name, type }) => type === 'array' && EDITS.has(name.toLowerCase()))
    .slice(0, 1)
    .map(({ path, name }) => ({
      capabilities: ['depends-on-argument'],
      evidence: { rule: 'argument-is-edits', field: fieldPath(path), text: name },
    }));
}

export const DESTROYING = wordSet('delete destroy erase purge wipe');
const NAMING = wordSet('id ids');
export const REMOVING = wordSet('clear drop remove truncate');
const WHEN = wordSet('after afterwards first');
/** What a switch is said to do where it is on. */
export const SAID_TO_DELETE =
  /\b(?:whether to|(?:if|when) (?:true|set|enabled|given)(?:, | )|and then |also )(?:also |automatically |permanently |it |then )?(?:deletes?|erases?|purges?|wipes?|destroys?|permanently removes?)\b/i;

/** A switch by which a call that otherwise reads deletes something: `delete_after_reading`, `purge`. */
function switchFindings(inputs: readonly Parameter[], { deciding }: Reading): Finding[] {
  if (!deciding.every(({ kind }) => isRead(kind))) return [];
  return inputs
    .filter(({ type, words }) => type === 'boolean' || (type === 'array' && NAMING.holds(words.at(-1))))
    .filter(deletes)
    .slice(0, 1)
    .map((input) => finding('argument-deletes', input, 'destructive', 'depends-on-argument'));
}

const deletes = ({ words, description }: Parameter): boolean =>
  DESTROYING.holds(words[0]) || (REMOVING.holds(words[0]) && WHEN.holds(words[1])) || SAID_TO_DELETE.test(description);

export const MARKING = wordSet('mark');
export const MARKS = wordSet('read seen unread');
export const FIXING = wordSet('autofix fix repair');
export const CHECKING = wordSet('audit check diagnose lint validate verify');

const SWITCH = new WordSet([...FIXING, 'all', 'auto']);

/** A switch by which a call that otherwise reads changes something: `mark_as_read`, or `fix` in a tool that checks. */
function changeFindings(inputs: readonly Parameter[], { deciding }: Reading): Finding[] {
  if (!deciding.every(({ kind }) => isRead(kind))) return [];
  const checks = deciding.some(({ action }) => CHECKING.includes(action.known));
  const fixes = ({ words }: Parameter) =>
    checks && FIXING.holds(words.find(({ text }) => text !== 'auto')) && words.every((word) => SWITCH.holds(word));
  return inputs
    .filter(({ type }) => type === 'boolean')
    .filter((input) => (MARKING.holds(input.words[0]) && MARKS.holds(input.words.at(-1))) || fixes(input))
    .slice(0, 1)
    .map((input) => finding('argument-changes', input, 'write', 'depends-on-argument'));
}
