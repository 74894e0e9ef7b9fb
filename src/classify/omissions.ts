import type { Lead } from './clause.ts';
import type { Sentence } from './description.ts';
import { isRead } from './effect.ts';
import { seamsOf } from './joints.ts';
import { languageOf } from './lexicon/languages.ts';
import { soothes } from './reassurance.ts';
import { isUnspaced } from './unspaced.ts';
import { sentenceWords } from './words.ts';

type Sentences = readonly Sentence[];

/** What decides whether a sentence may be left out. */
export interface Asked {
  /** True where a sentence may be there to calm. */
  mayCalm: (sentence: Sentence) => boolean;
  clauseOf: (sentence: Sentence) => Lead;
}

/** How many sentences from the first on may be left out. */
const REACH = 6;
/** True where what was left out from the front is short sentences only. */
export function leavesOutLittle(parts: Sentences, rest: Sentences): boolean {
  const first = parts.findIndex(({ start }) => start === rest[0]?.start);
  return first >= 0 && parts.slice(0, first).every(({ text }) => text.length <= SHORT);
}

/** A sentence that tells of a change is left out from between others where it is no longer than this. */
const SHORT = 60;

/**
 * The sentences of a description without some that may be there to calm: without the first few, and of the rest without
 * a run of such, at the end or between others; and without what follows a sentence with no full stop between.
 */
export function omissions(parts: Sentences, asked: Asked): Sentences[] {
  return [...withoutRuns(parts, asked), ...withoutTails(parts.slice(0, GLUED), asked, parts)];
}

/** True for a sentence that tells of no change, or does so in a few words or to calm. */
const isMild = (sentence: Sentence, { clauseOf }: Asked): boolean =>
  sentence.text.length <= SHORT ||
  soothes(sentence.text, sentence.clues) ||
  clauseOf(sentence).evident.every(({ kind }) => isRead(kind));

function withoutRuns(parts: Sentences, asked: Asked): Sentences[] {
  const rests: Sentences[] = [];
  const near = parts.slice(0, REACH + 1);
  const trail = parts.some(({ crumb }) => crumb);
  const may = near.map((sentence, at) => (at === 0 || !trail) && asked.mayCalm(sentence));
  if (!may.includes(true)) return rests;
  const mild = near.map((sentence, at) => may[at] === true && isMild(sentence, asked));
  for (let from = 0; from < near.length; from++) {
    if (from > 0) rests.push(parts.slice(from));
    for (let at = from + 1; at < near.length && !trail; at++) rests.push(...withoutRun(parts, from, at, { may, mild }));
    if (from >= REACH || !may[from]) break;
  }
  return rests;
}

/** The sentences from one on without a run that starts at another, of each length. */
function withoutRun(parts: Sentences, from: number, at: number, { may, mild }: Record<'may' | 'mild', boolean[]>) {
  const rests: Sentences[] = [];
  const before = parts.slice(from, at);
  for (let to = at; to < mild.length && to < parts.length - 1 && mild[to]; to++) {
    rests.push([...before, ...parts.slice(to + 1)]);
  }
  if (parts.length === may.length && may.slice(at).every(Boolean)) rests.push(before);
  return rests;
}

/** How many sentences are asked where another may have been put behind them. */
const GLUED = 4;
/** How many places in a sentence are. */
const SEAMS = 8;

/** The sentences where one is cut short at a seam, and all that follows it there and may calm is left out. */
export function withoutTails(glued: Sentences, asked: Asked, parts: Sentences): Sentences[] {
  const rests: Sentences[] = [];
  for (const [index, sentence] of glued.entries()) {
    const { text, start } = sentence;
    for (const at of seamsOf(text).slice(0, SEAMS)) {
      const head = { ...sentence, text: text.slice(0, at), crumb: false };
      const tail = { ...sentence, text: text.slice(at), start: start + at, crumb: false };
      if (!looksEnded(head) || !(asked.mayCalm(tail) || changesLanguage(head, tail)) || !mayEnd(head, asked)) continue;
      const before = [...parts.slice(0, index), head];
      rests.push([...before, ...parts.slice(index + 1)]);
      for (let to = index + 1; to < parts.length && to < REACH && asked.mayCalm(parts[to] as Sentence); to++) {
        rests.push([...before, ...parts.slice(to + 1)]);
      }
    }
  }
  return rests;
}

/** The sentences where the first starts at a seam, and what stands before it there calms and may be left out. */
export function withoutHeads([first, ...others]: Sentences, asked: Asked): Sentences[] {
  if (!first || !soothes(first.text, first.clues)) return [];
  const { text, start } = first;
  return seamsOf(text)
    .slice(0, SEAMS)
    .filter((at) => {
      const head = { ...first, text: text.slice(0, at), crumb: false };
      return soothes(head.text, first.clues) && asked.mayCalm(head);
    })
    .map((at) => [{ ...first, text: text.slice(at), start: start + at, crumb: false }, ...others]);
}

/** True for a tail in another language than what stands before it. */
function changesLanguage(head: Sentence, tail: Sentence): boolean {
  const language = languageOf(sentenceWords(tail.text.slice(0, ASKED), tail.clues));
  if (language === undefined) return false;
  const words = sentenceWords(head.text.slice(-ASKED), head.clues);
  return words.length >= TELLING && language !== languageOf(words);
}

/** How many words show a language. */
const TELLING = 4;
/** How many characters are asked for their language. */
const ASKED = 200;
/** How many characters of an ending may follow a verb. */
const ENDING = 4;
/** How long a clause without spaces is at least. */
const SHORTEST = 6;
/** How a clause ends: in a full form of its verb, or, in Korean, in a noun that takes an object. */
const CLOSED = /(?:[다요음함임るたす]|[\u3400-\u9fff]|[을를]\s+(?:\S+\s+){0,2}\S+)$/u;

/** False where a clause in a script without spaces cannot be whole. */
function looksEnded(head: Sentence): boolean {
  const text = head.text.trimEnd();
  return !isUnspaced(text) || (text.length >= SHORTEST && CLOSED.test(text));
}

/** How a sentence ends that another follows behind a comma. */
const STOPPED = /[.!?][,;]$/;

/** False for the first words of a German sentence, which has capitals within, and for what does not end in its verb. */
function mayEnd(head: Sentence, { clauseOf }: Asked): boolean {
  const text = head.text.trimEnd();
  if (STOPPED.test(text)) return true;
  if (!isUnspaced(text)) return languageOf(sentenceWords(text.slice(0, ASKED), head.clues)) !== 'de';
  const ended = head.start + text.length;
  return clauseOf(head).actions.some(({ word }) => word.end + ENDING >= ended);
}
