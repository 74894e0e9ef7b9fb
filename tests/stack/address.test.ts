import { expect, test } from 'vitest';
import { MOST_PICKS, readAddress, writeAddress } from '../../src/page/stack-address.ts';

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

test('a long address picks a bounded number', () => {
  const ids = Array.from({ length: 50_000 }, (_, at) => `s${at}`);
  const { picks, refused } = readAddress(`#s=${ids.join(',')}`);
  expect(picks).toHaveLength(MOST_PICKS);
  expect(refused).toBe(50_000 - MOST_PICKS);
});
