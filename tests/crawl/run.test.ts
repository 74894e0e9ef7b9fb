import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCatalog } from '../../src/catalog/read.ts';
import type { Target } from '../../src/crawl/target.ts';
import { crawlInto, ISOLATES, oddServer, recordText, SUGGESTION, temporaryFolder } from './crawling.ts';

/** A saved list, as a target. */
function saved(content: unknown, name = 'list.json', id?: string): Target {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return { kind: 'manifest', path, id };
}

const tool = (name: string, description = 'Reads.') => ({ name, description, inputSchema: { type: 'object' } });
const listing = (...tools: unknown[]) => ({ server: 'a/b', tools });

describe('a crawl', () => {
  it('adds up: new, changed, unchanged, quarantined and retired tools', async () => {
    const root = temporaryFolder();
    const first = await crawlInto(root, [saved(listing(tool('a'), tool('b'), tool('c'), 1))]);
    expect(first).toMatchObject({ seen: 4, recorded: 3, unchanged: 0, quarantined: 1, retired: 0, written: 1 });
    const second = await crawlInto(root, [saved(listing(tool('a'), tool('b', 'Writes.'), tool('new'), 1))], {
      today: '2026-12-01',
    });
    expect(second).toMatchObject({ seen: 5, recorded: 2, unchanged: 1, quarantined: 1, retired: 1 });
    expect(recordText(root, 'a--b')).toMatch(/name: c\n[\s\S]*retired: 2026-12-01/);
    expect(readCatalog(root).problems).toEqual([]);
  });

  it('without news touches no file', async () => {
    const root = temporaryFolder();
    const target = saved(listing(tool('a'), 1));
    await crawlInto(root, [target]);
    const path = join(root, 'servers/a--b.yaml');
    const before = { text: readFileSync(path, 'utf8'), ...statSync(path) };
    expect(await crawlInto(root, [target], { today: '2027-01-01' })).toMatchObject({
      written: 0,
      seen: 2,
      unchanged: 1,
    });
    const { mtimeMs, ino } = statSync(path);
    expect([readFileSync(path, 'utf8'), mtimeMs, ino]).toEqual([before.text, before.mtimeMs, before.ino]);
  });

  it('that is dry writes nothing, and says what it would', async () => {
    const root = join(temporaryFolder(), 'catalogue');
    expect(await crawlInto(root, [saved(listing(tool('a')))], { dryRun: true })).toMatchObject({
      written: 1,
      recorded: 1,
    });
    expect(() => statSync(root)).toThrow(/ENOENT/);
  });

  it('counts suggestions that are renewed, apart from definitions', async () => {
    const root = temporaryFolder();
    const target = saved(listing(tool('a'), tool('b')));
    const [first] = (await crawlInto(root, [target])).results;
    expect(first).toMatchObject({ outcome: 'written', renewed: 0 });
    const suggestion = { ...SUGGESTION, confidence: 0.5 };
    for (const dryRun of [true, false]) {
      const { unchanged, results } = await crawlInto(root, [target], { suggestion, dryRun });
      expect([unchanged, results]).toMatchObject([2, [{ outcome: 'written', renewed: 2 }]]);
    }
    const [last] = (await crawlInto(root, [target], { suggestion })).results;
    expect(last).toMatchObject({ outcome: 'unchanged', renewed: 0 });
  });

  it('keeps a tool that is listed but cannot be recorded any more', async () => {
    const root = temporaryFolder();
    await crawlInto(root, [saved(listing(tool('a'), tool('b')))]);
    const next = await crawlInto(root, [saved(listing(tool('a'), { ...tool('b'), annotations: 1 }))]);
    expect(next).toMatchObject({ quarantined: 1, retired: 0 });
    expect(recordText(root, 'a--b')).not.toMatch(/retired/);
  });

  it('of one bad target loses no other', async () => {
    const root = temporaryFolder();
    const targets = [
      saved('{'),
      saved(listing(tool('a'))),
      saved('[]', 'other.json'),
      saved('"x"'),
      { kind: 'manifest', path: '/nowhere' } as const,
    ];
    const summary = await crawlInto(root, targets);
    expect(summary).toMatchObject({ servers: 5, written: 2, failed: 3 });
    const faults = summary.results.flatMap(({ fault }) => fault?.message ?? []);
    expect(faults).toHaveLength(3);
    expect(faults.join('\n')).toMatch(/^\/nowhere cannot be read: ENOENT/m);
    expect(faults.join('\n')).toMatch(/is no saved list of tools: it holds neither/);
    expect(faults.join('\n')).toMatch(/is not JSON in UTF-8/);
  });

  it.each([
    ['UTF-16', Buffer.from('[]', 'utf16le')],
    ['a broken byte', Buffer.from([0x5b, 0x22, 0xff, 0x22, 0x5d])],
  ])('does not guess at %s', async (_, bytes) => {
    const path = join(temporaryFolder(), 'list.json');
    writeFileSync(path, bytes);
    expect(await crawlInto(temporaryFolder(), [{ kind: 'manifest', path }])).toMatchObject({ failed: 1 });
  });

  it('that is stopped keeps what it has', async () => {
    const root = temporaryFolder();
    const controller = new AbortController();
    const targets = ['a', 'b', 'c', 'd', 'e'].map((name) => saved({ server: name, tools: [tool('t')] }));
    const onDone = () => controller.abort(new Error('stopped'));
    const summary = await crawlInto(root, targets, { context: { signal: controller.signal }, onDone });
    expect(summary.interrupted).toBe(true);
    expect(readCatalog(root).catalog.servers).toHaveLength(summary.written);
    expect(summary.servers).toBeLessThan(3);
  });
});

