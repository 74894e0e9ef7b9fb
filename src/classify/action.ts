import type { Kind } from './effect.ts';
import type { Language } from './lexicon/languages.ts';
import { type Override, overridesOf } from './lexicon/overrides.ts';
import type { Word } from './words.ts';

/**
 * A verb found in a text, with what it acts on. All of them are written with every key, in this order: objects of one
 * shape are read much sooner than objects of several.
 */
export interface Action {
  word: Word;
  /** What the verb does to an ordinary object. */
  kind: Kind;
  lemma: string;
  /** False where the word may be a noun. */
  certain: boolean;
  /** The words of what it acts on, in order. */
  object: readonly Word[];
  /** A word of another language that says that it acts on many things. */
  many: Word | undefined;
  /** The language of the verb, where it is not English. */
  language: Language | undefined;
}

/** What ends a noun phrase. */
export const PREPOSITIONS = new Set(
  'by for from to with in on of at as via using into onto per within under through that which when if and or about against over across between after before without until during upon like such is are based'.split(
    ' ',
  ),
);

const isAdverb = (word: string): boolean => word.length > 2 && word.endsWith('ly');

/** How many of the words of an object stand before its first preposition. */
export function nounPhraseLength(object: readonly Word[]): number {
  for (let at = 1; at < object.length; at++) {
    const { text } = object[at] as Word;
    if (PREPOSITIONS.has(text) || isAdverb(text)) return at;
  }
  return object.length;
}

/** The words of the object up to its first preposition. */
export const nounPhrase = ({ object }: Action): string[] =>
  object.slice(0, nounPhraseLength(object)).map(({ text }) => text);

/** The last noun of what is acted on. */
export const headNoun = ({ object }: Action): string | undefined =>
  object.length > 0 ? object[nounPhraseLength(object) - 1]?.text : undefined;

/** The kind of an action, given what it acts on. */
export function kindOf(action: Action): Kind {
  const candidates = overridesOf(action.lemma, action.kind);
  if (candidates.length === 0) return action.kind;
  if (action.object.length === 0) return action.kind;
  const phrase = nounPhraseLength(action.object);
  for (const override of candidates) if (fits(override, action.object, phrase)) return override.to;
  return action.kind;
}

/** True where an override is about an object, of which the first `phrase` words are the noun phrase. */
function fits({ objects, place, beside, unless, unlessHead }: Override, all: readonly Word[], phrase: number): boolean {
  const { text: head } = all[phrase - 1] as Word;
  // What it is about is asked first, as few objects are.
  if (place === 'head' ? !objects.has(head) : !holds(all, place === 'phrase' ? phrase : all.length, objects)) {
    return false;
  }
  if (unlessHead?.has(head) || (unless && holds(all, phrase, unless))) return false;
  return !beside || holds(all, all.length, beside);
}

/** True where one of the first `count` words is in `set`. */
function holds(words: readonly Word[], count: number, set: ReadonlySet<string>): boolean {
  for (let at = 0; at < count; at++) if (set.has((words[at] as Word).text)) return true;
  return false;
}
