import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'toolrisk-build-'));
const broken = join(folder, 'broken');

beforeAll(() => {
  mkdirSync(join(broken, 'servers'), { recursive: true });
  writeFileSync(join(broken, 'servers', 'one.yaml'), 'title: One\nlicence: MIT\nsource: 7\n');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(script: 'build' | 'start', env: Record<string, string>, args: string[] = []) {
  const options = { env: { ...process.env, NO_COLOR: '1', ...env }, encoding: 'utf8' } as const;
  const { status, stdout, stderr } = spawnSync('node', [`scripts/${script}.ts`, ...args], options);
  return { status, stdout, stderr };
}

test('a catalogue with an error is not built, and the error says where and what to do', () => {
  const out = join(folder, 'out');
  const { status, stderr } = run('build', { CATALOG: broken, OUT: out });
  expect(status).toBe(1);
  expect(stderr).toContain('one.yaml:3:');
  expect(stderr).toContain('record-is-valid');
  expect(stderr).toContain('1 error in the catalogue; nothing was built.');
  expect(existsSync(out)).toBe(false);
});

test('a catalogue that is not there is said', () => {
  const { status, stderr } = run('build', { CATALOG: join(folder, 'none'), OUT: join(folder, 'out') });
  expect(status).toBe(1);
  expect(stderr).toContain('There is no such folder');
});

test('a folder that holds something else is not overwritten', () => {
  const out = join(folder, 'precious');
  mkdirSync(out);
  writeFileSync(join(out, 'thesis.txt'), 'years of work');
  const { status, stderr } = run('build', { CATALOG: broken, OUT: out });
  expect(status).toBe(1);
  expect(stderr).toContain('holds other things than a built site');
  expect(readdirSync(out)).toEqual(['thesis.txt']);
});

const WRONG = [
  [{ BASE: '/a b/' }, 'BASE is "/a b/", which is no path.'],
  [{ SITE: 'example.org' }, 'SITE is "example.org", which is no http or https URL.'],
] as const;

for (const [env, message] of WRONG) {
  test(`${Object.keys(env)} that cannot be is said in one sentence`, () => {
    const { status, stderr } = run('build', { CATALOG: broken, OUT: join(folder, 'out'), ...env });
    expect(status).toBe(1);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('    at ');
  });
}

for (const script of ['build', 'start'] as const) {
  test(`${script} --help says what there is to set, with examples`, () => {
    const { status, stdout } = run(script, {}, ['--help']);
    expect(status).toBe(0);
    expect(stdout).toContain('CATALOG');
    expect(stdout).toContain('Examples:');
  });
}

for (const port of ['http', '70000', '-1']) {
  test(`PORT ${port} is refused before anything is built`, () => {
    const { status, stderr } = run('start', { PORT: port, CATALOG: broken });
    expect(status).toBe(2);
    expect(stderr).toContain('which is no port');
  });
}
