import { codeAt, isUpper } from '../codes.ts';
import type { Verb } from './index.ts';

/**
 * What the lexicons know of a word. Each word of a text is looked up once, when it is read: asking a list of its own
 * for every question was a sixth of the classifier's time.
 */
export interface Known {
  /** Folded and in lower case. */
  readonly text: string;
  /** The verb that it is a form of, in any language; English comes first. */
  verb: Verb | undefined;
  /** The English verb that it is a form of. */
  english: Verb | undefined;
  /** True for a form of an English verb that a particle may give another meaning. */
  takesParticle: boolean;
  /** The languages of which it is a small word, one bit each. */
  languages: number;
  /** The English word for it, where it is one of Chinese, Japanese or Korean in Latin letters. */
  romanised: string | undefined;
  /** Its row in the table of word sets; 0 where it is in none. */
  row: number;
}

const entry = (text: string): Known => ({
  text,
  verb: undefined,
  english: undefined,
  takesParticle: false,
  languages: 0,
  romanised: undefined,
  row: 0,
});

/** What is known of a word that no lexicon has. */
export const UNKNOWN: Readonly<Known> = entry('');

const WORDS = new Map<string, Known>();

/*
 * The words of ASCII, each at the slot of its hash or one of the next. The hashes stand by themselves, close together,
 * so that a word which is in no lexicon is told by a look at them alone.
 */
const SIZE = 1 << 16;
/** Above this share of slots taken, looking gets slow; some 31,000 are. */
const FULLEST = 0.75;
let taken = 0;
const HASHES = new Int32Array(SIZE);
const ENTRIES: Known[] = [];
const PLAIN = /^[a-z0-9_']+$/;

/** What stands where there is no word: every hash is odd. */
const NONE = 0;
const slotOf = (hash: number): number => (hash ^ (hash >>> 15)) & (SIZE - 1);
const next = (slot: number): number => (slot + 1) & (SIZE - 1);

/*
 * Which sets a word is in, one bit each: the first row is that of the words in none. Asking a set of the engine's own
 * takes several times as long.
 */
const ROWS = 1 << 13;
const COLUMNS = 16;
const MEMBERS = new Int32Array(ROWS * COLUMNS);
const BITS = 32;
let rows = 1;
let sets = 0;

/** Enters the words of a set in the table. Returns its number. */
export function enterSet(words: Iterable<string>): number {
  if (sets >= COLUMNS * BITS) throw new RangeError('There are too many sets for the table: double COLUMNS.');
  const set = sets++;
  for (const word of words) {
    const at = rowOf(enter(word)) * COLUMNS + (set >>> 5);
    MEMBERS[at] = (MEMBERS[at] as number) | (1 << (set & (BITS - 1)));
  }
  return set;
}

function rowOf(known: Known): number {
  if (known.row === 0) {
    if (rows >= ROWS) throw new RangeError('There are too many words for the table of sets: double ROWS.');
    known.row = rows++;
  }
  return known.row;
}

/** True for a word of a set, which is given by its number. */
export const isInSet = ({ row }: Readonly<Known>, set: number): boolean =>
  ((MEMBERS[row * COLUMNS + (set >>> 5)] as number) & (1 << (set & (BITS - 1)))) !== 0;

/** The hash of no letter, and that of some letters and one more; capitals count as small letters. */
export const NO_LETTER = 1;
export const hashWith = (hash: number, code: number): number => (Math.imul(hash, 33) ^ (code | 0x20)) | 1;

/** The hash of a range of a text. */
export function hashOf(text: string, from = 0, to = text.length): number {
  let hash = NO_LETTER;
  for (let at = from; at < to; at++) hash = hashWith(hash, codeAt(text, at));
  return hash;
}

/** The entry of a word, for a lexicon to add what it knows. */
export function enter(text: string): Known {
  const found = WORDS.get(text);
  if (found) return found;
  const added = entry(text);
  WORDS.set(text, added);
  if (!PLAIN.test(text)) return added;
  if (++taken > SIZE * FULLEST) throw new RangeError('There are too many words for the slots: double SIZE.');
  const hash = hashOf(text);
  let slot = slotOf(hash);
  while (HASHES[slot] !== NONE) slot = next(slot);
  HASHES[slot] = hash;
  ENTRIES[slot] = added;
  return added;
}

/** What is known of a word, folded and in lower case. */
export const knownWord = (text: string): Readonly<Known> => WORDS.get(text) ?? UNKNOWN;

/** What is known of the letters, digits, `_` and `'` of a range of a text, with its hash. */
export function knownIn(text: string, from: number, to: number, hash: number): Readonly<Known> {
  for (let slot = slotOf(hash); HASHES[slot] !== NONE; slot = next(slot)) {
    if (HASHES[slot] !== hash) continue;
    const known = ENTRIES[slot] as Known;
    if (isAt(known.text, text, from, to)) return known;
  }
  return UNKNOWN;
}

/** True where a range of a text is a word, in capitals or not. */
function isAt(word: string, text: string, from: number, to: number): boolean {
  if (word.length !== to - from) return false;
  for (let at = 0; at < word.length; at++) {
    if (codeAt(word, at) !== lower(codeAt(text, from + at))) return false;
  }
  return true;
}

const lower = (code: number): number => (isUpper(code) ? code | 0x20 : code);
