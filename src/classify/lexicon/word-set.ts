/** The words of a list that is separated by white space. */
export const words = (list: string): string[] => list.trim().split(/\s+/);

/** The same, to ask whether a word is among them. */
export const wordSet = (list: string): ReadonlySet<string> => new Set(words(list));
