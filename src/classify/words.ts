import type { Folded } from './fold.ts';

/** A word of a name or a sentence: folded and in lower case, with its range in the folded text. */
export interface Word {
  text: string;
  start: number;
  end: number;
}

const NAME_WORD = /\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{Lo}\p{Lm}]+|\p{N}+/gu;
const ONE_WORD = /^[A-Za-z]?[a-z]+$/;
const RUN = /[\p{L}\p{N}]+/gu;
const SENTENCE_WORD = /[\p{L}\p{N}_]+(?:['’]\p{L}+)?/gu;

/** The words of an identifier in snake_case, kebab-case, camelCase, dotted or slashed form. */
export function nameWords(folded: Folded): Word[] {
  return collect(folded.text, RUN).flatMap((run) => {
    if (ONE_WORD.test(folded.text.slice(run.start, run.end))) return [run];
    const parts = collect(folded.text.slice(run.start, run.end), NAME_WORD, run.start);
    return isScrambled(parts) ? [run] : parts;
  });
}

/** Letters of which every other is a capital (`DeLeTe`) show no words: they are one. */
const isScrambled = (parts: readonly Word[]): boolean =>
  parts.length > 1 && parts.reduce((length, { start, end }) => length + end - start, 0) <= 2 * parts.length;

/** The words of a piece of running text. `offset` is added to every position. */
export function sentenceWords(text: string, offset = 0): Word[] {
  return collect(text, SENTENCE_WORD, offset);
}

function collect(text: string, pattern: RegExp, offset = 0): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(pattern)) {
    const start = match.index + offset;
    words.push({ text: match[0].toLowerCase(), start, end: start + match[0].length });
  }
  return words;
}
