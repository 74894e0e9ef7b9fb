/** Nouns of a language, folded and in lower case, with the English noun that the rules know. */
export type Glossary = ReadonlyMap<string, string>;
