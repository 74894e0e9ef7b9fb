import { expect, test } from 'vitest';
import { compareRisk, orderCapabilities, sameEffect, verdictOf } from '../../src/catalog/verdict.ts';

const suggested = { category: 'write', capabilities: ['sends-externally', 'executes-code'] } as const;

test('without a person’s decision the verdict is the suggested one, in the vocabulary’s order', () => {
  expect(verdictOf(suggested)).toEqual({
    category: 'write',
    capabilities: ['executes-code', 'sends-externally'],
    risk: 'high',
  });
});

test('a person’s decision outranks the suggestion', () => {
  expect(verdictOf(suggested, { category: 'read', capabilities: [] })).toEqual({
    category: 'read',
    capabilities: [],
    risk: 'low',
  });
});

test('capabilities are listed once each', () => {
  expect(orderCapabilities(['moves-money', 'executes-code', 'moves-money'])).toEqual(['executes-code', 'moves-money']);
});

test.each([
  [['executes-code', 'moves-money'], ['moves-money', 'executes-code'], true],
  [['executes-code'], [], false],
] as const)('%j and %j: the same effect is %s', (one, other, same) => {
  expect(sameEffect({ category: 'read', capabilities: one }, { category: 'read', capabilities: other })).toBe(same);
});

test.each([
  ['low', 'critical', 3],
  ['high', 'medium', -1],
  ['high', 'high', 0],
] as const)('from %s to %s', (before, after, steps) => {
  expect(compareRisk(before, after)).toBe(steps);
});
