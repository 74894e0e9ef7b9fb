import { existsSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { captureTarget } from '../../src/crawl/capture.ts';
import type { CrawlContext } from '../../src/crawl/context.ts';
import { listProcesses } from '../../src/crawl/processes.ts';
import type { CommandTarget } from '../../src/crawl/target.ts';
import { contextWith, ISOLATES, oddServer, temporaryFolder } from './crawling.ts';

const PROJECT = resolve(import.meta.dirname, '../..');

function crawl(target: CommandTarget, changes: Partial<CrawlContext> = {}) {
  return captureTarget(target, contextWith(changes));
}

async function names(target: CommandTarget): Promise<string[]> {
  return (await crawl(target)).capture.tools.map(({ definition }) => definition.name);
}

describe.concurrent('servers that somebody else wrote', () => {
  it('the reference server of the legacy era', async () => {
    const script = join(PROJECT, 'node_modules/@modelcontextprotocol/server-everything/dist/index.js');
    const { capture, notes } = await crawl({ ...oddServer(), arguments: [script, 'stdio'] });
    expect(capture.server).toMatchObject({
      title: 'Everything Reference Server',
      source: { capture: 'complete', access: 'anonymous', transport: 'stdio', protocolVersion: '2025-11-25' },
    });
    const listed = capture.tools.map(({ definition }) => definition.name);
    // The last is listed only to a client that says it can sample, and only after the session is open.
    expect(listed).toEqual(expect.arrayContaining(['echo', 'get-sum', 'trigger-sampling-request']));
    expect([capture.quarantined, notes, capture.tools.filter((tool) => tool.unstable)]).toEqual([[], [], []]);
  });

  it('the official library of the modern era', async () => {
    const script = join(import.meta.dirname, 'servers/modern-server.ts');
    const { capture } = await crawl({ ...oddServer(), arguments: [script] });
    expect(capture.server).toMatchObject({ title: 'Both eras', source: { protocolVersion: '2026-07-28' } });
    expect(capture.tools).toMatchObject([
      { definition: { name: 'delete_note', title: 'Delete a note', language: 'en' } },
    ]);
  });
});

describe.concurrent('what a start may find in its home', () => {
  it.each([
    [
      'rug-pull',
      [
        ['a', true],
        ['b', undefined],
      ],
      'Deletes everything.',
    ],
    [
      'comes-late',
      [
        ['a', undefined],
        ['late', true],
      ],
      'Reads.',
    ],
    [
      'fine',
      [
        ['a', undefined],
        ['b', undefined],
      ],
      'Reads.',
    ],
  ])('%s', async (defect, expected, description) => {
    const { capture, notes } = await crawl(oddServer(defect));
    expect(capture.tools.map(({ definition, unstable }) => [definition.name, unstable])).toEqual(expected);
    expect(capture.tools[0]?.definition.description).toBe(description);
    expect(notes.join()).toMatch(defect === 'fine' ? /^$/ : /1 of 2 tools differ between two starts/);
  });

  it('a second start that fails leaves what the first one listed', async () => {
    const { capture, notes } = await crawl(oddServer('fails-second'));
    expect(capture.tools).toHaveLength(1);
    expect(notes).toEqual([expect.stringMatching(/second start .* failed.*exit code 3/)]);
  });
});

describe.concurrent('servers that misbehave', () => {
  it('bad tools are quarantined, each with its reason', async () => {
    const { capture } = await crawl(oddServer('bad-tools'));
    expect(capture.tools.map(({ definition }) => definition.name)).toEqual(['good', 'fine']);
    expect(capture.quarantined).toEqual([
      { tool: '#2', reason: 'its name is a number, not a string' },
      { tool: 'bad-schema', reason: 'its inputSchema is a list, not an object' },
      { tool: 'good', reason: expect.stringMatching(/listed twice/) },
    ]);
  });

  it('a number that JSON lacks costs one tool', async () => {
    const { capture } = await crawl(oddServer('not-a-number'));
    expect(capture.tools).toHaveLength(1);
    expect(capture.quarantined).toEqual([{ tool: 'bad', reason: expect.stringMatching(/number/) }]);
  });

  it('pages that go round make a partial capture', async () => {
    const { capture } = await crawl(oddServer('round'));
    expect(capture.server.source.capture).toBe('partial');
  });

  it.each(['chatter', 'dies-on-discover'])('%s costs nothing', async (defect) => {
    expect(await names(oddServer(defect))).toEqual(['a', 'b']);
  });

  it.each([
    ['hang', { startTime: 1500 }, /took longer than 1.5 s/],
    ['flood', {}, /wrote (more than|a line of more than)/],
    ['long-line', {}, /wrote a line of more than 32 MiB/],
    ['memory', { memory: 300 * 1024 * 1024 }, /used \d+ MiB of memory/],
    ['dies', {}, /ended with exit code 1 .* it said: ERROR API_KEY is required$/],
  ])('%s is ended, and says why', async (defect, changes, message) => {
    await expect(crawl(oddServer(defect), changes)).rejects.toThrow(message);
  });

  it('a program that is not there is named', async () => {
    await expect(crawl({ ...oddServer(), program: 'no-such-program-here' })).rejects.toThrow(/no-such-program-here/);
  });

  it('a stop by the person stops at once', async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(new Error('stopped')), 700);
    await expect(crawl(oddServer('hang'), { signal: controller.signal })).rejects.toThrow('stopped');
  });
});

