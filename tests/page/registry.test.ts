import { expect, test } from 'vitest';
import type { ServerRecord } from '../../src/catalog/record.ts';
import { registryServers } from '../../src/page/registry.ts';
import { paths } from '../../src/page/site.ts';
import { registryFiles } from '../../src/pages/_registry.ts';
import { indexOf, serverEntry } from './catalogue.ts';

const SOURCE: ServerRecord['source'] = {
  kind: 'npm',
  name: 'pack',
  version: '1.0.0',
  capture: 'complete',
  access: 'anonymous',
  transport: 'stdio',
  changed: '2026-11-21',
};

const indexWith = (sources: Partial<ServerRecord['source']>[]) =>
  indexOf(sources.map((source, at) => serverEntry(`s${at}`, [], { source: { ...SOURCE, ...source } })));

const VERSIONS: [string, boolean][] = [
  ['1.0.0', true],
  ['2025.11.22', true],
  ['1.0.0-beta.1+build5', true],
  ['1.0.0-rc.html', false],
  ['1.0.0-a.svg', false],
  ['1.0.0-a.html.1', false],
  ['1.0.0-x.php', false],
  ['1.0.0/..', false],
  ['1..0', false],
  ['latest', false],
  ['1.0.0\n', false],
  ['1'.repeat(101), false],
];

test.each(VERSIONS)('the version %j has an address: %j', (version, isServed) => {
  expect(registryServers(indexWith([{ version }]))).toHaveLength(isServed ? 1 : 0);
});

const NAMES: [string, boolean][] = [
  ['io.github.owner/server', true],
  ['a/..b', true],
  ['../..', false],
  ['./x', false],
  ['a/..', false],
  ['a/.', false],
  ['a/b/c', false],
  ['org.example/s9', false],
];

test.each(NAMES)('the registry’s name %j is taken: %j', (name, isTaken) => {
  const index = indexWith([{ kind: 'registry', name }]);
  expect(registryServers(index).map(({ server }) => server.name)).toEqual(isTaken ? [name] : []);
  const written = [...registryFiles(index)].map(({ address }) => address);
  expect(written.filter((address) => address.split('/').some((part) => /^\.+$/.test(part)))).toEqual([]);
});

test('of servers under one name, in whatever case, none is listed, and no address is written twice', () => {
  const registered = (name: string) => ({ kind: 'registry', name }) as const;
  const index = indexWith([registered('io.a/x'), registered('io.a/X'), registered('io.a/y'), {}]);
  expect(registryServers(index).map(({ server }) => server.name)).toEqual(['io.a/y', 'org.example/s3']);
  const written = [...registryFiles(index)].map(({ address }) => address.toLowerCase());
  expect(new Set(written).size).toBe(written.length);
  expect(written).toContain(paths.registryVersions('io.a/y'));
});
