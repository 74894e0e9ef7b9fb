import { describe, expect, test } from 'vitest';
import { RULES } from '../../src/classify/rules.ts';
import { groups, type Sample, samples, suggestFor } from './samples.ts';

describe.each(groups)('$file: $why', ({ cases }) => {
  test.each(cases)('$name: $description', (one) => {
    const suggestion = suggestFor(one);
    const rules = suggestion.because.map(({ rule }) => rule);
    const { category, risk, confidence } = one;
    for (const [key, value] of Object.entries({ category, risk, confidence })) {
      if (value !== undefined) expect(suggestion, JSON.stringify(suggestion)).toHaveProperty(key, value);
    }
    expect(suggestion.capabilities, JSON.stringify(suggestion)).toEqual(expect.arrayContaining(one.capabilities ?? []));
    if (one.rule) expect(rules).toContain(one.rule);
    if (one.not) expect(rules).not.toContain(one.not);
    if (one.evidence !== undefined) expect(rules).toHaveLength(one.evidence);
    if (one.values) expect(suggestion.values?.map((row) => row.category)).toEqual(one.values);
  });

  test('has its opposite beside it', () => {
    const outcome = (one: Sample) =>
      JSON.stringify([one.category, one.capabilities ?? [], one.rule && one.rule !== one.not ? one.rule : one.not]);
    expect(new Set(cases.map(outcome)).size).toBeGreaterThan(1);
  });
});

describe('every rule', () => {
  test.each(RULES.map(({ id }) => id))('%s has a sample that hits and one beside it that does not', (id) => {
    expect(samples.filter(({ rule }) => rule === id)).not.toEqual([]);
    const beside = groups.filter(({ cases }) => cases.some(({ rule }) => rule === id)).flatMap(({ cases }) => cases);
    expect(beside.filter((one) => !suggestFor(one).because.some(({ rule }) => rule === id))).not.toEqual([]);
  });
});
