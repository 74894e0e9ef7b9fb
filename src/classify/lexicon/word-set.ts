/** The words of a list that is separated by white space. */
export const words = (list: string): string[] => list.trim().split(/\s+/);

/** The same, to ask whether a word is among them. */
export const wordSet = (list: string): ReadonlySet<string> => new Set(words(list));

/** Nouns given in the singular, and their plurals. */
export const nounSet = (list: string): ReadonlySet<string> =>
  new Set(words(list).flatMap((noun) => [noun, plural(noun)]));

function plural(noun: string): string {
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`;
}
