import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formatServerFile } from '../../src/catalog/format.ts';
import { serverRecord, toolRecord } from '../catalog/records.ts';
import { folderOf } from './folder.ts';

const tool = toolRecord({ name: 'delete_file', description: 'Delete a file.' });
const good = formatServerFile(serverRecord(), [tool]);
const wrong = good.replace('risk: critical', 'risk: low');
const untidy = good.replace('name: delete_file', "name: 'delete_file'");
const outdated = good.replace(/confidence: .*/, 'confidence: 0.123');

/** Runs a script as `npm run` does, with what stands at its standard input. */
function run(script: string, args: readonly string[], { catalog = '', input = '' } = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`scripts/${script}.ts`, ...args], {
    encoding: 'utf8',
    input,
    env: { ...process.env, CATALOG: catalog, NO_COLOR: '1', FORCE_COLOR: undefined },
  });
  return { status, stdout, stderr };
}

/** Makes a folder a repository with one commit of all that is in it. */
function commitAll(cwd: string): void {
  const git = (...words: string[]) =>
    spawnSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', ...words], { cwd });
  git('init', '--quiet');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'Start');
}

const folder = (text: string) => folderOf({ 'servers/example.yaml': text });
const textIn = (catalog: string) => readFileSync(join(catalog, 'servers/example.yaml'), 'utf8');

describe('usage', () => {
  test.each([
    ['check', ['--help'], 0, 'Examples:'],
    ['classify', ['--help'], 0, 'Examples:'],
    ['classify', ['--stdin', '--check', 'example'], 2, 'leave files and --check out'],
    ['classify', ['--stdin'], 0, ''],
    ['check', ['--format', 'xml'], 2, "'xml' is invalid"],
    ['check', ['nothing'], 2, '"nothing" is no server of'],
    ['format', ['--colour'], 2, 'unknown option'],
    ['diff', [], 2, "missing required argument 'base'"],
  ])('%s %j', (script, args, status, words) => {
    const result = run(script, args, { catalog: folder(good) });
    expect(result.stdout + result.stderr).toContain(words);
    expect(result.status).toBe(status);
  });
});

test.each([
  ['check', ['--format', 'text'], wrong, 1],
  ['check', ['--format', 'text'], good, 0],
  ['diff', [folder(wrong)], good, 0],
  ['policy', ['--server', 'example'], good, 0],
  ['classify', ['--stdin'], good, 0],
])('%s %j ends without a word where nobody reads on', async (script, args, text, status) => {
  const child = spawn(process.execPath, [`scripts/${script}.ts`, ...args], {
    env: { ...process.env, CATALOG: folder(text), NO_COLOR: '1', FORCE_COLOR: undefined },
  });
  child.stdout.destroy();
  child.stdin.end('{"name": "delete_file"}\n');
  const said: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => said.push(chunk));
  expect(await once(child, 'close')).toEqual([status, null]);
  expect(said.join('')).not.toMatch(/EPIPE|\n {4}at /);
});

describe('check', () => {
  test('passes a good catalogue and fails a bad one, with the place', () => {
    expect(run('check', [], { catalog: folder(good) })).toMatchObject({
      status: 0,
      stdout: '1 server, 1 tool: no problems.\n',
    });
    const catalog = folder(wrong);
    const { status, stdout } = run('check', ['example'], { catalog });
    expect(stdout).toContain(`${join(catalog, 'servers/example.yaml')}:16:7  delete_file  risk-follows\n`);
    expect(stdout).toContain('1 error, 0 warnings');
    expect(status).toBe(1);
  });

  test('takes files, and passes with warnings alone', () => {
    const catalog = folder(formatServerFile(serverRecord({}, { kind: 'npm' }), [tool]));
    const result = run('check', ['--format', 'json', '--catalog', catalog, join(catalog, 'servers/example.yaml')]);
    expect(JSON.parse(result.stdout)).toMatchObject({ errors: 0, warnings: 1 });
    expect(result.status).toBe(0);
  });
});

describe('format', () => {
  test('lists with --check, rewrites without, and then has nothing to do', () => {
    const catalog = folder(untidy);
    expect(run('format', ['--check'], { catalog })).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('would rewrite'),
    });
    expect(textIn(catalog)).toBe(untidy);
    expect(run('format', [], { catalog }).status).toBe(0);
    expect(textIn(catalog)).toBe(good);
    expect(run('format', ['--check'], { catalog })).toMatchObject({
      status: 0,
      stdout: '0 of 1 files would change.\n',
    });
  });

  test.each([
    ['a comment', untidy.replace('risk: ', '# why\nrisk: '), '"# why" would be lost'],
    ['a bad record', untidy.replace('risk: ', 'rask: '), '`rask` is no key'],
  ])('leaves a file with %s as it is', (_, text, words) => {
    const catalog = folder(text);
    expect(run('format', [], { catalog })).toMatchObject({ status: 1, stdout: expect.stringContaining(words) });
    expect(textIn(catalog)).toBe(text);
  });

  test('drops comments where it is told to', () => {
    const catalog = folder(untidy.replace('risk: ', '# why\nrisk: '));
    expect(run('format', ['--drop-comments'], { catalog }).status).toBe(0);
    expect(textIn(catalog)).toBe(good);
  });
});