describe('the file of a server', () => {
  it('is its id, where one is given, and found again without it', async () => {
    const root = temporaryFolder();
    await crawlInto(root, [saved(listing(tool('a')), 'list.json', 'short')]);
    const again = await crawlInto(root, [saved(listing(tool('a'), tool('b')))]);
    expect(again.results).toMatchObject([{ id: 'short', outcome: 'written', counts: { recorded: 1, unchanged: 1 } }]);
  });

  it('is named after the file, or its folder where the file’s name says nothing', async () => {
    const root = temporaryFolder();
    const folder = join(temporaryFolder(), 'weather');
    mkdirSync(folder);
    writeFileSync(join(folder, 'tools.json'), '[]');
    const { results } = await crawlInto(root, [
      saved('[]', 'Clock.json'),
      { kind: 'manifest', path: join(folder, 'tools.json') },
    ]);
    expect(results.map(({ id }) => id).sort()).toEqual(['clock', 'weather']);
  });

  it('is not another server’s', async () => {
    const root = temporaryFolder();
    await crawlInto(root, [saved(listing(tool('a')), 'list.json', 'taken')]);
    const { results } = await crawlInto(root, [saved({ server: 'other', tools: [] }, 'list.json', 'taken')]);
    expect(results[0]?.fault?.message).toMatch(/taken\.yaml records another server, "a\/b"/);
  });

  it.each(['../x', 'A', '.x', 'x/y', 'x.json', ''])('has no id like %j', async (id) => {
    const { results } = await crawlInto(temporaryFolder(), [saved(listing(), 'list.json', id)]);
    expect(results[0]?.fault?.message).toMatch(/no server id/);
  });

  it('that cannot be read is left alone', async () => {
    const root = temporaryFolder();
    mkdirSync(join(root, 'servers'));
    writeFileSync(join(root, 'servers/a--b.yaml'), 'title: [\n');
    const { results } = await crawlInto(root, [saved(listing(tool('a')))]);
    expect(results[0]?.fault?.message).toMatch(/record cannot be read: .*a--b\.yaml:\d/);
    expect(recordText(root, 'a--b')).toBe('title: [\n');
  });

  it('with tools is not emptied by metadata', async () => {
    const root = temporaryFolder();
    const registry = { kind: 'registry', server: { name: 'a/b' }, url: 'https://r.example/x' } as const;
    await crawlInto(root, [saved(listing(tool('a')))]);
    expect((await crawlInto(root, [registry])).results).toMatchObject([{ outcome: 'kept' }]);
    expect(recordText(root, 'a--b')).toMatch(/^name: a$/m);
  });
});

