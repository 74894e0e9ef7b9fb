import type { Evidence, ToolRecord } from '../catalog/record.ts';
import { isJsonObject, type JsonValue } from '../manifest/json.ts';
import type { PageIndex } from './catalog-index.ts';
import { clip, code, type Phrase, say, showInvisible, visible } from './phrase.ts';
import { hrefTo, paths } from './site.ts';

/** A run of a field's text. */
export interface MarkedSegment {
  text: string;
  /** The text is the name of a character that cannot be seen. */
  unseen: boolean;
  /** The evidence that rests on these words: numbers into `findings`, from 0. Empty for unmarked text. */
  evidence: number[];
}

/** A field of the definition that evidence was found in, in full, to be shown with its words marked. */
export interface MarkedField {
  /** The path, as in the record. */
  field: string;
  label: Phrase;
  segments: MarkedSegment[];
  lang?: string | undefined;
  /** How many characters at the end are left out. */
  clipped: number;
}

/** One piece of evidence in words. */
export interface Finding {
  rule: string;
  ruleHref: string;
  /** What the rule looks for, where the rule is known. */
  sentence?: string | undefined;
  field: string;
  label: Phrase;
  text: string;
}

const MAX_FIELD = 6000;

/** Finds what a path names. Keys may hold dots, so that the longest key that fits is taken first. */
function valueAt(value: JsonValue | undefined, path: string): JsonValue | undefined {
  if (path === '') return value;
  if (Array.isArray(value)) {
    const [first = '', ...rest] = path.split('.');
    return valueAt(value[Number(first)], rest.join('.'));
  }
  if (!isJsonObject(value)) return undefined;
  for (let end = path.length; end > 0; end = path.lastIndexOf('.', end - 1)) {
    const key = path.slice(0, end);
    if (Object.hasOwn(value, key)) return valueAt(value[key], path.slice(end + 1));
  }
  return undefined;
}

function fieldText(record: ToolRecord, field: string): string | undefined {
  if (field === 'name') return record.name;
  const value = valueAt(record.definition as unknown as JsonValue, field);
  return typeof value === 'string' ? value : undefined;
}

const PLAIN_LABELS: Record<string, string> = { name: 'Name', title: 'Title', description: 'Description' };

/** `Parameter sql`, `Description of parameter sql`, `Annotation readOnlyHint`. */
function labelOf(field: string): Phrase {
  const plain = Object.hasOwn(PLAIN_LABELS, field) ? PLAIN_LABELS[field] : undefined;
  if (plain !== undefined) return say`${plain}`;
  const [, input, detail] =
    /^inputSchema\.properties\.(.+?)(?:\.(description|title|default|type|format))?$/s.exec(field) ?? [];
  if (input !== undefined) {
    const name = code(input, 80);
    return detail === undefined ? say`Parameter ${name}` : say`Parameter ${name}, ${detail}`;
  }
  const [, annotation] = /^annotations\.(.+)$/s.exec(field) ?? [];
  return annotation === undefined ? code(field, 120) : say`Annotation ${code(annotation, 80)}`;
}

interface Range {
  start: number;
  end: number;
  evidence: number;
}

function rangesIn(text: string, found: readonly { item: Evidence; at: number }[]): Range[] {
  return found.flatMap(({ item, at }) => {
    const start = item.start ?? text.indexOf(item.text);
    const matches = start >= 0 && text.startsWith(item.text, start) && item.text !== '';
    return matches ? [{ start, end: start + item.text.length, evidence: at }] : [];
  });
}

/** Cuts the text where a range starts or ends, so that overlapping evidence shares segments. */
function segmentsOf(text: string, ranges: readonly Range[]): MarkedSegment[] {
  const edges = [0, text.length, ...ranges.flatMap(({ start, end }) => [start, Math.min(end, text.length)])];
  const cuts = [...new Set(edges)].filter((edge) => edge <= text.length).sort((a, b) => a - b);
  return cuts.slice(0, -1).flatMap((from, at) => {
    const to = cuts[at + 1] as number;
    const evidence = ranges.filter(({ start, end }) => start <= from && end >= to).map((range) => range.evidence);
    return showInvisible(text.slice(from, to)).map((run) => ({ ...run, evidence: [...new Set(evidence)] }));
  });
}

/** Where a long field may be cut: never inside a marked range, nor inside a surrogate pair. */
function shownLength(text: string, ranges: readonly Range[]): number {
  if (text.length <= MAX_FIELD) return text.length;
  const last = Math.max(MAX_FIELD, ...ranges.filter(({ start }) => start < 4 * MAX_FIELD).map(({ end }) => end));
  return /[\uD800-\uDBFF]/.test(text[last - 1] ?? '') ? last + 1 : last;
}

function languageOf(record: ToolRecord, field: string): string | undefined {
  return field === 'name' || field.startsWith('annotations.') ? undefined : record.definition.language;
}

/**
 * Every field that evidence rests on, with the words marked: the name and the description always, then the others in
 * the order of the evidence.
 */
export function markedFields(record: ToolRecord): MarkedField[] {
  const { because } = record.suggestion;
  const fields = new Set([
    'name',
    ...(record.definition.description === undefined ? [] : ['description']),
    ...because.map(({ field }) => field),
  ]);
  return [...fields].map((field) => {
    const found = because.map((item, at) => ({ item, at })).filter(({ item }) => item.field === field);
    const text = fieldText(record, field);
    const lang = languageOf(record, field);
    const frame = { field, label: labelOf(field), ...(lang !== undefined && { lang }) };
    if (text === undefined) {
      const segments = found.map(({ item, at }) => ({
        text: visible(clip(item.text, 200)),
        unseen: false,
        evidence: [at],
      }));
      return { ...frame, segments, clipped: 0 };
    }
    const ranges = rangesIn(text, found);
    const length = shownLength(text, ranges);
    return { ...frame, segments: segmentsOf(text.slice(0, length), ranges), clipped: text.length - length };
  });
}

/** The evidence in words, in the record's order. */
export function findingsOf({ rules, site }: PageIndex, record: ToolRecord): Finding[] {
  return record.suggestion.because.map(({ rule, field, text }) => ({
    rule,
    ruleHref: hrefTo(site, paths.rule(rule)),
    sentence: rules.get(rule),
    field,
    label: labelOf(field),
    text: visible(clip(text, 200)),
  }));
}

/** How sure the classifier is, in a word. */
export function confidenceWord(confidence: number): string {
  if (confidence >= 0.9) return 'high';
  if (confidence >= 0.7) return 'fair';
  return confidence >= 0.5 ? 'low' : 'very low';
}
