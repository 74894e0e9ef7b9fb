import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeServerFile } from '../../src/catalog/write.ts';
import { policySchema } from '../../src/policy/document.ts';
import { record, serverEntry } from '../page/catalogue.ts';

let root: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'toolrisk-policy-'));
  const { server, tools } = serverEntry('piloty', [
    record('terminate', { category: 'destructive' }),
    record('export', { capabilities: ['returns-secrets'] }),
    record('*', { category: 'destructive' }),
    record('__proto__', { category: 'write' }),
    record('gone', { retired: '2026-11-21' }),
  ]);
  writeServerFile(
    root,
    'piloty',
    server,
    tools.map((tool) => tool.record),
  );
  writeFileSync(join(root, 'servers', 'broken.yaml'), 'title: broken\n');
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

function run(...options: string[]): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/policy.ts', '--catalog', root, ...options], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH },
  });
  return { code: status, out: stdout, err: stderr };
}

describe('npm run policy', () => {
  test('prints a whole policy and nothing else on the standard output', () => {
    const { code, out, err } = run('--server', 'piloty');
    const policy = policySchema.parse(JSON.parse(out));
    expect(code).toBe(0);
    expect(policy.hide).toEqual(['terminate']);
    expect(Object.keys(policy.tools ?? {})).toEqual(['__proto__', 'export']);
    expect(err.split('\n')).toHaveLength(3);
  });

  test('prints the piece for one tool', () => {
    expect(run('--server', 'piloty', '--tool', 'terminate')).toEqual({
      code: 0,
      out: '{\n  "hide": [\n    "terminate"\n  ]\n}\n',
      err: '',
    });
  });

  test('writes a file instead', () => {
    const file = join(root, 'policy.json');
    const { code, out } = run('--server', 'piloty', '--out', file);
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(readFileSync(file, 'utf8')).toBe(run('--server', 'piloty').out);
  });

  test.each([
    ['an unknown server', ['--server', 'pilot'], 2, 'Did you mean piloty?'],
    ['a server like no other', ['--server', 'zzzzzzzzzzzz'], 2, 'There is no server zzzzzzzzzzzz'],
    ['an unknown tool', ['--server', 'piloty', '--tool', 'terminat'], 2, 'Did you mean terminate?'],
    ['a tool that only JavaScript knows', ['--server', 'piloty', '--tool', 'toString'], 2, 'has no tool toString'],
    ['a name with control characters', ['--server', 'a\u001b[31mb'], 2, 'There is no server a\\u001b[31mb'],
    ['no server', [], 2, '--server'],
    ['an unknown option', ['--server', 'piloty', '--rate'], 2, '--rate'],
    ['an argument too many', ['--server', 'piloty', 'more'], 2, 'too many arguments'],
    ['a server whose file has an error', ['--server', 'broken'], 1, 'broken.yaml:1:'],
    ['a file that cannot be written', ['--server', 'piloty', '--out', '/no/such/folder/x'], 1, 'could not be written'],
    ['an empty catalogue', ['--catalog', '/no/such/folder', '--server', 'x'], 1, '/no/such/folder'],
  ])('explains %s', (_, options, code, message) => {
    const result = run(...options);
    expect(result.err).toContain(message);
    expect([result.code, result.out]).toEqual([code, '']);
  });

  test('has help with examples', () => {
    const { code, out } = run('--help');
    expect(code).toBe(0);
    expect(out).toMatch(/Examples:\n.*npm run/);
  });
});
