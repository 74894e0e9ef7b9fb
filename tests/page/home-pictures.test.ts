import { expect, test } from 'vitest';
import { changesMap, riskMap } from '../../src/page/home-pictures.ts';
import { indexOf, record, serverEntry } from './catalogue.ts';

const total = (map: ReturnType<typeof riskMap>) =>
  map?.rows.flatMap(({ cells }) => cells.map(({ count }) => count)).reduce((sum, count) => sum + count, 0);

test('each tool stands once in the picture of risks', () => {
  const index = indexOf([serverEntry('s', [record('a'), record('b', { category: 'destructive' })])]);
  expect(total(riskMap(index))).toBe(2);
});

test('a catalogue without tools and without a log has no pictures', () => {
  expect(riskMap(indexOf([]))).toBeUndefined();
  expect(changesMap(indexOf([]))).toBeUndefined();
});
