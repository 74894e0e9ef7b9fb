import { createServer, type RequestListener } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readRegistryPage } from '../../src/crawl/registry.ts';
import { registryTargets } from '../../src/crawl/registry-run.ts';
import { openRunState } from '../../src/crawl/run-state.ts';
import { crawlInto, recordText, temporaryFolder } from './crawling.ts';

const signal = new AbortController().signal;
const DAY = 24 * 3600 * 1000;

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise((listening) => server.once('listening', listening));
  return `http://127.0.0.1:${(server.address() as { port: number }).port}`;
}

const OFFICIAL = 'io.modelcontextprotocol.registry/official';

/** Pages as the official registry answers: https://github.com/modelcontextprotocol/registry */
function registryOf(pages: object[][], asked: string[] = []): RequestListener {
  return (incoming, outgoing) => {
    const url = new URL(incoming.url ?? '', 'http://x');
    asked.push(`${url.pathname}?${url.searchParams}`);
    const page = Number(url.searchParams.get('cursor') ?? 0);
    const nextCursor = page + 1 < pages.length ? { nextCursor: String(page + 1) } : {};
    outgoing.setHeader('content-type', 'application/json');
    outgoing.end(JSON.stringify({ servers: pages[page] ?? [], metadata: { count: 1, ...nextCursor } }));
  };
}

const entry = (name: string, more: object = {}, meta: object = { status: 'active', isLatest: true }) => ({
  server: { name, description: `About ${name}`, version: '1.0.0', ...more },
  _meta: { [OFFICIAL]: meta },
});

const npm = (more: object = {}) => ({
  registryType: 'npm',
  identifier: 'a-mcp',
  version: '1.2.3',
  transport: { type: 'stdio' },
  ...more,
});

describe('a page of a registry', () => {
  it('is asked for in the API’s own words, whatever part of the address was given', async () => {
    const asked: string[] = [];
    const origin = await serve(registryOf([[entry('a.b/c')]], asked));
    for (const path of ['', '/', '/v0.1', '/v0/', '/v0.1/servers'])
      await readRegistryPage(origin + path, undefined, false, signal);
    await readRegistryPage(`${origin}/mirror/v0.1/servers?x=1`, 'a&b', false, signal);
    expect(new Set(asked.slice(0, 5))).toEqual(new Set(['/v0.1/servers?limit=100&version=latest']));
    expect(asked[5]).toBe('/mirror/v0.1/servers?limit=100&version=latest&cursor=a%26b');
  });

  it('leaves out what is deleted, superseded or malformed', async () => {
    const items = [
      entry('good/one'),
      entry('good/two', {}, {}),
      entry('gone/one', {}, { status: 'deleted' }),
      entry('old/one', {}, { isLatest: false }),
      entry('../../etc'),
      entry('no slash'),
      { server: null },
      7,
    ];
    const page = await readRegistryPage(await serve(registryOf([items as object[]])), undefined, false, signal);
    expect(page.targets.map(({ server }) => server.name)).toEqual(['good/one', 'good/two']);
  });

  const ways: [string, object, object | undefined][] = [
    [
      'a package',
      { packages: [npm()] },
      { kind: 'npm', package: 'a-mcp@1.2.3', arguments: [], access: 'anonymous', stranger: true },
    ],
    [
      'a package with what it must be given',
      {
        packages: [
          npm({
            packageArguments: [
              { type: 'positional', value: 'stdio' },
              { type: 'positional', valueHint: 'dir', isRequired: true, format: 'filepath' },
              { type: 'positional', valueHint: 'optional' },
              { type: 'named', name: '--mode', default: 'read' },
              { type: 'named', name: '--key', isRequired: true, isSecret: true },
              { type: 'named', name: '--optional' },
            ],
            environmentVariables: [
              { name: 'TOKEN', isRequired: true, isSecret: true },
              { name: 'REGION', isRequired: true, choices: ['eu', 'us'] },
              { name: 'OPTIONAL' },
            ],
          }),
        ],
      },
      {
        arguments: ['stdio', '{work}', '--mode', 'read', '--key', 'dummy-credential'],
        env: { TOKEN: 'dummy-credential', REGION: 'eu' },
        access: 'dummy',
      },
    ],
    ['a package of another kind', { packages: [npm({ registryType: 'pypi' })] }, undefined],
    [
      'a package that serves HTTP',
      { packages: [npm({ transport: { type: 'streamable-http', url: 'http://x' } })] },
      undefined,
    ],
    [
      'a remote',
      { remotes: [{ type: 'streamable-http', url: 'https://a.example/mcp' }] },
      { kind: 'http', trusted: false },
    ],
    ['a remote of the old kind', { remotes: [{ type: 'sse', url: 'https://a.example/sse' }] }, undefined],
    [
      'a remote with blanks',
      { remotes: [{ type: 'streamable-http', url: 'https://{tenant}.example/mcp' }] },
      undefined,
    ],
    [
      'a remote that wants credentials',
      {
        remotes: [
          { type: 'streamable-http', url: 'https://a.example', headers: [{ name: 'Authorization', isRequired: true }] },
        ],
      },
      undefined,
    ],
    ['nothing', {}, undefined],
  ];
  it.each(ways)('knows how to reach a server with %s', async (_, more, through) => {
    const page = await readRegistryPage(await serve(registryOf([[entry('a/b', more)]])), undefined, false, signal);
    if (through) expect(page.targets[0]?.through).toMatchObject(through);
    else expect(page.targets[0]?.through).toBeUndefined();
  });

  it.each([
    [
      (_: unknown, outgoing: { writeHead(status: number): { end(): void } }) => outgoing.writeHead(503).end(),
      /HTTP 503/,
    ],
    [(_: unknown, outgoing: { end(text: string): void }) => outgoing.end('<html>'), /not JSON/],
    [(_: unknown, outgoing: { end(text: string): void }) => outgoing.end('{"servers":1}'), /without a list/],
  ])('that is none is a fault', async (listener, message) => {
    await expect(readRegistryPage(await serve(listener as RequestListener), undefined, false, signal)).rejects.toThrow(
      message,
    );
  });
});

