/*
 * How the search index writes where a word occurs: a string of whole numbers, each small one a single character, which
 * compresses well and needs no escape in JSON. The build writes them and the browser reads them.
 */

/** A tool that a word was found in. */
export interface Posting {
  /** The tool's number: tools are numbered by server, then by name. */
  tool: number;
  /** Its server's number. */
  server: number;
  /** Where its facets stand in the index's table. */
  facets: number;
  /** In a list of names: how many words the name has. */
  words: number;
}

/** Every printable ASCII character but the two that JSON escapes. */
const DIGITS = Array.from({ length: 94 }, (_, at) => String.fromCharCode(33 + at))
  .filter((character) => character !== '"' && character !== '\\')
  .join('');
const LAST = 46;
const MORE = DIGITS.length - LAST;

function written(number: number): string {
  let rest = number;
  let text = '';
  while (rest >= LAST) {
    rest -= LAST;
    text += DIGITS[LAST + (rest % MORE)];
    rest = Math.floor(rest / MORE);
  }
  return text + DIGITS[rest];
}

function numbersIn(text: string): number[] {
  const numbers: number[] = [];
  let value = 0;
  let scale = 1;
  for (const character of text) {
    const digit = DIGITS.indexOf(character);
    value += digit * scale;
    if (digit >= LAST) {
      scale *= MORE;
      continue;
    }
    numbers.push(value);
    value = 0;
    scale = 1;
  }
  return numbers;
}

/** Writes postings, which must be in the order of their tools. Names keep their number of words. */
export function writePostings(postings: readonly Posting[], kind: 'name' | 'text'): string {
  let tool = 0;
  let server = 0;
  let text = '';
  for (const one of postings) {
    text += written(one.tool - tool) + written(one.server - server) + written(one.facets);
    if (kind === 'name') text += written(one.words);
    ({ tool, server } = one);
  }
  return text;
}

/** Reads what `writePostings` wrote. */
export function readPostings(text: string, kind: 'name' | 'text'): Posting[] {
  const numbers = numbersIn(text);
  const size = kind === 'name' ? 4 : 3;
  const postings: Posting[] = [];
  let tool = 0;
  let server = 0;
  for (let at = 0; at + size <= numbers.length; at += size) {
    tool += numbers[at] ?? 0;
    server += numbers[at + 1] ?? 0;
    postings.push({ tool, server, facets: numbers[at + 2] ?? 0, words: size === 4 ? (numbers[at + 3] ?? 1) : 0 });
  }
  return postings;
}
