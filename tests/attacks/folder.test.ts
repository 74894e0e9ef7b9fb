import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readAttacks } from '../../src/catalog/attacks.ts';
import { GOOD_PAGE } from './page.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'attacks-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const put = (name: string) => writeFileSync(join(root, 'attacks', name), GOOD_PAGE);

it('finds nothing wrong with a catalogue that has no attacks', () => {
  expect(readAttacks(root)).toEqual({ attacks: [], problems: [] });
});

it('sorts by slug and reads on past a bad page', () => {
  mkdirSync(join(root, 'attacks'));
  put('fish-2.md');
  put('cod.md');
  writeFileSync(join(root, 'attacks', 'eel.md'), '# Eel\n');
  const { attacks, problems } = readAttacks(root);
  expect(attacks.map(({ slug }) => slug)).toEqual(['cod', 'fish-2']);
  expect(problems.map(({ file }) => file)).toEqual([join(root, 'attacks', 'eel.md')]);
});

it.each(['Fish.md', 'fish_2.md', 'fish.txt', '-fish.md', 'fish--2.md', '.fish.md'])(
  'refuses a file named %s',
  (name) => {
    mkdirSync(join(root, 'attacks'));
    put('fish.md');
    put(name);
    const { attacks, problems } = readAttacks(root);
    expect(attacks.map(({ slug }) => slug)).toEqual(['fish']);
    expect(problems).toMatchObject([{ check: 'attack-is-a-page', file: join(root, 'attacks', name) }]);
  },
);

it('follows no link and enters no folder', () => {
  mkdirSync(join(root, 'attacks', 'folder.md'), { recursive: true });
  writeFileSync(join(root, 'outside.md'), GOOD_PAGE);
  symlinkSync(join(root, 'outside.md'), join(root, 'attacks', 'link.md'));
  const { attacks, problems } = readAttacks(root);
  expect(attacks).toEqual([]);
  expect(problems).toMatchObject([{ check: 'attack-is-a-page' }, { check: 'attack-is-a-page' }]);
});
