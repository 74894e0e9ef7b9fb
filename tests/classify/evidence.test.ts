import { describe, expect, test } from 'vitest';
import { evidenceSchema, suggestionSchema } from '../../src/catalog/record.ts';
import { riskOf } from '../../src/catalog/risk.ts';
import { fieldKeys, fieldPath, fieldText } from '../../src/classify/evidence.ts';
import { RULES } from '../../src/classify/rules.ts';
import { suggest } from '../../src/classify/suggest.ts';
import { definitionOf, samples } from './samples.ts';

describe('the path of a field', () => {
  test.each([
    [['name'], 'name'],
    [['inputSchema', 'properties', 'sql'], 'inputSchema.properties.sql'],
    [['inputSchema', 'properties', 'a.b'], 'inputSchema.properties.a\\.b'],
    [['inputSchema', 'properties', 'a\\.b', ''], 'inputSchema.properties.a\\\\\\.b.'],
  ])('%j is %s, and back', (keys, path) => {
    expect(fieldPath(keys)).toBe(path);
    expect(fieldKeys(path)).toEqual(keys);
  });

  const definition = {
    name: 'query',
    description: 'Query it.',
    inputSchema: { properties: { 'a.b': { description: 'A filter.' }, on: true } },
  };
  test.each([
    ['description', 'Query it.'],
    ['inputSchema.properties.a\\.b.description', 'A filter.'],
    ['inputSchema.properties.on', undefined],
    ['inputSchema.properties', undefined],
    ['title', undefined],
    ['constructor.name', undefined],
    ['__proto__.toString', undefined],
  ])('%s names %j', (path, text) => {
    expect(fieldText(definition, path)).toBe(text);
  });
});

describe.each(samples)('$name: $description', (sample) => {
  const definition = definitionOf(sample);
  const suggestion = suggest(definition);

  test('fits the schema, and its risk follows', () => {
    expect(suggestionSchema.parse(suggestion)).toEqual(suggestion);
    expect(suggestion.risk).toBe(riskOf(suggestion));
    for (const row of suggestion.values ?? []) expect(row.risk).toBe(riskOf(row));
  });

  test('every element is backed by words that stand where it says', () => {
    for (const evidence of suggestion.because) {
      expect(evidenceSchema.parse(evidence)).toEqual(evidence);
      const text = fieldText(definition, evidence.field);
      if (evidence.start === undefined) expect(text).toBeUndefined();
      else expect(text?.slice(evidence.start, evidence.start + evidence.text.length)).toBe(evidence.text);
    }
    const given = suggestion.because.map(({ rule }) => RULES.find(({ id }) => id === rule)?.gives);
    expect(given).not.toContain(undefined);
    if (suggestion.because.length > 0 && suggestion.category !== 'write') {
      expect(given.some((one) => one?.category === suggestion.category) || suggestion.values !== undefined).toBe(true);
    }
  });

  test('is the same every time', () => {
    expect(suggest(structuredClone(definition))).toEqual(suggestion);
  });
});
