import { codeAt, isDigit, isLetter } from './codes.ts';

/** A text made comparable, and the way back to the original. */
export interface Folded {
  /** Compatibility forms, invisible characters, accents and look-alike letters folded away. Case is kept. */
  text: string;
  /**
   * The original range of `text.slice(start, end)`, in UTF-16 code units. It splits no pair of surrogates where that
   * does not.
   */
  origin(start: number, end: number): [start: number, end: number];
}

const NOT_ASCII = /[^\t\n\r\x20-\x7e]/;
/** Zero-width, soft hyphen, direction marks, variation selectors, fillers and tag characters: first and last of each range. */
const INVISIBLE: readonly (readonly [number, number])[] = [
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x61c, 0x61c],
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0x3164, 0x3164],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xe0000, 0xe0fff],
];
/** True for a character that takes no room. */
export const isInvisible = (character: string): boolean => {
  const point = character.codePointAt(0) as number;
  return point > 0x7f && INVISIBLE.some(([first, last]) => point >= first && point <= last);
};
const ACCENT = /[\u0300-\u036f]/g;
const LETTER_RUN = /[\p{L}\p{M}\p{N}]+/gu;

/**
 * Cyrillic and Greek letters, and a few Latin ones, that look like a Latin letter.
 * Source: the prototypes of Unicode's confusables.txt (UTS 39) for ASCII letters, lower case and capitals.
 */
export const LOOK_ALIKES: ReadonlyMap<string, string> = new Map<string, string>(
  Object.entries({
    a: 'аαɑ',
    b: 'ЬƄ',
    c: 'сϲᴄ',
    d: 'ԁɗ',
    e: 'еєҽε',
    f: 'ƒϝ',
    g: 'ɡց',
    h: 'һհ',
    i: 'іıιɩ',
    j: 'јϳ',
    k: 'кκ',
    l: 'ӏⅼ',
    m: 'м',
    n: 'пոη',
    o: 'оοօσ',
    p: 'рρ',
    q: 'ԛգ',
    r: 'гᴦ',
    s: 'ѕꜱ',
    t: 'тτ',
    u: 'υսᴜ',
    v: 'ѵνᴠ',
    w: 'ԝѡᴡω',
    x: 'хχ',
    y: 'уγүʏ',
    z: 'ᴢʐ',
    A: 'АΑ',
    B: 'ВΒ',
    C: 'СϹ',
    E: 'ЕΕ',
    H: 'НΗ',
    I: 'ІΙӀ',
    J: 'Ј',
    K: 'КΚ',
    M: 'МΜ',
    N: 'Ν',
    O: 'ОΟ',
    P: 'РΡ',
    S: 'Ѕ',
    T: 'ТΤ',
    X: 'ХΧ',
    Y: 'ҮΥ',
    Z: 'Ζ',
  }).flatMap(([latin, others]) => [...others].map((other) => [other, latin] as const)),
);

const asWritten = (start: number, end: number): [number, number] => [start, end];

/** Folds `text`: NFKC, no invisible characters, no accents on Latin letters, look-alike letters as Latin. Linear. */
export function fold(text: string): Folded {
  if (!NOT_ASCII.test(text)) return { text, origin: asWritten };
  const pieces = piecesOf(text);
  if (pieces[0]?.text === text) return { text, origin: asWritten };
  const starts = pieces.map(({ at }) => at);
  const last = pieces.at(-1) as Piece;
  const length = last.at + last.text.length;
  const pieceAt = (position: number) => pieces[lastNotAbove(starts, position)] as Piece;
  return {
    text: pieces.map((piece) => piece.text).join(''),
    origin: (start, end) => [
      start >= length ? text.length : originOf(pieceAt(start), start, 'from'),
      Math.max(start, end - 1) >= length
        ? text.length
        : originOf(pieceAt(Math.max(start, end - 1)), Math.max(start, end - 1), 'to'),
    ],
  };
}

