import { describe, expect, test } from 'vitest';
import { type LogLine, logsAhead, logText, parseLog, updateLog } from '../../src/catalog/change-log.ts';
import type { ToolRecord } from '../../src/catalog/record.ts';
import { record } from '../page/catalogue.ts';

const digestOf = (digit: string) => `sha256:${digit.repeat(64)}`;
const redefined = (name: string): ToolRecord => record(name, { definition: { digest: digestOf('1') } });
const reviewed = (name: string): ToolRecord =>
  record(name, { review: { reason: 'It was read.', by: 'someone', on: '2026-11-02', digest: digestOf('0') } });

const FIRST = updateLog([], [record('a'), record('b')], '2026-11-01');

/** What a second day's run writes after the first day's `a` and `b`. */
const SECOND: [title: string, records: ToolRecord[], lines: object[]][] = [
  ['nothing changed', [record('a'), record('b')], []],
  ['another order is no change', [record('b'), record('a')], []],
  ['a new tool', [record('a'), record('b'), record('c')], [{ tool: 'c', risk: 'low' }]],
  ['a record that is gone', [record('a')], [{ tool: 'b', gone: true }]],
  ['a riskier verdict', [record('a', { category: 'destructive' }), record('b')], [{ tool: 'a', risk: 'critical' }]],
  ['a capability', [record('a', { capabilities: ['acts-in-bulk'] }), record('b')], [{ tool: 'a', risk: 'low' }]],
  ['another definition', [redefined('a'), record('b')], [{ tool: 'a', digest: digestOf('1') }]],
  ['a review', [reviewed('a'), record('b')], [{ tool: 'a', reviewed: '2026-11-02' }]],
  ['a retirement', [record('a', { retired: '2026-11-02' }), record('b')], [{ tool: 'a', retired: '2026-11-02' }]],
];

describe('a log', () => {
  test('starts with every record', () => {
    expect(FIRST.map(({ on, tool }) => [on, tool])).toEqual([
      ['2026-11-01', 'a'],
      ['2026-11-01', 'b'],
    ]);
  });

  test.each(SECOND)('%s', (_title, records, lines) => {
    const log = updateLog(FIRST, records, '2026-11-02');
    expect(log.slice(0, 2)).toEqual(FIRST);
    expect(log.slice(2)).toMatchObject(lines);
    expect(log).toHaveLength(2 + lines.length);
    expect(updateLog(log, records, '2026-11-02')).toEqual(log);
    expect(updateLog(log, records, '2026-11-30')).toEqual(log);
    expect(parseLog(logText(log), 'a.ndjson')).toEqual({ log, problems: [] });
  });

  test('what is taken back on the same day leaves no line, and on a later day one', () => {
    const changed = updateLog(FIRST, [redefined('a'), record('b')], '2026-11-02');
    const back = [record('a'), record('b')];
    expect(updateLog(changed, back, '2026-11-02')).toEqual(FIRST);
    expect(updateLog(changed, back, '2026-11-03')).toHaveLength(4);
  });

  test('a clock that is behind the log writes under the log’s last day', () => {
    const log = updateLog(FIRST, [record('a')], '2026-10-01');
    expect(log.every(({ on }) => on === '2026-11-01')).toBe(true);
  });
});

describe('the text of a log', () => {
  test('holds nothing that cannot be seen, and reads back', () => {
    const log: LogLine[] = [{ on: '2026-11-01', tool: 'a\u202E\u200B\n\u{E0041}', gone: true }];
    expect(logText(log)).toMatch(/^[\x20-\x7E]+\n$/);
    expect(parseLog(logText(log), 'a.ndjson').log).toEqual(log);
  });

  test.each([
    ['no JSON', '{"on":'],
    ['another key', '{"on":"2026-11-01","tool":"a","gone":true,"why":"x"}'],
    ['no day', '{"on":"yesterday","tool":"a","gone":true}'],
    ['a risk that there is none of', logText(FIRST).split('\n')[0]?.replace('"low"', '"none"') ?? ''],
    ['a second line of a tool on a day', '{"on":"2026-11-01","tool":"a","gone":true}'],
    ['a day before the last', '{"on":"2026-10-01","tool":"a","gone":true}'],
  ])('%s is a problem at its line', (_title, line) => {
    const { log, problems } = parseLog(`${logText(FIRST)}${line}\n`, 'catalog/changes/x.ndjson');
    expect(log).toEqual(FIRST);
    expect(problems).toMatchObject([{ check: 'change-log-is-readable', line: 3 }]);
  });
});

test.each([
  ['2026-10-31', [1]],
  ['2026-11-01', []],
  ['2026-11-02', []],
])('on %s, days to come stand at the lines %j', (today, lines) => {
  expect(logsAhead(new Map([['a', FIRST]]), 'catalog', today).map(({ line }) => line)).toEqual(lines);
});
