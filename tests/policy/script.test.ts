import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeServerFile } from '../../src/catalog/write.ts';
import { policySchema } from '../../src/policy/document.ts';
import { FORMATS } from '../../src/policy/formats/index.ts';
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
  const files = serverEntry('files', [
    record('list', {}),
    record('write', {
      category: 'write',
      definition: {
        digest: `sha256:${'0'.repeat(64)}`,
        inputSchema: { type: 'object', properties: { path: { type: 'string' } } },
      },
    }),
  ]);
  writeServerFile(
    root,
    'files',
    files.server,
    files.tools.map((tool) => tool.record),
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

  test('writes a stack in one file, under the reader’s own labels', () => {
    const { code, out, err } = run(
      '--server',
      'piloty',
      '--server',
      'files',
      '--format',
      'claude-code',
      '--label',
      'piloty=mine',
    );
    const { permissions } = JSON.parse(out) as { permissions: Record<string, string[]> };
    expect(code).toBe(0);
    expect(permissions.deny).toEqual(['mcp__mine__terminate']);
    expect(permissions.allow).toEqual(['mcp__files__list']);
    expect(err).toContain('cannot limit');
    expect(err).toContain('cannot name *');
  });

  test('writes a file for each server where the format has one for each', () => {
    const folder = join(root, 'out');
    mkdirSync(folder, { recursive: true });
    const several = ['--server', 'piloty', '--server', 'files'];
    expect(run(...several, '--out', folder).code).toBe(0);
    expect(readFileSync(join(folder, 'piloty-policy.json'), 'utf8')).toBe(run('--server', 'piloty').out);
    expect(run(...several, '--out', join(root, 'one.json')).code).toBe(2);
  });

  test('prints losses and refusals as JSON', () => {
    const { out } = run('--server', 'piloty', '--format', 'claude-code', '--json');
    expect(JSON.parse(out)).toMatchObject({
      format: 'claude-code',
      files: [{ text: expect.stringContaining('mcp__piloty__') }],
      lossy: [{ what: 'limit', becomes: 'ask', tools: [{ label: 'piloty', tool: '__proto__' }] }],
      refused: [{ label: 'piloty', tool: '*', becomes: 'ask' }],
    });
  });

  test('narrows arguments by what the reader says', () => {
    const open = run('--server', 'files', '--tool', 'write').out;
    const narrowed = run('--server', 'files', '--tool', 'write', '--workspace', '/home/me').out;
    expect(open).not.toContain('require');
    expect(JSON.parse(narrowed)).toMatchObject({
      tools: { write: { require: [{ conditions: [{ path: 'args.path', op: 'regex' }] }] } },
    });
  });

  test('lists every format', () => {
    const { code, out } = run('--list-formats');
    expect(code).toBe(0);
    expect(out.trim().split('\n')).toHaveLength(FORMATS.length);
  });

  test('--diff finds what a present file lacks, and nothing in the recommendation itself', () => {
    const file = join(root, 'settings.json');
    const options = ['--server', 'piloty', '--format', 'claude-code'];
    writeFileSync(file, run(...options).out);
    expect(run(...options, '--diff', file)).toMatchObject({ code: 0, out: '' });
    writeFileSync(
      file,
      JSON.stringify({ model: 'x', permissions: { deny: [], allow: ['mcp__piloty__terminate', 'mcp__other__x'] } }),
    );
    const { code, out } = run(...options, '--diff', file);
    expect(code).toBe(1);
    expect(out).toContain('+ permissions.deny: "mcp__piloty__terminate"');
    expect(out).toContain('- permissions.allow');
    expect(out).not.toContain('other');
  });

  test('lint finds a rule that is skipped without a word, with its line', () => {
    const file = join(root, 'lint.json');
    writeFileSync(file, '{\n"permissions": {\n"allow": ["mcp__*"]}}');
    const { code, out } = run('lint', file);
    expect(code).toBe(1);
    expect(out).toContain(`${file}:3  claude-code-allowed-glob`);
    writeFileSync(file, '{"permissions": {"allow": ["mcp__a__b"]}}');
    expect(run('lint', file)).toMatchObject({ code: 0, out: '' });
  });

  test.each([
    [
      'an unknown format',
      ['--server', 'piloty', '--format', 'claude'],
      2,
      'Did you mean claude-api or claude-code or claude-code-managed?',
    ],
    [
      'a label that does not serve',
      ['--server', 'piloty', '--format', 'claude-code', '--label', 'piloty=a b'],
      2,
      'cannot take the label a b',
    ],
    ['a label that leads elsewhere', ['--server', 'piloty', '--label', 'piloty=../x'], 2, 'cannot take the label ../x'],
    ['an action for no tool', ['--server', 'piloty', '--action', 'terminat=ask'], 2, 'Did you mean terminate?'],
    ['an action that there is not', ['--server', 'piloty', '--action', 'terminate=x'], 2, 'allow, limit, ask, hide'],
    ['a folder with ..', ['--server', 'piloty', '--workspace', '/a/../b'], 2, 'without "." and ".."'],
    ['a label of no server', ['--server', 'piloty', '--label', 'x=y'], 2, 'names none of the servers'],
    [
      'a label twice',
      ['--server', 'piloty', '--server', 'files', '--format', 'claude-code', '--label', 'piloty=files'],
      2,
      'same label',
    ],
    ['a relative workspace', ['--server', 'piloty', '--workspace', 'here'], 2, 'absolute path'],
    ['an amount that is none', ['--server', 'piloty', '--max-amount', 'x'], 2, 'Give a number'],
    ['a present file that is missing', ['--server', 'piloty', '--diff', '/no/such/file'], 1, 'could not be read'],
    ['a file to lint of no known format', ['lint', 'package.json'], 2, 'Name it with --format'],
    ['a file to lint that is missing', ['lint', '/no/such/file.json'], 1, 'could not be read'],
    ['a format to lint that has no rules', ['lint', 'package.json', '--format', 'xyz'], 2, 'no rules for the format'],
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
