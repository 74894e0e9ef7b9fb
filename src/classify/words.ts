import { type Clue, mayBeForeign } from './clues.ts';
import { codeAt, isDigit, isLower, isUpper } from './codes.ts';
import type { Folded } from './fold.ts';
import { hashOf, hashWith, type Known, knownIn, knownWord, NO_LETTER, UNKNOWN } from './lexicon/known.ts';
import { eachMatch } from './matches.ts';

/** A word of a name or a sentence: folded and in lower case, with its range in the folded text. */
export interface Word {
  text: string;
  start: number;
  end: number;
  /** What the lexicons know of it. */
  known: Readonly<Known>;
}

/** A word by its text. */
export const wordOf = (text: string, start: number, end: number): Word => ({
  text,
  start,
  end,
  known: knownWord(text),
});

const NAME_WORD = /\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{Lo}\p{Lm}]+|\p{N}+/gu;
const RUN = /[\p{L}\p{N}]+/gu;
const SENTENCE_WORD = /[\p{L}\p{N}_]+(?:['’]\p{L}+)?/gu;

/** The words of an identifier in snake_case, kebab-case, camelCase, dotted or slashed form. */
export function nameWords({ text }: Folded): Word[] {
  if (isAscii(text)) return plainNameWords(text);
  return collect(text, RUN, 0).flatMap((run) => partsOf(text.slice(run.start, run.end), run));
}

/** What a run of letters and digits is made of: `listPagesV2`. */
function partsOf(text: string, run: Word): Word | Word[] {
  const parts = isAscii(text) ? plainParts(text, 0, text.length, run.start) : collect(text, NAME_WORD, run.start);
  return isScrambled(parts) ? run : parts;
}

/** Letters of which every other is a capital (`DeLeTe`) show no words: they are one. */
function isScrambled(parts: readonly Word[]): boolean {
  if (parts.length < 2) return false;
  let length = 0;
  for (const { start, end } of parts) length += end - start;
  return length <= 2 * parts.length;
}

/** The words of a piece of running text, whose clues are given. `offset` is added to every position. */
export function sentenceWords(text: string, clues: Clue, offset = 0): Word[] {
  return isPlain(text, clues) ? plainRuns(text, offset) : collect(text, SENTENCE_WORD, offset);
}

function collect(text: string, pattern: RegExp, offset: number): Word[] {
  const words: Word[] = [];
  for (const match of eachMatch(pattern, text)) {
    const start = match.index + offset;
    words.push(wordOf(match[0].toLowerCase(), start, start + match[0].length));
  }
  return words;
}

/*
 * The patterns above over text that is all ASCII, which nearly all is: reading the codes of its characters takes a
 * third of the time that a pattern with Unicode classes does.
 */
const LOWER = 1;
const UPPER = 2;
const DIGIT = 4;
const UNDERSCORE = 8;
const ALPHANUMERIC = LOWER | UPPER | DIGIT;
const APOSTROPHE = 0x27;
const CURLED = 0x2019;

const CLASSES = Uint8Array.from({ length: 128 }, (_, code) => {
  if (isLower(code)) return LOWER;
  if (isUpper(code)) return UPPER;
  if (isDigit(code)) return DIGIT;
  return code === 0x5f ? UNDERSCORE : 0;
});

/** The class of the character at `at`. Behind the end of the text there is none, and no character is asked for there. */
function classAt(text: string, at: number): number {
  const code = at < text.length ? codeAt(text, at) : 0;
  return code < CLASSES.length ? (CLASSES[code] as number) : 0;
}

const NOT_ASCII = /[^\0-\x7f]/;
/** True for a text of ASCII characters only. */
const isAscii = (text: string): boolean => !NOT_ASCII.test(text);

/** True for a text without letters outside ASCII; dashes, curly quotes and pictures may be in it. */
export const isPlain = (text: string, clues: Clue): boolean => !mayBeForeign(clues) || isAscii(text);

/** The first position from `at` on whose character is of none of `classes`. */
function endOf(text: string, at: number, classes: number): number {
  let end = at;
  while (end < text.length && (classAt(text, end) & classes) !== 0) end++;
  return end;
}

/** The word at a range of ASCII letters, digits, `_` and `'`. */
function wordAt(text: string, from: number, to: number, offset: number, hash = hashOf(text, from, to)): Word {
  const known = knownIn(text, from, to, hash);
  const own = known === UNKNOWN ? text.slice(from, to).toLowerCase() : known.text;
  return { text: own, start: from + offset, end: to + offset, known };
}

const isWordCode = (code: number): boolean =>
  code < CLASSES.length && ((CLASSES[code] as number) & (ALPHANUMERIC | UNDERSCORE)) !== 0;

/** Runs of letters, digits and underscores, with `'s` and the like. */
function plainRuns(text: string, offset: number): Word[] {
  const words: Word[] = [];
  for (let at = 0; at < text.length; at++) {
    let hash = NO_LETTER;
    let end = at;
    for (; end < text.length; end++) {
      const code = codeAt(text, end);
      if (!isWordCode(code)) break;
      hash = hashWith(hash, code);
    }
    if (end === at) continue;
    const last = withEnding(text, end);
    words.push(last === end ? wordAt(text, at, end, offset, hash) : wordAt(text, at, last, offset));
    at = last - 1;
  }
  return words;
}

/** Where a word ends that has letters behind an apostrophe; `end` where it has none. */
function withEnding(text: string, end: number): number {
  const code = end < text.length ? codeAt(text, end) : 0;
  if (code !== APOSTROPHE && code !== CURLED) return end;
  const last = endOf(text, end + 1, LOWER | UPPER);
  return last > end + 1 ? last : end;
}

/** The words of an identifier that is all ASCII. */
function plainNameWords(text: string): Word[] {
  const words: Word[] = [];
  for (let at = 0; at < text.length; at++) {
    if ((classAt(text, at) & ALPHANUMERIC) === 0) continue;
    const end = endOf(text, at, ALPHANUMERIC);
    const parts = plainParts(text, at, end, 0);
    if (isScrambled(parts)) words.push(wordAt(text, at, end, 0));
    else for (const part of parts) words.push(part);
    at = end;
  }
  return words;
}

/** The words of a run of letters and digits: capitals with what follows in lower case, abbreviations, numbers. */
function plainParts(text: string, from: number, to: number, offset: number): Word[] {
  const parts: Word[] = [];
  for (let at = from; at < to; ) {
    let end = endOf(text, at, classAt(text, at));
    if (classAt(text, at) === UPPER && classAt(text, end) === LOWER) {
      end = end - at > 1 ? end - 1 : endOf(text, end, LOWER);
    }
    parts.push(wordAt(text, at, end, offset));
    at = end;
  }
  return parts;
}
