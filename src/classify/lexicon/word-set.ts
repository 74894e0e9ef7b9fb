import { enter, type Known } from './known.ts';

/** The words of a list that is separated by white space. */
export const words = (list: string): string[] => list.trim().split(/\s+/);

/** A word of a text, as far as a set of words asks for it. */
interface Asked {
  text: string;
  known: Known;
}

/** How many bits an entry has for the sets that it is in. */
const BITS = 31;
let used = 0;

/** Some words of a lexicon, all given when it is made, to ask whether a word is among them. */
export class WordSet extends Set<string> {
  /** The bit that it shares with a few other sets: it is given one when a word of a text is first asked for. */
  #bit = 0;

  constructor(list: Iterable<string>) {
    super(list);
    for (const word of list) enter(word);
  }

  /** True where a word of a text is among them. */
  holds(word: Asked | undefined): boolean {
    if (this.#bit === 0) this.#mark();
    return word !== undefined && (word.known.sets & this.#bit) !== 0 && this.has(word.text);
  }

  #mark(): void {
    this.#bit = 1 << (used++ % BITS);
    for (const word of this) enter(word).sets |= this.#bit;
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
