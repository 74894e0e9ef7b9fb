/**
 * A text as the search index and a query see it: lower-case words, with `deleteItem`, `delete_item` and `delete-item`
 * all as `delete item`. Languages that put no spaces between words are searched character by character.
 */
export function searchWords(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .replace(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/gu, ' $& ')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

/** The same in one word: what a reader types who leaves out the underscores. */
export function searchWord(name: string): string {
  return searchWords(name).replaceAll(' ', '');
}
