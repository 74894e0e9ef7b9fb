import { describe, expect, test } from 'vitest';
import type { ToolRecord } from '../../src/catalog/record.ts';
import type { Category } from '../../src/catalog/vocabulary.ts';
import { contradictions } from '../../src/classify/contradictions.ts';
import type { JsonObject } from '../../src/manifest/json.ts';
import {
  buildContradictionsPage,
  contradictionsTwin,
  serverContradictions,
} from '../../src/page/contradictions-page.ts';
import { contradictionsOf, declarationsOf, evidenceAgainst } from '../../src/page/declared.ts';
import { plain } from '../../src/page/phrase.ts';
import { toolTwin } from '../../src/page/twin.ts';
import { indexOf, record, serverEntry } from './catalogue.ts';

const digest = `sha256:${'0'.repeat(64)}`;

/** A record as `npm run classify` writes it. */
function declaring(name: string, annotations: JsonObject, given: Partial<ToolRecord> = {}): ToolRecord {
  const one = record(name, { ...given, definition: { digest, annotations } });
  const found = contradictions(annotations, one.suggestion);
  return { ...one, suggestion: { ...one.suggestion, ...(found.length > 0 && { contradictions: found }) } };
}

const review = { reason: 'It only looks, as its source shows.', by: 'someone', on: '2026-11-21', digest };

describe('declared beside inferred', () => {
  test.each<[JsonObject, Partial<ToolRecord>, string]>([
    [{ readOnlyHint: true }, { category: 'destructive' }, 'understates'],
    [{ readOnlyHint: true }, { category: 'write' }, 'understates'],
    [{ readOnlyHint: true }, { category: 'read' }, 'agrees'],
    [{ readOnlyHint: false }, { category: 'read' }, 'overstates'],
    [{ readOnlyHint: false }, { category: 'write' }, 'agrees'],
    [{ destructiveHint: false }, { category: 'destructive' }, 'understates'],
    [{ destructiveHint: false }, { category: 'write' }, 'agrees'],
    [{ destructiveHint: true }, { category: 'read' }, 'overstates'],
    [{ destructiveHint: true }, { category: 'write' }, 'agrees'],
    [{ destructiveHint: true }, { category: 'destructive' }, 'agrees'],
    [{ openWorldHint: false }, { capabilities: ['sends-externally'] }, 'understates'],
    [{ openWorldHint: false }, {}, 'agrees'],
    [{ openWorldHint: true }, { capabilities: ['ingests-untrusted'] }, 'agrees'],
    [{ openWorldHint: true }, {}, 'unchecked'],
    [{ idempotentHint: true }, {}, 'unchecked'],
    [{ readOnlyHint: 'true' }, { category: 'destructive' }, 'unchecked'],
    [{ constructor: true }, { category: 'destructive' }, 'unchecked'],
  ])('%j on %j %s', (annotations, given, agreement) => {
    expect(declarationsOf(declaring('x', annotations, given)).map((one) => [one.hint, one.agreement])).toEqual([
      [Object.keys(annotations)[0], agreement],
    ]);
  });

  test('is empty without annotations', () => {
    expect(declarationsOf(declaring('x', {}))).toEqual([]);
  });

  test('does not call agreement what no word speaks for', () => {
    const unknown = record('x', { category: 'write', definition: { digest, annotations: { readOnlyHint: true } } });
    expect(declarationsOf(unknown)).toMatchObject([{ agreement: 'unchecked' }]);
  });

  test('leaves out a hint that means nothing', () => {
    const both = declaring('x', { readOnlyHint: true, destructiveHint: false }, { category: 'destructive' });
    expect(declarationsOf(both).map(({ agreement }) => agreement)).toEqual(['understates', 'unchecked']);
  });

  test.each<[Category, Category, number]>([
    ['write', 'read', 0],
    ['read', 'write', 1],
  ])('a suggested %s that a person calls %s is compared with the person', (suggested, decided, count) => {
    const said = declaring('x', { readOnlyHint: true }, { category: suggested });
    expect(contradictionsOf({ ...said, category: decided, review })).toHaveLength(count);
    expect(contradictionsOf(said)).toHaveLength(1 - count);
  });
});

