import type { Definition, ToolRecord } from '../catalog/record.ts';
import { actionOf } from '../catalog/risk.ts';

/*
 * How much of a model's window a tool's definition takes. Every model has a tokenizer of its own, and not all are
 * published, so no figure is exact for all. Ours estimates OpenAI's `o200k_base`. Counting with its tables takes ten
 * times as long as this, which comes nearer than two tokenizers are to each other. A test compares both over the
 * whole catalogue.
 */

/** What is estimated, and how far off it is, in per cent: for nine tools in ten, and for all tools together. */
export const TOKEN_ERROR = { tokenizer: 'o200k_base', tool: 5, all: 1 } as const;

/** The window that figures are compared with. */
export const WINDOW = 200_000;

/** Kinds of characters, as bits. */
const LOWER = 1;
const UPPER = 2;
const DIGIT = 4;
const BLANK = 8;
const MARK = 16;
const FOREIGN = 32;
const LETTER = LOWER | UPPER;

/** Up to the end of the Latin letters with accents, which stand in words like others do. */
const LATIN_END = 0x250;

function kindFrom(character: string): number {
  if (/\p{Lu}/u.test(character)) return UPPER;
  if (/\p{L}/u.test(character)) return LOWER;
  if (/\d/.test(character)) return DIGIT;
  return /\s/.test(character) ? BLANK : MARK;
}

const KINDS = Uint8Array.from({ length: LATIN_END }, (_, at) => kindFrom(String.fromCharCode(at)));

/** None behind the end. */
function kindAt(text: string, at: number): number {
  if (at >= text.length) return 0;
  const code = text.charCodeAt(at);
  return code < LATIN_END ? (KINDS[code] as number) : FOREIGN;
}

/** The end of the run, from a place on, of characters of the kinds given; of a very long run, the end of a part. */
function runEnd(text: string, from: number, kinds: number, most = 40): number {
  const last = Math.min(text.length, from + most);
  let end = from;
  while (end < last && (kindAt(text, end) & kinds) !== 0) end += 1;
  return end;
}

/** The end of a piece, as the tokenizer parts a text before it looks anything up. */
function pieceEnd(text: string, at: number): number {
  const kind = kindAt(text, at);
  const next = kindAt(text, at + 1);
  if (kind === FOREIGN) return at + 1;
  if (kind === DIGIT) return runEnd(text, at, DIGIT, 3);
  if ((kind & LETTER) !== 0 || (next & LETTER) !== 0) return runEnd(text, runEnd(text, at + 1, UPPER), LOWER);
  const end = runEnd(text, at, kind);
  // The last blank of a run goes to the word behind it.
  return kind === BLANK && end - at > 1 && end < text.length ? end - 1 : end;
}

/** Average tokens of a piece, by its length, measured over the definitions in the catalogue. */
const SPACED_WORD = [0, 1, 1, 1, 1, 1.01, 1.05, 1.04, 1.1, 1.08, 1.14, 1.15, 1.17, 1.35, 1.5];
const BARE_WORD = [0, 1, 1, 1.02, 1.01, 1.03, 1.04, 1.07, 1.11, 1.19, 1.06, 1.02, 1.6, 1.3, 1.5];
const MARKED_WORD = [0, 1, 1, 1.07, 1.15, 1.21, 1.6, 1.18, 1.75, 1.77, 1.86, 2, 2.2, 2.2, 2.2];
const MARKS = [0, 1, 1, 1.03, 1.29, 2.01, 2.81, 3.46, 3.9, 4.5];

/** A longer piece has another token for each four characters. */
function weigh(weights: readonly number[], length: number): number {
  const last = weights.length - 1;
  return (weights[Math.min(length, last)] as number) + Math.max(0, length - last) / 4;
}

/** Tokens of one UTF-16 code unit of another script, from the code on. */
const SCRIPTS: readonly (readonly [from: number, tokens: number])[] = [
  [0xe000, 0.6],
  [0xd800, 0.7],
  [0xac00, 0.7],
  [0x3400, 0.62],
  [0x3040, 0.6],
  [0x2000, 0.8],
  [0x0900, 0.33],
  [0x0590, 0.35],
  [0, 0.25],
];

function pieceWeight(text: string, at: number, length: number): number {
  const kind = kindAt(text, at);
  if ((kind & LETTER) !== 0) return weigh(BARE_WORD, length);
  if (kind === DIGIT) return 1;
  if (kind === FOREIGN) {
    const code = text.charCodeAt(at);
    return SCRIPTS.find(([from]) => code >= from)?.[1] ?? 0;
  }
  const next = kindAt(text, at + 1);
  if (kind === BLANK) {
    if ((next & LETTER) !== 0) return weigh(SPACED_WORD, length);
    return next === FOREIGN ? 0 : 1;
  }
  return weigh((next & LETTER) === 0 ? MARKS : MARKED_WORD, length);
}

/** A number of tokens as pages show it: no more digits than the estimate is good for. */
export function tokensText(tokens: number): string {
  return tokens.toLocaleString('en', { maximumSignificantDigits: 2 });
}

/** What brings the sum over the catalogue to the real one. */
const CALIBRATION = 0.985;

/** The tokens of a text, estimated. Takes time in proportion to its length. */
export function estimateTokens(text: string): number {
  let tokens = 0;
  for (let at = 0; at < text.length; ) {
    const end = pieceEnd(text, at);
    tokens += pieceWeight(text, at, end - at);
    at = end;
  }
  return Math.round(tokens * CALIBRATION);
}

/** A definition as a client hands it to a model: as JSON, with the three keys that models are shown. */
export function definitionText(name: string, { description, inputSchema }: Definition): string {
  return JSON.stringify({ name, description, inputSchema });
}

const counted = new WeakMap<Definition, number>();

/**
 * The size in tokens of a tool's definition as a client sends it to a model: name, description and input schema.
 * An estimate of `o200k_base`: see `TOKEN_ERROR`. What a client adds around definitions is not in it.
 */
export function definitionTokens({ name, definition }: Pick<ToolRecord, 'name' | 'definition'>): number {
  const known = counted.get(definition);
  if (known !== undefined) return known;
  const tokens = estimateTokens(definitionText(name, definition));
  counted.set(definition, tokens);
  return tokens;
}

/** The definitions of a server's tools, in tokens. */
export interface ServerTokens {
  /** Of all that are not retired. */
  all: number;
  /** Of those that the recommended policy does not hide. */
  shown: number;
}

/** Adds up the definitions of a server's tools that are not retired. */
export function serverTokens(records: readonly ToolRecord[]): ServerTokens {
  const sum = (some: readonly ToolRecord[]) => some.reduce((total, record) => total + definitionTokens(record), 0);
  const current = records.filter(({ retired }) => retired === undefined);
  return { all: sum(current), shown: sum(current.filter(({ risk }) => actionOf(risk) !== 'hide')) };
}
