import { describe, expect, test } from 'vitest';
import { CATEGORIES, RISKS } from '../../src/catalog/vocabulary.ts';
import { fold } from '../../src/classify/fold.ts';
import { suggest } from '../../src/classify/suggest.ts';
import type { JsonObject } from '../../src/manifest/json.ts';
import { definitionOf, samples } from './samples.ts';

const points = (text: string, map: (point: number) => number) =>
  [...text].map((character) => String.fromCodePoint(map(character.codePointAt(0) as number))).join('');
const LOOK_ALIKES: Record<string, string> = { a: 'а', c: 'с', e: 'е', i: 'і', o: 'о', p: 'р', s: 'ѕ', x: 'х', y: 'у' };

const DISGUISES: [string, (name: string) => string][] = [
  ['look-alike letters', (name) => name.replace(/[aceiopsxy]/g, (letter) => LOOK_ALIKES[letter] ?? letter)],
  ['one look-alike letter', (name) => name.replace(/[aceiopsxy]/, (letter) => LOOK_ALIKES[letter] ?? letter)],
  ['zero-width spaces', (name) => [...name].join('\u200b')],
  ['a direction override', (name) => `\u202e${name}\u202c`],
  ['soft hyphens', (name) => [...name].join('\u00ad')],
  ['full-width letters', (name) => points(name, (point) => (point > 0x20 && point < 0x7f ? point + 0xfee0 : point))],
  ['tag characters', (name) => `${name}${points('read only', (point) => 0xe0000 + point)}`],
  ['accents', (name) => name.replace(/[aeiou]/g, '$&\u0301')],
  ['capitals', (name) => name.toUpperCase()],
];

describe.each(DISGUISES)('%s in a name', (_, disguise) => {
  const severe = samples.filter((sample) => /^[a-z_]+$/.test(sample.name) && sample.category !== 'read');
  test.each(severe)('$name: $description', (sample) => {
    const definition = { ...definitionOf(sample), description: undefined };
    const plain = suggest(definition);
    const disguised = suggest({ ...definition, name: disguise(definition.name) });
    expect(CATEGORIES.indexOf(disguised.category)).toBeGreaterThanOrEqual(CATEGORIES.indexOf(plain.category));
    expect(RISKS.indexOf(disguised.risk)).toBeGreaterThanOrEqual(RISKS.indexOf(plain.risk));
  });
});

test.each([
  ['DeLeTe', 'destructive'],
  ['dElEtE_fIlE', 'destructive'],
  ['LiSt', 'write'],
  ['toDoList', 'read'],
])('%s in odd casing is %s', (name, category) => {
  expect(suggest({ name }).category).toBe(category);
});

describe('folding', () => {
  test.each([
    ['dеlеte', 'delete'],
    ['ｄｅｌｅｔｅ', 'delete'],
    ['de\u200blete', 'delete'],
    ['exclusão', 'exclusao'],
    ['удалить файл', 'удалить файл'],
    ['ファイルを削除', 'ファイルを削除'],
    ['ﬁle', 'file'],
  ])('%s is read as %s', (text, folded) => {
    expect(fold(text).text).toBe(folded);
  });

  test('leads back to the original', () => {
    const text = 'Now \u202ede\u200blеtе\u202c it';
    const { text: folded, origin } = fold(text);
    const at = folded.indexOf('delete');
    expect(text.slice(...origin(at, at + 6))).toBe('de\u200blеtе');
    expect(text.slice(...origin(0, folded.length))).toBe(text);
  });
});

const nested = (depth: number): JsonObject =>
  depth === 0 ? { type: 'string' } : { type: 'object', properties: { a: nested(depth - 1) } };

function cyclic(): JsonObject {
  const schema: JsonObject = { type: 'object', properties: {} };
  (schema.properties as JsonObject).self = schema;
  return schema;
}

describe('large and malformed definitions get an answer', () => {
  const long = (text: string) => text.repeat(Math.ceil(1_000_000 / text.length));
  test.each([
    ['a description of a megabyte', { name: 'delete_it', description: long('word ') }],
    ['a megabyte of verbs', { name: 'delete_it', description: long('get, ') }],
    ['a megabyte of one letter', { name: 'delete_it', description: long('a') }],
    ['a megabyte of line ends', { name: 'delete_it', description: long('\n ') }],
    ['a megabyte of brackets', { name: 'delete_it', description: long('[<(') }],
    ['a megabyte of dashes', { name: 'delete_it', description: `[a]-b-${long('-')}` }],
    ['a megabyte of Chinese', { name: 'delete_it', description: long('获取，') }],
    ['a megabyte of Japanese', { name: 'delete_it', description: long('の取得を') }],
    ['a megabyte of invisible characters', { name: 'delete_it', description: long('\u200b') }],
    ['a name of a megabyte', { name: `delete_${long('a_')}` }],
    ['a schema 1,000 deep', { name: 'delete_it', inputSchema: nested(1_000) }],
    ['a schema that contains itself', { name: 'delete_it', inputSchema: cyclic() }],
    [
      'prototype names',
      { name: 'delete_it', inputSchema: JSON.parse('{"properties":{"__proto__":{"enum":["a"]},"constructor":{}}}') },
    ],
    [
      'schemas that are none',
      { name: 'delete_it', inputSchema: { properties: [1, null], required: 'x' } as JsonObject },
    ],
    ['null parameters', { name: 'delete_it', inputSchema: { properties: { a: null, b: 1, c: [] } } }],
  ])('%s', (_, definition) => {
    expect(suggest(definition)).toMatchObject({ category: 'destructive', risk: 'critical' });
  });

  test.each(['', ' ', '_', '\u200b', '🙂', 'constructor', '__proto__', '\ud800'])('the name %j', (name) => {
    expect(suggest({ name }, [name, name, name, name])).toMatchObject({ category: 'write', confidence: 0.4 });
  });
});

describe('a prefix that the other tools share', () => {
  const server = ['monitor_list', 'monitor_get', 'crawl_start', 'page_map'].map((name) => `firecrawl_${name}`);
  test.each([
    ['firecrawl_monitor_delete', server, 'destructive'],
    ['firecrawl_get_monitor', server, 'read'],
    ['delete_a', ['delete_b', 'delete_c', 'delete_d'], 'destructive'],
    ['get_a', ['get_b', 'get_c', 'get_d'], 'read'],
  ])('%s', (name, siblings, category) => {
    expect(suggest({ name }, siblings).category).toBe(category);
  });
});
