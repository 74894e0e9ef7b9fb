import { expect, test } from 'vitest';
import type { Place } from '../../src/page/catalog-index.ts';
import { relatedTo } from '../../src/page/related.ts';
import { indexOf, record, serverEntry } from './catalogue.ts';

const server = serverEntry('one', [
  record('delete_issue', { category: 'destructive' }),
  record('archive_issue', { category: 'write' }),
  record('archive_comment', { category: 'write' }),
  record('disable_issue', { category: 'destructive' }),
  record('close_issue', { category: 'write', retired: '2026-11-21' }),
  ...Array.from({ length: 10 }, (_, at) => record(`get_${at}`)),
]);
const others = Array.from({ length: 9 }, (_, at) =>
  serverEntry(`other-${at}`, [
    record('remove_issues', { category: at === 8 ? 'destructive' : 'write' }),
    record('issue_delete', { category: 'write' }),
    record('remove_orders', { category: 'destructive' }),
  ]),
);
const index = indexOf([server, ...others]);

function relatedOf(name: string) {
  const tool = server.tools.find((each) => each.record.name === name);
  return relatedTo(index, index.placeOf(tool as NonNullable<typeof tool>) as Place);
}

test('siblings come riskiest first, without the tool itself and without retired ones', () => {
  const { siblings, siblingCount } = relatedOf('delete_issue');
  expect(siblings.map(({ name }) => name)).toEqual([
    'disable_issue',
    'archive_comment',
    'archive_issue',
    'get_0',
    'get_1',
    'get_2',
    'get_3',
    'get_4',
  ]);
  expect(siblingCount).toBe(13);
});

test('the same act elsewhere: one tool of each server, riskiest first', () => {
  const { elsewhere } = relatedOf('delete_issue');
  expect(elsewhere).toHaveLength(6);
  expect(elsewhere[0]).toMatchObject({ server: 'other-8', name: 'remove_issues', risk: { key: 'critical' } });
  expect(new Set(elsewhere.map((each) => each.server)).size).toBe(6);
});

test('a milder tool does something milder to the same thing at lower risk', () => {
  expect(relatedOf('delete_issue').milder.map(({ name }) => name)).toEqual(['archive_issue']);
  expect(relatedOf('archive_issue').milder).toEqual([]);
});

test('addresses lie under the site’s base', () => {
  expect(relatedOf('delete_issue').siblings[0]?.href).toBe('/risks/servers/one/tools/disable_issue/');
});
