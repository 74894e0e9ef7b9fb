import { describe, expect, test } from 'vitest';
import type { Capability, Category } from '../../src/catalog/vocabulary.ts';
import { contradictions, understates } from '../../src/classify/contradictions.ts';
import { suggest } from '../../src/classify/suggest.ts';
import type { JsonObject } from '../../src/manifest/json.ts';

type Case = [string, JsonObject | undefined, Category | undefined, Capability[], string[]];

/** Each expectation is the annotation, what is inferred, and whether it promises less or more than that. */
const CASES: Case[] = [
  ['a change that says it reads', { readOnlyHint: true }, 'write', [], ['readOnlyHint write less']],
  ['a reading that says it reads', { readOnlyHint: true }, 'read', [], []],
  ['a reading that says it changes', { readOnlyHint: false }, 'read', [], ['readOnlyHint read more']],
  ['a change that says it changes', { readOnlyHint: false }, 'write', [], []],
  [
    'a deletion that says it destroys nothing',
    { destructiveHint: false },
    'destructive',
    [],
    ['destructiveHint destructive less'],
  ],
  ['a change that says it destroys nothing', { destructiveHint: false }, 'write', [], []],
  ['a reading that says it destroys', { destructiveHint: true }, 'read', [], ['destructiveHint read more']],
  ['a change that says it may destroy', { destructiveHint: true }, 'write', [], []],
  [
    'a hint that means nothing',
    { readOnlyHint: true, destructiveHint: false },
    'destructive',
    [],
    ['readOnlyHint destructive less'],
  ],
  [
    'the same hint where it means something',
    { readOnlyHint: false, destructiveHint: false },
    'destructive',
    [],
    ['destructiveHint destructive less'],
  ],
  [
    'a closed world with two ways out of it',
    { openWorldHint: false },
    'read',
    ['sends-externally', 'ingests-untrusted'],
    ['openWorldHint ingests-untrusted less', 'openWorldHint sends-externally less'],
  ],
  ['a closed world that is closed', { openWorldHint: false }, 'read', ['reads-private-data'], []],
  ['an open world that shows nothing of it', { openWorldHint: true }, 'read', [], []],
  ['what is left out, whatever its default', {}, 'read', ['sends-externally'], []],
  ['no annotations', undefined, 'destructive', [], []],
  [
    'no more than a word',
    { readOnlyHint: 'true', destructiveHint: 0, openWorldHint: null },
    'destructive',
    ['sends-externally'],
    [],
  ],
  ['idempotence, which nothing here is about', { idempotentHint: true }, 'destructive', [], []],
  ['a tool of which nothing is known', { readOnlyHint: true, destructiveHint: false }, undefined, [], []],
];

test.each(CASES)('%s', (_, hints, category, capabilities, expected) => {
  const found = contradictions(hints, { category, capabilities });
  expect(found.map((one) => `${one.annotation} ${one.inferred} ${understates(one) ? 'less' : 'more'}`)).toEqual(
    expected,
  );
  for (const { annotation, declared } of found) expect(declared).toBe(hints?.[annotation]);
});

describe('a suggestion', () => {
  const told = { name: 'delete_file', description: 'Deletes a file.' };

  test('holds what contradicts it, and nothing where nothing does', () => {
    expect(suggest({ ...told, annotations: { readOnlyHint: true } }).contradictions).toEqual([
      { annotation: 'readOnlyHint', declared: true, inferred: 'destructive' },
    ]);
    expect(suggest({ ...told, annotations: { readOnlyHint: false } })).not.toHaveProperty('contradictions');
  });

  test('is compared as it is without the annotations, which may have raised it', () => {
    const raised = suggest({ name: 'get_file', annotations: { readOnlyHint: false } });
    expect(raised.category).toBe('write');
    expect(raised.contradictions).toEqual([{ annotation: 'readOnlyHint', declared: false, inferred: 'read' }]);
  });

  test('of nothing but annotations contradicts none of them', () => {
    const only = suggest({ name: 'frobnicate', annotations: { destructiveHint: true, readOnlyHint: false } });
    expect(only.category).toBe('destructive');
    expect(only).not.toHaveProperty('contradictions');
  });
});
