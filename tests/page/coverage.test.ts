import { describe, expect, test } from 'vitest';
import type { Source } from '../../src/catalog/record.ts';
import { ageOf, buildCoveragePage, coverageTwin, newestOf } from '../../src/page/coverage-page.ts';
import { indexOf, record, serverEntry } from './catalogue.ts';

const source = (given: Partial<Source> = {}): Source => ({
  kind: 'npm',
  name: 'x',
  capture: 'complete',
  access: 'anonymous',
  transport: 'stdio',
  changed: '2026-11-21',
  ...given,
});

test.each([
  ['2026-11-21', 'month'],
  ['2026-10-22', 'month'],
  ['2026-10-21', 'quarter'],
  ['2026-08-22', 'quarter'],
  ['2026-08-21', 'year'],
  ['2025-11-21', 'year'],
  ['2025-11-20', 'older'],
])('%s is %s before 2026-11-21', (day, age) => {
  expect(ageOf(day, '2026-11-21')).toBe(age);
});

const digest = `sha256:${'1'.repeat(64)}`;
const stale = record('s', { review: { reason: 'Somebody read it.', by: 'x', on: '2026-11-02', digest } });
const fresh = record('f', { review: { ...stale.review, digest: record('f').definition.digest } as never });

const INDEX = indexOf([
  serverEntry('whole', [record('a'), fresh], { source: source(), licence: 'MIT' }),
  serverEntry('part', [record('b'), record('gone', { retired: '2026-11-01' }), stale], {
    source: source({ capture: 'partial', kind: 'page', transport: 'file', changed: '2025-01-01' }),
    licence: 'unknown',
    quarantined: [{ tool: '#3', reason: 'No name.' }],
  }),
  serverEntry('bare', [], { source: source({ capture: 'metadata', kind: 'registry', transport: 'file' }) }),
]);

describe('coverage', () => {
  const page = buildCoveragePage(INDEX);

  test('counts from the newest change', () => {
    expect(newestOf(INDEX.catalog.servers)).toBe('2026-11-21');
    expect(newestOf([])).toBeUndefined();
  });

  test('has every server in one row of each division, and every tool that is listed', () => {
    expect(page.divisions.map(({ key }) => key)).toEqual(['capture', 'kind', 'access', 'transport', 'age', 'licence']);
    for (const { rows } of page.divisions) {
      expect(rows.reduce((sum, { servers }) => sum + servers, 0)).toBe(3);
      expect(rows.reduce((sum, { tools }) => sum + tools, 0)).toBe(4);
      expect(rows.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
    }
  });

  test('tells fresh reviews from stale ones, and listed tools from others', () => {
    expect(page.figures.map(({ value }) => value)).toEqual([3, 4, 1, 1, 1, 1]);
  });

  test('names what is missing, and nothing of a server that lacks nothing', () => {
    expect(page.gaps).toMatchObject([
      {
        title: 'part',
        says: [
          'captured in part',
          '1 tool could not be recorded',
          '1 review of an earlier definition',
          '1 tool no longer listed',
        ],
      },
      { title: 'bare', says: ['metadata only'] },
    ]);
  });

  test('has a twin with the same counts and a line for each server', () => {
    const twin = coverageTwin(INDEX) as ReturnType<typeof coverageTwin> & Record<string, unknown>;
    expect(twin).toMatchObject({ newest: '2026-11-21', count: 3, capture: { partial: { servers: 1, tools: 2 } } });
    expect(twin.servers.map(({ server, age, staleReviews }) => [server, age, staleReviews])).toEqual([
      ['whole', 'month', 0],
      ['part', 'older', 1],
      ['bare', 'month', 0],
    ]);
  });

  test('says of an empty catalogue that it is empty', () => {
    const empty = buildCoveragePage(indexOf([]));
    expect(empty).toMatchObject({ divisions: [], gaps: [] });
    expect(empty.figures[0]?.value).toBe(0);
  });
});
