import { INFORMATION } from './lexicon/english.ts';
import type { Glossary } from './lexicon/glossary.ts';
import { FRENCH_GLOSSARY } from './lexicon/glossary-french.ts';
import { GERMAN_GLOSSARY } from './lexicon/glossary-german.ts';
import { PORTUGUESE_GLOSSARY } from './lexicon/glossary-portuguese.ts';
import { RUSSIAN_GLOSSARY } from './lexicon/glossary-russian.ts';
import { SPANISH_GLOSSARY } from './lexicon/glossary-spanish.ts';
import { GRAMMARS } from './lexicon/grammar.ts';
import type { Language } from './lexicon/languages.ts';
import { nounSet, WordSet } from './lexicon/word-set.ts';
import { type Word, wordOf } from './words.ts';

const GLOSSARIES: Record<Language, Glossary> = {
  pt: PORTUGUESE_GLOSSARY,
  es: SPANISH_GLOSSARY,
  fr: FRENCH_GLOSSARY,
  de: GERMAN_GLOSSARY,
  ru: RUSSIAN_GLOSSARY,
};

/** Which glossaries are asked, the language's own first: names do not tell Spanish from Portuguese. */
const ASKED: Record<Language, readonly Language[]> = {
  pt: ['pt', 'es', 'fr'],
  es: ['es', 'pt', 'fr'],
  fr: ['fr'],
  de: ['de'],
  ru: ['ru'],
};

/** A noun of a language in English, or undefined. */
export function englishNoun(word: string, language: Language): string | undefined {
  for (const one of ASKED[language]) {
    const found = GLOSSARIES[one].get(word);
    if (found) return found;
  }
  return undefined;
}

const INFORMING = new WordSet([...INFORMATION, ...nounSet('departure number record statement')]);

/** The noun of information that a word stands for or, in a compound, ends in. */
export function informationIn(word: Word, language: Language): string | undefined {
  const noun = englishNoun(word.text, language) ?? (language === 'de' ? compound(word).at(-1)?.text : undefined);
  const last = noun === undefined ? word.text : noun.slice(noun.lastIndexOf(' ') + 1);
  return INFORMING.has(last) ? last : undefined;
}

/** A word of a phrase, in English. */
interface Piece {
  words: Word[];
  known: boolean;
  /** What links it to what stood before. */
  link?: 'of' | 'other';
  article?: boolean;
}

const LONGEST = 4;

/** The words of what is acted on, in the order of English, and where they stand. */
export function translated(words: readonly Word[], language: Language): Word[] {
  const pieces = piecesOf(words, language);
  const found: Word[] = [];
  let group: Piece[] = [];
  const close = () => {
    found.push(...arranged(group, language));
    group = [];
  };
  for (const piece of pieces) {
    if (piece.link === 'other') {
      close();
      found.push(...piece.words);
    } else group.push(piece);
  }
  close();
  return found;
}

function piecesOf(words: readonly Word[], language: Language): Piece[] {
  const { links, articles } = GRAMMARS[language];
  const pieces: Piece[] = [];
  for (let at = 0; at < words.length; ) {
    const word = words[at] as Word;
    const [noun, length] = nounAt(words, at, language);
    const link = links.get(word.text);
    if (noun.length > 0) pieces.push({ words: noun, known: true });
    else if (link)
      pieces.push({
        words: [wordOf(link, word.start, word.end)],
        known: false,
        link: link === 'of' ? 'of' : 'other',
      });
    else if (articles.holds(word)) pieces.push({ words: [word], known: false, article: true });
    else pieces.push({ words: [word], known: false });
    at += Math.max(1, length);
  }
  return pieces;
}

/** The noun that starts at `at`, of up to four words, and how many of them it takes. */
function nounAt(words: readonly Word[], at: number, language: Language): [Word[], number] {
  const { links, articles } = GRAMMARS[language];
  const first = words[at] as Word;
  for (let length = Math.min(LONGEST, words.length - at); length > 0; length--) {
    const part = words.slice(at, at + length);
    if (length === 1 && (links.has(first.text) || articles.holds(first))) break;
    const english = englishNoun(part.map(({ text }) => text).join(' '), language);
    if (!english) continue;
    const end = (part.at(-1) as Word).end;
    return [english.split(' ').map((text) => wordOf(text, first.start, end)), length];
  }
  return [language === 'de' ? compound(first) : [], 1];
}

/** The parts of a German compound, each quoted as the whole: `Kundenanfrage`. */
function compound(word: Word): Word[] {
  if (word.text.length < 7) return [];
  for (let at = 3; at <= word.text.length - 3; at++) {
    const head = GERMAN_GLOSSARY.get(word.text.slice(at));
    if (!head) continue;
    const start = word.text.slice(0, at);
    const modifier = [start, start.replace(/(?:s|n|en|-)$/, '')].map((one) => GERMAN_GLOSSARY.get(one)).find(Boolean);
    return [...(modifier ? [modifier] : []), head].map((text) => wordOf(text, word.start, word.end));
  }
  return [];
}

/** Nouns behind which "of" tells what they hold. */
const CONTAINERS =
  nounSet(`array batch body content copy data detail entry excerpt field index information item list node number page
  part row section set text value version`);

/** What stands between two links: a head with its adjectives, and the "of" before it. */
interface Segment {
  pieces: Piece[];
  of?: Word;
  /** Without an article: then what follows "of" only says of which sort the head is. */
  bare: boolean;
}

/** One noun phrase in the order of English. */
function arranged(group: readonly Piece[], language: Language): Word[] {
  let phrase: Word[] = [];
  for (const { pieces, of, bare } of segmentsOf(group, language)) {
    const next = ordered(pieces, language);
    const joined = bare && language !== 'de' && !CONTAINERS.holds(phrase.at(-1));
    if (!of) phrase = next;
    else phrase = joined ? next.concat(phrase) : phrase.concat(of, next);
  }
  return phrase;
}

function segmentsOf(group: readonly Piece[], language: Language): Segment[] {
  const segments: Segment[] = [{ pieces: [], bare: false }];
  for (const [index, piece] of group.entries()) {
    const last = segments.at(-1) as Segment;
    const genitive = piece.article && language === 'de' && last.pieces.some(({ known }) => known);
    const links = genitive || (piece.link === 'of' && last.pieces.length > 0);
    const { start, end } = piece.words[0] as Word;
    const of = wordOf('of', start, end);
    if (links) segments.push({ pieces: [], of, bare: !genitive && !group[index + 1]?.article });
    else if (!piece.article && piece.link !== 'of') last.pieces.push(piece);
  }
  return segments;
}

/** The words of a phrase without a link in it. */
function ordered(pieces: readonly Piece[], language: Language): Word[] {
  if (language === 'de') return pieces.flatMap(({ words }) => words);
  const at = pieces.findIndex(({ known }) => known);
  if (at < 0) {
    const [head, ...rest] = pieces;
    return language === 'ru'
      ? pieces.flatMap(({ words }) => words)
      : [...rest, ...(head ? [head] : [])].flatMap(({ words }) => words);
  }
  const head = pieces[at] as Piece;
  const before = pieces.slice(0, at);
  const after = pieces.slice(at + 1);
  const holds = CONTAINERS.holds(head.words.at(-1)) && after.some(({ known }) => known);
  if (holds && language === 'ru') {
    const { start, end } = head.words.at(-1) as Word;
    const of = wordOf('of', start, end);
    return [...before, head].flatMap(({ words }) => words).concat(of, ordered(after, language));
  }
  return [...before, ...after.toReversed(), head].flatMap(({ words }) => words);
}
