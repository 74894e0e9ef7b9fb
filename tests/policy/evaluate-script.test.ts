import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

let folder: string;
let file: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'toolrisk-evaluate-'));
  file = join(folder, 'policy.json');
  const limits = [{ counter: 'sends', window: 'minute', max: 2, scope: 'grant' }];
  const deny_if = [{ conditions: [{ path: 'args.to', op: 'eq', value: 'all' }], on_deny: 'Not to all.\u001b[31m' }];
  writeFileSync(file, JSON.stringify({ version: '1', default: 'deny', tools: { send: { deny_if, limits } } }));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(options: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/evaluate.ts', ...options], {
    encoding: 'utf8',
    input,
    env: { PATH: process.env.PATH, NO_COLOR: '1' },
  });
  return { code: status, out: stdout, err: stderr };
}

describe('npm run evaluate', () => {
  test.each([
    ['an allowed call', ['--tool', 'send'], 0, 'allow by /tools/send'],
    [
      'a denied call, without control characters',
      ['--tool', 'send', '--args', '{"to": "all"}'],
      1,
      'deny by /tools/send/deny_if/0\nNot to all.\\u001b[31m',
    ],
    ['the last call of a minute', ['--tool', 'send', '--times', '2'], 0, 'allow by /tools/send'],
    ['a call too many', ['--tool', 'send', '--times', '3'], 1, 'deny by /tools/send/limits/0'],
    ['another tool', ['--tool', 'Send'], 1, 'deny by (default deny)'],
    ['JSON', ['--tool', 'send', '--json'], 0, '"decision": "allow"'],
  ])('answers for %s', (_, options, code, said) => {
    const result = run(['--policy', file, ...options]);
    expect(result.out).toContain(said);
    expect([result.code, result.err]).toEqual([code, '']);
  });

  test('reads the policy from the standard input', () => {
    expect(run(['--policy', '-', '--tool', 'x'], '{"version": "1", "default": "allow"}')).toMatchObject({ code: 0 });
  });

  test('denies under a policy that is none, and says what is wrong with it', () => {
    const { code, out, err } = run(['--policy', '-', '--tool', 'x'], '{"version": 1, "default": "allow"}');
    expect([code, out.split('\n')[0]]).toEqual([1, 'deny by (no policy)']);
    expect(err).toContain('/version');
  });

  test.each([
    ['a file that is missing', ['--policy', '/no/such/file', '--tool', 'x'], 'could not be read'],
    ['arguments that are no object', ['--policy', '-', '--tool', 'x', '--args', '[1]'], 'JSON object'],
    ['arguments that are no JSON', ['--policy', '-', '--tool', 'x', '--args', '{a}'], 'no JSON'],
    ['a time that is none', ['--policy', '-', '--tool', 'x', '--at', 'noon'], 'Give a time'],
    ['no tool', ['--policy', '-'], '--tool'],
  ])('explains %s', (_, options, message) => {
    const { code, out, err } = run(options);
    expect(err).toContain(message);
    expect([code, out]).toEqual([2, '']);
  });
});
