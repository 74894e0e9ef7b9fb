import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Locked {
  resolved?: string;
  optionalDependencies?: Record<string, string>;
}
type Packages = Record<string, Locked>;

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Packages };

/** The folders in which Node looks for what a package asks for. */
function foldersOf(path: string): string[] {
  const own = `${path}/node_modules/`.replace(/^\//, '');
  return [...own.matchAll(/node_modules\//g)].map(({ index }) => `${own.slice(0, index)}node_modules/`);
}

/** Optional packages that the lock file names and does not hold: `npm ci` refuses it on another platform then. */
function missingIn(locked: Packages): string[] {
  return Object.entries(locked).flatMap(([path, { optionalDependencies = {} }]) => {
    const wanted = Object.keys(optionalDependencies);
    const isThere = (name: string) => foldersOf(path).some((folder) => Object.hasOwn(locked, `${folder}${name}`));
    return wanted.filter((name) => !isThere(name)).map((name) => `${name} of ${path}`);
  });
}

test('the lock file holds the packages of every platform', () => {
  const named = Object.values(packages).flatMap(({ optionalDependencies = {} }) => Object.keys(optionalDependencies));
  expect(named.length).toBeGreaterThan(50);
  expect(missingIn(packages)).toEqual([]);
});

test('a package of a platform that is not held is seen, wherever it may stand', () => {
  const a = { optionalDependencies: { b: '1.0.0' } };
  expect(missingIn({ 'node_modules/a': a })).toEqual(['b of node_modules/a']);
  expect(missingIn({ 'node_modules/a': a, 'node_modules/b': {} })).toEqual([]);
  expect(missingIn({ 'node_modules/x/node_modules/a': a, 'node_modules/x/node_modules/b': {} })).toEqual([]);
  expect(missingIn({ 'node_modules/a': a, 'node_modules/x/node_modules/b': {} })).toEqual(['b of node_modules/a']);
});

test('the lock file names no registry', () => {
  expect(Object.entries(packages).filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
});
