import { type Action, actionOf } from './action.ts';
import { chinesePredicates } from './chinese.ts';
import { japanesePredicates } from './japanese.ts';
import { koreanPredicates } from './korean.ts';
import { romanised } from './lexicon/romanised.ts';
import { eachMatch } from './matches.ts';
import type { Predicate } from './predicate.ts';
import { segments, type Unspaced } from './segments.ts';
import { type Word, wordOf } from './words.ts';

export const UNSPACED = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2}/;
const LATIN_START = /^[^\p{L}]*[a-z]+(?:[\s,]+[a-z]+){3}/iu;

/** True for a sentence in a script without spaces between words. One that starts with Latin words is not such. */
export function isUnspaced(text: string): boolean {
  return UNSPACED.test(text) && !LATIN_START.test(text.slice(0, 120));
}

const READERS: Readonly<Record<Unspaced, (text: string) => Predicate[]>> = {
  zh: chinesePredicates,
  ja: japanesePredicates,
  ko: koreanPredicates,
};

/** What a sentence without spaces says is done, in each of its languages. `offset` is where it starts in its field. */
export function unspacedActions(text: string, offset: number): Action[] {
  return runs(text).flatMap(({ language, start, end }) =>
    READERS[language](text.slice(start, end)).flatMap((predicate) => toActions(predicate, offset + start)),
  );
}

/** A stretch of a sentence that is in one language. */
interface Run {
  language: Unspaced;
  start: number;
  end: number;
  /** How many words of other scripts have followed it. */
  strange: number;
}

/** Those of a sentence, each with at most two words of another script behind it that open no sentence of their own. */
function runs(text: string): Run[] {
  const found: Run[] = [];
  for (const { 0: chunk, index } of eachMatch(CHUNK, text)) {
    const end = index + chunk.length;
    const language = languageOf(chunk);
    const last = found.at(-1);
    if (!language) followedBy(last, chunk, end);
    else if (
      last &&
      last.strange <= MOST_STRANGE &&
      (language === last.language || `${last.language}${language}` === 'jazh')
    )
      Object.assign(last, { end, strange: 0 });
    else found.push({ language, start: index, end, strange: 0 });
  }
  return found;
}

const CHUNK = /\S+/gu;
const MOST_STRANGE = 4;

function followedBy(run: Run | undefined, chunk: string, end: number): void {
  if (!run) return;
  run.strange += TERM.test(chunk) && !OPENING.test(chunk) ? 1 : MOST_STRANGE;
  if (run.strange <= 2) run.end = end;
}

/** A word that may be a term: an identifier, an abbreviation. */
const TERM = /^[\w./-]+[),。]?$/;

/** A word that may open a sentence in English. */
const OPENING = /^[^\p{L}]*\p{Lu}\p{Ll}/u;

/** The language of a text by its script; Han alone is Chinese. */
function languageOf(text: string): Unspaced | undefined {
  if (/[\u3040-\u30fa\u30fc-\u30ff]/.test(text)) return 'ja';
  if (/[\uac00-\ud7af]/.test(text)) return 'ko';
  return /[\u3400-\u9fff]/.test(text) ? 'zh' : undefined;
}

/** One action for each thing that a list puts beside the verb. */
function toActions({ segment, kind, lemma, certain, objects }: Predicate, offset: number): Action[] {
  const shift = ({ text, start, end, known }: Word): Word => ({
    text,
    start: start + offset,
    end: end + offset,
    known,
  });
  const word = wordOf(segment.text, segment.start + offset, segment.end + offset);
  const things = objects.length > 0 ? objects : [[]];
  return things
    .slice(0, 4)
    .map((object) =>
      actionOf({ word, kind, lemma, certain, object: object.map(shift), many: undefined, language: undefined }),
    );
}

/** The words of an identifier, with those in or from a language without spaces taken apart and said in English. */
export function inEnglish(words: readonly Word[]): Word[] {
  const english: Word[] = [];
  for (const word of words) {
    if (word.text > '\u2e80') english.push(...translatedWord(word));
    else {
      const meant = romanised(word);
      english.push(meant ? wordOf(meant, word.start, word.end) : word);
    }
  }
  return english;
}

function translatedWord(word: Word): Word[] {
  const language = languageOf(word.text);
  if (!language) return [word];
  const known = segments(word.text, language).filter(({ verb, noun }) => verb || noun);
  if (known.length === 0) return [word];
  return known.map(({ verb, noun, start, end }) =>
    wordOf((verb?.lemma ?? noun) as string, word.start + start, word.start + end),
  );
}
