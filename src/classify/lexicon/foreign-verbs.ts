import type { Kind } from '../effect.ts';
import { fold } from '../fold.ts';
import { FRENCH } from './french.ts';
import { GERMAN } from './german.ts';
import { GRAMMARS } from './grammar.ts';
import { germanForms, type Strong } from './inflect-german.ts';
import { frenchForms, portugueseForms, spanishForms } from './inflect-romance.ts';
import { russianForms, transliterated } from './inflect-russian.ts';
import type { Language } from './languages.ts';
import { PORTUGUESE } from './portuguese.ts';
import { RUSSIAN } from './russian.ts';
import { SPANISH } from './spanish.ts';
import type { FormKind, Inflected, VerbTable } from './verb-table.ts';
import { words } from './word-set.ts';

/** A form of a verb of another language. */
export interface ForeignForm {
  /** The English verb of the same meaning. */
  lemma: string;
  kind: Kind;
  form: FormKind;
  /** Words that must follow at once: `dar de baja`. */
  follow?: readonly string[];
  /** A particle that must close the clause: `ruft … ab`. */
  particle?: string;
}

/** The tables by language. */
export const TABLES: Readonly<Record<Language, VerbTable>> = {
  pt: PORTUGUESE,
  es: SPANISH,
  fr: FRENCH,
  de: GERMAN,
  ru: RUSSIAN,
};

const INFLECT: Readonly<Record<Language, (verb: string, irregular: Strong) => Inflected[]>> = {
  pt: portugueseForms,
  es: spanishForms,
  fr: frenchForms,
  de: germanForms,
  ru: russianForms,
};

const UMLAUTS: readonly [RegExp, string][] = [
  [/ä/g, 'ae'],
  [/ö/g, 'oe'],
  [/ü/g, 'ue'],
  [/ß/g, 'ss'],
];

/** How texts and names spell a word: folded, with umlauts written out. */
export function spellings(word: string): string[] {
  const folded = fold(word).text.toLowerCase();
  if (!/[äöüß]/.test(word)) return [folded];
  const spelled = UMLAUTS.reduce((text, [letter, plain]) => text.replace(letter, plain), word);
  return [...new Set([folded, folded.replaceAll('ß', 'ss'), spelled])];
}

const irregularOf = ({ irregular }: VerbTable): Strong =>
  new Map(
    words(irregular).map((entry) => {
      const [lemma = '', list = ''] = entry.split(':');
      return [lemma, list.split(',')];
    }),
  );

/** What kind of form an irregular one is, by its ending. */
function irregularKind(form: string, language: Language): FormKind {
  if (language === 'ru') return /(?:[нт]|н[ао]|[её]н)$/.test(form) && !/ет$|ит$|ст$|ут$/.test(form) ? 'past' : 'third';
  if (/(?:ndo|[^v]ant)$/.test(form)) return 'gerund';
  if (language === 'fr') return /(?:[^fl]is|us?|ues|ert)$/.test(form) ? 'past' : 'third';
  return /(?:[aiou][eiu]?[dst]|eit|st|rit|ert|[lu]s|ech|eit|ues)[oa]s?$/.test(form) ? 'past' : 'third';
}

/** Builds the forms of a language. `kindOf` gives the kind of an English verb. */
export function foreignForms(language: Language, kindOf: (lemma: string) => Kind): Map<string, ForeignForm[]> {
  const table = TABLES[language];
  const irregular = irregularOf(table);
  const found = new Map<string, ForeignForm[]>();
  const add = (text: string, entry: ForeignForm) => {
    for (const spelled of spellings(text)) {
      if (isSmallWord(spelled, language)) continue;
      const list = found.get(spelled);
      if (!list) found.set(spelled, [entry]);
      else if (!list.some((one) => isSame(one, entry))) list.push(entry);
    }
  };
  for (const [lemma, list] of Object.entries(table.verbs)) {
    for (const entry of words(list)) addVerb(entry, { lemma, kind: kindOf(lemma) }, language, irregular, add);
  }
  for (const [lemma, list] of Object.entries(table.nouns)) {
    for (const entry of words(list)) {
      const [noun = '', ...follow] = entry.split('~');
      for (const form of nounForms(noun, language)) {
        add(form, { lemma, kind: kindOf(lemma), form: 'noun', ...(follow.length > 0 && { follow }) });
      }
    }
  }
  if (language === 'ru') addLatin(found);
  return found;
}

/** `por` and `da` are verbs as well, and hardly ever meant as such. */
function isSmallWord(word: string, language: Language): boolean {
  const { links, articles, conjunctions, relatives } = GRAMMARS[language];
  return links.has(word) || articles.has(word) || conjunctions.has(word) || relatives.has(word);
}

const isSame = (one: ForeignForm, other: ForeignForm): boolean =>
  one.particle === other.particle && one.follow?.join(' ') === other.follow?.join(' ');

type Add = (text: string, entry: ForeignForm) => void;
type Meaning = Pick<ForeignForm, 'lemma' | 'kind'>;

function addVerb(entry: string, meaning: Meaning, language: Language, irregular: Strong, add: Add): void {
  const [verb = '', ...follow] = entry.split('~');
  const [first = '', second] = verb.split('|');
  const after = follow.length > 0 ? { follow: follow.map((word) => fold(word).text) } : {};
  if (second !== undefined) addSeparable(first, second, { ...meaning, ...after }, irregular, add);
  else {
    add(verb, { ...meaning, form: 'base', ...after });
    for (const [form, kind] of INFLECT[language](verb, irregular)) {
      if (form.length > 2) add(form, { ...meaning, form: kind, ...after });
    }
    if (language === 'de') return;
    for (const form of irregular.get(verb) ?? []) {
      add(form, { ...meaning, form: irregularKind(form, language), ...after });
    }
  }
}

/** A separable verb: whole in the infinitive and the participle, apart elsewhere. */
function addSeparable(particle: string, verb: string, meaning: Meaning, irregular: Strong, add: Add): void {
  add(particle + verb, { ...meaning, form: 'base' });
  for (const [form, kind] of germanForms(verb, irregular)) {
    if (kind === 'third') {
      add(form, { ...meaning, form: kind, particle: fold(particle).text });
      add(particle + form, { ...meaning, form: kind });
    } else add(particle + form, { ...meaning, form: kind });
  }
  add(`${particle}zu${verb}`, { ...meaning, form: 'gerund' });
}

/** The forms of a noun that may stand for a deed: one deed, so no plural. */
function nounForms(noun: string, language: Language): string[] {
  if (language === 'de') return [noun, `${noun}s`];
  if (language !== 'ru') return [noun];
  if (noun.endsWith('ие')) return ['ие', 'ия', 'ию', 'ием', 'ии'].map((ending) => noun.slice(0, -2) + ending);
  if (noun.endsWith('а')) return ['а', 'у', 'ой', 'е'].map((ending) => noun.slice(0, -1) + ending);
  return ['', 'а', 'у', 'ом', 'е'].map((ending) => noun + ending);
}

/** Names write Russian in Latin letters. */
function addLatin(found: Map<string, ForeignForm[]>): void {
  for (const [text, entries] of [...found]) {
    const plain = entries.filter(({ form, follow }) => (form === 'base' || form === 'noun') && !follow);
    if (plain.length === 0) continue;
    for (const latin of transliterated(text)) if (latin.length > 3 && !found.has(latin)) found.set(latin, plain);
  }
}
