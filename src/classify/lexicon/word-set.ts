import type { Word } from '../words.ts';
import { enterSet, isInSet, type Known, knownWord } from './known.ts';

/** The words of a list that is separated by white space. */
export const words = (list: string): string[] => list.trim().split(/\s+/);

/** Some words of a lexicon, to ask whether a word is among them. */
export class WordSet implements Iterable<string> {
  readonly #words: readonly string[];
  /** Its number in the table of sets. */
  readonly #number: number;

  constructor(list: Iterable<string>) {
    this.#words = [...new Set(list)];
    this.#number = enterSet(this.#words);
  }

  /** True where a text is one of them. */
  has(text: string): boolean {
    return this.includes(knownWord(text));
  }

  /** True where a word of a text is among them, which takes far less time. */
  holds(word: Word | undefined): boolean {
    return word !== undefined && this.includes(word.known);
  }

  /** The same of what is known of a word. */
  includes(known: Readonly<Known>): boolean {
    return isInSet(known, this.#number);
  }

  /** The last of some words that is among them. */
  lastOf(words: readonly Word[]): Word | undefined {
    for (let at = words.length - 1; at >= 0; at--) {
      const word = words[at];
      if (this.holds(word)) return word;
    }
    return undefined;
  }

  [Symbol.iterator](): Iterator<string> {
    return this.#words[Symbol.iterator]();
  }
}

/** The words of a list. */
export const wordSet = (list: string): WordSet => new WordSet(words(list));

/** Nouns given in the singular, and their plurals. */
export const nounSet = (list: string): WordSet => new WordSet(words(list).flatMap((noun) => [noun, plural(noun)]));

function plural(noun: string): string {
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`;
}