describe('classify', () => {
  test('lists with --check, rewrites without, and then has nothing to do', () => {
    const catalog = folder(outdated);
    const listed = run('classify', ['--check'], { catalog });
    expect(listed).toMatchObject({ status: 1, stdout: expect.stringContaining('1 of 1 tools would change.') });
    expect(textIn(catalog)).toBe(outdated);
    expect(run('classify', [], { catalog })).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('1 of 1 tools changed.'),
    });
    expect(textIn(catalog)).toBe(good);
    expect(run('classify', ['--check'], { catalog })).toMatchObject({
      status: 0,
      stdout: '0 of 1 tools would change.\n',
    });
  });

  test('leaves a file that it cannot read whole', () => {
    const text = `${outdated}---\nnonsense\n`;
    const catalog = folder(text);
    expect(run('classify', [], { catalog })).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('left as they are'),
    });
    expect(textIn(catalog)).toBe(text);
  });

  test('answers for each tool on its standard input', () => {
    const { status, stdout } = run('classify', ['--stdin'], {
      input: '{"name": "delete_file"}\nno\n{"name": "list_regions"}\n',
    });
    const answers = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers).toMatchObject([
      { name: 'delete_file', risk: 'critical' },
      { error: 'line 2 is not JSON' },
      { name: 'list_regions', risk: 'low' },
    ]);
    expect(status).toBe(1);
  });

  test('shows what is hidden in a name, and keeps it', () => {
    const { stdout } = run('classify', ['--stdin'], { input: '{"name": "delete\u202e_file"}' });
    expect(stdout).toContain('"delete\\u202e_file"');
    expect(JSON.parse(stdout).name).toBe('delete\u202e_file');
  });
});

describe('diff', () => {
  test('compares with another folder', () => {
    const { status, stdout } = run('diff', [folder(good), '--format', 'json'], {
      catalog: folder(formatServerFile(serverRecord(), [])),
    });
    expect(JSON.parse(stdout)).toMatchObject({
      changes: [{ kind: 'removed', server: 'example', tool: 'delete_file' }],
    });
    expect(status).toBe(0);
  });

  test('names the facts and the other files that differ, from a folder or from a commit', () => {
    const others = { 'sources.yaml': 'a: 1\n', 'attacks/kept.md': 'x', 'attacks/gone.md': 'x' };
    const base = folderOf({ 'servers/example.yaml': good, ...others });
    const now = { 'sources.yaml': 'a: 2\n', 'attacks/kept.md': 'x', 'attacks/new.md': 'x', 'attacks/notes.txt': 'x' };
    const moved = formatServerFile(serverRecord({ website: 'https://example.org/' }), [tool]);
    const catalog = folderOf({ 'servers/example.yaml': moved, ...now });
    const wanted = {
      changes: [],
      servers: [{ server: 'example', kind: 'changed', facts: [{ key: 'website', after: 'https://example.org/' }] }],
      files: ['attacks/gone.md', 'attacks/new.md', 'sources.yaml'],
    };
    expect(JSON.parse(run('diff', [base, '--format', 'json'], { catalog }).stdout)).toMatchObject(wanted);
    commitAll(base);
    for (const [name, text] of Object.entries({ ...now, 'servers/example.yaml': moved })) {
      writeFileSync(join(base, name), text);
    }
    rmSync(join(base, 'attacks/gone.md'));
    expect(JSON.parse(run('diff', ['HEAD', '--format', 'json'], { catalog: base }).stdout)).toMatchObject(wanted);
  });

  test('says what it cannot read', () => {
    const { stdout } = run('diff', [folder(good)], { catalog: folder(good.replace('name: ', 'nome: ')) });
    expect(stdout).toContain('“example.yaml”');
    const broken = run('diff', [folder(good), '--format', 'json'], {
      catalog: folder(good.replace('licence: ', 'licence: [')),
    });
    expect(JSON.parse(broken.stdout)).toMatchObject({ unread: ['example.yaml'], changes: [], servers: [] });
  });

  test('opens no link, wherever it leads', () => {
    const catalog = folder(good);
    commitAll(catalog);
    symlinkSync('/dev/zero', join(catalog, 'servers/endless.yaml'));
    symlinkSync('..', join(catalog, 'servers/folder.yaml'));
    expect(run('diff', ['HEAD'], { catalog })).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/“endless\.yaml”, “folder\.yaml”\.\nNo verdict changes/),
    });
  });

  test('a base that is none is wrong usage', () => {
    expect(run('diff', ['no-such-revision'], { catalog: folder(good) })).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('"no-such-revision" is neither a folder'),
    });
  });
});

test('schemas are written once, and --check sees an edit', () => {
  const out = join(folderOf({}), 'schema');
  expect(run('schema', ['--out', out])).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('2 of 2 schemas changed'),
  });
  expect(run('schema', ['--out', out, '--check']).status).toBe(0);
  writeFileSync(join(out, 'tool.json'), '{}');
  expect(run('schema', ['--out', out, '--check'])).toMatchObject({
    status: 1,
    stdout: expect.stringContaining('tool.json'),
  });
});
