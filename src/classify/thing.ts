import { nounPhraseLength } from './action.ts';
import type { Sentence } from './description.ts';
import { isRead } from './effect.ts';
import type { Field } from './field.ts';
import { type Known, knownWord } from './lexicon/known.ts';
import { nounSet, type WordSet, wordSet } from './lexicon/word-set.ts';
import type { Deed, Reading } from './reading.ts';
import type { Word } from './words.ts';

/** Something that is done to something. */
export interface Phrase {
  lemma: string;
  /** What the lexicons know of the lemma. */
  known: Readonly<Known>;
  verb: Word;
  /** The words of the thing, up to a preposition; of a container ("contents of a file"), those of what it contains. */
  words: readonly Word[];
  field: Field;
  reads: boolean;
  /** What the tool is about. */
  about: About;
}

/** What the first sentences of a tool are about; each question is answered when it is asked, which it rarely is. */
interface About {
  /** True where the tool is about payment cards, whose tokens let nobody in. */
  card(): boolean;
  /** True where the tool is about a web page. */
  page(): boolean;
  /** True where it is about the web. */
  web(): boolean;
}

const aboutOf = (reading: Reading): About => ({
  card: () => CARD.test(leadText(reading)),
  page: () => PAGE.test(leadText(reading)),
  web: () => WEB.test(leadText(reading)),
});
const CARD = /\bcards?\b/i;
const PAGE = /\b(?:web ?)?page\b/i;

/** What deeds are done to; a name without a verb asks for what it names. */
export function phrasesOf(reading: Reading, deeds: Iterable<Deed>): Phrase[] {
  const about = aboutOf(reading);
  const phrases: Phrase[] = [];
  for (const deed of deeds) readings(deed, about, phrases);
  if (!reading.information || reading.deciding.length > 0) return phrases;
  const { word, field } = reading.information;
  const words = field === reading.name ? reading.words : [word];
  return [...phrases, { lemma: 'get', known: knownWord('get'), verb: word, words, field, reads: true, about }];
}

/**
 * Sentences from the one that tells what the tool does: `count` of them and one more, as the one that tells may only
 * reassure. What stands before is passed over.
 */
export function opening({ sentences, told }: Reading, count: number): readonly Sentence[] {
  const at = sentences.findIndex(({ start }) => start === told[0]?.sentence?.start);
  return sentences.slice(Math.max(0, at), Math.max(0, at) + count + 1);
}

/** The text of those sentences, at most three of them. */
export function leadText(reading: Reading, count = 3): string {
  const { leadTexts } = reading;
  leadTexts[count] ??= opening(reading, count)
    .map(({ text }) => text)
    .join(' ');
  return leadTexts[count];
}

const WEB = /\b(?:browsers?|chrome|crawl\w*|dom|scrap\w+|tabs?|urls?|web ?(?:pages?|sites?)?)\b/i;

/** Adds what a deed is done to, each thing of a list by itself, and where that only contains something, what it contains. */
function readings({ action, kind, field }: Deed, about: About, into: Phrase[]): void {
  const { object, lemma, known, word: verb } = action;
  const own = nounPhraseLength(object);
  const reads = isRead(kind);
  for (const words of listed(object.slice(0, own), field))
    into.push({ lemma, known, verb, words, field, reads, about });
  if (own === object.length || !CONTAINERS.holds(object[own - 1]) || !isLink(object[own])) return;
  const inner = object.slice(own + 1);
  const end = nounPhraseLength(inner);
  for (const words of listed(inner.slice(0, end), field)) into.push({ lemma, known, verb, words, field, reads, about });
}

/** The things of a list: "status, logs, events". */
function listed(words: readonly Word[], { folded }: Field): (readonly Word[])[] {
  const first = words[0];
  if (!first || !folded.text.slice(first.end, words.at(-1)?.start).includes(',')) return [words];
  const things: Word[][] = [[]];
  let end = words[0]?.end ?? 0;
  for (const word of words) {
    if (folded.text.slice(end, word.start).includes(',')) things.push([]);
    things.at(-1)?.push(word);
    end = word.end;
  }
  return things;
}

const CONTAINERS =
  nounSet(`array batch body content copy data detail entry excerpt field index information item list node page part
  passage portion result sample section set text value version`);
const LINKS = wordSet('about of from in within across');

/** True for a word between a container and what it contains. */
export const isLink = (word: Word | undefined): boolean => LINKS.holds(word);

/** The last word of a phrase. */
export const head = ({ words }: Phrase): Word | undefined => words.at(-1);

/** The last word of a phrase that is in `set`. */
export const within = ({ words }: Phrase, set: WordSet): Word | undefined => set.lastOf(words);

/** The word, where it is in `set`. */
export const among = (word: Word | undefined, set: WordSet): Word | undefined => (set.holds(word) ? word : undefined);
