/*
 * Texts as the search index and a query see them. The browser loads this too, so it imports nothing.
 */

const UNSPACED = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー\p{sc=Thai}]/u;
const RUNS =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー\p{sc=Thai}]+|[[\p{L}\p{M}\p{N}]--[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー\p{sc=Thai}]]+/gv;

/** Longer runs are data and not words. */
const MAX_WORD = 40;

/** Lower-case runs of letters: `deleteItem`, `delete_item` and `Delete-Item` are all `delete`, `item`, and `é` is `e`. */
function runsIn(text: string): string[] {
  const plain = text
    .normalize('NFKD')
    .replace(/(?<=\p{sc=Latin})\p{Mn}/gu, '')
    .normalize('NFC')
    .replace(/(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu, ' ')
    .toLowerCase();
  return (plain.match(RUNS) ?? []).map((run) => run.slice(0, MAX_WORD));
}

/** True for a word of a language that puts no spaces between words. */
export function isUnspaced(word: string): boolean {
  return UNSPACED.test(word);
}

/** The pairs of neighbouring characters, which stand for words where nothing parts them. */
function pairs(run: string): string[] {
  const characters = Array.from(run);
  return characters.slice(1).map((character, at) => `${characters[at]}${character}`);
}

/** What is indexed of a text. Of an unspaced run also its last character, so that each one starts an entry. */
export function indexedWords(text: string): string[] {
  return runsIn(text).flatMap((run) => (isUnspaced(run) ? [...pairs(run), Array.from(run).at(-1) ?? ''] : [run]));
}

/** Each word of a query loads files. Nobody remembers more of a tool. */
export const MOST_QUERY_WORDS = 16;
const LONGEST_QUERY = 1000;

/** What a query asks for. */
export function queryWords(text: string): string[] {
  const words = runsIn(text.slice(0, LONGEST_QUERY)).flatMap((run) =>
    isUnspaced(run) && run.length > 1 ? pairs(run) : [run],
  );
  return [...new Set(words)].slice(0, MOST_QUERY_WORDS);
}

/** A name in one word: what a reader types who leaves out the underscores. */
export function joinedWord(name: string): string {
  return runsIn(name).join('').slice(0, MAX_WORD);
}

/** Words too common in English prose to tell tools apart. They are found in names only. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  'a an and any are as at be been but by can do does for from has have if in into is it its may must no not of on once or other should so such than that the their them then there these they this to use used uses using was were when where which will with you your'.split(
    ' ',
  ),
);
