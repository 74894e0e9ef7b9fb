import {
  EVERY_TOOL,
  type Facets,
  MANY,
  MIN_CORRECTED,
  type PartList,
  partAddress,
  type SearchRoot,
  type SearchTerm,
  serverTerm,
  spellingAddress,
} from '../page/search-files.ts';
import { type Posting, readPostings } from '../page/search-postings.ts';
import { isUnspaced, joinedWord, queryWords, STOP_WORDS } from '../page/search-words.ts';
import { meantBy } from './search-spelling.ts';

/** Reads the files of the index. */
export interface SearchStore {
  root: () => Promise<SearchRoot>;
  file: (address: string) => Promise<unknown>;
}

export const FACETS = ['risk', 'category', 'declared', 'capability', 'server'] as const;
export type Facet = (typeof FACETS)[number];
/** The chosen values of each facet; of the servers, their ids. None means any. */
export type Chosen = Readonly<Record<Facet, readonly string[]>>;

/** A tool that a query finds. */
export interface Hit {
  posting: Posting;
  score: number;
}

/** Where a facet's tools are: how many there would be with it, and one of them. */
export interface ServerCount {
  server: number;
  count: number;
  tool: number;
}

export interface SearchAnswer {
  /** Best first. */
  hits: Hit[];
  /** For each value, what choosing it beside the other facets' would find. */
  counts: Map<string, number>;
  servers: ServerCount[];
  /** Tools that the words find, whatever is chosen. */
  all: number;
  /** False where no tool has all the words, so that those with the most of them were taken. */
  complete: boolean;
  /** Mistyped words and what was looked for instead. */
  corrected: { typed: string; meant: readonly string[] }[];
  /** Words that stand in too many descriptions to be looked for there. */
  common: string[];
  /** The words that were found, as they are in the index. */
  words: string[];
}

interface WordMatch {
  word: string;
  hits: Map<number, Hit>;
  /** The tool need not have it. */
  optional: boolean;
  common: boolean;
  meant: readonly string[];
}

const NAME = 10;
const CORRECTED = 0.8;
/** Parts to load for a word that may go on, and for one that another follows. */
const OPEN_PARTS = 3;
const WHOLE_PARTS = 1;
/** With fewer tools found, a word may be several words that were written as one. */
const FEW = 5;

/** `delet` for `deleting`, `item` for `items`: what forms of an English word start with. */
function stemOf(word: string): string | undefined {
  const ending = ['ing', 'ed', 'es', 's'].find((each) => word.endsWith(each) && word.length - each.length >= 4);
  return ending === undefined ? undefined : word.slice(0, -ending.length);
}

/** The parts that can hold words with a start. */
export function partsWith(start: string, firsts: readonly string[], most: number): number[] {
  const found = firsts.flatMap((first, at) => {
    const next = firsts[at + 1];
    const isPast = first > start && !first.startsWith(start);
    return isPast || (next !== undefined && next <= start) ? [] : [at];
  });
  return found.slice(0, most);
}

function keepBest(hits: Map<number, Hit>, posting: Posting, score: number): void {
  const known = hits.get(posting.tool);
  if (known === undefined || known.score < score) hits.set(posting.tool, { posting, score });
}

function closeness(asked: string, word: string): number {
  return asked === word ? 1 : 0.3 + (0.4 * asked.length) / word.length;
}

function addTerm(hits: Map<number, Hit>, [, names, texts]: SearchTerm, weight: number): void {
  for (const posting of readPostings(names, 'name')) {
    keepBest(hits, posting, weight * (1 + NAME / posting.words));
  }
  if (texts !== MANY) for (const posting of readPostings(texts, 'text')) keepBest(hits, posting, weight);
}

/** What of a hit's facets is not chosen. */
function failing(facets: Facets, server: number, chosen: Chosen, servers: ReadonlySet<number>): Facet[] {
  return FACETS.filter((facet) => {
    if (chosen[facet].length === 0) return false;
    if (facet === 'server') return !servers.has(server);
    const own = facets[facet];
    return typeof own === 'string' ? !chosen[facet].includes(own) : !own.some((one) => chosen[facet].includes(one));
  });
}

/** Searches the index that the build wrote, loading what a query needs of it. */
export class SearchEngine {
  readonly #store: SearchStore;

  constructor(store: SearchStore) {
    this.#store = store;
  }

