import { joinedWord } from '../page/search-words.ts';

/** A run of a text, and whether a word of the query is in it. */
export interface Run {
  text: string;
  marked: boolean;
}

const LETTER = /[\p{L}\p{M}\p{N}]/u;

/** Where words occur in a text: anywhere in a name, at the start of a word in prose. */
function placesOf(text: string, words: readonly string[], isName: boolean): [number, number][] {
  const plain = text.toLowerCase();
  if (plain.length !== text.length) return [];
  const places: [number, number][] = [];
  for (const word of words) {
    for (let at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + word.length)) {
      if (isName || at === 0 || word > '\u2E80' || !LETTER.test(plain[at - 1] ?? ''))
        places.push([at, at + word.length]);
    }
  }
  return places.sort(([a], [b]) => a - b);
}

/** A text with the words of a query marked in it. A name that one of them writes without its separators is marked whole. */
export function markWords(text: string, words: readonly string[], kind: 'name' | 'prose'): Run[] {
  const known = words.filter((word) => word !== '');
  const places = placesOf(text, known, kind === 'name');
  if (places.length === 0 && kind === 'name') {
    const joined = joinedWord(text);
    return [{ text, marked: known.some((word) => word.length > 3 && joined.includes(word)) }];
  }
  const runs: Run[] = [];
  let from = 0;
  for (const [start, end] of places) {
    if (end <= from) continue;
    const begin = Math.max(start, from);
    if (begin > from) runs.push({ text: text.slice(from, begin), marked: false });
    runs.push({ text: text.slice(begin, end), marked: true });
    from = end;
  }
  if (from < text.length) runs.push({ text: text.slice(from), marked: false });
  return runs;
}
