import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'toolrisk-accuracy-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, text: string) => {
  const path = join(mkdtempSync(join(folder, 'labels-')), name);
  writeFileSync(path, text);
  return path;
};
const rows = (...all: readonly object[]) => write('labels.jsonl', all.map((row) => JSON.stringify(row)).join('\n'));

const run = (...args: string[]) =>
  spawnSync(process.execPath, ['scripts/accuracy.ts', ...args], {
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });

test('measures several files of labels, whatever they speak of', () => {
  const { stdout, status } = run(
    '--json',
    '--labels',
    rows({ server: 'a', name: 'get_a', label_binary: 'read' }, { server: 'b', name: 'get_b', label_binary: 'nonread' }),
    rows({ server: 'a', name: 'create_refund', label: 'write', alt: 'financial' }),
    write('de.yaml', '- tool: {name: delete_file}\n  destructive: Removes a file.\n'),
  );
  expect(status).toBe(0);
  const found = JSON.parse(stdout).map(({ measurement }: { measurement: { agreement: object[] } }) => {
    return measurement.agreement[0];
  });
  expect(found).toMatchObject([
    { scale: 'binary', tools: 2, strict: 1 },
    { scale: 'class', tools: 1, strict: 0, lenient: 1 },
    { scale: 'category', tools: 1, strict: 1 },
  ]);
});

test('prints the same for people', () => {
  const { stdout, status } = run('--labels', rows({ server: 'a', name: 'delete_\u202ea', label: 'destructive' }));
  expect(status).toBe(0);
  expect(stdout).toContain('class-strict');
  expect(stdout).not.toContain('\u202e');
});

const LABELS = rows({ server: 'a', name: 'get_a', label: 'read' });

test.each([
  ['a missing file', ['--labels', '/nowhere/labels.jsonl'], '/nowhere/labels.jsonl is no file'],
  ['a line that is no JSON', ['--labels', write('labels.jsonl', '{')], 'labels.jsonl:1'],
  ['a bad sample', ['--labels', write('de.yaml', '- tool: {name: a}\n  raed: Reads.\n')], 'de.yaml:2'],
  [
    'figures without their origin',
    ['--labels', LABELS, '--write', 'ours', '--source', 'words'],
    '--by, --licence, --on',
  ],
  ['a check of other labels', ['--labels', LABELS, '--check'], '--check'],
])('%s is an error that says where', (_, args, where) => {
  const { stderr, status } = run(...args);
  expect(status).toBe(2);
  expect(stderr).toContain(where);
});