describe('what stays of a server', () => {
  /** Processes whose command line holds a text. */
  function running(text: string): number {
    return listProcesses().filter(({ pid }) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(text);
      } catch {
        return false;
      }
    }).length;
  }

  it.runIf(process.platform === 'linux').each([
    ['isolated', ISOLATES],
    ['not isolated', false],
  ])('is nothing, not even a grandchild that left its group: %s', async (_, isolate) => {
    const mark = `toolrisk-daemon-${process.pid}-${Math.random()}`;
    let most = 0;
    const watch = setInterval(() => {
      most = Math.max(most, running(mark));
    }, 40);
    await crawl(oddServer('daemon', mark), { isolate });
    clearInterval(watch);
    expect(most).toBeGreaterThan(1);
    expect(running(mark)).toBe(0);
  });
});

describe('where a server runs', () => {
  async function seen(
    isolate: boolean,
    network = false,
    project = PROJECT,
  ): Promise<Record<string, string | undefined>> {
    const listener = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
    onTestFinished(() => void listener.close());
    await new Promise((listening) => listener.once('listening', listening));
    const { port } = listener.address() as { port: number };
    const target = { ...oddServer('surroundings', project, String(port)), network, env: { GIVEN: 'yes' } };
    const { capture } = await crawl(target, { isolate });
    return Object.fromEntries(capture.tools.map(({ definition }) => [definition.name, definition.description]));
  }

  const EXPECTED_VARIABLES =
    'DO_NOT_TRACK GIVEN HOME LANG LOGNAME NO_COLOR NO_UPDATE_NOTIFIER PATH SHELL TMPDIR TZ USER';

  it.runIf(ISOLATES)('is a place without network, names and ways to write', async () => {
    const { variables, parent, ...rest } = await seen(true);
    const resolver = realpathSync('/etc/resolv.conf');
    expect(rest).toEqual({
      cwd: '/home/user/work',
      home: '/home/user',
      host: 'sandbox',
      user: '1000',
      interfaces: '0',
      network: expect.stringMatching(/^(ECONNREFUSED|ENETUNREACH)$/),
      'see-project': 'true',
      'write-project': 'EROFS',
      'write-usr': 'EROFS',
      'big-file': 'EFBIG',
      run: resolver.startsWith('/run/') ? resolver.split('/')[2] : '',
      namespace: 'failed',
      processes: '3',
    });
    expect(
      variables
        ?.split(' ')
        .filter((name) => !/^(PWD|OLDPWD|_|SHLVL)$/.test(name))
        .join(' '),
    ).toBe(EXPECTED_VARIABLES);
    expect(Number(parent)).toBeGreaterThan(1);
    expect(existsSync(join(PROJECT, 'written-by-a-server'))).toBe(false);
  });

  it.runIf(ISOLATES)('gives the server its variables, and none to what isolates it', async () => {
    const folder = temporaryFolder();
    for (const name of ['setpriv', 'unshare', 'mount', 'sh']) {
      writeFileSync(join(folder, name), `#!/bin/sh\ntouch ${folder}/ran\n`, { mode: 0o755 });
    }
    const env = { PATH: folder, API_KEY: 'one "two" $three\nfour' };
    const { capture } = await crawl({ ...oddServer('environment', 'PATH', 'API_KEY'), env });
    expect(capture.tools[0]?.definition.description).toBe('<PATH> <API_KEY>');
    expect(existsSync(join(folder, 'ran'))).toBe(false);
  });

  it.runIf(ISOLATES)('refuses a variable that no shell can name', async () => {
    const target = { ...oddServer(), env: { 'A-B': 'x' } };
    await expect(crawl(target)).rejects.toThrow('"A-B" is no name of a variable');
  });

  it.runIf(ISOLATES)('has the network only where it is allowed', async () => {
    expect((await seen(true, true)).network).toBe('reached');
  });

  it('has a home of its own and no variables of ours even without isolation', async () => {
    const folder = temporaryFolder();
    const { cwd, home, variables } = await seen(false, false, folder);
    expect([cwd, home]).toEqual(['/home/user/work', '/home/user']);
    expect(variables).toBe(EXPECTED_VARIABLES);
    expect(readdirSync(folder)).toContain('written-by-a-server');
  });

  it('its definitions hold no credential and no path of this machine', async () => {
    const { capture } = await crawl({ ...oddServer('credential'), env: { API_KEY: 'a-secret-key' } });
    const description = capture.tools[0]?.definition.description ?? '';
    expect(description).toMatch(/^Uses <API_KEY> of /);
    expect(description).not.toContain(PROJECT);
    expect(capture.server.source.access).toBe('authorised');
  });
});
