import type { Action } from './action.ts';
import { translated } from './foreign-nouns.ts';
import { foreignVerb, type Verb } from './lexicon/index.ts';
import type { Language } from './lexicon/languages.ts';
import { isNegated, reassures } from './reassurance.ts';
import type { Word } from './words.ts';

/** What a sentence in another language says is done. */
export interface ForeignClause {
  actions: Action[];
  /** True where a verb stands at the head of the sentence. */
  direct: boolean;
  /** True where it plays down what is done. */
  reassured: boolean;
  /** A noun of information that it leads with, where it has no verb. */
  information?: Word | undefined;
}

const REACH = 16;

/** Reads a sentence in `language`; undefined where it holds no verb of that language. `words` are all of its words.
 * `offset` is where its text starts. */
export function foreignClause(
  text: string,
  offset: number,
  words: readonly Word[],
  language: Language,
): ForeignClause | undefined {
  const at = words.slice(0, REACH).findIndex(({ text }) => foreignVerb(text, language) !== undefined);
  if (at < 0) return undefined;
  const word = words[at] as Word;
  if (isNegated(text.slice(0, word.start - offset))) return { actions: [], direct: false, reassured: true };
  const reassured = reassures(text.slice(0, word.end - offset + 14));
  const { kind, lemma } = foreignVerb(word.text, language) as Verb;
  const object = translated(words.slice(at + 1, at + 11), language);
  return { actions: [{ word, kind, lemma, certain: true, object }], direct: at === 0, reassured };
}