/** A stretch of the folded text: as it was, or spelled otherwise. */
interface Piece {
  text: string;
  /** Where it starts, folded and in the original. */
  at: number;
  from: number;
  /** The original range of each of its code units, where it was spelled otherwise. */
  spelled?: { from: number[]; to: number[] };
}

function originOf({ at, from, spelled }: Piece, position: number, side: 'from' | 'to'): number {
  const offset = position - at;
  return spelled ? from + (spelled[side][offset] as number) : from + offset + (side === 'to' ? 1 : 0);
}

/** The index of the last of some ascending numbers that is not above `limit`. */
function lastNotAbove(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((numbers[middle] as number) <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The text in pieces: what a character that changes is a part of is folded, what stands between stays. */
function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let done = 0;
  let at = 0;
  const push = (piece: Omit<Piece, 'at'>) => {
    if (piece.text === '') return;
    pieces.push({ ...piece, at });
    at += piece.text.length;
  };
  const change = (from: number, to: number) => {
    push({ text: text.slice(done, from), from: done });
    push({ ...foldPart(text.slice(from, to)), from });
    done = to;
  };
  for (let next = foreignFrom(text, 0); next < text.length; ) {
    let start = next;
    while (start > done && isAlphanumeric(codeAt(text, start - 1))) start--;
    const end = endOfRun(text, next);
    eachChange(text, start, end, change);
    next = foreignFrom(text, end);
  }
  push({ text: text.slice(done), from: done });
  return pieces.length > 0 ? pieces : [{ text: '', at: 0, from: 0 }];
}

/** The position of the first character outside ASCII from `start` on. */
function foreignFrom(text: string, start: number): number {
  let at = start;
  while (at < text.length && codeAt(text, at) <= 0x7f) at++;
  return at;
}

/** Where the characters outside ASCII, and the letters and digits between and behind them, end. */
function endOfRun(text: string, start: number): number {
  let end = start;
  while (end < text.length && isInRun(codeAt(text, end))) end++;
  return end;
}

const isInRun = (code: number): boolean => code > 0x7f || isAlphanumeric(code);

const isAlphanumeric = (code: number): boolean => isLetter(code) || isDigit(code);

/*
 * What folding does to a character, as one bit, so that whole texts in Chinese or Russian are not taken apart to find
 * that nothing changes. It is worked out once for each.
 */
const NOT_ASKED = 0;
/** A letter that stays, and that a Latin word may hold. */
const LATIN = 1;
/** A letter that stays, and that shows a word to be none of Latin letters. */
const STRANGE = 2;
/** A letter that stays where a strange one is in its word. */
const LOOKS_LATIN = 4;
/** No letter, and stays. */
const SIGN = 8;
/** A sign that other signs are put for. */
const OTHER_SIGN = 16;
/** Whatever else: it changes, or it changes what is beside it. */
const CHANGES = 32;
const EFFECTS = new Uint8Array(0x10000);

function effectOn(code: number): number {
  const known = EFFECTS[code] as number;
  if (known !== NOT_ASKED) return known;
  const effect = findEffect(String.fromCharCode(code), code);
  EFFECTS[code] = effect;
  return effect;
}

function findEffect(character: string, code: number): number {
  if ((code >= 0xd800 && code <= 0xdfff) || isInvisible(character)) return CHANGES;
  const plain = simplify(character);
  if (plain === '' || [...plain].some(isWordPart)) {
    if (plain !== character) return CHANGES;
    if (LOOK_ALIKES.has(character)) return LOOKS_LATIN;
    return character > LAST_LATIN ? STRANGE : LATIN;
  }
  return plain === character ? SIGN : OTHER_SIGN;
}

/** True for a word that folding changes, by what its letters are. */
const isChanged = (letters: number): boolean =>
  (letters & CHANGES) !== 0 || (letters & (LOOKS_LATIN | STRANGE)) === LOOKS_LATIN;

/** Calls `change` with each part of a run that folding changes: words, and signs by themselves. */
function eachChange(text: string, start: number, end: number, change: (from: number, to: number) => void): void {
  let from = start;
  let letters = 0;
  for (let at = start; at <= end; at++) {
    const effect = at < end ? effectOn(codeAt(text, at)) : SIGN;
    letters |= effect;
    if ((effect & (SIGN | OTHER_SIGN)) === 0) continue;
    if (isChanged(letters)) change(from, at);
    if (effect === OTHER_SIGN) change(at, at + 1);
    from = at + 1;
    letters = 0;
  }
}

function foldPart(part: string): Pick<Piece, 'text' | 'spelled'> {
  const { characters, from, to } = spell(part);
  latinise(characters);
  const spelled = { from: [] as number[], to: [] as number[] };
  characters.forEach((character, index) => {
    for (let unit = 0; unit < character.length; unit++) {
      spelled.from.push(from[index] as number);
      spelled.to.push(to[index] as number);
    }
  });
  return { text: characters.join(''), spelled };
}

interface Spelling {
  characters: string[];
  from: number[];
  to: number[];
}

/** The visible characters, each with the original range it came from. */
function spell(text: string): Spelling {
  const spelling: Spelling = { characters: [], from: [], to: [] };
  let at = 0;
  for (const character of text) {
    const end = at + character.length;
    if (!isInvisible(character)) {
      const plain = simplify(character);
      if (plain === '' && spelling.to.length > 0) spelling.to[spelling.to.length - 1] = end;
      for (const letter of plain) {
        spelling.characters.push(letter);
        spelling.from.push(at);
        spelling.to.push(end);
      }
    }
    at = end;
  }
  return spelling;
}

/** A character that stands for a whole phrase (U+FDFA is eighteen letters) stays, so that no text grows beyond bounds. */
const LONGEST_FORM = 4;
/** The last letter of Latin Extended-B: those behind it are of other scripts, or of phonetics. */
const LAST_LATIN = '\u024f';
const LATIN_ACCENTED = /[\u00c0-\u024f\u1e00-\u1eff]/;

/** Common Han, kana and Hangul, which have no other form. */
const isPlainSyllable = (character: string): boolean =>
  (character >= '\u4e00' && character <= '\u9fff') ||
  (character >= '\uac00' && character <= '\ud7a3') ||
  (character >= '\u3041' && character <= '\u3096') ||
  (character >= '\u30a1' && character <= '\u30fa');

const MOST_KNOWN = 5000;
const known = new Map<string, string>();

/** The plain form of a character. Texts share a few hundred of those outside ASCII, so they are kept. */
function simplify(character: string): string {
  if (character <= '\u007f' || isPlainSyllable(character)) return character;
  const found = known.get(character);
  if (found !== undefined) return found;
  const plain = plainForm(character);
  if (known.size < MOST_KNOWN) known.set(character, plain);
  return plain;
}

function plainForm(character: string): string {
  if (character >= '\u0300' && character <= '\u036f') return '';
  if (character === 'ё') return 'е';
  const compatible = character.normalize('NFKC');
  if (compatible.length > LONGEST_FORM) return character;
  if (!LATIN_ACCENTED.test(compatible)) return compatible;
  return compatible.normalize('NFD').replace(ACCENT, '');
}

/**
 * Replaces look-alikes by Latin letters in every word that holds only such letters and Latin ones,
 * so that Russian and Greek words, which hold letters of their own, stay as they are.
 */
function latinise(characters: string[]): void {
  let start = 0;
  for (let index = 0; index <= characters.length; index++) {
    const character = characters[index];
    if (character !== undefined && isWordPart(character)) continue;
    if (index > start) latiniseWord(characters, start, index);
    start = index + 1;
  }
}

function isWordPart(character: string): boolean {
  if (isPlainSyllable(character)) return true;
  LETTER_RUN.lastIndex = 0;
  return LETTER_RUN.test(character);
}

function latiniseWord(characters: string[], start: number, end: number): void {
  for (let index = start; index < end; index++) {
    const character = characters[index] as string;
    if (character > LAST_LATIN && !LOOK_ALIKES.has(character)) return;
  }
  for (let index = start; index < end; index++) {
    const character = characters[index] as string;
    characters[index] = LOOK_ALIKES.get(character) ?? character;
  }
}
