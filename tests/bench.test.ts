import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { formatServerFile } from '../src/catalog/format.ts';
import { serverRecord, toolRecord } from './catalog/records.ts';
import { folderOf } from './checks/folder.ts';

function bench(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['scripts/bench.ts', '--rounds', '1', '--warm', '0', ...args],
    {
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
    },
  );
  return { status, stdout, stderr };
}

const tools = ['delete_file', 'list_files'].map((name) => toolRecord({ name }));
const catalog = folderOf({ 'servers/example.yaml': formatServerFile(serverRecord(), tools) });
const manifests = folderOf({
  'a.json': JSON.stringify({ server: 'a', tools: [{ name: 'delete_file', inputSchema: { type: 'object' } }, 5] }),
  'b.json': JSON.stringify([{ name: 'list_files', inputSchema: {} }]),
  'c.txt': 'no list',
});

describe('the figures', () => {
  test('are of each stage, its parts and what it is set beside', () => {
    const { status, stdout } = bench('--json', '--only', 'classify', 'policy', '--catalog', catalog);
    expect(status).toBe(0);
    const { stages, ...about } = JSON.parse(stdout);
    expect(about).toMatchObject({ tools: 2, servers: 1, rounds: 1, node: process.version });
    expect(stages.map(({ id }: { id: string }) => id)).toEqual(['classify', 'policy']);
    const [classify] = stages;
    const positive = expect.toSatisfy((value) => typeof value === 'number' && value > 0);
    const figure = { what: expect.any(String), toolsPerSecond: positive, microsecondsPerTool: positive, spread: 0 };
    expect(classify.bestToolsPerSecond).toBe(classify.toolsPerSecond);
    expect(classify).toMatchObject({ ...figure, share: positive });
    expect(classify.parts.at(-1).id).toBe('rest');
    for (const part of classify.parts.slice(0, -1)) expect(part).toMatchObject({ ...figure, share: positive });
    for (const other of classify.against) expect(other).toMatchObject({ ...figure, ratio: positive });
    expect(classify.against.map(({ id }: { id: string }) => id)).toEqual(['verbs', 'json']);
  });

  test('are printed as a table, of saved lists too', () => {
    const { status, stdout } = bench('--only', 'policy', '--manifests', manifests);
    expect(status).toBe(0);
    expect(stdout).toContain(`2 tools of 2 servers (${manifests}), 1 rounds.`);
    expect(stdout).toMatch(/^stage +tools\/s +best +µs\/tool +spread +share$/m);
    expect(stdout).toMatch(/^policy +[\d,]+ +[\d,]+ +[\d.,]+ +±0 % +100 %$/m);
  });
});

test.each([
  [['--help'], 0, 'Examples:'],
  [['--rounds', '0'], 2, 'whole number from 1'],
  [['--warm', 'long'], 2, 'number of seconds'],
  [['--only', 'nothing'], 2, 'Allowed choices are read, normalise, classify, check, policy, page.'],
  [['--manifests', 'no such folder'], 1, 'no such folder cannot be read as saved lists of tools'],
  [['--catalog', 'no such folder'], 1, 'no such folder is no catalogue'],
  [['--catalog', folderOf({ 'servers/.keep': '' })], 1, 'holds no tools.'],
])('%j ends with the exit code %i', (args, code, words) => {
  const { status, stdout, stderr } = bench(...args);
  expect(stdout + stderr).toContain(words);
  expect(status).toBe(code);
});
