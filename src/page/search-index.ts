import type { PageIndex, Place } from './catalog-index.ts';
import { contradictionsOf, declarationsOf } from './declared.ts';
import { clip, oneLine, visible } from './phrase.ts';
import {
  BLOCK,
  blockAddress,
  type Declared,
  EVERY_TOOL,
  type Facets,
  MANY,
  MIN_CORRECTED,
  partAddress,
  type SearchBlock,
  type SearchRoot,
  type SearchTerm,
  serverTerm,
  spellingAddress,
} from './search-files.ts';
import { type Posting, writePostings } from './search-postings.ts';
import { indexedWords, isUnspaced, joinedWord, STOP_WORDS } from './search-words.ts';
import { paths } from './site.ts';

/*
 * The search index: many small files, of which a visitor loads those that a query needs. Words stand sorted in parts of
 * even size, so that the words that start with what was typed stand together. Results stand in blocks of a few tools.
 */

const MAX_IN_TEXTS = 4000;
const PART_SIZE = 14_000;
/** Words to a letter: rarer ones are not worth their bytes to whoever mistypes another. */
const MAX_SPELLINGS = 1500;
const DESCRIPTION_SHOWN = 160;
const DESCRIPTION_INDEXED = 1000;

/** A file of the index, by its address in the index's folder. */
export interface SearchFile {
  address: string;
  value: unknown;
}

/** What a tool declares of itself, against the verdict. */
export function declaredState({ tool }: Pick<Place, 'tool'>): Declared {
  if (contradictionsOf(tool.record).length > 0) return 'contradicts';
  return declarationsOf(tool.record).length > 0 ? 'agrees' : 'none';
}

function facetsOf(place: Place): Facets {
  const { risk, category, capabilities } = place.tool.record;
  return { risk, category, declared: declaredState(place), capability: capabilities };
}

/** Every distinct set of facets, the commonest first, since small numbers are written short. */
function facetTable(keys: Iterable<string>): string[] {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts].sort(([, many], [, more]) => more - many).map(([key]) => key);
}

interface Numbered {
  place: Place;
  posting: Posting;
  nameWords: string[];
}

function byName(a: Place, b: Place): number {
  return a.tool.record.name < b.tool.record.name ? -1 : 1;
}

/** Gives each tool its number, by server and name, and each set of facets its place. */
function numbered(index: PageIndex): { tools: Numbered[]; facets: Facets[] } {
  const keys = new Map(index.places.map((place) => [place, JSON.stringify(facetsOf(place))]));
  const table = facetTable(keys.values());
  const known = new Map(table.map((key, at) => [key, at]));
  const tools: Numbered[] = [];
  for (const [server, entry] of index.catalog.servers.entries()) {
    for (const place of index.placesOf(entry).toSorted(byName)) {
      const nameWords = indexedWords(place.tool.record.name);
      const facetsAt = known.get(keys.get(place) ?? '') ?? 0;
      const posting = { tool: tools.length, server, facets: facetsAt, words: Math.max(1, nameWords.length) };
      tools.push({ place, posting, nameWords });
    }
  }
  return { tools, facets: table.map((key) => JSON.parse(key)) };
}

/** `deleteitem` for a reader who writes `delete_item` in one word, whole or two words at a time. */
function joinedWords(whole: string, words: readonly string[]): string[] {
  const spaced = words.filter((word) => !isUnspaced(word));
  if (spaced.length < 2) return [];
  return [whole, ...spaced.slice(1).map((word, at) => `${spaced[at]}${word}`)];
}

function textWords(index: PageIndex, { server, tool }: Place): string[] {
  const { definition } = tool.record;
  const properties = definition.inputSchema?.properties;
  const names = typeof properties === 'object' && properties !== null ? Object.keys(properties) : [];
  const description = (definition.description ?? '').slice(0, DESCRIPTION_INDEXED);
  const texts = [server.id, index.labelOf(server), definition.title ?? '', names.join(' '), description];
  return indexedWords(texts.join('\n')).filter((word) => !STOP_WORDS.has(word));
}

interface Lists {
  names: Posting[];
  texts: Posting[];
}

type ListsByWord = Map<string, Lists>;

function listsOf(all: ListsByWord, word: string): Lists {
  const known = all.get(word) ?? { names: [], texts: [] };
  all.set(word, known);
  return known;
}

function listsByWord(index: PageIndex, tools: readonly Numbered[]): ListsByWord {
  const lists: ListsByWord = new Map();
  for (const { place, posting, nameWords } of tools) {
    const name = new Set(nameWords);
    for (const word of name) listsOf(lists, word).names.push(posting);
    for (const word of new Set(textWords(index, place))) if (!name.has(word)) listsOf(lists, word).texts.push(posting);
    listsOf(lists, serverTerm(place.server.id)).texts.push(posting);
  }
  return lists;
}

