import type { Word } from '../words.ts';
import { enter } from './known.ts';

/** The words of a list that is separated by white space. */
export const words = (list: string): string[] => list.trim().split(/\s+/);

/** How many bits an entry has for the sets that it is in. */
const BITS = 31;
let used = 0;

/** Some words of a lexicon, to ask whether a word is among them. */
export class WordSet implements Iterable<string> {
  readonly #words: ReadonlySet<string>;
  /** The bit that it shares with a few other sets: it is given one when a word of a text is first asked for. */
  #bit = 0;

  constructor(list: Iterable<string>) {
    this.#words = new Set(list);
    for (const word of this.#words) enter(word);
  }

  /** True where a text is one of them. */
  has(text: string): boolean {
    return this.#words.has(text);
  }

  /** True where a word of a text is among them, which takes far less time. */
  holds(word: Word | undefined): boolean {
    if (this.#bit === 0) this.#mark();
    return word !== undefined && (word.known.sets & this.#bit) !== 0 && this.#words.has(word.text);
  }

  [Symbol.iterator](): Iterator<string> {
    return this.#words[Symbol.iterator]();
  }

  #mark(): void {
    this.#bit = 1 << (used++ % BITS);
    for (const word of this.#words) enter(word).sets |= this.#bit;
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
