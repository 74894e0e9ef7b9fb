import type { Evidence, Suggestion } from '../catalog/record.ts';
import { riskOf } from '../catalog/risk.ts';
import { CAPABILITIES, CATEGORIES, type Category } from '../catalog/vocabulary.ts';
import type { ToolDefinition } from '../manifest/definition.ts';
import { annotationFindings } from './annotations.ts';
import { argumentFindings } from './arguments.ts';
import { capabilityFindings } from './capabilities.ts';
import { confidenceOf } from './confidence.ts';
import { contradictions } from './contradictions.ts';
import { disguiseFindings, evenCasing } from './disguise.ts';
import { dispatch } from './dispatch.ts';
import { cite, fieldOf } from './field.ts';
import type { Finding } from './finding.ts';
import { VAGUE } from './lexicon/english.ts';
import { sharedPrefix } from './name.ts';
import { outputFindings } from './output.ts';
import { parameters } from './parameters.ts';
import { textFindings } from './phrases.ts';
import { deedFinding, type Reading, readTexts } from './reading.ts';
import { scriptFindings } from './strangers.ts';
import { nameWords } from './words.ts';

/**
 * What a tool's own definition suggests about it. Deterministic, offline, linear in its input.
 * `siblings` are the names of the server's other tools: a prefix that most of them share is the product's, not a verb.
 */
export function suggest(definition: ToolDefinition, siblings: readonly string[] = []): Suggestion {
  const name = evenCasing(fieldOf('name', definition.name));
  const prefix = sharedPrefix(name.folded.text, nameWords(name.folded), siblings);
  const reading = readTexts(name, definition.title, definition.description, prefix);
  const inputs = parameters(definition.inputSchema, reading.description.original);
  const argued = argumentFindings(inputs, reading);
  const requests = argued.some(({ evidence }) => evidence.rule === 'argument-is-request');
  const choice = dispatch(inputs, requests);
  const findings = [...wordFindings(reading, choice.findings), ...argued, ...choice.findings];
  findings.push(...textFindings(reading), ...outputFindings(definition.outputSchema));
  const shown = worstOf(findings);
  findings.push(...annotationFindings(definition.annotations, shown));
  const found = worstOf(findings);
  const disguises = disguiseFindings(name);
  const category = worstOf([...findings, ...disguises]);
  findings.push(...scriptFindings(reading, findings));
  findings.push(...capabilityFindings(reading, inputs, category ?? 'write'));
  const confidence = confidenceOf(reading, findings, category === found ? found : undefined);
  const suggestion = conclude([...findings, ...disguises], category, confidence, choice.rows);
  // What annotations raised is read once more without them, so that they do not contradict themselves.
  const plain = found === shown ? suggestion : suggest({ ...definition, annotations: undefined }, siblings);
  const contradicted = contradictions(definition.annotations, { ...plain, category: shown });
  return { ...suggestion, ...(contradicted.length > 0 && { contradictions: contradicted }) };
}

/** What the words say; a verb that stands for anything gives way to the actions that an argument chooses from. */
function wordFindings(reading: Reading, chosen: Finding[]): Finding[] {
  const vague = reading.deciding.every(({ action, kind }) => VAGUE.has(action.lemma) && kind === action.kind);
  if (chosen.length > 0 && vague) return [];
  if (reading.deciding.length > 0 || !reading.information) return reading.deciding.map(deedFinding);
  const { word, field } = reading.information;
  return [{ category: 'read', capabilities: [], evidence: cite('noun-informs', field, word.start, word.end) }];
}

function worstOf(findings: Finding[]): Category | undefined {
  const ranks = findings.map(({ category }) => (category ? CATEGORIES.indexOf(category) : -1));
  return CATEGORIES[Math.max(-1, ...ranks)];
}

function conclude(
  findings: Finding[],
  found: Category | undefined,
  confidence: number,
  rows: NonNullable<Suggestion['values']>,
): Suggestion {
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
  const seen = new Set<string>();
  return list.filter(({ rule, field, start, text }) => {
    const key = `${rule} ${field} ${start} ${text}`;
    return !seen.has(key) && seen.add(key);
  });
}
