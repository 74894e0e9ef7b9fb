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
  const tool = readTool(definition, siblings);
  const told = toldBy(tool, definition);
  const shown = told.worst(told.findings);
  const annotated = annotationFindings(definition.annotations, shown);
  const suggestion = verdict(tool, told, annotated);
  // What annotations raised is read once more without them, so that they do not contradict themselves.
  const raised = told.worst([...told.findings, ...annotated]) !== shown;
  const plain = raised ? verdict(tool, told, annotationFindings(undefined, shown)) : suggestion;
  const contradicted = contradictions(definition.annotations, { ...plain, category: shown });
  return { ...suggestion, ...(contradicted.length > 0 && { contradictions: contradicted }) };
}

/** What the words and arguments of a tool show, without its annotations. */
interface Told {
  findings: readonly Finding[];
  /** What each reading comes to by itself. */
  categories: readonly (Category | undefined)[];
  rows: ValueRow[];
  /** The worst category of some findings; none where it would be a read that rests on sentences that may be there to calm. */
  worst(findings: readonly Finding[]): Category | undefined;
}

function toldBy({ name, description, inputs, readings }: ToolReading, definition: ToolDefinition): Told {
  const weighed = readings.map((reading) => weigh(reading, inputs));
  const findings: Finding[] = [];
  for (const one of weighed) findings.push(...one.findings);
  findings.push(
    ...outputFindings(definition.outputSchema),
    ...attackFindings(name, description, inputs),
    ...aliasFindings(readings[0]),
  );
  const categories = weighed.map((one) => worstOf(one.findings));
  // Where nothing is understood without sentences that may be there to calm, these do not make a read of the tool.
  const unread = readings.some(
    ({ parts, unknown }, at) => categories[at] === undefined && (unknown || parts.some(saysSomething)),
  );
  const worst = (some: readonly Finding[]) => {
    const found = worstOf(some);
    return unread && found === 'read' ? undefined : found;
  };
  return { findings, categories, rows: weighed[0]?.rows ?? [], worst };
}

/** What a tool's words, its arguments and some of its annotations come to. */
function verdict({ name, inputs, readings }: ToolReading, told: Told, annotated: readonly Finding[]): Suggestion {
  const findings = [...told.findings, ...annotated];
  const found = told.worst(findings);
  const disguises = disguiseFindings(name);
  const category = disguises.length > 0 ? worstOf([...findings, ...disguises]) : found;
  for (const [at, reading] of readings.entries()) {
    findings.push(...scriptFindings(reading, findings));
    findings.push(...capabilityFindings(reading, inputs, category ?? 'write'));
    // What only a reading gives is not lost where other sentences tell of a change.
    const reads = at > 0 && category !== 'read' && told.categories[at] === 'read';
    if (reads) findings.push(...capabilityFindings(reading, inputs, 'read'));
  }
  const confidence = confidenceOf(readings[0], findings, category === found ? found : undefined);
  return conclude([...findings, ...disguises], category, confidence, told.rows);
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
  const vague = reading.deciding.every(({ action, kind }) => VAGUE.includes(action.known) && kind === action.kind);
  if (chosen && vague) return [];
  if (reading.deciding.length > 0 || !reading.information) return reading.deciding.map(deedFinding);
  const { word, field } = reading.information;
  return [{ category: 'read', capabilities: [], evidence: cite('noun-informs', field, word.start, word.end) }];
}

function worstOf(findings: readonly Finding[]): Category | undefined {
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