  /** The tools that a query and the chosen facets find. With no word, every tool that has the facets. */
  async search(query: string, chosen: Chosen): Promise<SearchAnswer> {
    const root = await this.#store.root();
    const [found, servers] = await Promise.all([this.#find(root, query), this.#serverNumbers(root, chosen.server)]);
    const answer: SearchAnswer = { ...found, all: found.hits.length, hits: [], counts: new Map(), servers: [] };
    const byServer = new Map<number, ServerCount>();
    for (const hit of found.hits) {
      const facets = root.facets[hit.posting.facets];
      if (facets === undefined) continue;
      const fails = failing(facets, hit.posting.server, chosen, servers);
      if (fails.length === 0) answer.hits.push(hit);
      if (fails.length <= 1) this.#count(answer.counts, byServer, hit.posting, facets, fails[0]);
    }
    const rank = (hit: Hit) => RISK_RANK[root.facets[hit.posting.facets]?.risk ?? ''] ?? 0;
    answer.hits.sort((a, b) => b.score - a.score || rank(b) - rank(a) || a.posting.tool - b.posting.tool);
    answer.servers = [...byServer.values()].sort((a, b) => b.count - a.count || a.server - b.server);
    return answer;
  }

  /** Counts a tool for every facet, or for the only one that it fails. */
  #count(
    counts: Map<string, number>,
    byServer: Map<number, ServerCount>,
    { tool, server }: Posting,
    facets: Facets,
    only: Facet | undefined,
  ): void {
    const add = (key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
    for (const facet of FACETS) {
      if (only !== undefined && only !== facet) continue;
      if (facet !== 'server') for (const value of [facets[facet]].flat()) add(`${facet}:${value}`);
      else byServer.set(server, { server, tool, count: (byServer.get(server)?.count ?? 0) + 1 });
    }
  }

  async #find(root: SearchRoot, query: string) {
    const words = queryWords(query);
    const nothing = { complete: true, corrected: [], common: [], words: [] };
    if (words.length === 0) {
      const postings = readPostings(String(await this.#store.file(EVERY_TOOL)), 'text');
      return { ...nothing, hits: postings.map((posting) => ({ posting, score: 0 })) };
    }
    const matches = await Promise.all(
      words.map((word, at) => this.#match(root, word, at === words.length - 1 ? OPEN_PARTS : WHOLE_PARTS)),
    );
    const found = together(matches);
    if (!found.complete && words.length > 1) {
      const word = joinedWord(query);
      const hits = new Map<number, Hit>();
      for (const term of await this.#termsWith(root, 'joined', word, WHOLE_PARTS)) addTerm(hits, term, 1);
      if (hits.size > 0) return { ...nothing, hits: [...hits.values()], words: [word] };
    }
    return {
      ...found,
      corrected: matches.flatMap(({ word, meant }) => (meant.length > 0 ? [{ typed: word, meant }] : [])),
      common: matches.flatMap(({ word, common }) => (common ? [word] : [])),
      words: matches.flatMap(({ word, meant }) => (meant.length > 0 ? meant : [word, stemOf(word) ?? word])),
    };
  }

  async #match(root: SearchRoot, word: string, parts: number): Promise<WordMatch> {
    const match: WordMatch = { word, hits: new Map(), optional: STOP_WORDS.has(word), common: false, meant: [] };
    for (const term of await this.#termsWith(root, 'parts', word, parts)) {
      addTerm(match.hits, term, closeness(word, term[0]));
      if (term[0] === word && term[2] === MANY) match.common = true;
    }
    const stem = stemOf(word);
    if (stem !== undefined) {
      const terms = await this.#termsWith(root, 'parts', stem, WHOLE_PARTS);
      for (const term of terms) addTerm(match.hits, term, 0.8 * closeness(stem, term[0]));
    }
    match.optional ||= match.common;
    if (match.hits.size < FEW && word.length >= MIN_CORRECTED) await this.#lookFurther(root, match);
    return match;
  }

  /** Takes a word that finds little for several in one, and a word that finds nothing for a mistyped one. */
  async #lookFurther(root: SearchRoot, match: WordMatch): Promise<void> {
    const terms = await this.#termsWith(root, 'joined', match.word, WHOLE_PARTS);
    for (const term of terms) addTerm(match.hits, term, closeness(match.word, term[0]));
    if (match.hits.size > 0) return;
    match.meant = await this.#meantBy(root, match.word);
    for (const word of match.meant) {
      const terms = await this.#termsWith(root, 'parts', word, WHOLE_PARTS);
      const exact = terms.find(([term]) => term === word);
      if (exact) addTerm(match.hits, exact, CORRECTED);
    }
  }

  /** A slip leaves the first letter as it is, or the last. */
  async #meantBy(root: SearchRoot, typed: string): Promise<string[]> {
    for (const end of ['first', 'last'] as const) {
      const letter = Array.from(typed).at(end === 'first' ? 0 : -1) ?? '';
      if (!root[end].includes(letter)) continue;
      const meant = meantBy(typed, String(await this.#store.file(spellingAddress(end, letter))).split(' '));
      if (meant.length > 0) return meant;
    }
    return [];
  }

  /** The words of the index that start with a word. A pair of characters of an unspaced language is a whole word. */
  async #termsWith(root: SearchRoot, list: PartList, start: string, most: number): Promise<SearchTerm[]> {
    const parts = await Promise.all(
      partsWith(start, root[list], most).map(
        (part) => this.#store.file(partAddress(list, part)) as Promise<SearchTerm[]>,
      ),
    );
    const isWhole = isUnspaced(start) && start.length > 1;
    return parts.flat().filter(([word]) => (isWhole ? word === start : word.startsWith(start)));
  }

  async #serverNumbers(root: SearchRoot, ids: readonly string[]): Promise<ReadonlySet<number>> {
    const found = await Promise.all(
      ids.map(async (id) => {
        const terms = await this.#termsWith(root, 'parts', serverTerm(id), WHOLE_PARTS);
        const [, , tools = ''] = terms.find(([word]) => word === serverTerm(id)) ?? [];
        return readPostings(tools, 'text')[0]?.server;
      }),
    );
    return new Set(found.filter((server) => server !== undefined));
  }
}

const RISK_RANK: Readonly<Record<string, number>> = { low: 1, medium: 2, high: 3, critical: 4 };

/** The tools that have every word; where none has, those that have the most. */
function together(matches: readonly WordMatch[]): Pick<SearchAnswer, 'hits' | 'complete'> {
  const needed = matches.some(({ optional }) => !optional) ? matches.filter(({ optional }) => !optional) : matches;
  const totals = new Map<number, Hit & { words: number }>();
  for (const match of matches) {
    for (const [tool, { posting, score }] of match.hits) {
      const total = totals.get(tool) ?? { posting, score: 0, words: 0 };
      total.score += score;
      if (needed.includes(match)) total.words += 1;
      totals.set(tool, total);
    }
  }
  const all = [...totals.values()];
  const most = all.reduce((max, { words }) => Math.max(max, words), 0);
  return { hits: all.filter(({ words }) => words === most), complete: most === needed.length || all.length === 0 };
}
