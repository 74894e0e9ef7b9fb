/*
 * How servers are found by what somebody types or pastes. The build files each server under these keys, and the browser
 * looks them up, so that both must run the same code.
 */

/** Words that most names have. They are left out, unless a text has no others. */
const COMMON = new Set(['mcp', 'server', 'servers', 'modelcontextprotocol']);

const MOST_WORDS = 12;
const LONGEST_WORD = 40;

/** The words of a text in small letters, without accents: `GitHub-Server` has `git`, `hub` and `server`. */
export function searchWordsOf(text: string): string[] {
  const split = text
    .slice(0, 300)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ');
  return (split.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
    .slice(0, MOST_WORDS)
    .map((word) => word.slice(0, LONGEST_WORD));
}

/** Without the words that most names have. */
export function tellingWords(words: readonly string[]): readonly string[] {
  const telling = words.filter((word) => !COMMON.has(word));
  return telling.length === 0 ? words : telling;
}

/** What a text can be found by: its words run together, from each of them on, so that any beginning of that finds it. */
export function keysOf(text: string): string[] {
  const words = searchWordsOf(text);
  const telling = tellingWords(words);
  return [...new Set([words.join(''), ...telling.map((_, at) => telling.slice(at).join(''))])].filter(
    (key) => key !== '',
  );
}

/** What is typed or looked for, as the beginning of a key. */
export function keyOf(text: string): string {
  return tellingWords(searchWordsOf(text)).join('');
}

/** The file of the entries whose keys start with a prefix. */
export function shardName(prefix: string): string {
  const plain = prefix.replace(/[^a-z0-9]/gu, (character) => `-${character.codePointAt(0)?.toString(16)}-`);
  return `names-${plain}.json`;
}

/** A server in the index. */
export interface IndexEntry {
  id: string;
  /** The title, on one line. */
  title: string;
  /** How many tools it has. */
  tools: number;
  /** What it is at its source: `npm:@scope/name`, `repo:github.com/owner/name`, `url:host/path`. */
  is: string[];
}

/** What the composer starts with: the whole index where it is small, else the beginning of it. */
export interface IndexRoot {
  /** The folder of the parts, from the site's root. */
  folder: string;
  servers: number;
  /** Every server where `parts` is empty, else some. */
  start: IndexEntry[];
  /** The prefixes that have a file of their own, parted by spaces. */
  parts: string;
}

/** The texts that an entry can be found by. */
export function textsOf({ id, title, is }: IndexEntry): string[] {
  return [title, id, ...is.map((one) => one.replace(/^\w+:(?:github\.com\/)?/, ''))];
}

/** Whether an entry is what somebody means who typed this. */
export function fits(entry: IndexEntry, typed: string): boolean {
  const words = tellingWords(searchWordsOf(typed));
  const whole = words.join('');
  const texts = textsOf(entry);
  if (texts.flatMap(keysOf).some((key) => key.startsWith(whole))) return true;
  const own = texts.flatMap(searchWordsOf);
  return words.every((word) => own.some((each) => each.startsWith(word)));
}
