import { expect, test } from 'vitest';
import { MOST_PICKS, readAddress, takeIn, writeAddress } from '../../src/page/stack-address.ts';

/** What stands in an address, what is picked, and how many parts are left out. */
const READ: [string, object[], number][] = [
  ['', [], 0],
  ['#', [], 0],
  ['#stack', [], 0],
  ['#s=', [], 0],
  ['#s=notion', [{ id: 'notion' }], 0],
  ['#s=notion,exa:search', [{ id: 'notion' }, { id: 'exa', label: 'search' }], 0],
  ['#s=notion:notion', [{ id: 'notion' }], 0],
  [
    '#s=notion:a,notion:b',
    [
      { id: 'notion', label: 'a' },
      { id: 'notion', label: 'b' },
    ],
    0,
  ],
  ['#s=notion,notion', [{ id: 'notion' }], 1],
  ['#s=acme--mcp.server_1', [{ id: 'acme--mcp.server_1' }], 0],
  ['#s=../../etc,notion', [{ id: 'notion' }], 1],
  ['#s=..%2f..%2fapi,%2e%2e', [], 2],
  ['#s=notion/policy.json,a.json', [], 2],
  ['#s=Notion', [], 1],
  ['#s=<img src=x onerror=alert(1)>', [], 1],
  ['#s=notion:<b>', [], 1],
  ['#s=notion:a:b', [], 1],
  ['#s=notion:true', [], 1],
  ['#s=notion:__proto__', [], 1],
  ['#s=__proto__,constructor', [{ id: 'constructor' }], 1],
  ['#s=javascript:alert', [{ id: 'javascript', label: 'alert' }], 0],
  ['#s=//host.example', [], 1],
  ['#s=%', [], 1],
  ['#s=\uD800', [], 1],
  [`#s=${'a'.repeat(81)}`, [], 1],
];

test.each(READ)('%j picks %j', (hash, picks, refused) => {
  expect(readAddress(hash)).toEqual({ picks, refused });
});

test('what is written is read again', () => {
  for (const [hash] of READ) {
    const { picks } = readAddress(hash);
    expect(readAddress(writeAddress(picks))).toEqual({ picks, refused: 0 });
  }
});

test('servers that come to a stack are added once each, while there is room, and counted', () => {
  const ids = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => ({ id: `s${from + at}` }));
  const room = ids(0, MOST_PICKS - 1);
  const cases = [
    { stack: [], picks: ids(0, 2), taken: { added: ids(0, 2), there: 0, refused: 0 } },
    { stack: ids(0, 1), picks: [...ids(0, 2), ...ids(1, 2)], taken: { added: ids(1, 2), there: 2, refused: 0 } },
    {
      stack: ids(0, 1),
      picks: [{ id: 's0', label: 'b' }],
      taken: { added: [{ id: 's0', label: 'b' }], there: 0, refused: 0 },
    },
    { stack: room, picks: [...ids(100, 103), ...ids(0, 1)], taken: { added: ids(100, 101), there: 1, refused: 2 } },
  ];
  for (const { stack, picks, taken } of cases) expect(takeIn(stack, picks)).toEqual(taken);
});

test('a long address picks a bounded number', () => {
  const ids = Array.from({ length: 50_000 }, (_, at) => `s${at}`);
  const { picks, refused } = readAddress(`#s=${ids.join(',')}`);
  expect(picks).toHaveLength(MOST_PICKS);
  expect(refused).toBe(50_000 - MOST_PICKS);
});
