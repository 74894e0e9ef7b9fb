import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reportTo, resultLines, summaryLines } from '../../src/crawl/report.ts';
import { type ServerResult, summarise } from '../../src/crawl/run.ts';
import { ISOLATES } from './crawling.ts';

const PROJECT = resolve(import.meta.dirname, '../..');
const ODD = join(import.meta.dirname, 'servers/odd-server.ts');
const SANDBOX = ISOLATES ? [] : ['--no-sandbox'];

/** A folder of this test's own. */
function visibleFolder(): string {
  return join(PROJECT, '.cache', `test-${process.pid}-${Math.random()}`);
}

interface Ended {
  code: number | null;
  output: string;
  errors: string;
}

/** Runs the script; `stopAt` is a text upon whose appearance it is interrupted. */
function crawl(words: string[], env: Record<string, string> = {}, stopAt?: string): Promise<Ended> {
  const child = spawn(process.execPath, ['scripts/crawl.ts', ...words], {
    cwd: PROJECT,
    env: { ...process.env, ...env },
  });
  let [output, errors, stopped] = ['', '', false];
  child.stdout.on('data', (chunk) => {
    output += chunk;
    if (!stopAt || stopped || !output.includes(stopAt)) return;
    stopped = true;
    child.kill('SIGINT');
  });
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, output, errors })));
}

// Each starts the script, which takes its time on a busy machine.
describe.concurrent('npm run crawl', { timeout: 90_000 }, () => {
  it('records a server, and the second time finds nothing to do', async () => {
    const root = visibleFolder();
    const words = ['--catalog', root, '--stdio', `"${process.execPath}" '${ODD}' bad-tools`, '--id', 'odd', ...SANDBOX];
    try {
      const first = await crawl(words);
      expect(first).toEqual({
        code: 0,
        errors: '',
        output: expect.stringMatching(/^odd {2}written {2}5 tools: 2 recorded, 3 quarantined\n/),
      });
      expect(first.output).toMatch(/\n {2}quarantined #2: its name is a number, not a string\n/);
      expect(first.output).toMatch(/\n5 tools seen = 2 recorded \+ 0 unchanged \+ 3 quarantined \+ 0 retired\.\n$/);
      const again = JSON.parse((await crawl([...words, '--json'])).output);
      expect(again).toMatchObject({
        servers: 1,
        written: 0,
        unchanged: 2,
        results: [{ id: 'odd', outcome: 'unchanged' }],
      });
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });

  it('that is interrupted keeps what it has, and goes on the next time', async () => {
    const root = visibleFolder();
    mkdirSync(root, { recursive: true });
    const env = { XDG_CACHE_HOME: join(root, 'cache') };
    // The first is refused at once; the second accepts and says nothing, until it is given up.
    const silent = createServer().listen(0, '127.0.0.1');
    await new Promise((listening) => silent.once('listening', listening));
    const addresses = ['127.0.0.1:1', `127.0.0.1:${(silent.address() as { port: number }).port}`, '127.0.0.1:1'];
    const entry = (at: string, index: number) =>
      `  - id: ${'abc'[index]}\n    http: http://${at}/${index}\n    private: true\n`;
    writeFileSync(join(root, 'sources.yaml'), `servers:\n${addresses.map(entry).join('')}`);
    const words = ['--catalog', root, '--concurrency', '1'];
    try {
      const first = await crawl(words, env, 'a  failed');
      expect(first.code).toBe(130);
      expect(first.output).toMatch(/Stopped\./);
      const second = await crawl([...words, '--timeout', '1'], env);
      expect(second.errors).toMatch(/Going on with an unfinished run: 1 of its servers are done/);
      expect(second.output).not.toMatch(/^a {2}/m);
      expect(second.output).toMatch(/^b {2}failed\n.* took longer than 1 s$/m);
      expect(second.output).toMatch(/^c {2}failed/m);
      expect(second.code).toBe(1);
      expect(readdirSync(join(root, 'cache/toolrisk/runs'))).toEqual([]);
    } finally {
      silent.close();
      rmSync(root, { recursive: true, force: true });
    }
  });

  it.each([
    [['--npm', 'a', '--http', 'https://x.example'], /one source at a time, not --npm and --http/],
    [['stray'], /"stray" belongs to no source/],
    [['--timeout', '0', '--manifest', 'x'], /must be a number above 0/],
    [['--stdio', 'a "b'], /that nothing ends/],
    [['--id', 'x', '--manifest', 'a', 'b'], /--id names one server/],
    [['--catalog', '/nowhere'], /sources\.yaml cannot be read/],
  ])('refuses %j', async (words, message) => {
    const { code, errors, output } = await crawl(words);
    expect(errors).toMatch(message);
    expect([code, output]).toEqual([2, '']);
  });

  it('explains itself', async () => {
    const { code, output } = await crawl(['--help']);
    expect(code).toBe(0);
    expect(output).toMatch(/Examples:\n {2}npm run crawl -- --npm/);
  });
});

describe('the report', () => {
  const plain = (_: string, text: string) => text;
  const result = (changes: Partial<ServerResult> = {}): ServerResult => ({
    label: 'a',
    outcome: 'written',
    counts: { seen: 0, recorded: 0, unchanged: 0, quarantined: 0, retired: 0 },
    notes: [],
    quarantined: [],
    ...changes,
  });

  it('acts on no terminal, whatever a server is called or says', () => {
    const evil = '\u001b[2J\u202e\nx';
    const results = [
      result({ label: evil, notes: [evil], quarantined: [{ tool: evil, reason: evil }] }),
      result({ label: evil, outcome: 'failed', fault: { message: evil, remedy: 'Do.' } }),
    ];
    for (const line of results.flatMap((each) => resultLines(each, plain))) expect(line).not.toMatch(/\p{Cc}|\u202e/u);
  });

  it('says where only suggestions are renewed', () => {
    const counts = { seen: 14, recorded: 0, unchanged: 14, quarantined: 0, retired: 0 };
    const line = (changes: Partial<ServerResult>) => resultLines(result({ counts, ...changes }), plain)[0];
    expect(line({ renewed: 3 })).toBe('a  written  14 tools: 14 unchanged; 3 suggestions renewed');
    expect(line({ renewed: 0 })).toBe('a  written  14 tools: 14 unchanged');
  });

  it('refuses to print counts that do not add up', () => {
    const counts = { seen: 2, recorded: 1, unchanged: 0, quarantined: 0, retired: 0 };
    expect(() => summarise([result({ counts })], false)).toThrow(/do not add up/);
    expect(summaryLines(summarise([result({ counts: { ...counts, retired: 1 } })], false), plain)[1]).toBe(
      '2 tools seen = 1 recorded + 0 unchanged + 0 quarantined + 1 retired.',
    );
  });

  it('moves a line on a terminal, and only there', () => {
    const run = (columns: number | undefined) => {
      const [lines, status]: [string[], string[]] = [[], []];
      const reporter = reportTo(
        { write: (text) => lines.push(text), paint: plain },
        { write: (text) => status.push(text), columns, paint: plain },
        2,
      );
      reporter.started('a');
      reporter.step('a', 'first start');
      reporter.finished(result());
      reporter.end(summarise([result()], false));
      return { lines: lines.join(''), status: status.join('') };
    };
    const [terminal, file] = [run(40), run(undefined)];
    expect(terminal.status).toContain('\r\u001b[K0 of 2 servers, 0 tools, 0 problems · a');
    expect(terminal.lines).toBe(file.lines);
    expect(file.status).toBe('');
  });
});
