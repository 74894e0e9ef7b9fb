import type { Word } from '../words.ts';
import { enter } from './known.ts';
import { words } from './word-set.ts';

/** The languages besides English that put spaces between words. */
export type Language = 'pt' | 'es' | 'fr' | 'de' | 'ru';

/** The words that join others, by which a text shows its language; folded. */
const FUNCTION_WORDS: Record<Language | 'en', string> = {
  en: `the a an of to for and or in on by with from this that these is are be as at it its into your you all any if
    when which not no using via use uses used can will has have given`,
  pt: `o a os as um uma uns umas do da dos das no na nos nas ao aos pelo pela pelos pelas num numa com sem para por que e
    ou de em se seu sua seus suas este esta estes estas esse essa mais como quando onde ja nao sao foi todos todas
    cada entre sobre ate desde qual quais caso ainda ferramenta usuario qualquer`,
  es: `el la los las un una unos unas del al lo con sin para por que y o de en se su sus este esta estos estas mas como
    cuando donde ya no son todos todas cada entre sobre hasta desde segun cual si herramienta usuario cualquier`,
  fr: `le la les un une des du de d l au aux et ou en dans par pour avec sans sur ce cet cette ces son sa ses leur leurs
    qui que dont est sont a ne pas plus votre vos tout toute tous toutes chez vers depuis entre si outil utilisateur`,
  de: `der die das den dem des ein eine einen einem einer eines und oder mit von vom zu zum zur im in am an auf aus bei
    fur nach uber unter ohne nicht kein keine alle aller allen wird werden ist sind dass wenn sich es samt sowie als
    noch bis ob wie durch gegen seit gemaß`,
  ru: '',
};

/** All of them. */
export const LANGUAGES = ['pt', 'es', 'fr', 'de', 'ru'] as const satisfies readonly Language[];

const ASKED_FOR = ['en', 'pt', 'es', 'fr', 'de'] as const;

for (const [index, language] of ASKED_FOR.entries()) {
  for (const word of words(FUNCTION_WORDS[language])) enter(word).languages |= 1 << index;
}
const ENGLISH = 1;
const FRENCH = 1 << ASKED_FOR.indexOf('fr');

/** `l'utilisateur`, `d'un`, `qu'il`. */
const isElided = (text: string): boolean => {
  if (text.length < 3) return false;
  const at = text.charCodeAt(1) === APOSTROPHE ? 1 : 2;
  return text.charCodeAt(at) === APOSTROPHE && ELIDED.has(text.slice(0, at));
};
const APOSTROPHE = 0x27;
const ELIDED = new Set(['d', 'l', 'n', 's', 'j', 'c', 'qu']);

const isCyrillic = (text: string): boolean => text.charCodeAt(0) >= 0x0400 && text.charCodeAt(0) < 0x0530;

/** How many words of a sentence are asked for its language. */
const ASKED = 24;
/** How many words of English alone settle it. */
const SETTLED = 2;

/** The language of a sentence by its function words, where it is none of English. Linear. */
export function languageOf(sentence: readonly Word[]): Language | undefined {
  const masks: number[] = [];
  let cyrillic = 0;
  let english = 0;
  const asked = Math.min(sentence.length, ASKED);
  for (let at = 0; at < asked && english < SETTLED + masks.length + cyrillic; at++) {
    const { text, known } = sentence[at] as Word;
    const mask = known.languages || (isElided(text) ? FRENCH : 0);
    if (mask === ENGLISH) english++;
    else if (mask > 0) masks.push(mask);
    else if (isCyrillic(text)) cyrillic++;
  }
  if (cyrillic > english) return 'ru';
  return masks.length === 0 ? undefined : mostOf(masks, english);
}

/** True for a small word of English that no other language has. */
export const isEnglish = ({ known }: Word): boolean => known.languages === ENGLISH;

/** The language that most of the words are of; English where it is as likely as any. */
function mostOf(masks: readonly number[], english: number): Language | undefined {
  const scores = ASKED_FOR.map((_, index) => masks.filter((mask) => (mask & (1 << index)) !== 0).length);
  scores[0] = (scores[0] as number) + english;
  const index = scores.indexOf(Math.max(...scores));
  return index > 0 ? (ASKED_FOR[index] as Language) : undefined;
}
