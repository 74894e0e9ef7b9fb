import type { ServerEntry } from '../catalog/catalog.ts';
import { byCodeUnits } from '../catalog/order.ts';
import type { PageIndex } from './catalog-index.ts';
import { packageIdentity, repositoryIdentity, urlIdentity } from './stack-identity.ts';
import { type IndexEntry, type IndexRoot, keysOf, shardName, textsOf } from './stack-keys.ts';

/** The most entries of a part. One with more is parted by a further character. */
const MOST = 120;
/** How many of the entries a part that is parted further has itself. */
const BEST = 30;
/** The most characters of a file's name, of which disks take 255. Hundreds of keys that go on alike share a part. */
const LONGEST_NAME = 200;
/** A name that hundreds end with finds this many of them. */
const MOST_SAME = 100;

/** A part of the index: the entries that have a key with this beginning. */
export interface Shard {
  prefix: string;
  entries: IndexEntry[];
}

/** What a server is at its source. */
function identitiesOf({ server: { source } }: ServerEntry): string[] {
  const own = {
    npm: () => packageIdentity('npm', source.name),
    http: () => urlIdentity(source.name),
    registry: () => `registry:${source.name.slice(0, 200)}`,
    page: () => undefined,
    command: () => undefined,
    manifest: () => undefined,
  }[source.kind]();
  return [own, repositoryIdentity(source.repository ?? '')].filter((one) => one !== undefined);
}

/** A server as the composer finds it. */
export function indexEntry(index: PageIndex, server: ServerEntry): IndexEntry {
  return {
    id: server.id,
    title: index.labelOf(server),
    tools: index.placesOf(server).length,
    is: identitiesOf(server),
  };
}

interface Filed {
  key: string;
  entry: IndexEntry;
}

const shortestFirst = (a: Filed, b: Filed): number =>
  a.key.length - b.key.length || a.entry.title.length - b.entry.title.length || byCodeUnits(a.entry.id, b.entry.id);

function entriesOf(filed: readonly Filed[], most = Number.POSITIVE_INFINITY): IndexEntry[] {
  const seen = new Set<IndexEntry>();
  for (const { entry } of filed.toSorted(shortestFirst)) {
    if (seen.size === most) break;
    seen.add(entry);
  }
  return [...seen];
}

function byNextCharacter(filed: readonly Filed[], length: number): Map<string, Filed[]> {
  const groups = new Map<string, Filed[]>();
  for (const one of filed) {
    const character = String.fromCodePoint(one.key.codePointAt(length) ?? 0);
    const group = groups.get(character);
    if (group) group.push(one);
    else groups.set(character, [one]);
  }
  return groups;
}

/** A part, and those that it is parted into. */
function* shardsOf(prefix: string, filed: readonly Filed[]): Generator<Shard> {
  const all = entriesOf(filed);
  if (all.length <= MOST) {
    yield { prefix, entries: all };
    return;
  }
  const isDeepest = shardName(prefix).length >= LONGEST_NAME;
  const same = isDeepest ? filed : filed.filter(({ key }) => key.length === prefix.length);
  yield { prefix, entries: entriesOf(filed, Math.max(BEST, Math.min(same.length, MOST_SAME))) };
  if (isDeepest) return;
  const longer = filed.filter(({ key }) => key.length > prefix.length);
  for (const [character, group] of byNextCharacter(longer, prefix.length)) yield* shardsOf(prefix + character, group);
}

/** The index of all servers: its beginning, and its parts where there are any. */
export function stackIndex(entries: readonly IndexEntry[], folder: string): { root: IndexRoot; shards: Shard[] } {
  const filed = entries.flatMap((entry) => {
    const keys = new Set(textsOf(entry).flatMap(keysOf));
    return [...keys].map((key) => ({ key, entry }));
  });
  const [first, ...shards] = shardsOf('', filed);
  const start = entries.length <= MOST ? entries.toSorted((a, b) => byCodeUnits(a.id, b.id)) : first?.entries;
  return {
    root: { folder, servers: entries.length, start: start ?? [], parts: shards.map(({ prefix }) => prefix).join(' ') },
    shards,
  };
}

/** A part's address, from the folder's. */
export function shardAddress(folder: string, { prefix }: Pick<Shard, 'prefix'>): string {
  return folder + shardName(prefix);
}