describe('a run over a registry', () => {
  const pages = [[entry('a/one'), entry('a/two')], [entry('b/one'), entry('b/two')], [entry('c/one')]];

  async function run(root: string, registry: string, states: string, stopAfter = Number.POSITIVE_INFINITY) {
    const controller = new AbortController();
    const state = openRunState(states, registry, Date.now());
    const most = Number.POSITIVE_INFINITY;
    const { targets, onDone } = registryTargets({ registry, state, network: false, most, signal: controller.signal });
    let done = 0;
    return crawlInto(root, targets, {
      context: { signal: controller.signal },
      onDone(result) {
        onDone(result);
        if (++done === stopAfter) controller.abort(new Error('stopped'));
      },
    });
  }

  it('records the metadata of servers that can be neither started nor reached', async () => {
    const root = temporaryFolder();
    const registry = await serve(registryOf(pages));
    const summary = await run(root, registry, temporaryFolder());
    expect(summary).toMatchObject({ servers: 5, written: 5, failed: 0, seen: 0 });
    expect(recordText(root, 'a--one')).toMatch(/^title: a\/one\ndescription: About a\/one\n/);
    expect(recordText(root, 'a--one')).toMatch(/capture: metadata/);
  });

  it('never reaches for a private address that a registry names', async () => {
    const asked: string[] = [];
    const secret = await serve(registryOf([[]], asked));
    const remote = { remotes: [{ type: 'streamable-http', url: `${secret}/mcp` }] };
    const summary = await run(
      temporaryFolder(),
      await serve(registryOf([[entry('a/one', remote)]])),
      temporaryFolder(),
    );
    expect(summary.results).toMatchObject([{ outcome: 'written', notes: [expect.stringMatching(/private network/)] }]);
    expect(asked).toEqual([]);
  });

  it('that was stopped goes on where it stopped, and a finished one begins again', async () => {
    const [root, states] = [temporaryFolder(), temporaryFolder()];
    const asked: string[] = [];
    const registry = await serve(registryOf(pages, asked));
    const first = await run(root, registry, states, 3);
    expect(first.interrupted).toBe(true);
    asked.length = 0;
    const second = await run(root, registry, states);
    expect(second.interrupted).toBe(false);
    expect(asked[0]).toContain('cursor=1');
    const all = [...first.results, ...second.results].map(({ label }) => label);
    expect([...new Set(all)].sort()).toEqual(['a/one', 'a/two', 'b/one', 'b/two', 'c/one']);
    expect(second.results.length).toBeLessThan(4);
    const third = await run(root, registry, states);
    expect(third).toMatchObject({ servers: 5, written: 0 });
  });

  it('whose pages go round ends with a fault', async () => {
    const registry = await serve((_, outgoing) => {
      outgoing.end(JSON.stringify({ servers: [], metadata: { nextCursor: 'x' } }));
    });
    const summary = await run(temporaryFolder(), registry, temporaryFolder());
    expect(summary.results).toMatchObject([{ outcome: 'failed', fault: { message: expect.stringMatching(/circle/) } }]);
  });
});

describe('the state of a run', () => {
  it('lasts a week, survives a broken file, and is its key’s alone', () => {
    const folder = join(temporaryFolder(), 'states');
    const now = 1_800_000_000_000;
    openRunState(folder, 'a', now).markDone('x');
    expect(openRunState(folder, 'a', now + 6 * DAY).isDone('x')).toBe(true);
    expect(openRunState(folder, 'a', now + 8 * DAY).isDone('x')).toBe(false);
    expect(openRunState(folder, 'b', now).isDone('x')).toBe(false);
    const again = openRunState(folder, 'a', now);
    again.turnPage('next');
    expect([again.cursor, again.isDone('x')]).toEqual(['next', false]);
    openRunState(undefined, 'a', now).markDone('y');
    expect(openRunState(folder, 'a', now).isDone('y')).toBe(false);
    again.finish();
    expect(openRunState(folder, 'a', now).cursor).toBeUndefined();
  });
});
