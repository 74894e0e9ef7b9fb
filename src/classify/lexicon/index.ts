import { isRead, KINDS, type Kind } from '../effect.ts';
import type { Word } from '../words.ts';
import { ENGLISH, NOUN_LIKE } from './english.ts';
import { type ForeignForm, foreignForms, TABLES } from './foreign-verbs.ts';
import { enter, knownWord } from './known.ts';
import { LANGUAGES, type Language } from './languages.ts';
import type { FormKind } from './verb-table.ts';
import { words } from './word-set.ts';

/** A form of a verb of a lexicon. */
export interface Verb {
  lemma: string;
  kind: Kind;
  /** As often a noun as a verb. */
  nounLike: boolean;
  /** `create`, `creates`, `creating`, `created`. */
  form: FormKind;
  /** The language, where it is not English. */
  language?: Language;
}

const entries = (lexicon: Record<Kind, string>): [string, Kind][] =>
  KINDS.flatMap((kind) => words(lexicon[kind]).map((word): [string, Kind] => [word, kind]));

/** The forms of an English verb besides its base form. */
export function inflect(verb: string): [string, Verb['form']][] {
  const stem = verb.endsWith('e') ? verb.slice(0, -1) : verb;
  const soft = /[^aeiou]y$/.test(verb) ? verb.slice(0, -1) : undefined;
  const doubled = /[^aeiou][aeiou][bdgklmnprt]$/.test(verb) ? `${verb}${verb.at(-1)}` : undefined;
  const hissing = /(?:s|x|z|ch|sh|o)$/.test(verb);
  const third = soft ? `${soft}ies` : `${verb}${hissing ? 'es' : 's'}`;
  const forms: [string, Verb['form']][] = [
    [third, 'third'],
    [`${stem}ing`, 'gerund'],
    [soft ? `${soft}ied` : `${stem}ed`, 'past'],
  ];
  if (doubled) forms.push([`${doubled}ing`, 'gerund'], [`${doubled}ed`, 'past']);
  return forms;
}

function english(): Map<string, Verb> {
  const verbs = new Map<string, Verb>();
  const add = (form: string, verb: Verb) => {
    if (!verbs.has(form)) verbs.set(form, verb);
  };
  const lemmas = entries(ENGLISH);
  for (const [lemma, kind] of lemmas) add(lemma, { lemma, kind, nounLike: NOUN_LIKE.has(lemma), form: 'base' });
  for (const [lemma, kind] of lemmas) {
    for (const [text, form] of inflect(lemma)) add(text, { lemma, kind, nounLike: NOUN_LIKE.has(lemma), form });
  }
  return verbs;
}

const VERBS = english();

/** "Incluir" puts something in, and "inclui" says what is in it: English has two verbs for them. */
const STATIVE = 'include';

function kindOfEnglish(lemma: string): Kind {
  const verb = VERBS.get(lemma);
  if (lemma === STATIVE) return 'creates';
  if (!verb) throw new Error(`No English verb "${lemma}": a table of another language may only use those of ENGLISH`);
  return verb.kind;
}

/** The verbs of a kind in a language, and the nouns that stand for them, as its table has them. */
export function foreignLemmas(language: Language, kind: Kind): string[] {
  const { verbs, nouns } = TABLES[language];
  return [...Object.entries(verbs), ...Object.entries(nouns)]
    .filter(([lemma]) => kindOfEnglish(lemma) === kind)
    .flatMap(([, list]) => words(list))
    .map((word) => word.replaceAll('~', ' ').replace('|', ''));
}

const FORMS = new Map(LANGUAGES.map((language) => [language, foreignForms(language, kindOfEnglish)]));

/** A verb that only gathers in Portuguese and changes something in Spanish: "agregar". */
const addsInSpanish = ({ kind, form }: ForeignForm, known: Verb | undefined, language: Language): boolean =>
  language === 'es' &&
  known?.language === 'pt' &&
  known.form === form &&
  isRead(known.kind) &&
  !isRead(kind) &&
  form === 'base';

/** The verbs of other languages that names use: English comes first, and then whichever language has the form. */
function namesVerbs(): Map<string, Verb> {
  const found = new Map(VERBS);
  for (const [language, forms] of FORMS) {
    for (const [text, entries] of forms) {
      const plain = entries.find(({ follow, particle }) => !follow && !particle);
      if (plain && (!found.has(text) || addsInSpanish(plain, found.get(text), language))) {
        found.set(text, { lemma: plain.lemma, kind: plain.kind, nounLike: false, form: plain.form, language });
      }
    }
  }
  return found;
}

for (const [text, verb] of VERBS) enter(text).english = verb;
for (const [text, verb] of namesVerbs()) enter(text).verb = verb;

/** The verb that a word is a form of, in any language; English comes first. */
export const verbOf = ({ known }: Word): Verb | undefined => known.verb;

/** The same of a text, folded and in lower case. */
export const verbNamed = (text: string): Verb | undefined => knownWord(text).verb;

/** The English verb that a word is a form of. */
export const englishVerb = ({ known }: Word): Verb | undefined => known.english;

/** What `word` may be a form of in another language. */
export const foreignVerbs = (word: string, language: Language): readonly ForeignForm[] =>
  FORMS.get(language)?.get(word) ?? [];
