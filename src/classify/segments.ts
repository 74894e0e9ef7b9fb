import { codeAt, isDigit, isLower } from './codes.ts';
import { KINDS, type Kind } from './effect.ts';
import { CHINESE_VERBS } from './lexicon/chinese.ts';
import { CHINESE_NOUNS } from './lexicon/glossary-chinese.ts';
import { JAPANESE_NOUNS } from './lexicon/glossary-japanese.ts';
import { KOREAN_NOUNS } from './lexicon/glossary-korean.ts';
import { type Form, japaneseForms, koreanForms } from './lexicon/inflection.ts';
import { JAPANESE_VERBS } from './lexicon/japanese.ts';
import type { KindTable } from './lexicon/kind-table.ts';
import { KOREAN_VERBS } from './lexicon/korean.ts';
import { CHINESE_PARTS, JAPANESE_PARTS, KOREAN_PARTS } from './lexicon/particles.ts';
import { words as listed } from './lexicon/word-set.ts';

/** A language that puts no spaces between words, or not between all of them. */
export type Unspaced = 'zh' | 'ja' | 'ko';

/** What a word of a lexicon may be. */
interface Meaning {
  verb?: { kind: Kind; lemma: string; fused?: string } | undefined;
  noun?: string | undefined;
  /** What part it plays in a sentence, where it is neither. */
  part?: string | undefined;
}

/** A word of a text without spaces. */
export interface Segment extends Meaning {
  text: string;
  start: number;
  end: number;
}

/** The words of a list, in which `_` stands for a space. */
const words = (list: string): string[] => listed(list).map((word) => word.replaceAll('_', ' '));

interface Lexicon {
  meanings: ReadonlyMap<string, Meaning>;
  /** The length of the longest word that starts with two characters, by their code units; one alone is not in it. */
  longest: ReadonlyMap<number, number>;
}

/** One number for the two code units from a place of a text. */
const pairAt = (text: string, at: number): number => codeAt(text, at) * 0x10000 + codeAt(text, at + 1);

function build(
  table: KindTable,
  nouns: ReadonlyMap<string, string>,
  parts: Readonly<Record<string, string>>,
  formsOf: (verb: string) => Form[],
): Lexicon {
  const meanings = new Map<string, Meaning>();
  const add = (word: string, meaning: Meaning) => meanings.set(word, { ...meaning, ...meanings.get(word) });
  for (const [part, list] of Object.entries(parts)) for (const word of words(list)) add(word, { part });
  for (const { text, fused, kind, lemma } of formsIn(table, formsOf)) {
    add(text.toLowerCase(), { verb: { kind, lemma, ...(fused ? { fused } : {}) } });
  }
  for (const [word, noun] of nouns) add(word.toLowerCase(), { noun });
  const longest = new Map<number, number>();
  for (const word of meanings.keys()) {
    if (word.length > 1) longest.set(pairAt(word, 0), Math.max(word.length, longest.get(pairAt(word, 0)) ?? 0));
  }
  return { meanings, longest };
}

/** The forms of all verbs, in the order in which they count: those that are listed, and then the most severe. */
function formsIn(table: KindTable, formsOf: (verb: string) => Form[]) {
  const verbs = KINDS.toReversed().flatMap((kind) =>
    Object.entries(table[kind]).flatMap(([lemma, list]) => words(list).map((verb) => ({ kind, lemma, verb }))),
  );
  const forms = verbs.flatMap(({ verb, ...rest }) => formsOf(verb).map((form) => ({ ...form, ...rest, verb })));
  return [...forms.filter(({ text, verb }) => text === verb), ...forms.filter(({ text, verb }) => text !== verb)];
}

const itself = (text: string): Form[] => [{ text }];

const LEXICONS: Readonly<Record<Unspaced, Lexicon>> = {
  zh: build(CHINESE_VERBS, CHINESE_NOUNS, CHINESE_PARTS, itself),
  ja: build(JAPANESE_VERBS, JAPANESE_NOUNS, JAPANESE_PARTS, japaneseForms),
  ko: build(KOREAN_VERBS, KOREAN_NOUNS, KOREAN_PARTS, koreanForms),
};

const PLAIN = /[a-z0-9_]+/y;
const KATAKANA = /[\u30a1-\u30fa\u30fc]+/y;

/**
 * The words of a text, the longest that the language knows at each place; what it does not know stays in one piece.
 * `offset` is added to every position.
 */
export function segments(text: string, language: Unspaced, offset = 0): Segment[] {
  const lower = text.toLowerCase();
  const found: Segment[] = [];
  for (let at = 0; at < lower.length; ) {
    const segment = knownAt(lower, at, LEXICONS[language]) ?? unknownAt(lower, at);
    const last = found.at(-1);
    if (last && isUnknown(last) && isUnknown(segment) && scriptAt(lower, last.end - 1) === scriptAt(lower, at)) {
      last.end = segment.end;
      last.text = lower.slice(last.start, last.end);
    } else found.push(segment);
    at = segment.end;
  }
  if (offset > 0) for (const segment of found) shift(segment, offset);
  return found;
}

function shift(segment: Segment, offset: number): void {
  segment.start += offset;
  segment.end += offset;
}

const isUnknown = ({ verb, noun, part }: Segment): boolean => !verb && !noun && !part;

function knownAt(text: string, at: number, { meanings, longest }: Lexicon): Segment | undefined {
  const most = at + 1 < text.length ? Math.min(longest.get(pairAt(text, at)) ?? 1, text.length - at) : 1;
  for (let length = most; length > 0; length--) {
    const word = text.slice(at, at + length);
    const meaning = meanings.get(word);
    if (meaning && !splits(text, at, at + length)) return segmentOf(word, at, meaning);
  }
  return undefined;
}

/** All segments have the same keys, which makes them quicker to read. */
const segmentOf = (text: string, start: number, { verb, noun, part }: Meaning): Segment => ({
  text,
  start,
  end: start + text.length,
  verb,
  noun,
  part,
});
const UNKNOWN: Meaning = {};

/** True for one of a-z, 0-9 and `_`. */
function isLetter(text: string, at: number): boolean {
  const code = codeAt(text, at);
  return isLower(code) || isDigit(code) || code === 0x5f;
}

/** True where a range ends or starts within a word of Latin letters. */
const splits = (text: string, start: number, end: number): boolean =>
  (isLetter(text, end - 1) && isLetter(text, end)) || (isLetter(text, start) && isLetter(text, start - 1));

function unknownAt(text: string, at: number): Segment {
  if (isLetter(text, at)) {
    const word = runAt(PLAIN, text, at);
    return segmentOf(word, at, { noun: word });
  }
  const character = text.charAt(at);
  if (character >= '\u30a1' && character <= '\u30fc') {
    const word = runAt(KATAKANA, text, at);
    if (word) return segmentOf(word, at, UNKNOWN);
  }
  const segment = segmentOf(character, at, UNKNOWN);
  // Han, the most of what is asked, is neither a space nor a mark.
  if (character >= '\u4e00' && character <= '\u9fff') return segment;
  if (MARK.test(character)) segment.part = SPACE.test(character) ? 'space' : 'mark';
  return segment;
}

const MARK = /[\s\p{P}\p{S}]/u;
const SPACE = /\s/;

function runAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

function scriptAt(text: string, at: number): 'kana' | 'katakana' | 'other' {
  const character = text.charAt(at);
  if (character >= '\u3041' && character < '\u30a0') return 'kana';
  return character >= '\u30a0' && character < '\u3100' ? 'katakana' : 'other';
}
