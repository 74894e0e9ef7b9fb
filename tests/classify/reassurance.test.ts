import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { suggest } from '../../src/classify/suggest.ts';
import type { ToolDefinition } from '../../src/manifest/definition.ts';
import { gold, isMilder, type Judged } from './gold-tools.ts';

const load = (file: string) => parse(readFileSync(`tests/classify/${file}`, 'utf8')) as Record<string, string[]>;
const ADDITIONS = load('additions.yaml');
const additions = Object.values(ADDITIONS).flat();

/** Tools that an addition still lowers, by the addition. One that it no longer lowers has to go. */
const KNOWN = load('additions-that-lower.yaml');

/** What a tool without a description is told in one is its description, and no addition. */
const described = gold.filter(({ definition }) => definition.description);

/** True where a changed definition gets a milder category or risk. */
const isLowered = ({ definition, siblings, plain }: Judged, changed: Partial<ToolDefinition>): boolean =>
  isMilder(suggest({ ...definition, ...changed }, siblings), plain);

type Place = (addition: string, text: string) => string;
const after: Place[] = [(addition, text) => `${text} ${addition}`, (addition, text) => `${text}\n\n${addition}`];
/** A label that ends in no mark is put on a line of its own. */
const joined: Place = (addition, text) =>
  `${addition}${/(?:[.!?。]|\p{Extended_Pictographic})$/u.test(addition) ? ' ' : '\n\n'}${text}`;
const before: Place[] = [joined, (addition, text) => `${addition}\n\n${text}`];

/** Each tool meets every addition behind its description, and one in so many of them in front. */
const SHARE = 12;

test('there are at least 200 additions, each once, in nine languages', () => {
  expect(additions.length).toBeGreaterThanOrEqual(200);
  expect(additions.filter((one, index) => additions.indexOf(one) !== index)).toEqual([]);
  expect(Object.keys(ADDITIONS).map((key) => key.split(',')[0])).toEqual(
    expect.arrayContaining('English Chinese Japanese Korean Russian Portuguese Spanish French German'.split(' ')),
  );
  expect(Object.keys(KNOWN).filter((one) => !additions.includes(one))).toEqual([]);
});

describe.each(Object.entries(ADDITIONS))('%s', (_, list) => {
  test.each(list)('%s', (addition) => {
    const at = additions.indexOf(addition);
    const found = described.filter((tool, index) => {
      const text = tool.definition.description ?? '';
      const last = after[(at + index) % 2] as Place;
      const first = before[(at + index) % 2] as Place;
      return (
        isLowered(tool, { description: last(addition, text) }) ||
        ((at + index) % SHARE < 2 && isLowered(tool, { description: first(addition, text) }))
      );
    });
    expect(found.map(({ definition }) => definition.name)).toEqual(KNOWN[addition] ?? []);
  });
});

test('no annotation that is added lowers a verdict', () => {
  const calming = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false };
  const found = gold.filter((tool) => isLowered(tool, { annotations: { ...calming, ...tool.definition.annotations } }));
  expect(found.map(({ definition }) => definition.name)).toEqual([]);
});
