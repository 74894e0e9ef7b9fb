import type { Kind } from './effect.ts';
import { wordSet } from './lexicon/word-set.ts';
import type { Segment } from './segments.ts';
import { type Word, wordOf } from './words.ts';

/** A verb that a sentence without spaces is about. */
export interface Predicate {
  segment: Segment;
  kind: Kind;
  lemma: string;
  certain: boolean;
  /** What it is done to, in English, each thing of a list by itself. */
  objects: Word[][];
}

/** Several words of English stand for one: they share its place. */
function englishWords({ noun, verb, text, start, end }: Segment): Word[] {
  return (noun ?? verb?.lemma ?? text).split(' ').map((word) => wordOf(word, start, end));
}

/** Nouns that only hold others: a list of files is files. */
const LISTS = wordSet('list');

/** The words of a noun phrase in English; one that ends in a list is about what is listed. */
export function englishPhrase(parts: readonly Segment[]): Word[] {
  const words = parts.flatMap(englishWords);
  while (words.length > 1 && LISTS.holds(words.at(-1))) words.pop();
  return words;
}

/** A verb that only describes a noun, as a word of its phrase: no rule knows it, and it says which is meant. */
export const asWord = ({ text, start, end }: Segment): Segment => ({ text, start, end });

export function predicateOf(segment: Segment, certain: boolean, objects: Word[][]): Predicate {
  const { kind, lemma } = segment.verb as NonNullable<Segment['verb']>;
  return { segment, kind, lemma, certain, objects };
}

/** A preposition of English, where the word that stands for it is or would be. */
export const link = (text: string, { start, end }: Pick<Segment, 'start' | 'end'>): Word => wordOf(text, start, end);

const QUOTES: Readonly<Record<string, string>> = { '「': '」', '『': '』', '《': '》', '“': '”', '[': ']' };
const LONGEST_QUOTE = 60;

const OPENING = /[「『《“[]/;

/** The text with what stands in quotation marks blanked: it is the name of something. Positions stay. Linear. */
export function withoutQuotes(text: string): string {
  if (!OPENING.test(text)) return text;
  let blanked = '';
  for (let at = 0; at < text.length; at++) {
    const closing = QUOTES[text.charAt(at)];
    const end = closing ? text.slice(at, at + LONGEST_QUOTE).indexOf(closing) : -1;
    if (end < 0) blanked += text.charAt(at);
    else {
      blanked += ' '.repeat(end + 1);
      at += end;
    }
  }
  return blanked;
}
