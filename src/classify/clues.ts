import { codeAt, isLetter } from './codes.ts';
import { hashWith, NO_LETTER } from './lexicon/known.ts';
import { words } from './lexicon/word-set.ts';

/*
 * Patterns are asked of every text, and nearly all of them find nothing. Each of those here names the words of which one
 * must be there for it to match; one pass over a text tells which patterns are worth asking.
 */

/** A group of words, as one bit. */
export type Clue = number;

/** How many letters of a word are looked at. */
const LETTERS = 5;
const SIZE = 8192;
const groupsOf = new Int32Array(SIZE);
/** A letter outside ASCII, which patterns that know words of other scripts may need. */
const FOREIGN: Clue = 1 << 31;
const MOST_GROUPS = 31;
let groups = 0;

const slotOf = (hash: number): number => (hash ^ (hash >>> 13)) & (SIZE - 1);

/**
 * A clue to the words that start like one of a list, which are separated by white space: the first five letters count,
 * and a shorter one stands for itself alone. `~` may be one of them.
 */
export function clue(list: string): Clue {
  if (groups >= MOST_GROUPS)
    throw new RangeError('There is no bit left for another group of words: merge two that are asked together.');
  const group = 1 << groups++;
  for (const word of words(list)) {
    let hash = NO_LETTER;
    for (const letter of word.slice(0, LETTERS)) hash = hashWith(hash, letter.charCodeAt(0));
    groupsOf[slotOf(hash)] = (groupsOf[slotOf(hash)] as number) | group;
  }
  return group;
}

/** The clue of a pattern that matches words of other scripts, too. */
export const orForeign = (group: Clue): Clue => group | FOREIGN;

/** False where a text has no letter outside ASCII. */
export const mayBeForeign = (clues: Clue): boolean => (clues & FOREIGN) !== 0;

const TILDE = 0x7e;

/** Punctuation, signs and pictures outside ASCII: no pattern needs one of them. */
const isSign = (code: number): boolean =>
  code < 0xc0 || (code >= 0x2000 && code < 0x2c00) || (code >= 0xd800 && code < 0xe000) || code === 0xfe0f;

/** The groups that a text has words of, and where those words are. */
export interface Clues {
  /** All of the text's. */
  readonly all: Clue;
  /** Where words of some group end, and which groups these are. */
  readonly ends: readonly number[];
  readonly groups: readonly Clue[];
}

/** The groups that a text may have words of, in one pass: all that it has, and rarely one more. */
export function cluesOf(text: string): Clues {
  const ends: number[] = [];
  const groups: Clue[] = [];
  const all = readClues(text, 0, text.length, (end, group) => {
    ends.push(end);
    groups.push(group);
  });
  return { all, ends, groups };
}

/** The same of a text of which nothing but the groups is asked. */
export const cluesIn = (text: string): Clue => readClues(text, 0, text.length);

/** The groups of a range of a text whose clues are known; it starts where a word does. */
export function cluesBetween(text: string, { all, ends, groups }: Clues, start: number, end: number): Clue {
  if (mayBeForeign(all) || isWithinWord(text, end)) return readClues(text, start, end);
  let found = 0;
  for (let at = 0; at < ends.length && (ends[at] as number) <= end; at++) {
    if ((ends[at] as number) > start) found |= groups[at] as Clue;
  }
  return found;
}

const isWithinWord = (text: string, at: number): boolean =>
  at > 0 && at < text.length && isLetter(codeAt(text, at - 1)) && isLetter(codeAt(text, at));

/** A piece of another string takes the engine several times as long to read as a range of a whole one. */
function readClues(text: string, start: number, end: number, mark?: (end: number, group: Clue) => void): Clue {
  let found = 0;
  let hash = NO_LETTER;
  let length = 0;
  const tell = (at: number, group: Clue) => {
    if (group === 0) return;
    found |= group;
    mark?.(at, group);
  };
  for (let at = start; at < end; at++) {
    const code = codeAt(text, at);
    if (isLetter(code)) {
      if (length < LETTERS) {
        hash = hashWith(hash, code);
        length++;
      }
      continue;
    }
    if (length > 0) {
      tell(at, groupsOf[slotOf(hash)] as number);
      hash = NO_LETTER;
      length = 0;
    }
    if (code === TILDE) tell(at + 1, groupsOf[slotOf(hashWith(NO_LETTER, TILDE))] as number);
    else if (code > TILDE && !isSign(code)) found |= FOREIGN;
  }
  if (length > 0) tell(end, groupsOf[slotOf(hash)] as number);
  return found;
}
