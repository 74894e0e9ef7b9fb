import { describe, expect, test } from 'vitest';
import { contrast, distance, EYES, type Eyes, readColours, THEMES } from './colours.ts';

const colours = readColours();
const RISKS = ['low', 'medium', 'high', 'critical'];
const PAPERS = ['paper', 'surface', 'sunken'];

test('the measures are what they are known to be', () => {
  const [black, white, grey] = [[0, 0, 0] as const, [1, 1, 1] as const, [0.5, 0.5, 0.5] as const];
  expect(contrast(black, white)).toBeCloseTo(21, 5);
  expect(contrast(grey, grey)).toBe(1);
  expect(distance(black, white, 'all cones')).toBeCloseTo(1, 2);
  const [red, green] = [[1, 0, 0] as const, [0, 0.55, 0] as const];
  expect(distance(red, green, 'deuteranopia')).toBeLessThan(distance(red, green, 'all cones') / 2);
});

describe.each(THEMES)('in the %s theme', (theme) => {
  const colour = (name: string) => {
    const found = colours[theme].get(name);
    if (!found) throw new Error(`There is no colour --${name}.`);
    return found;
  };

  test.each([
    ...PAPERS.flatMap((paper) => ['ink', 'ink-soft', 'link', ...RISKS].map((text) => [text, paper])),
    ...RISKS.map((risk) => [risk, `${risk}-wash`]),
    ['ink', 'neutral-wash'],
    ['ink', 'mark'],
    ['paper', 'ink'],
  ])('the text %s can be read on %s', (text, paper) => {
    expect(contrast(colour(text ?? ''), colour(paper ?? ''))).toBeGreaterThanOrEqual(4.5);
  });

  test('white can be read on a solid badge', () => {
    expect(contrast([1, 1, 1], colour('critical-solid'))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(
    PAPERS.flatMap((paper) =>
      ['focus', 'line-strong', ...RISKS.map((risk) => `${risk}-fill`)].map((shape) => [shape, paper]),
    ),
  )('the shape %s stands out from %s', (shape, paper) => {
    expect(contrast(colour(shape ?? ''), colour(paper ?? ''))).toBeGreaterThanOrEqual(3);
  });

  test.each(
    (Object.keys(EYES) as Eyes[]).flatMap((eyes) =>
      RISKS.flatMap((one, at) => RISKS.slice(at + 1).map((other) => [one, other, eyes] as const)),
    ),
  )('%s and %s are told apart with %s', (one, other, eyes) => {
    expect(distance(colour(one), colour(other), eyes)).toBeGreaterThanOrEqual(0.08);
    expect(distance(colour(`${one}-fill`), colour(`${other}-fill`), eyes)).toBeGreaterThanOrEqual(0.1);
  });
});
