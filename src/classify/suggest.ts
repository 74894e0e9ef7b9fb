import type { Evidence, Suggestion, ValueRow } from '../catalog/record.ts';
import { riskOf } from '../catalog/risk.ts';
import { CAPABILITIES, CATEGORIES, type Capability, type Category } from '../catalog/vocabulary.ts';
import type { ToolDefinition } from '../manifest/definition.ts';
import { capabilityFindings } from './capabilities.ts';
import { leadActions, mainSentences } from './description.ts';
import { isRead, KIND_EFFECTS, type Kind, severity } from './effect.ts';
import { fieldPath } from './evidence.ts';
import { type Folded, fold } from './fold.ts';
import { type Action, readName, sharedPrefix } from './name.ts';
import { kindOf } from './object.ts';
import { type Parameter, parameters } from './parameters.ts';
import type { RuleId } from './rules.ts';
import { nameWords } from './words.ts';

/** Something found: what it says, and its evidence. */
export interface Finding {
  category?: Category | undefined;
  capabilities: readonly Capability[];
  evidence: Evidence;
}

const LONGEST_FIELD = 20_000;
const SIBLINGS = 60;

/** A text of the definition, folded, and its name. */
interface Field {
  field: string;
  original: string;
  folded: Folded;
}

const fieldOf = (field: string, value: string | undefined): Field => {
  const original = (value ?? '').slice(0, LONGEST_FIELD);
  return { field, original, folded: fold(original) };
};

export function cite(rule: RuleId, field: Field, start: number, end: number): Evidence {
  const [from, to] = field.folded.origin(start, end);
  return { rule, field: field.field, text: field.original.slice(from, to), start: from };
}

interface Read {
  kind: Kind;
  certain: boolean;
  action: Action;
  field: Field;
}

/**
 * What a tool's own definition suggests about it. Deterministic, offline, linear in its input.
 * `siblings` are the names of the server's other tools: a prefix that most of them share is the product's, not a verb.
 */
export function suggest(definition: ToolDefinition, siblings: readonly string[] = []): Suggestion {
  const name = fieldOf('name', definition.name);
  const description = fieldOf('description', definition.description);
  const words = nameWords(name.folded);
  const others = siblings.slice(0, SIBLINGS).map((sibling) => nameWords(fold(sibling.slice(0, 200))));
  const reading = readName(words, sharedPrefix(words, others));
  const sentences = mainSentences(description.folded.text);
  const named = reading.actions.map((action) => toRead(action, name));
  const told = sentences.slice(0, 1).flatMap((sentence) => leadActions(sentence).map((a) => toRead(a, description)));
  const inputs = parameters(definition.inputSchema);
  const kept = sentences.some((sentence) => STATE_KEPT.test(sentence.text));
  const deciding = decide(named, told).map((read) => (kept && read.action.lemma === 'close' ? stays(read) : read));
  const findings: Finding[] = deciding.map(verbFinding);
  if (findings.length === 0 && reading.information) {
    const { start, end } = reading.information;
    findings.push({ category: 'read', capabilities: [], evidence: cite('noun-informs', name, start, end) });
  }
  findings.push(...parameterFindings(inputs, deciding));
  findings.push(...capabilityFindings({ name, description, words: reading.words, deciding, sentences }));
  const values = dispatchRows(inputs);
  findings.push(...values.findings);
  findings.push(...annotationFindings(definition, findings));
  return conclude(findings, values.rows, deciding, named, told);
}

const toRead = (action: Action, field: Field): Read => ({
  kind: kindOf(action),
  certain: action.certain,
  action,
  field,
});

/** The verbs that decide: the name's, unless it leaves the matter open or the description leads with worse. */
function decide(named: Read[], told: Read[]): Read[] {
  const sure = named.filter((read) => read.certain);
  if (sure.length > 0) {
    const mild = sure.every((read) => isRead(read.kind));
    return [...sure, ...told.filter((read) => !mild || !isRead(read.kind))].sort(bySeverity);
  }
  if (told.length > 0) return told.sort(bySeverity);
  return named.sort(bySeverity);
}

const STATE_KEPT = /\b(preserved|retained|kept|resumed|reopened|restored|load_session)\b/;

const stays = (read: Read): Read => ({ ...read, kind: 'switches' });

const bySeverity = (a: Read, b: Read) => severity(b.kind) - severity(a.kind);

function verbFinding({ kind, action, field }: Read): Finding {
  const effect = KIND_EFFECTS[kind];
  return { ...effect, evidence: cite(`verb-${kind}`, field, action.word.start, action.word.end) };
}

