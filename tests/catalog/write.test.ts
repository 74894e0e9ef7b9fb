import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { formatServerFile } from '../../src/catalog/format.ts';
import { readCatalog } from '../../src/catalog/read.ts';
import type { ToolRecord } from '../../src/catalog/record.ts';
import { assertReadsBack, WouldLose, writeServerFile } from '../../src/catalog/write.ts';
import { serverRecord, toolRecord } from './records.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'toolrisk-write-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const server = serverRecord();
const [a, b] = [toolRecord({ name: 'a' }), toolRecord({ name: 'b', description: 'B' })];
const path = () => join(root, 'servers/x.yaml');

function put(text: string): void {
  mkdirSync(join(root, 'servers'), { recursive: true });
  writeFileSync(path(), text);
}

test('what is written is read, and a second time leaves the file alone', () => {
  expect(writeServerFile(root, 'x', server, [b, a])).toBe('written');
  const { catalog, problems } = readCatalog(root);
  expect(problems).toEqual([]);
  expect(catalog.servers[0]?.tools.map(({ record }) => record)).toEqual([a, b]);
  const long = new Date('2020-01-01');
  utimesSync(path(), long, long);
  expect(writeServerFile(root, 'x', server, [a, b])).toBe('unchanged');
  expect(statSync(path()).mtime).toEqual(long);
  expect(readdirSync(join(root, 'servers'))).toEqual(['x.yaml']);
});

test('members that are undefined are as good as absent', () => {
  const tool: ToolRecord = { ...a, gloss: undefined, definition: { ...a.definition, title: undefined } };
  expect(writeServerFile(root, 'x', { ...server, description: undefined, quarantined: [] }, [tool])).toBe('written');
});

describe('what would be lost stays', () => {
  test.each([
    ['a comment', () => formatServerFile(server, [a]).replace('name: a', '# mind this\nname: a'), '# mind this'],
    [
      'a record that cannot be read',
      () => formatServerFile(server, [a, b]).replace('name: b', 'nome: b'),
      '`name` is missing',
    ],
    ['a record of another tool', () => formatServerFile(server, [a, b]), 'The record of b would be removed'],
    ['a text that is no record at all', () => 'notes', 'The record is "notes"'],
  ])('%s', (_, text, words) => {
    put(text());
    expect(() => writeServerFile(root, 'x', server, [toolRecord({ name: 'a', description: 'new' })])).toThrow(words);
    expect(() => writeServerFile(root, 'x', server, [toolRecord({ name: 'a', description: 'new' })])).toThrow(
      WouldLose,
    );
    expect(readFileSync(path(), 'utf8')).toBe(text());
  });

  test('nothing is lost by adding or changing a tool', () => {
    put(formatServerFile(server, [a]));
    expect(writeServerFile(root, 'x', server, [toolRecord({ name: 'a', description: 'new' }), b])).toBe('written');
  });
});

describe('what does not read back is not written', () => {
  test.each([
    ['a wrong category', { ...a, category: 'writes' } as unknown as ToolRecord],
    ['a value that no file can hold', { ...a, definition: { ...a.definition, inputSchema: { a: Number.NaN } } }],
    ['an empty name', { ...a, name: '' }],
  ])('%s', (_, tool) => {
    expect(() => writeServerFile(root, 'x', server, [tool])).toThrow(/servers.x\.yaml/);
    expect(() => readdirSync(join(root, 'servers'))).toThrow('ENOENT');
  });

  test('a text that says something else', () => {
    const text = formatServerFile(server, [a, b]);
    expect(() => assertReadsBack(text, 'x', server, [a, b])).not.toThrow();
    expect(() => assertReadsBack(text, 'x', server, [a, { ...b, gloss: 'other' }])).toThrow(
      '"b" reads back differently',
    );
    expect(() => assertReadsBack(text, 'x', { ...server, title: 'other' }, [a, b])).toThrow('server’s record');
  });

  test('an id that is no file’s name', () => {
    expect(() => writeServerFile(root, '../x', server, [])).toThrow('no server id');
  });
});

describe('reading a folder', () => {
  test('servers come by id, and one bad file costs the others nothing', () => {
    for (const id of ['b', 'a', 'c']) writeServerFile(root, id, server, [a]);
    writeFileSync(join(root, 'servers/b.yaml'), Buffer.from([0xff, 0xfe]));
    const { catalog, problems } = readCatalog(root);
    expect(catalog.servers.map(({ id }) => id)).toEqual(['a', 'c']);
    expect(problems).toMatchObject([{ check: 'file-is-readable', file: join(root, 'servers/b.yaml') }]);
  });

  test.each(['Upper.yaml', 'x.yml', 'x', 'a b.yaml'])('%s is reported', (name) => {
    put('');
    rmSync(path());
    writeFileSync(join(root, 'servers', name), '');
    expect(readCatalog(root).problems).toMatchObject([{ check: 'file-is-named' }]);
  });

  test('a folder in it is reported, a hidden file is not', () => {
    mkdirSync(join(root, 'servers/x.yaml'), { recursive: true });
    writeFileSync(join(root, 'servers/.x.yaml.swp'), '');
    expect(readCatalog(root).problems).toMatchObject([{ check: 'file-is-named' }]);
  });

  test('a missing folder is reported', () => {
    expect(readCatalog(join(root, 'nowhere'))).toMatchObject({
      catalog: { servers: [] },
      problems: [{ check: 'file-is-readable', remedy: expect.stringContaining('CATALOG') }],
    });
  });
});
