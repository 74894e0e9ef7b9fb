import { fold } from '../fold.ts';
import { spellings } from './foreign-verbs.ts';
import type { Glossary } from './glossary.ts';
import { transliterated } from './inflect-russian.ts';

/** The nouns of a language by the English noun, separated by commas. */
type Table = Readonly<Record<string, string>>;

/** English plural, so that what is said of many things is read as such. */
const plural = (noun: string): string => {
  if (/(?:s|data|information|money|news|public|shared|temporary|statistics|stock)$/.test(noun)) return noun;
  return /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`;
};

function build(table: Table, forms: (noun: string) => [form: string, many: boolean][]): Glossary {
  const found = new Map<string, string>();
  for (const [english, list] of Object.entries(table)) {
    for (const noun of list.split(', ')) {
      for (const [form, many] of forms(noun)) if (!found.has(form)) found.set(form, many ? plural(english) : english);
    }
  }
  return found;
}

function romancePlural(noun: string): string[] {
  if (noun.endsWith('ao')) return [`${noun.slice(0, -2)}oes`, `${noun}s`];
  if (noun.endsWith('m')) return [`${noun.slice(0, -1)}ns`];
  if (noun.endsWith('il') || noun.endsWith('el')) return [`${noun.slice(0, -2)}eis`, `${noun}es`, `${noun}s`];
  if (noun.endsWith('al')) return [`${noun.slice(0, -1)}is`, `${noun}es`, `${noun.slice(0, -1)}ux`];
  if (noun.endsWith('z')) return [`${noun.slice(0, -1)}ces`, `${noun}es`];
  if (noun.endsWith('u')) return [`${noun}x`, `${noun}s`];
  return /[aeio]$/.test(noun) ? [`${noun}s`] : [`${noun}es`, `${noun}s`];
}

/** Portuguese, Spanish and French nouns with their plurals; of several words, the first has one. */
export const romanceGlossary = (table: Table): Glossary =>
  build(table, (noun) => {
    const [first = '', ...rest] = noun.split(' ');
    const tail = rest.map((word) => ` ${word}`).join('');
    return [[noun, false], ...romancePlural(first).map((one): [string, boolean] => [one + tail, true])];
  });

/** German nouns with the endings of their cases and plurals, in every spelling. */
export const germanGlossary = (table: Table): Glossary =>
  build(table, (noun) => {
    const endings = noun.endsWith('e') ? ['n'] : ['e', 'en', 'n', 'er', 'ern', 's', 'es', 'nen'];
    const many = (ending: string) => ending !== 's' && ending !== 'es';
    return [
      ...spellings(noun).map((form): [string, boolean] => [form, false]),
      ...endings.flatMap((ending) => spellings(noun + ending).map((form): [string, boolean] => [form, many(ending)])),
    ];
  });

const CASES: readonly [RegExp, string][] = [
  [/ия$/, 'ии ию ией ий иям иями иях'],
  [/ие$/, 'ия ию ием ии ий иям иями иях'],
  [/ий$/, 'ия ию ием ии иев иям иями иях'],
  [/ок$/, 'ка ку ком ке ки ков кам ками ках'],
  [/ек$/, 'ька ька ьки ька ьков'],
  [/ец$/, 'ца цу цем це цы цев цам цами цах'],
  [/ка$/, 'ки ке ку кой ок ек кам ками ках'],
  [/[аы]$/, 'ы и у е ой ей ам ами ах'],
  [/я$/, 'и е ю ей ь й ям ями ях'],
  [/ь$/, 'я ю ем и е ью ей ям ями ях'],
  [/й$/, 'я ю ем е и ев ям ями ях'],
  [/о$/, 'а у ом е ам ами ах'],
  [/е$/, 'я ю ем и й ей ям ями ях'],
];

/** The cases of a Russian noun in both numbers. */
function cases(noun: string): string[] {
  const found = CASES.find(([pattern]) => pattern.test(noun));
  if (found) {
    const stem = noun.replace(found[0], '');
    const bare = /[ао]$/.test(noun) ? [stem] : [];
    return [...bare, ...found[1].split(' ').map((ending) => stem + ending)];
  }
  return 'а у ом е ы и ов ев ей ам ами ах'.split(' ').map((ending) => noun + ending);
}

/** Russian nouns in all cases, and in Latin letters, as names write them. */
export const russianGlossary = (table: Table): Glossary =>
  build(table, (noun) => {
    const forms = noun.includes(' ') ? phraseCases(noun) : [noun, ...cases(noun)];
    const spelled = forms.flatMap((form) => [fold(form).text, ...transliterated(fold(form).text.replace('ё', 'е'))]);
    return spelled.filter((form) => form.length > 1).map((form) => [form, false]);
  });

/** The cases of an adjective and a noun, or of a noun with others behind it. */
function phraseCases(phrase: string): string[] {
  const [first = '', ...rest] = phrase.split(' ');
  const adjective = /[ыи]й$|[ая]я$|[ое]е$/.exec(first)?.[0];
  if (!adjective) return [phrase, ...cases(first).map((form) => [form, ...rest].join(' '))];
  const stem = first.slice(0, -2);
  const firsts = ['ый', 'ий', 'ая', 'ое', 'ую', 'ой', 'ого', 'ому', 'ым', 'ом', 'ые', 'ых', 'ыми', 'ие', 'их'];
  const [noun = '', ...tail] = rest;
  const nouns = [noun, ...cases(noun)];
  return firsts.flatMap((ending) => nouns.map((form) => [stem + ending, form, ...tail].join(' ')));
}
