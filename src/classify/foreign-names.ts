import { englishNoun, informationIn } from './foreign-nouns.ts';
import { MODALS, OF } from './lexicon/grammar.ts';
import { englishVerb, type Verb, verbOf } from './lexicon/index.ts';
import { LANGUAGES, type Language } from './lexicon/languages.ts';
import type { Word } from './words.ts';

const CHECKING: Verb = { lemma: 'check', kind: 'reads', nounLike: false, form: 'base' };

/**
 * The verbs of a name, where one of another language only says what may be done (`puede_eliminar`) or belongs to a noun
 * (`impacto_de_purga`).
 */
export function asForeign(words: readonly Word[], verbs: readonly (Verb | undefined)[]): (Verb | undefined)[] {
  const foreign = verbs.find((verb) => verb?.language);
  if (!foreign?.language) return [...verbs];
  const asks = MODALS.holds(words[0]);
  const last = words.at(-1) as Word;
  const informs = words.length > 1 && informationIn(last, foreign.language) !== undefined;
  const checking: Verb = { ...CHECKING, language: foreign.language };
  return verbs.map((verb, at) => {
    if (asks) return at === 0 ? checking : undefined;
    const belongs = OF.holds(words[at - 1]) || (informs && isLoose(words[at] as Word));
    return verb?.language && belongs ? undefined : verb;
  });
}

/** A form that may as well be a part of a noun: `loesch_vorschau`. */
const isLoose = (word: Word): boolean => verbOf(word)?.form !== 'base';

/** Names of other languages use infinitives, and at the front commands and nouns as well: `borra_archivo`. */
export function foreignNameVerb(verb: Verb, word: string, first: boolean): Verb | undefined {
  if (verb.form === 'base') return verb;
  if (verb.form === 'third' && verb.language && englishNoun(word, verb.language) !== undefined) return undefined;
  if (!first || verb.form === 'past' || verb.form === 'gerund') return undefined;
  return { ...verb, form: 'base', nounLike: verb.form === 'noun' };
}

/**
 * The word that makes a name one of information in another language: the first (`liste_factures`), in German the last
 * (`zahlungsverlauf`). Others may be the object of a verb that is not known, and short ones may be anything.
 */
export function foreignInformation(words: readonly Word[]): Word | undefined {
  return LANGUAGES.map((language) => (language === 'de' ? words.at(-1) : words[0])).find(
    (word, index) =>
      word !== undefined &&
      word.text.length > SHORT &&
      englishVerb(word) === undefined &&
      informationIn(word, LANGUAGES[index] as Language) !== undefined,
  );
}

const SHORT = 4;
