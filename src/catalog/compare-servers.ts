import type { ServerEntry } from './catalog.ts';
import { byCodeUnits } from './order.ts';
import type { ServerRecord } from './record.ts';

/** One key of a server's own record, in both states. Absent where the key, or the whole server, is not there. */
export interface Fact {
  /** A path into the record: `website`, `source.repository`. */
  key: string;
  before?: string;
  after?: string;
}

/** A server whose own record differs. */
export interface ServerChange {
  server: string;
  kind: 'new' | 'removed' | 'changed';
  facts: Fact[];
}

/** Follows from the tools, which are compared by themselves. */
const NOT_COMPARED = new Set(['source.changed']);

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function factsOf(server: ServerRecord | undefined): Map<string, string> {
  if (!server) return new Map();
  const { source, ...about } = server;
  const members = [...Object.entries(about), ...Object.entries(source).map(([key, value]) => [`source.${key}`, value])];
  return new Map(
    (members as [string, unknown][])
      .filter(([key, value]) => value !== undefined && !NOT_COMPARED.has(key))
      .map(([key, value]) => [key, asText(value)]),
  );
}

function differingFacts(base: ServerRecord | undefined, head: ServerRecord | undefined): Fact[] {
  const [was, is] = [factsOf(base), factsOf(head)];
  const keys = [...new Set([...is.keys(), ...was.keys()])].filter((key) => was.get(key) !== is.get(key));
  return keys.map((key) => {
    const [before, after] = [was.get(key), is.get(key)];
    return { key, ...(before !== undefined && { before }), ...(after !== undefined && { after }) };
  });
}

type Servers = readonly Pick<ServerEntry, 'id' | 'server'>[];

/** What differs in the servers' own records between two states of the catalogue, by server: their tools aside. */
export function compareServers(base: Servers, head: Servers): ServerChange[] {
  const before = new Map(base.map(({ id, server }) => [id, server]));
  const after = new Map(head.map(({ id, server }) => [id, server]));
  return [...new Set([...before.keys(), ...after.keys()])]
    .sort(byCodeUnits)
    .map((id): ServerChange => {
      const [was, is] = [before.get(id), after.get(id)];
      const kind = was === undefined ? 'new' : is === undefined ? 'removed' : 'changed';
      return { server: id, kind, facts: differingFacts(was, is) };
    })
    .filter(({ facts }) => facts.length > 0);
}
