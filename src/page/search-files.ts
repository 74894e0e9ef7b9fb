/*
 * The files of the search index, as the build writes them and the browser reads them. The browser loads this too, so it
 * imports nothing.
 */

/** What a tool declares of itself in annotations, beside the verdict. */
export const DECLARATIONS = ['none', 'agrees', 'contradicts'] as const;
export type Declared = (typeof DECLARATIONS)[number];

/** What results can be narrowed by: each value is a key of the vocabulary. A server is told by its number instead. */
export interface Facets {
  risk: string;
  category: string;
  declared: Declared;
  capability: readonly string[];
}

/** A word, and where it occurs: as or in names, and in other texts. A single `!` stands for more than are kept. */
export type SearchTerm = [word: string, inNames: string, inTexts: string];

/** The file that a search starts with. */
export interface SearchRoot {
  tools: number;
  /** Every distinct set of facets; postings name them by place. */
  facets: Facets[];
  /** The first word of each part of the words, and of each part of names written in one word. */
  parts: string[];
  joined: string[];
  /** The letters that words of names start and end with, each with a file of words. */
  first: string;
  last: string;
}

export type PartList = 'parts' | 'joined';

/** One file of results. */
export interface SearchBlock {
  servers: [id: string, label: string][];
  tools: [server: number, name: string, address: string, description: string][];
}

/** Tools in a file of results. */
export const BLOCK = 8;
/** Stands for every tool. */
export const EVERY_TOOL = 'all.json';
/** Where a list is too long to load, and a word says little. */
export const MANY = '!';
/** Shorter words are not corrected: too many others are one letter away. */
export const MIN_CORRECTED = 4;

/** A server's own entry among the words, which none of them can be taken for. */
export const serverTerm = (id: string): string => `:${id}`;
/** The file of the words of names that start, or end, with a letter. */
export const spellingAddress = (end: 'first' | 'last', letter: string): string =>
  `words/${end}-${letter.codePointAt(0)?.toString(16)}.json`;
export const partAddress = (list: PartList, part: number): string => `${list}/${part}.json`;
export const blockAddress = (block: number): string => `tools/${block}.json`;
