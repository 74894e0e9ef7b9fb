import { type Kind, severity } from './effect.ts';
import { type Known, knownWord } from './lexicon/known.ts';
import type { Language } from './lexicon/languages.ts';
import { type Override, overridesOf } from './lexicon/overrides.ts';
import { type WordSet, wordSet } from './lexicon/word-set.ts';
import type { Word } from './words.ts';

/**
 * A verb found in a text, with what it acts on. All of them are written with every key, in this order: objects of one
 * shape are read much sooner than objects of several.
 */
export interface Action {
  word: Word;
  /** What the verb does to an ordinary object. */
  kind: Kind;
  /** What it does to the object that it has. */
  done: Kind;
  lemma: string;
  /** What the lexicons know of the lemma. */
  known: Readonly<Known>;
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
export const PREPOSITIONS = wordSet(
  'by for from to with in on of at as via using into onto per within under through that which when if and or about against over across between after before without until during upon like such is are based',
);

const isAdverb = (word: string): boolean => word.length > 2 && word.endsWith('ly');

/** How many of the words of an object stand before its first preposition. */
export function nounPhraseLength(object: readonly Word[]): number {
  for (let at = 1; at < object.length; at++) {
    const word = object[at] as Word;
    if (PREPOSITIONS.holds(word) || isAdverb(word.text)) return at;
  }
  return object.length;
}

/** The words of the object up to its first preposition. */
export const nounPhrase = ({ object }: Action): string[] =>
  object.slice(0, nounPhraseLength(object)).map(({ text }) => text);

/** The last noun of what is acted on. */
export const headNoun = ({ object }: Action): Word | undefined =>
  object.length > 0 ? object[nounPhraseLength(object) - 1] : undefined;

/** An action, with what it comes to given what it acts on. */
export function actionOf({
  word,
  kind,
  lemma,
  certain,
  object,
  many,
  language,
}: Omit<Action, 'done' | 'known'>): Action {
  return {
    word,
    kind,
    done: doneTo(object, lemma, kind),
    lemma,
    known: knownWord(lemma),
    certain,
    object,
    many,
    language,
  };
}

function doneTo(object: readonly Word[], lemma: string, kind: Kind): Kind {
  const candidates = overridesOf(lemma, kind);
  if (candidates.length === 0 || object.length === 0) return kind;
  const phrase = nounPhraseLength(object);
  for (const override of candidates) if (fits(override, object, phrase)) return override.to;
  const first = phraseToMark(object, phrase);
  if (first === phrase) return kind;
  // What stands behind a comma takes nothing back: "Print a label, read-only operation".
  const graver = candidates.find((override) => isGraver(override.to, kind) && fits(override, object, first));
  return graver?.to ?? kind;
}

const isGraver = (one: Kind, other: Kind): boolean => severity(one) > severity(other);

/** How many words of a noun phrase stand before its first mark: "a label, 4x6 inches". */
function phraseToMark(object: readonly Word[], phrase: number): number {
  for (let at = 1; at < phrase; at++) {
    if ((object[at] as Word).start - (object[at - 1] as Word).end > 1) return at;
  }
  return phrase;
}

/** True where an override is about an object, of which the first `phrase` words are the noun phrase. */
function fits({ objects, place, beside, unless, unlessHead }: Override, all: readonly Word[], phrase: number): boolean {
  const head = all[phrase - 1];
  // What it is about is asked first, as few objects are.
  if (place === 'head' ? !objects.holds(head) : !holds(all, place === 'phrase' ? phrase : all.length, objects)) {
    return false;
  }
  if (unlessHead?.holds(head) || (unless && holds(all, phrase, unless))) return false;
  return !beside || holds(all, all.length, beside);
}

/** True where one of the first `count` words is in `set`. */
function holds(words: readonly Word[], count: number, set: WordSet): boolean {
  for (let at = 0; at < count; at++) if (set.holds(words[at])) return true;
  return false;
}
