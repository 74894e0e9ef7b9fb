/** A text made comparable, and the way back to the original. */
export interface Folded {
  /** Compatibility forms, invisible characters, accents and look-alike letters folded away. Case is kept. */
  text: string;
  /** The original range of `text.slice(start, end)`, in UTF-16 code units. */
  origin(start: number, end: number): [start: number, end: number];
}

const ASCII = /^[\t\n\r\x20-\x7e]*$/;
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

/** Folds `text`: NFKC, no invisible characters, no accents on Latin letters, look-alike letters as Latin. Linear. */
export function fold(text: string): Folded {
  if (ASCII.test(text)) return { text, origin: (start, end) => [start, end] };
  const pieces = piecesOf(text);
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

/** The text in pieces: words with a character outside ASCII are folded, what stands between them stays. */
function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let done = 0;
  let at = 0;
  const push = (piece: Omit<Piece, 'at'>) => {
    if (piece.text === '') return;
    pieces.push({ ...piece, at });
    at += piece.text.length;
  };
  for (let next = foreignFrom(text, 0); next < text.length; next = foreignFrom(text, done)) {
    let start = next;
    while (start > done && isAlphanumeric(text.charCodeAt(start - 1))) start--;
    let end = next + 1;
    while (end < text.length && (text.charCodeAt(end) > 0x7f || isAlphanumeric(text.charCodeAt(end)))) end++;
    push({ text: text.slice(done, start), from: done });
    push({ ...foldWord(text.slice(start, end)), from: start });
    done = end;
  }
  push({ text: text.slice(done), from: done });
  return pieces.length > 0 ? pieces : [{ text: '', at: 0, from: 0 }];
}

/** The position of the first character outside ASCII from `start` on. */
function foreignFrom(text: string, start: number): number {
  let at = start;
  while (at < text.length && text.charCodeAt(at) <= 0x7f) at++;
  return at;
}

const isAlphanumeric = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39);

/** True for a word of common Han, kana and Hangul, and of ASCII: it stays as it is. */
function isPlainWord(word: string): boolean {
  for (let at = 0; at < word.length; at++) {
    if (word.charCodeAt(at) > 0x7f && !isPlainSyllable(word.charAt(at))) return false;
  }
  return true;
}

function foldWord(word: string): Pick<Piece, 'text' | 'spelled'> {
  if (isPlainWord(word)) return { text: word };
  const { characters, from, to } = spell(word);
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
    if (character > '\u024f' && !LOOK_ALIKES.has(character)) return;
  }
  for (let index = start; index < end; index++) {
    const character = characters[index] as string;
    characters[index] = LOOK_ALIKES.get(character) ?? character;
  }
}
