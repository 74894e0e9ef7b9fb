import { describe, expect, test } from 'vitest';
import { type LogLine, updateLog } from '../../src/catalog/change-log.ts';
import type { ToolRecord } from '../../src/catalog/record.ts';
import { indexCatalog } from '../../src/page/catalog-index.ts';
import { changeGroups, serverChangesOf } from '../../src/page/changes.ts';
import { buildChangesPages, changesTwin } from '../../src/page/changes-page.ts';
import { changesMap } from '../../src/page/home-pictures.ts';
import { plain, showInvisible } from '../../src/page/phrase.ts';
import { HOSTILE_NAMES } from '../policy/subjects.ts';
import { ACCURACY, RULES, record, SITE, serverEntry } from './catalogue.ts';

const digestOf = (digit: string) => `sha256:${digit.repeat(64)}`;
const review = (digest: string) => ({ reason: 'Somebody read it.', by: 'x', on: '2026-11-02', digest });

/** The log of a server that had these records day after day. */
function logOf(...days: ToolRecord[][]): LogLine[] {
  return days.reduce<LogLine[]>((log, records, at) => updateLog(log, records, `2026-11-0${at + 1}`), []);
}

function indexWith(logs: Record<string, LogLine[]>, records: ToolRecord[] = [record('a')]) {
  const servers = Object.keys(logs).map((id) => serverEntry(id, records));
  const changes = new Map(Object.entries(logs));
  return indexCatalog({ catalog: { servers }, attacks: [], rules: RULES, accuracy: ACCURACY, changes, site: SITE });
}

const wide = record('a', { capabilities: ['executes-code'] });
const newer = { digest: digestOf('1') };

/** What a second day says of a tool that was low on the first. */
const TOLD: [
  title: string,
  after: ToolRecord | undefined,
  kinds: string[],
  cause: string | undefined,
  words: RegExp,
][] = [
  ['riskier', wide, ['riskier'], 'classifier', /raised from low to high.*executes code.*the rules/],
  [
    'riskier, redefined',
    { ...wide, definition: newer },
    ['riskier'],
    'definition',
    /raised.*server changed the tool’s definition/,
  ],
  [
    'riskier, reviewed',
    { ...wide, review: review(digestOf('0')) },
    ['riskier', 'reviewed'],
    'review',
    /raised.*A person reviewed it\.$/,
  ],
  ['reclassified', record('a', { capabilities: ['acts-in-bulk'] }), ['reclassified'], 'classifier', /same risk, low/],
  ['redefined', record('a', { definition: newer }), ['redefined'], undefined, /verdict stays, low/],
  ['reviewed', record('a', { review: review(digestOf('0')) }), ['reviewed'], undefined, /^Reviewed by a person/],
  ['retired', record('a', { retired: '2026-11-02' }), ['retired'], undefined, /no longer lists it/],
  ['removed', undefined, ['removed'], undefined, /was removed; its risk was low/],
];

describe('a change', () => {
  test.each(TOLD)('%s', (_title, after, kinds, cause, words) => {
    const log = logOf([record('a')], after ? [after] : []);
    const [change, ...others] = changeGroups(indexWith({ x: log }, after ? [after] : [])).flatMap(
      ({ changes }) => changes,
    );
    expect(others.map(({ kind }) => kind)).toEqual(['new']);
    expect(change).toMatchObject({ date: '2026-11-02', server: 'x', tool: 'a', kinds });
    expect(change?.cause).toBe(cause);
    expect(plain(change?.words ?? [])).toMatch(words);
    expect(change?.path).toBe(after && '/servers/x/tools/a/');
  });

  test('back to milder is told too, and nothing is told where nothing changed', () => {
    const log = logOf([record('a')], [wide], [wide], [record('a')]);
    expect(
      changeGroups(indexWith({ x: log }))
        .flatMap(({ changes }) => changes)
        .map(({ date, kind }) => `${date} ${kind}`),
    ).toEqual(['2026-11-04 milder', '2026-11-02 riskier', '2026-11-01 new']);
  });
});

describe('groups', () => {
  const logs = {
    mild: logOf([record('a')], [record('a', { definition: newer })]),
    grave: logOf([record('a')], [wide]),
  };

  test('stand newest first, and what raises a risk before the rest', () => {
    expect(changeGroups(indexWith(logs)).map(({ id, first }) => [id, first])).toEqual([
      ['2026-11-02/grave', false],
      ['2026-11-02/mild', false],
      ['2026-11-01/grave', true],
      ['2026-11-01/mild', true],
    ]);
  });

  test('of a server are its own, also where it is gone from the catalogue', () => {
    const index = indexWith(logs);
    const [server] = index.catalog.servers;
    if (server) expect(serverChangesOf(index, server).map(({ date }) => date)).toEqual(['2026-11-02', '2026-11-01']);
    const without = { ...index, catalog: { servers: [] } };
    expect(changeGroups(without).map(({ path }) => path)).toEqual([undefined, undefined, undefined, undefined]);
  });
});

describe('the pages', () => {
  test('hold every entry once, on as many pages as it takes', () => {
    const logs = Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`s${at}`, logOf([record('a')])]));
    const pages = buildChangesPages(indexWith(logs));
    const titles = pages.flatMap(({ days }) => days.flatMap(({ blocks }) => blocks.map(({ title }) => title)));
    expect(pages.length).toBeGreaterThan(1);
    expect(new Set(titles).size).toBe(200);
    expect(pages.map(({ pager }) => pager.to)).toEqual([...pages.slice(1).map(({ pager }) => pager.from - 1), 200]);
  });

  test('are one where nothing has been recorded', () => {
    const [page, ...others] = buildChangesPages(indexWith({}));
    expect(others).toEqual([]);
    expect(page).toMatchObject({ days: [], totals: [], pager: { from: 0, to: 0, all: 0 } });
  });

  test('cut a server’s day short, and the twin does not', () => {
    const names = Array.from({ length: 50 }, (_, at) => `t${at}`);
    const log = logOf(
      names.map((name) => record(name)),
      names.map((name) => record(name, { category: 'destructive' })),
    );
    const index = indexWith({ x: log });
    const block = buildChangesPages(index)[0]?.days[0]?.blocks[0];
    expect((block?.rows.length ?? 0) + (block?.more ?? 0)).toBe(50);
    expect(block?.more).toBeGreaterThan(0);
    expect(changesTwin(index).changes[0]).toMatchObject({ tools: expect.objectContaining({ length: 50 }) });
  });

  test('show hostile names with what cannot be seen named', () => {
    const records = HOSTILE_NAMES.map((name) => record(name, { category: 'destructive' }));
    const log = logOf(
      HOSTILE_NAMES.map((name) => record(name)),
      records,
    );
    const rows = buildChangesPages(indexWith({ x: log }, records))[0]?.days[0]?.blocks[0]?.rows ?? [];
    expect(rows.length).toBeGreaterThan(0);
    for (const { name } of rows) expect(showInvisible(name).some(({ unseen }) => unseen)).toBe(false);
  });
});

test('the picture of changes counts each by its kind and day, on the last three days', () => {
  const map = changesMap(
    indexWith({ x: logOf([record('a')], [wide], [record('a')], [wide]), y: logOf([record('a')]) }),
  );
  expect(map?.columns.map(({ label }) => label)).toEqual(['2 Nov', '3 Nov', '4 Nov']);
  expect(map?.rows.map(({ label, cells }) => [label, ...cells.map(({ count }) => count)])).toEqual([
    ['Risk raised', 1, 0, 1],
    ['Risk lowered', 0, 1, 0],
  ]);
});