test('the evidence against a declaration is that of rules that give what is inferred, and no annotation', () => {
  const said = declaring('delete_and_list', { readOnlyHint: true }, { category: 'destructive' });
  const because = [
    { rule: 'verb-deletes', field: 'name', text: 'delete', start: 0 },
    { rule: 'private-data-read', field: 'name', text: 'list', start: 11 },
    { rule: 'annotation-destructive', field: 'annotations.destructiveHint', text: 'true' },
  ];
  const [one] = contradictionsOf(said);
  const judged = { ...said, suggestion: { ...said.suggestion, because } };
  expect(one && evidenceAgainst(judged, one).map(({ rule }) => rule)).toEqual(['verb-deletes']);
});

describe('the list', () => {
  const tools = [
    declaring('peek', { readOnlyHint: false }),
    declaring('erase', { readOnlyHint: true }, { category: 'destructive' }),
    declaring('store', { readOnlyHint: true }, { category: 'write' }),
    declaring('honest', { readOnlyHint: false }, { category: 'write' }),
    { ...declaring('settled', { readOnlyHint: true }, { category: 'write' }), category: 'read' as const, review },
    { ...declaring('gone', { readOnlyHint: true }, { category: 'write' }), retired: '2026-11-01' },
  ];
  const [liar, other] = [serverEntry('liar', tools), serverEntry('other', [declaring('plain', {})])];
  const index = indexOf([liar, other]);

  test('has what misleads first, riskiest first, and leaves out what agrees, is settled or retired', () => {
    const shown = buildContradictionsPage(index).groups.map(({ key, count, rows }) => [
      key,
      count,
      ...rows.map(({ row }) => row.text),
    ]);
    expect(shown).toEqual([
      ['less', 2, 'erase', 'store'],
      ['more', 1, 'peek'],
    ]);
  });

  test('quotes a word once for its rule, and keeps every place in the twin', () => {
    const said = (text: string, rule: string) => ({ rule, field: 'name', text });
    const because = [said('save', 'verb-creates'), said('Save', 'verb-creates'), said('save', 'verb-changes')];
    const one = declaring('save', { readOnlyHint: true }, { category: 'write' });
    const suggestion = { ...one.suggestion, because };
    const both = indexOf([serverEntry('a', [{ ...one, suggestion }])]);
    expect(buildContradictionsPage(both).groups[0]?.rows[0]?.facts[0]?.because).toMatchObject([
      { text: 'save', rule: 'verb-creates' },
      { text: 'save', rule: 'verb-changes' },
    ]);
    expect(contradictionsTwin(both).tools[0]?.contradictions[0]?.because).toEqual(because);
  });

  test('has a twin that says the same', () => {
    const { count, less, more, tools: lines } = contradictionsTwin(index);
    expect([count, less, more]).toEqual([3, 2, 1]);
    expect(lines.map(({ name, contradictions: [first] }) => [name, first?.inferred, first?.promises])).toEqual([
      ['erase', 'destructive', 'less'],
      ['store', 'write', 'less'],
      ['peek', 'read', 'more'],
    ]);
  });

  test('is told on the page of a server that is on it, and on no other', () => {
    const told = serverContradictions(index, liar);
    expect(told && plain(told)).toMatch(/: 3, of which 2 promise less .* erase, store and peek\.$/);
    expect(serverContradictions(index, other)).toBeUndefined();
  });

  test('is in the twins of the tools', () => {
    const twins = liar.tools.map((tool) => toolTwin(index, liar, tool));
    expect(twins.map(({ name, contradictions: found }) => [name, found?.length ?? 0])).toEqual([
      ['peek', 1],
      ['erase', 1],
      ['store', 1],
      ['honest', 0],
      ['settled', 0],
      ['gone', 1],
    ]);
  });
});
