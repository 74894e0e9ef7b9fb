import type { Evidence, Suggestion, ValueRow } from '../catalog/record.ts';
import { riskOf } from '../catalog/risk.ts';
import { CAPABILITIES, CATEGORIES, type Category } from '../catalog/vocabulary.ts';
import type { ToolDefinition } from '../manifest/definition.ts';
import { aliasFindings } from './alias.ts';
import { annotationFindings } from './annotations.ts';
import { argumentFindings } from './arguments.ts';
import { attackFindings } from './attack.ts';
import { capabilityFindings } from './capabilities.ts';
import { confidenceOf } from './confidence.ts';
import { contradictions } from './contradictions.ts';
import { disguiseFindings, evenCasing } from './disguise.ts';
import { dispatch } from './dispatch.ts';
import { cite, type Field, fieldOf } from './field.ts';
import type { Finding } from './finding.ts';
import { VAGUE } from './lexicon/english.ts';
import { sharedPrefix } from './name.ts';
import { outputFindings } from './output.ts';
import { type Parameter, parameters } from './parameters.ts';
import { textFindings } from './phrases.ts';
import { deedFinding, type Reading, readTexts } from './reading.ts';
import { saysSomething } from './reassurance.ts';
import { scriptFindings } from './strangers.ts';
import { nameWords } from './words.ts';

/** A tool's words and arguments, read. The first reading is that of the whole. */
interface ToolReading {
  name: Field;
  description: Field;
  inputs: readonly Parameter[];
  readings: readonly [Reading, ...Reading[]];
}

/** Reads the words and arguments of a tool, and judges nothing yet. */
export function readTool(definition: ToolDefinition, siblings: readonly string[] = []): ToolReading {
  const name = evenCasing(fieldOf('name', definition.name));
  const title = fieldOf('title', definition.title);
  const description = fieldOf('description', definition.description);
  const words = nameWords(name.folded);
  const prefix = sharedPrefix(name.folded.text, words, siblings);
  const inputs = parameters(definition.inputSchema, description.original);
  return { name, description, inputs, readings: readTexts(name, title, description, { words, prefix }, inputs) };
}

/**
 * What a tool's own definition suggests about it. Deterministic, offline, linear in its input.
 * `siblings` are the names of the server's other tools: a prefix that most of them share is the product's, not a verb.
 */
export function suggest(definition: ToolDefinition, siblings: readonly string[] = []): Suggestion {
  const { name, description, inputs, readings } = readTool(definition, siblings);
  const weighed = readings.map((reading) => weigh(reading, inputs));
  const findings: Finding[] = [];
  for (const one of weighed) findings.push(...one.findings);
  findings.push(
    ...outputFindings(definition.outputSchema),
    ...attackFindings(name, description, inputs),
    ...aliasFindings(readings[0]),
  );
  // Where nothing is understood without sentences that may be there to calm, these do not make a read of the tool.
  const unread = readings.some(
    ({ parts }, at) => worstOf(weighed[at]?.findings ?? []) === undefined && parts.some(saysSomething),
  );
  const worst = () => (unread && worstOf(findings) === 'read' ? undefined : worstOf(findings));
  const shown = worst();
  findings.push(...annotationFindings(definition.annotations, shown));
  const found = worst();
  const disguises = disguiseFindings(name);
  const category = disguises.length > 0 ? worstOf([...findings, ...disguises]) : found;
  for (const [at, reading] of readings.entries()) {
    findings.push(...scriptFindings(reading, findings));
    findings.push(...capabilityFindings(reading, inputs, category ?? 'write'));
    // What only a reading gives is not lost where other sentences tell of a change.
    const reads = at > 0 && category !== 'read' && worstOf(weighed[at]?.findings ?? []) === 'read';
    if (reads) findings.push(...capabilityFindings(reading, inputs, 'read'));
  }
  const confidence = confidenceOf(readings[0], findings, category === found ? found : undefined);
  const rows = weighed[0]?.rows ?? [];
  const suggestion = conclude([...findings, ...disguises], category, confidence, rows);
  // What annotations raised is read once more without them, so that they do not contradict themselves.
  const plain = found === shown ? suggestion : suggest({ ...definition, annotations: undefined }, siblings);
  const contradicted = contradictions(definition.annotations, { ...plain, category: shown });
  return { ...suggestion, ...(contradicted.length > 0 && { contradictions: contradicted }) };
}

/** What a reading and the arguments that it explains come to. */
function weigh(reading: Reading, inputs: readonly Parameter[]): { findings: Finding[]; rows: ValueRow[] } {
  const found = argumentFindings(inputs, reading);
  const requests = found.some(({ evidence }) => evidence.rule === 'argument-is-request');
  const choice = dispatch(inputs, reading, requests);
  const findings = [...wordFindings(reading, choice.closed), ...found, ...choice.findings, ...textFindings(reading)];
  return { findings, rows: choice.rows };
}

/** What the words say; a verb that stands for anything gives way to the actions that an argument chooses from. */
function wordFindings(reading: Reading, chosen: boolean): Finding[] {
  const vague = reading.deciding.every(({ action, kind }) => VAGUE.has(action.lemma) && kind === action.kind);
  if (chosen && vague) return [];
  if (reading.deciding.length > 0 || !reading.information) return reading.deciding.map(deedFinding);
  const { word, field } = reading.information;
  return [{ category: 'read', capabilities: [], evidence: cite('noun-informs', field, word.start, word.end) }];
}

function worstOf(findings: Finding[]): Category | undefined {
  let worst = -1;
  for (const { category } of findings) if (category) worst = Math.max(worst, CATEGORIES.indexOf(category));
  return CATEGORIES[worst];
}

function conclude(findings: Finding[], found: Category | undefined, confidence: number, rows: ValueRow[]): Suggestion {
  const category = found ?? 'write';
  const capabilities = CAPABILITIES.filter((one) => findings.some((finding) => finding.capabilities.includes(one)));
  const speaking = findings.filter(
    (finding) => finding.always || finding.category === category || finding.capabilities.length > 0,
  );
  return {
    category,
    capabilities,
    risk: riskOf({ category, capabilities }),
    confidence,
    because: unique(speaking.map((finding) => finding.evidence)),
    ...(rows.length > 0 ? { values: rows } : {}),
  };
}

function unique(list: Evidence[]): Evidence[] {
  if (list.length < 2) return list;
  const seen = new Set<string>();
  return list.filter(({ rule, field, start, text }) => {
    const key = `${rule} ${field} ${start} ${text}`;
    return !seen.has(key) && seen.add(key);
  });
}