function conclude(findings: Finding[], rows: ValueRow[], deciding: Read[], named: Read[], told: Read[]): Suggestion {
  const category = findings.reduce<Category | undefined>(
    (worst, { category: next }) =>
      next && (!worst || CATEGORIES.indexOf(next) > CATEGORIES.indexOf(worst)) ? next : worst,
    undefined,
  );
  const decided = category ?? 'write';
  const capabilities = CAPABILITIES.filter((capability) =>
    findings.some((finding) => finding.capabilities.includes(capability)),
  );
  const because = findings
    .filter((finding) => finding.category === decided || finding.capabilities.length > 0)
    .map((finding) => finding.evidence);
  const effect = { category: decided, capabilities };
  return {
    ...effect,
    risk: riskOf(effect),
    confidence: confidence(category, deciding, named, told),
    because: unique(because),
    ...(rows.length > 0 ? { values: rows } : {}),
  };
}

function unique(list: Evidence[]): Evidence[] {
  const seen = new Set<string>();
  return list.filter((evidence) => {
    const key = JSON.stringify(evidence);
    return !seen.has(key) && seen.add(key);
  });
}

function confidence(category: Category | undefined, deciding: Read[], named: Read[], told: Read[]): number {
  if (category === undefined) return 0.3;
  if (deciding.length === 0) return 0.6;
  const sure = named.some((read) => read.certain);
  const agree = named[0] && told[0] && isRead(named[0].kind) === isRead(told[0].kind);
  if (sure && agree) return 0.95;
  return sure ? 0.85 : 0.75;
}

const CODE = new Set('sql command cmd javascript shell expression script statement statements code'.split(' '));

function parameterFindings(inputs: Parameter[], deciding: Read[]): Finding[] {
  const running = deciding.length === 0 || deciding.some((read) => !isRead(read.kind) || read.action.lemma === 'query');
  if (!running) return [];
  return inputs
    .filter((input) => input.path.length === 3 && input.type === 'string' && input.values.length === 0)
    .filter((input) => input.words.length <= 2 && CODE.has(input.words.at(-1) ?? ''))
    .filter((input) => input.words.at(-1) !== 'code' || deciding.some((read) => read.kind === 'executes'))
    .map((input) => ({
      category: 'write',
      capabilities: ['executes-code', 'depends-on-argument'],
      evidence: { rule: 'argument-is-code', field: fieldPath(input.path), text: input.name },
    }));
}

const CHOOSERS = new Set('action operation command method mode op type subcommand task verb'.split(' '));

/** A row for each value of an argument that chooses what the tool does. */
function dispatchRows(inputs: Parameter[]): { rows: ValueRow[]; findings: Finding[] } {
  const rows: ValueRow[] = [];
  const findings: Finding[] = [];
  for (const input of inputs) {
    if (input.path.length !== 3 || input.values.length < 2 || !CHOOSERS.has(input.words.at(-1) ?? '')) continue;
    const mine = input.values.map((value) => valueRow(input, value)).filter((row) => row !== undefined);
    if (mine.length < input.values.length / 2 || new Set(mine.map((row) => row.category)).size < 2) continue;
    rows.push(...mine);
    const worst = mine.reduce((a, b) => (CATEGORIES.indexOf(b.category) > CATEGORIES.indexOf(a.category) ? b : a));
    findings.push({
      category: worst.category,
      capabilities: ['depends-on-argument', ...worst.capabilities],
      evidence: { rule: 'argument-chooses-action', field: fieldPath(input.path), text: input.name },
    });
  }
  return { rows, findings };
}

function valueRow(input: Parameter, value: string): ValueRow | undefined {
  const action = readName(nameWords(fold(value.slice(0, 200))), 0).actions[0];
  if (!action) return undefined;
  const effect = KIND_EFFECTS[kindOf(action)];
  return { argument: input.name, value, ...effect, capabilities: [...effect.capabilities], risk: riskOf(effect) };
}

const UNSETTLED: ReadonlySet<Kind> = new Set(['unlinks', 'switches']);

function annotationFindings(definition: ToolDefinition, findings: Finding[]): Finding[] {
  const hints = definition.annotations;
  if (!hints) return [];
  const flag = (rule: RuleId, key: string, category: Category): Finding => ({
    category,
    capabilities: [],
    evidence: { rule, field: `annotations.${key}`, text: String(hints[key]) },
  });
  const read = findings.every((finding) => (finding.category ?? 'read') === 'read');
  const open = findings.some((finding) => UNSETTLED.has(finding.evidence.rule.slice('verb-'.length) as Kind));
  const raised: Finding[] = [];
  if (hints.readOnlyHint === false && read) raised.push(flag('annotation-not-read-only', 'readOnlyHint', 'write'));
  if (hints.destructiveHint === true && hints.readOnlyHint !== true && open) {
    raised.push(flag('annotation-destructive', 'destructiveHint', 'destructive'));
  }
  return raised;
}
