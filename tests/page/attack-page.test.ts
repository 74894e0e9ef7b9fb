import { describe, expect, test } from 'vitest';
import { TAXONOMIES, TAXONOMY_KEYS, taxonomyGroups } from '../../src/catalog/taxonomies.ts';
import { attackMatrixTwin, buildAttackMatrixPage } from '../../src/page/attack-matrix.ts';
import { attackTwin, buildAttackListPage, buildAttackPage } from '../../src/page/attack-page.ts';
import { attack, indexOf, record, serverEntry } from './catalogue.ts';

const code = attack('code', { capabilities: ['executes-code'], theme: 'arguments', owaspMcp: ['MCP05:2025'] });
const shell = attack('shell', { capabilities: ['executes-code'], theme: 'arguments', owaspMcp: ['MCP05:2025'] });
const reads = attack('reads', { categories: ['read'], theme: 'data' });
const whole = attack('whole', { serverLevel: true, theme: 'supply', safeMcp: ['SAFE-T1003'] });

const runs = (name: string) => record(name, { category: 'write', capabilities: ['executes-code'] });
const busy = record('busy', { category: 'write', capabilities: ['executes-code', 'moves-money'] });
const INDEX = indexOf(
  [serverEntry('big', [...['a', 'b', 'c', 'd'].map(runs), busy, record('look')]), serverEntry('small', [runs('run')])],
  [code, reads, shell, whole],
);
const pageOf = (slug: string) => buildAttackPage(INDEX, INDEX.attacks.find((each) => each.slug === slug) ?? code);

describe('an attack’s page', () => {
  test('counts the tools that it lands on, by risk, and shows a few of each server', () => {
    const { count, risks, tools } = pageOf('code');
    expect(count).toBe(6);
    expect(risks.map(({ badge, count: found }) => [badge.key, found])).toEqual([
      ['critical', 1],
      ['high', 5],
      ['medium', 0],
      ['low', 0],
    ]);
    expect(tools.map(({ text }) => text)).toEqual(['busy', 'a', 'b', 'run']);
  });

  test('shows the policy of a tool that has little else about it', () => {
    expect(pageOf('code').example).toMatchObject({ name: 'a', server: { text: 'big' } });
    expect(pageOf('code').example?.control.formats.tabs.length).toBeGreaterThan(10);
    expect(pageOf('whole').example).toBeUndefined();
  });

  test('is related to what other lists file under the same id, and to nothing else', () => {
    expect(pageOf('code').related.map(({ title }) => title)).toEqual(['Attack shell']);
    expect(pageOf('whole').related).toEqual([]);
  });

  test('has a twin with every tool', () => {
    expect(attackTwin(INDEX, code)).toMatchObject({ slug: 'code', count: 6, theme: 'arguments' });
    expect(attackTwin(INDEX, code).tools).toHaveLength(6);
    expect(attackTwin(INDEX, whole)).toMatchObject({ count: 0, tools: [] });
  });
});

test('the list has each attack once, in a group, with the keys to filter by', () => {
  const { groups, count, lists } = buildAttackListPage(INDEX);
  const rows = groups.flatMap((group) => group.rows);
  expect(groups.map(({ key }) => key)).toEqual(['data', 'arguments', 'supply']);
  expect(rows.map(({ slug }) => slug).sort()).toEqual(['code', 'reads', 'shell', 'whole']);
  expect(count).toBe(4);
  expect(rows.find(({ slug }) => slug === 'whole')?.keys).toEqual(['server', 'SAFE-T1003']);
  expect(rows.find(({ slug }) => slug === 'code')?.keys).toEqual(['executes-code', 'MCP05:2025']);
  expect(lists.flatMap(({ entries }) => entries.map(({ id }) => id))).toEqual(['SAFE-T1003', 'MCP05:2025']);
});

describe('the matrix', () => {
  test.each(TAXONOMY_KEYS)('has every entry of %s once', (key) => {
    const ids = taxonomyGroups(key).flatMap((group) => group.ids);
    expect(ids.toSorted()).toEqual(Object.keys(TAXONOMIES[key].names).toSorted());
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('counts what has a page, and names the pages', () => {
    const { lists } = buildAttackMatrixPage(INDEX);
    expect(lists.map(({ key, covered }) => [key, covered])).toEqual([
      ['safeMcp', 1],
      ['owaspMcp', 1],
      ['owaspAsi', 0],
      ['atlas', 0],
    ]);
    const entries = attackMatrixTwin(INDEX).lists.flatMap((list) => list.entries);
    expect(entries.find(({ id }) => id === 'MCP05:2025')?.attacks).toEqual(['code', 'shell']);
    expect(entries.find(({ id }) => id === 'MCP01:2025')?.attacks).toEqual([]);
    expect(entries.find(({ id }) => id === 'SAFE-T1003')).toMatchObject({ tactic: 'Initial Access' });
  });
});