describe('a package', () => {
  const SERVER = `
    import { createInterface } from 'node:readline';
    const name = process.argv[2] ?? 'none';
    createInterface({ input: process.stdin }).on('line', (line) => {
      const { id, method } = JSON.parse(line);
      if (id === undefined) return;
      const results = {
        initialize: { protocolVersion: '2025-11-25', capabilities: { tools: {} }, serverInfo: { name: 'small' } },
        'tools/list': { tools: [{ name, description: 'From ' + import.meta.filename, inputSchema: {} }] },
      };
      const answer = results[method] ? { result: results[method] } : { error: { code: -32601, message: 'no' } };
      console.log(JSON.stringify({ jsonrpc: '2.0', id, ...answer }));
    });`;

  /** A cache in which a package is installed already, so that nothing is fetched. */
  function cacheWith(manifest: object): string {
    const cache = temporaryFolder();
    const folder = join(cache, 'npm/@s+small@1.0.0');
    const home = join(folder, 'node_modules/@s/small');
    mkdirSync(home, { recursive: true });
    writeFileSync(join(folder, '.toolrisk-installed'), '');
    writeFileSync(join(home, 'package.json'), JSON.stringify({ name: '@s/small', version: '1.0.0', ...manifest }));
    writeFileSync(join(home, 'index.mjs'), SERVER);
    return cache;
  }

  const target = (changes: object = {}): Target => ({
    kind: 'npm',
    package: '@s/small@1.0.0',
    arguments: ['{work}'],
    env: {},
    network: false,
    ...changes,
  });
  const about = {
    license: 'MIT',
    description: 'Small',
    homepage: 'https://example.com/',
    repository: 's/small',
    bin: 'index.mjs',
  };

  it.each([
    ['isolated', ISOLATES],
    ['not isolated', false],
  ])('is recorded with what it says of itself, and no path of this machine: %s', async (_, isolate) => {
    const root = temporaryFolder();
    const summary = await crawlInto(root, [target()], { context: { cache: cacheWith(about), isolate } });
    expect(summary.results).toMatchObject([{ id: 's--small', outcome: 'written' }]);
    const { server, tools } = readCatalog(root).catalog.servers[0] ?? {};
    expect(server).toMatchObject({
      title: 'small',
      description: 'Small',
      licence: 'MIT',
      website: 'https://example.com/',
      source: {
        kind: 'npm',
        name: '@s/small',
        version: '1.0.0',
        repository: 'https://github.com/s/small',
        access: 'anonymous',
        arguments: ['/home/user/work'],
      },
    });
    expect(tools?.map(({ record }) => [record.name, record.definition.description])).toEqual([
      ['/home/user/work', 'From /opt/server/node_modules/@s/small/index.mjs'],
    ]);
  });

  it.each([
    [{ bin: { other: 'index.mjs', small: 'index.mjs' } }, undefined, undefined],
    [{ bin: { other: 'index.mjs' } }, 'none', /has no program "none"/],
    [{}, undefined, /has no program to start/],
    [{ bin: '../../../../etc/passwd' }, undefined, /has no program to start/],
    [{ bin: 'missing.mjs' }, undefined, /has no program to start/],
  ])('is started by one of its programs: %j', async (manifest, bin, message) => {
    const summary = await crawlInto(temporaryFolder(), [target({ bin })], { context: { cache: cacheWith(manifest) } });
    const fault = summary.results[0]?.fault?.message;
    if (message) expect(fault).toMatch(message);
    else expect(fault).toBeUndefined();
  });
});

describe('the same server crawled twice', () => {
  it('is the same record', async () => {
    const root = temporaryFolder();
    await crawlInto(root, [{ ...oddServer('fine'), id: 'odd' }]);
    const before = recordText(root, 'odd');
    expect(await crawlInto(root, [{ ...oddServer('fine'), id: 'odd' }])).toMatchObject({ written: 0, unchanged: 2 });
    expect(recordText(root, 'odd')).toBe(before);
  });
});
