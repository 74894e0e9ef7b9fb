import { KINDS, type Kind, severity } from '../effect.ts';
import { CHINESE } from './chinese.ts';
import { ENGLISH, NOUN_LIKE } from './english.ts';
import { GERMAN } from './german.ts';
import { JAPANESE } from './japanese.ts';
import { KOREAN } from './korean.ts';
import type { Language } from './languages.ts';
import { ROMANCE } from './romance.ts';
import { RUSSIAN } from './russian.ts';
import { words } from './word-set.ts';

/** A form of a verb of a lexicon. */
export interface Verb {
  lemma: string;
  kind: Kind;
  /** As often a noun as a verb. */
  nounLike: boolean;
  /** `create`, `creates`, `creating`, `created`. */
  form: 'base' | 'third' | 'gerund' | 'past';
  /** The language, where it is not English. */
  language?: Language;
}

const entries = (lexicon: Record<Kind, string>): [string, Kind][] =>
  KINDS.flatMap((kind) => words(lexicon[kind]).map((word): [string, Kind] => [word, kind]));

/** Infinitives, which names use, by language family; every other form is one that a description leads with. */
const OTHERS: readonly [Language, Record<Kind, string>, RegExp][] = [
  ['pt', ROMANCE, /(?:[aei]r|[dt]re|ire)$/],
  ['es', ROMANCE, /(?:[aei]r|[dt]re|ire)$/],
  ['fr', ROMANCE, /(?:[aei]r|[dt]re|ire)$/],
  ['de', GERMAN, /e[nl]n?$/],
  ['ru', RUSSIAN, /(?:ть|ти)$/],
];

function inflect(verb: string): [string, Verb['form']][] {
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
const FOREIGN = new Map<Language, Map<string, Verb>>();
const ALL = new Map<string, Verb>(VERBS);

for (const [language, lexicon, infinitive] of OTHERS) {
  const verbs = new Map<string, Verb>();
  for (const [lemma, kind] of entries(lexicon)) {
    const verb: Verb = { lemma, kind, nounLike: false, form: infinitive.test(lemma) ? 'base' : 'third', language };
    if (!verbs.has(lemma)) verbs.set(lemma, verb);
    if (!ALL.has(lemma)) ALL.set(lemma, verb);
  }
  FOREIGN.set(language, verbs);
}

/** The verb that `word`, folded and in lower case, is a form of, in any language; English comes first. */
export const verbOf = (word: string): Verb | undefined => ALL.get(word);

/** The English verb that `word` is a form of. */
export const englishVerb = (word: string): Verb | undefined => VERBS.get(word);

/** The verb of another language that `word` is a form of. */
export const foreignVerb = (word: string, language: Language): Verb | undefined => FOREIGN.get(language)?.get(word);

/** A verb found in a text that puts no spaces between words. */
export interface Found {
  text: string;
  kind: Kind;
  at: number;
}

/** The verbs of one language, to be looked for by their first character. */
function indexByFirst(lexicon: Record<Kind, string>): Map<string, [string, Kind][]> {
  const sorted = entries(lexicon).sort(
    ([a, one], [b, other]) => b.length - a.length || severity(other) - severity(one),
  );
  return Map.groupBy(sorted, ([word]) => word.charAt(0));
}

const UNSPACED = { zh: indexByFirst(CHINESE), ja: indexByFirst(JAPANESE), ko: indexByFirst(KOREAN) };

/** The longest verb of a language that starts at `at`. */
export function unspacedVerbAt(language: keyof typeof UNSPACED, text: string, at: number): Found | undefined {
  const hit = UNSPACED[language].get(text.charAt(at))?.find(([word]) => text.startsWith(word, at));
  return hit && { text: hit[0], kind: hit[1], at };
}
