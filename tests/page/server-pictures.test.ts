import { describe, expect, test } from 'vitest';
import { capabilityMap } from '../../src/page/capability-map.ts';
import { percentText } from '../../src/page/count-text.ts';
import { definitionSize } from '../../src/page/definition-size.ts';
import { DOT_RADIUS } from '../../src/page/dot-map.ts';
import { barParts, fitted, onTimeline, radiusOf } from '../../src/page/drawing.ts';
import { plain } from '../../src/page/phrase.ts';
import { buildServerPage } from '../../src/page/server-page.ts';
import { buildPictures } from '../../src/page/share-picture.ts';
import { indexOf, record, serverEntry } from './catalogue.ts';

describe('drawing', () => {
  test.each([
    ['short', 200, 'short'],
    ['a_very_long_name', 60, 'a_very_…'],
    ['👩👩👩👩', 20, '👩…'],
    ['x', 0, 'x'],
  ])('%s fits into %d', (text, width, shown) => {
    expect(fitted(text, width, 11)).toBe(shown);
  });

  test('areas are in proportion, and nothing but nothing is invisible', () => {
    expect(radiusOf(25, 100, 12)).toBe(6);
    expect(radiusOf(100, 100, 12)).toBe(12);
    expect(radiusOf(1, 10_000, 12)).toBe(2.5);
    expect(radiusOf(0, 100, 12)).toBe(0);
  });

  test('parts of a bar fill it one after the other', () => {
    expect(barParts([1, 3], 4)).toEqual([
      { x: 0, width: 24.6 },
      { x: 25, width: 75 },
    ]);
    expect(barParts([1], 10_000)).toEqual([{ x: 0, width: 0.3 }]);
    expect(barParts([], 0)).toEqual([]);
  });

  test('days stand where they are in time, and one alone in the middle', () => {
    expect(onTimeline(['2026-01-01', '2026-01-11', '2026-01-06'])).toEqual([0, 1, 0.5]);
    expect(onTimeline(['2026-01-01', '2026-01-01'])).toEqual([0.5, 0.5]);
  });
});

const described = (tokens: number) => ({ digest: record('x').definition.digest, description: 'word '.repeat(tokens) });

describe('a capability map', () => {
  const tools = [
    record('a', { capabilities: ['reads-private-data'] }),
    record('b', { capabilities: ['reads-private-data', 'returns-secrets'] }),
    record('c', { category: 'destructive', capabilities: ['acts-in-bulk'] }),
    record('d'),
  ];
  const server = serverEntry('s', tools);
  const index = indexOf([server]);
  const map = capabilityMap(index, index.placesOf(server));

  test('counts each tool in each of its capabilities, by category', () => {
    expect(map?.rows.map(({ label, cells }) => [label, ...cells.map(({ count }) => count)])).toEqual([
      ['Returns secrets', 1, 0, 0],
      ['Reads private data', 2, 0, 0],
      ['Acts in bulk', 0, 0, 1],
    ]);
    expect(map?.rows[1]?.cells[0]?.radius).toBe(DOT_RADIUS);
    expect(map?.rows[1]?.cells[0]?.tone).toBe('high');
    expect(map?.rows[1]?.cells[1]?.tone).toBeUndefined();
  });

  test('says the same in words', () => {
    expect(map?.hearing).toContain('Reads private data: 2 read; Acts in bulk: 1 destructive.');
  });

  test('is left out where no tool has a capability', () => {
    expect(capabilityMap(index, index.placesOf(serverEntry('none', [])))).toBeUndefined();
  });
});

describe('the size of definitions', () => {
  const sizeOf = (tools: Parameters<typeof serverEntry>[1]) => {
    const server = serverEntry('s', tools);
    return definitionSize(indexOf([server]), server);
  };

  test('adds up, heaviest first, and says what hiding saves', () => {
    const size = sizeOf([
      record('small', { definition: described(10) }),
      record('large', { category: 'destructive', definition: described(1000) }),
      record('gone', { retired: '2026-01-01', definition: described(5000) }),
    ]);
    expect(size?.heaviest.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['large', true],
      ['small', false],
    ]);
    expect((size?.shown ?? 0) + (size?.hidden ?? 0)).toBe(size?.heaviest.reduce((sum, { tokens }) => sum + tokens, 0));
    expect(plain(size?.sentence ?? [])).toMatch(
      /^The 2 definitions take about 1,000 tokens, 0\.5 % of a window of 200,000\.$/,
    );
    expect(plain(size?.saved ?? [])).toMatch(/hides one of them\..* saves about 1,000 tokens, 98 %\.$/);
  });

  test('says where nothing is saved, and is left out where there is nothing', () => {
    expect(plain(sizeOf([record('a')])?.saved ?? [])).toContain('hides none of them');
    expect(sizeOf([])).toBeUndefined();
  });

  test.each([
    [0, 10, '0 %'],
    [1, 3, '33 %'],
    [1, 30, '3.3 %'],
    [1, 100_000, 'less than 0.1 %'],
    [0, 0, '0 %'],
  ])('%d of %d is %s', (part, whole, words) => {
    expect(percentText(part, whole)).toBe(words);
  });
});

describe('a large server', () => {
  const many = (count: number) =>
    serverEntry(
      's',
      Array.from({ length: count }, (_, at) =>
        record(`tool_with_a_rather_long_name_${at}`, { category: 'write', definition: described(9) }),
      ),
    );

  test('has a table without descriptions, and its policy is loaded from its file', () => {
    const [small, large] = [many(5), many(200)].map((server) => buildServerPage(indexOf([server]), server));
    expect(small?.tools.every(({ summary }) => summary !== '')).toBe(true);
    expect(small?.policy.json).toBeDefined();
    expect(large?.tools).toHaveLength(200);
    expect(large?.tools.some(({ summary }) => summary !== '')).toBe(false);
    expect(large?.policy.json).toBeUndefined();
  });
});

test('pictures for other sites have a title of a bounded length, however long the server’s is', () => {
  const titles = ['x'.repeat(300_000), 'a '.repeat(100_000), '\u202e'.repeat(50_000), 'Short'];
  const index = indexOf(titles.map((title, at) => serverEntry(`s${at}`, [], { title })));
  const pictures = [...buildPictures(index)];
  expect(
    Math.max(...pictures.flatMap(({ title, plainTitle, alt }) => [title.length, plainTitle.length, alt.length])),
  ).toBeLessThanOrEqual(200);
  expect(pictures.map(({ title }) => title)).toContain('Short');
});