/** The same of names in one word. What is typed as a whole name weighs as much as a name of one word. */
function listsByJoined(tools: readonly Numbered[]): ListsByWord {
  const lists: ListsByWord = new Map();
  for (const { place, posting, nameWords } of tools) {
    const whole = joinedWord(place.tool.record.name);
    for (const word of new Set(joinedWords(whole, nameWords))) {
      listsOf(lists, word).names.push(word === whole ? { ...posting, words: 1 } : posting);
    }
  }
  return lists;
}

function partsIn(lists: ListsByWord): SearchTerm[][] {
  return partsOf([...lists].sort(([a], [b]) => (a < b ? -1 : 1)).map(termOf));
}

function termOf([word, { names, texts }]: [string, Lists]): SearchTerm {
  const tooMany = texts.length > MAX_IN_TEXTS && !word.startsWith(':');
  return [word, writePostings(names, 'name'), tooMany ? MANY : writePostings(texts, 'text')];
}

/** The sorted words in parts of about the same size. A word that is a part's worth by itself gets one. */
function partsOf(terms: readonly SearchTerm[]): SearchTerm[][] {
  const parts: SearchTerm[][] = [];
  let room = 0;
  for (const term of terms) {
    const size = term.join('').length + 9;
    const part = parts.at(-1);
    if (part === undefined || size > room) {
      parts.push([term]);
      room = PART_SIZE - size;
    } else {
      part.push(term);
      room -= size;
    }
  }
  return parts;
}

/** The words of names and servers that a mistyped one may have meant, the commonest first, by a letter. */
function spellings(tools: readonly Numbered[], letterOf: (word: string) => string): Map<string, string[]> {
  const counts = new Map<string, number>();
  for (const { place, nameWords } of tools) {
    for (const word of new Set([...nameWords, ...indexedWords(place.server.id)])) {
      if (word.length >= MIN_CORRECTED && !isUnspaced(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  const sorted = [...counts].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1)).map(([word]) => word);
  return new Map([...Map.groupBy(sorted, letterOf)].map(([letter, words]) => [letter, words.slice(0, MAX_SPELLINGS)]));
}

function blockOf(index: PageIndex, tools: readonly Numbered[]): SearchBlock {
  const servers = [...new Set(tools.map(({ place }) => place.server))];
  return {
    servers: servers.map((server) => [server.id, index.labelOf(server)]),
    tools: tools.map(({ place: { server, tool } }) => {
      const { name, definition } = tool.record;
      const description = clip(
        oneLine(clip(definition.description ?? definition.title ?? '', 1000)),
        DESCRIPTION_SHOWN,
      );
      return [servers.indexOf(server), visible(name), paths.tool(server, tool), description];
    }),
  };
}

/** Every file of the search index of the tools that are not retired: the root, then the others. */
export function searchFiles(index: PageIndex): { root: SearchRoot; files: SearchFile[] } {
  const { tools, facets } = numbered(index);
  const parts = partsIn(listsByWord(index, tools));
  const joined = partsIn(listsByJoined(tools));
  const first = spellings(tools, (word) => Array.from(word)[0] ?? '');
  const last = spellings(tools, (word) => Array.from(word).at(-1) ?? '');
  const blocks = Array.from({ length: Math.ceil(tools.length / BLOCK) }, (_, at) =>
    tools.slice(at * BLOCK, (at + 1) * BLOCK),
  );
  return {
    root: {
      tools: tools.length,
      facets,
      parts: parts.map((part) => part[0]?.[0] ?? ''),
      joined: joined.map((part) => part[0]?.[0] ?? ''),
      first: [...first.keys()].join(''),
      last: [...last.keys()].join(''),
    },
    files: [
      {
        address: EVERY_TOOL,
        value: writePostings(
          tools.map(({ posting }) => posting),
          'text',
        ),
      },
      ...parts.map((value, at) => ({ address: partAddress('parts', at), value })),
      ...joined.map((value, at) => ({ address: partAddress('joined', at), value })),
      ...[...first].map(([letter, words]) => ({ address: spellingAddress('first', letter), value: words.join(' ') })),
      ...[...last].map(([letter, words]) => ({ address: spellingAddress('last', letter), value: words.join(' ') })),
      ...blocks.map((block, at) => ({ address: blockAddress(at), value: blockOf(index, block) })),
    ],
  };
}
