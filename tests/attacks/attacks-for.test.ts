import { expect, it } from 'vitest';
import { type Attack, attacksFor, serverAttacks } from '../../src/catalog/attacks.ts';
import type { Effect } from '../../src/catalog/risk.ts';

function attack(slug: string, listed: Partial<Pick<Attack, 'categories' | 'capabilities'>>): Attack {
  const { categories = [], capabilities = [] } = listed;
  return {
    slug,
    title: slug,
    theme: 'power' as const,
    summary: 'It happens.',
    categories,
    capabilities,
    serverLevel: categories.length + capabilities.length === 0,
    safeMcp: [],
    owaspMcp: [],
    owaspAsi: [],
    atlas: [],
    case: { title: 'Case', url: 'https://example.com/', date: '2025-01', kind: 'incident' },
    sources: [{ title: 'Source', url: 'https://example.org/' }],
    body: '',
  };
}

const ATTACKS = Object.freeze([
  attack('any', { categories: ['read', 'write', 'destructive'] }),
  attack('destroys', { categories: ['destructive'] }),
  attack('destroys-or-runs', { categories: ['destructive'], capabilities: ['executes-code', 'acts-in-bulk'] }),
  attack('pays', { capabilities: ['moves-money'] }),
  attack('reads-and-sends', { capabilities: ['reads-private-data', 'sends-externally'] }),
  attack('sends', { capabilities: ['sends-externally'] }),
  attack('server', {}),
]);

const CASES: [effect: Effect, slugs: string[]][] = [
  [{ category: 'read', capabilities: [] }, ['any']],
  [{ category: 'write', capabilities: ['depends-on-argument'] }, ['any']],
  [{ category: 'destructive', capabilities: [] }, ['destroys', 'destroys-or-runs', 'any']],
  [{ category: 'destructive', capabilities: ['executes-code'] }, ['destroys-or-runs', 'destroys', 'any']],
  [{ category: 'write', capabilities: ['moves-money'] }, ['pays', 'any']],
  [{ category: 'write', capabilities: ['sends-externally'] }, ['sends', 'reads-and-sends', 'any']],
  [{ category: 'read', capabilities: ['reads-private-data'] }, ['reads-and-sends', 'any']],
  [{ category: 'read', capabilities: ['reads-private-data', 'sends-externally'] }, ['reads-and-sends', 'sends', 'any']],
];

it.each(CASES)('on %j lands, in this order, %j', (effect, slugs) => {
  expect(attacksFor(effect, ATTACKS).map(({ slug }) => slug)).toEqual(slugs);
  expect(attacksFor(effect, ATTACKS.toReversed()).map(({ slug }) => slug)).toEqual(slugs);
});

it('keeps attacks on the server apart', () => {
  expect(serverAttacks(ATTACKS).map(({ slug }) => slug)).toEqual(['server']);
});
