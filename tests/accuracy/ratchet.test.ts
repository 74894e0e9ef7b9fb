import { expect, test } from 'vitest';
import {
  type AccuracyDocument,
  formatAccuracy,
  parseAccuracy,
  type ReadDocument,
} from '../../src/accuracy/document.ts';
import type { Measurement } from '../../src/accuracy/measurement.ts';
import { outsideDocument, renewed, shortfalls } from '../../src/accuracy/ratchet.ts';

function measured(right: number, unsafe: string[] = []): Measurement {
  return {
    tools: 10,
    servers: 1,
    agreement: [
      {
        scale: 'binary',
        tools: 10,
        strict: right,
        lenient: right,
        strictByServer: right / 10,
        lenientByServer: right / 10,
        confusion: { read: [right, 10 - right], nonread: [0, 0] },
        lenientByLabel: { read: right, nonread: 0 },
      },
    ],
    critical: { tools: 0, held: 0 },
    calibration: { error: 0, bins: [] },
    languages: [],
    unsafe: unsafe.map((tool) => ({ kind: 'change-called-read', server: 's', tool, label: 'nonread', got: 'read' })),
    wrong: [],
  };
}

function read(document: AccuracyDocument): ReadDocument {
  const { documents, problems } = parseAccuracy(formatAccuracy([document]), 'accuracy.yaml');
  expect(problems).toEqual([]);
  return documents[0] as ReadDocument;
}

const before = renewed('samples', measured(8, ['a', 'b']), undefined);

test('floors rise and never fall', () => {
  const floor = (document: AccuracyDocument) => document.floors?.['binary-strict'];
  expect(floor(before)).toBe(0.8);
  expect(floor(renewed('samples', measured(9), before))).toBe(0.9);
  expect(floor(renewed('samples', measured(7), before))).toBe(0.8);
});

test('unsafe errors leave the list, and enter it only at the start', () => {
  const names = ({ unsafe }: AccuracyDocument) => unsafe.map(({ tool }) => tool);
  expect(names(before)).toEqual(['a', 'b']);
  expect(names(renewed('samples', measured(8, ['b', 'c']), before))).toEqual(['b']);
});

test('what falls is said with its place and what to do', () => {
  expect(shortfalls('samples', measured(8, ['a']), read(before), 'accuracy.yaml')).toEqual([]);
  const found = shortfalls('samples', measured(7, ['c']), read(before), 'accuracy.yaml');
  expect(found.map(({ check, line }) => [check, line])).toEqual([
    ['accuracy-holds', 5],
    ['accuracy-holds', 6],
    ['accuracy-holds', 7],
    ['unsafe-error-is-listed', expect.any(Number)],
  ]);
  expect(found[0]?.message).toContain('70.00 % (7 of 10), below its floor of 80.00 %');
  expect(found.at(-1)?.remedy).toContain('{kind: change-called-read, server: "s", tool: "c"');
});

test('the file reads back as it was written, in order of names, with hostile names of tools', () => {
  const hostile = ['__proto__', '\u202e: x', '---', "it's", '{', '- a', ''];
  const outside = { source: 'Labels', by: 'Somebody', licence: 'MIT', on: '2026-11-21' };
  const other = outsideDocument('five-classes', outside, false, measured(3, hostile));
  expect(other).toMatchObject({ unnamed: { unsafe: hostile.length }, unsafe: [], wrong: [] });
  const named = { ...before, name: 'named', ...measured(3, hostile) };
  const text = formatAccuracy([before, other, named]);
  expect(text).not.toContain('\u202e');
  const { documents, problems } = parseAccuracy(text, 'accuracy.yaml');
  expect(problems).toEqual([]);
  expect(documents.map(({ document }) => document)).toEqual([other, named, before]);
  expect(formatAccuracy(documents.map(({ document }) => document))).toBe(text);
});

test.each([
  ['an unknown key', 'tools: 10', 'tolls: 10'],
  ['a bad date', 'name: samples', 'name: samples\noutside: {source: a, by: b, licence: c, on: tomorrow}'],
  ['a bad name', 'name: samples', 'name: "<b>"'],
  [
    'a hidden character',
    'name: samples',
    'name: samples\noutside: {source: "a\\u202e", by: b, licence: c, on: 2026-11-21}',
  ],
  ['broken YAML', 'name: samples', 'name: [samples'],
])('%s in it is a problem with its line', (_, good, bad) => {
  const { documents, problems } = parseAccuracy(formatAccuracy([before]).replace(good, bad), 'accuracy.yaml');
  expect(documents).toEqual([]);
  expect(problems[0]).toMatchObject({ check: 'accuracy-is-readable', file: 'accuracy.yaml' });
  expect(problems[0]?.remedy).toContain('npm run accuracy');
});
