/* Finds servers in the index. Of a large catalogue it loads the beginning, and the parts that are asked for. */
import { soughtText } from '../page/stack-identity.ts';
import {
  fits,
  type IndexEntry,
  type IndexRoot,
  keyOf,
  searchWordsOf,
  shardName,
  tellingWords,
} from '../page/stack-keys.ts';
import { loadJson } from './load-json.ts';

const MOST_FOUND = 30;

/** Those whose title or id starts with what was typed come first, then those with the shortest title. */
function bestFirst(typed: string, entries: readonly IndexEntry[]): IndexEntry[] {
  const key = keyOf(typed);
  const rank = ({ title, id }: IndexEntry) => {
    const starts = [title, id].map(keyOf);
    if (starts.includes(key)) return 0;
    return starts.some((start) => start.startsWith(key)) ? 1 : 2;
  };
  return entries.toSorted((a, b) => rank(a) - rank(b) || a.title.length - b.title.length);
}

export class Lookup {
  #base: string;
  #root: Promise<IndexRoot> | undefined;
  #parts = new Map<string, Promise<IndexEntry[]>>();

  constructor(base: string) {
    this.#base = base;
  }

  /** The beginning of the index; asked for again after a failure. */
  root(): Promise<IndexRoot> {
    this.#root ??= loadJson<IndexRoot>(`${this.#base}stack.json`).catch((error) => {
      this.#root = undefined;
      throw error;
    });
    return this.#root;
  }

  #part(folder: string, prefix: string): Promise<IndexEntry[]> {
    const known = this.#parts.get(prefix);
    if (known) return known;
    const loading = loadJson<IndexEntry[]>(this.#base + folder.slice(1) + shardName(prefix));
    this.#parts.set(prefix, loading);
    loading.catch(() => this.#parts.delete(prefix));
    return loading;
  }

  /** The entries of the part with the longest beginning of a key; all of them where there are no parts. */
  async #entriesFor(key: string): Promise<IndexEntry[]> {
    const { folder, start, parts } = await this.root();
    if (parts === '') return start;
    const prefixes = new Set(parts.split(' '));
    const characters = [...key];
    for (let length = characters.length; length > 0; length -= 1) {
      const prefix = characters.slice(0, length).join('');
      // One that stops short of the key is the right one only if nothing was parted off further.
      if (prefixes.has(prefix)) return this.#part(folder, prefix);
    }
    return [];
  }

  /** The servers that somebody may mean who typed this; some to start with where nothing is typed. */
  async find(typed: string): Promise<IndexEntry[]> {
    const words = tellingWords(searchWordsOf(typed));
    if (words.length === 0) return (await this.root()).start.slice(0, MOST_FOUND);
    const keys = new Set([words.join(''), ...words]);
    const found = (await Promise.all([...keys].map((key) => this.#entriesFor(key)))).flat();
    const unique = [...new Map(found.map((entry) => [entry.id, entry])).values()];
    return bestFirst(
      typed,
      unique.filter((entry) => fits(entry, typed)),
    ).slice(0, MOST_FOUND);
  }

  /** The servers that are what a configuration starts or reaches. */
  async match(identity: string): Promise<IndexEntry[]> {
    const entries = await this.#entriesFor(keyOf(soughtText(identity)));
    return entries.filter(({ is }) => is.includes(identity));
  }
}
