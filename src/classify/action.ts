import type { Kind } from './effect.ts';
import type { Language } from './lexicon/languages.ts';
import { type Override, overridesOf } from './lexicon/overrides.ts';
import type { Word } from './words.ts';

/** A verb found in a text, with what it acts on. */
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
  many?: Word;
  /** The language of the verb, where it is not English. */
  language?: Language;
}

/** What ends a noun phrase. */
export const PREPOSITIONS = new Set(
  'by for from to with in on of at as via using into onto per within under through that which when if and or about against over across between after before without until during upon like such is are based'.split(
    ' ',
  ),
);

const isAdverb = (word: string): boolean => word.length > 2 && word.endsWith('ly');

/** The words of the object up to its first preposition. */
export function nounPhrase(action: Action): string[] {
  const words: string[] = [];
  for (const { text } of action.object) {
    if (words.length > 0 && (PREPOSITIONS.has(text) || isAdverb(text))) break;
    words.push(text);
  }
  return words;
}

/** The last noun of what is acted on. */
export const headNoun = (action: Action): string | undefined => nounPhrase(action).at(-1);

/** The kind of an action, given what it acts on. */
export function kindOf(action: Action): Kind {
  const candidates = overridesOf(action.lemma, action.kind);
  if (candidates.length === 0) return action.kind;
  if (action.object.length === 0) return action.kind;
  const phrase = nounPhrase(action);
  const all = action.object.map((word) => word.text);
  return candidates.find((override) => fits(override, phrase, all))?.to ?? action.kind;
}

function fits({ objects, place, beside, unless, unlessHead }: Override, phrase: string[], all: string[]): boolean {
  const head = phrase.at(-1);
  if (head === undefined) return false;
  if (unlessHead?.has(head) || (unless && phrase.some((word) => unless.has(word)))) return false;
  if (beside && !all.some((word) => beside.has(word))) return false;
  if (place === 'head') return objects.has(head);
  return (place === 'phrase' ? phrase : all).some((word) => objects.has(word));
}
