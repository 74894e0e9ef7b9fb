import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const file = (rows: readonly object[] | string) => {
  const path = join(mkdtempSync(join(tmpdir(), 'accuracy-')), 'labels.jsonl');
  writeFileSync(path, typeof rows === 'string' ? rows : rows.map((row) => JSON.stringify(row)).join('\n'));
  return path;
};

const run = (...args: string[]) =>
  spawnSync(process.execPath, ['scripts/accuracy.ts', ...args], {
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });

test('counts what is right, and names what is unsafe', () => {
  const { stdout, status } = run(
    '--json',
    '--labels',
    file([
      { server: 'a', name: 'get_a', label_binary: 'read' },
      { server: 'a', name: 'delete_a', label_binary: 'nonread' },
      { server: 'b', name: 'get_b', label_binary: 'nonread' },
      { server: 'b', name: 'create_b', label_binary: 'read' },
    ]),
    file([
      { server: 'a', name: 'delete_a', label: 'destructive' },
      { server: 'a', name: 'create_refund', label: 'write', alt: 'financial' },
      { server: 'b', name: 'get_b', label: 'execute' },
    ]),
  );
  const [binary, classes] = JSON.parse(stdout);
  expect(status).toBe(0);
  expect(binary.binary).toMatchObject({
    tools: 4,
    accuracy: 0.5,
    accuracyByServer: 0.5,
    nonReadRecall: 0.5,
    readRecall: 0.5,
  });
  expect(binary.binary.unsafe).toEqual([{ server: 'b', tool: 'get_b', label: 'nonread', got: 'read' }]);
  expect(classes.classes).toMatchObject({ tools: 3, strict: 1 / 3, lenient: 2 / 3 });
  expect(classes.classes.criticalCalledRead).toEqual([{ server: 'b', tool: 'get_b', label: 'execute', got: 'read' }]);
});

test('prints the same for people', () => {
  const { stdout, status } = run('--labels', file([{ server: 'a', name: 'delete_a', label: 'destructive' }]));
  expect(status).toBe(0);
  expect(stdout).toContain('strict 100.0 %');
});

test.each([
  ['a missing file', ['--labels', '/nowhere/labels.jsonl'], '/nowhere/labels.jsonl'],
  ['a line that is no JSON', ['--labels', file('{"name": "a"}\n{')], 'labels.jsonl:2'],
  ['no file', [], '--labels'],
])('%s is an error that says where', (_, args, where) => {
  const { stderr, status } = run(...args);
  expect(status).toBe(2);
  expect(stderr).toContain(where);
});
