import { describe, expect, test } from 'vitest';
import { CATEGORIES, RISKS } from '../../src/catalog/vocabulary.ts';
import { fieldOf } from '../../src/classify/field.ts';
import { parameters } from '../../src/classify/parameters.ts';
import { suggest } from '../../src/classify/suggest.ts';
import type { JsonObject, JsonValue } from '../../src/manifest/json.ts';
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

test('a word that is cut where reading ends counts as far as it is read', () => {
  const long = `Lists forms ${'of many sorts and kinds '.repeat(40)}`.slice(0, 584);
  const description = `${long} in your accounts here.`;
  expect(suggest({ name: 'list_entries', description }).capabilities).toEqual(['reads-private-data']);
});

test('what a sentence behind a label passes on is found', () => {
  const { category, capabilities } = suggest({
    name: 'get_items',
    description: 'Get items 🔒 Calls any API operation',
  });
  expect([category, capabilities]).toEqual(['write', ['depends-on-argument']]);
});

/** What a pattern or a loop of the classifier might stumble over, each to be repeated. */
const SHAPES: Record<string, string> = {
  words: 'word ',
  verbs: 'get, ',
  'verbs and "and"': 'delete and ',
  'one letter': 'a',
  capitals: 'A',
  camels: 'aB',
  digits: '1',
  spaces: ' ',
  'line ends': '\n ',
  'line ends behind spaces': ' \n',
  headings: '\nAb ',
  exclamations: '!',
  'exclamations with letters': '!!!a',
  brackets: '[<(',
  trails: '[a]-',
  dashes: '-',
  quotes: '"',
  backslashes: '\\',
  apostrophes: "a'",
  'angle brackets': '> ',
  colons: 'x: ',
  JSON: '{"a":',
  'starts of set phrases': 'permanently controls who can access control marks a as save to ',
  'a verb of running': 'run the your any a ',
  'a tool that brings back': 'load_delete ',
  Chinese: '获取，',
  Japanese: 'の取得を',
  Korean: '을 삭제하고 ',
  Russian: 'удалить ',
  'mixed scripts': 'dеlеte',
  'full-width letters': 'ｄｅｌ',
  'mathematical letters': '𝐝',
  'a character that is a phrase': 'ﷺ',
  ligatures: 'ﬃ',
  'stacked marks': 'a\u0301\u0301\u0301',
  emoji: '👨‍👩‍👧',
  'invisible characters': '\u200b',
  'direction marks': '\u202e',
  'tag characters': '\u{e0041}',
  'halves of surrogate pairs': '\ud800',
};
const megabyteOf = (text: string) => text.repeat(Math.ceil(1_000_000 / text.length));

describe.each(Object.entries(SHAPES))('a megabyte of %s', (_, shape) => {
  const text = megabyteOf(shape);

  test('is read as far as its first 20,000 code units, and grows by a few times at most', () => {
    const { original, folded } = fieldOf('description', text);
    expect(original).toBe(text.slice(0, 20_000));
    expect(folded.text.length).toBeLessThanOrEqual(4 * 20_000);
  });

  test('gets an answer wherever it stands', () => {
    const schema = { type: 'object', properties: { [text]: { type: text, description: text, enum: [text, text] } } };
    const annotations = { title: text, readOnlyHint: text };
    const definition = { title: text, description: text, inputSchema: schema, outputSchema: schema, annotations };
    expect(suggest({ name: 'delete_it', ...definition })).toMatchObject({ category: 'destructive' });
    expect(CATEGORIES).toContain(suggest({ name: text, ...definition }, [text, text]).category);
  });

  test('makes no more of a description than its start does', () => {
    const start = text.slice(0, 20_000);
    expect(suggest({ name: 'delete_it', description: text })).toEqual(
      suggest({ name: 'delete_it', description: start }),
    );
  });
});

describe('what is read of a schema is bounded', () => {
  /** A schema of `width` properties that counts how often one of them is asked for. */
  function counted(width: number) {
    let reads = 0;
    const target = Object.fromEntries(Array.from({ length: width }, (_, at) => [`p${at}`, { type: 'string' }]));
    const properties = new Proxy(target, {
      get(object, key) {
        reads++;
        return Reflect.get(object, key);
      },
    });
    const found = parameters({ type: 'object', properties });
    return { reads, found: found.length };
  }

  test.each([
    [10, 10],
    [300, 300],
    [100_000, 300],
  ])('of %i properties, %i', (width, read) => {
    expect(counted(width)).toEqual({ reads: read, found: read });
  });

  test.each([
    ['1,000 deep', nested(1_000)],
    ['that contains itself', cyclic()],
  ])('a schema %s is read six levels deep', (_, schema) => {
    const depths = parameters(schema).map(({ path }) => path.filter((key) => key === 'properties').length);
    expect(Math.max(...depths)).toBeLessThanOrEqual(6);
  });

  test('a reference is followed as deep as schemas are, so that a circle of them ends', () => {
    const a = { $ref: '#/$defs/a', properties: { delete_all: { $ref: '#/$defs/a' } } };
    const inputSchema = { type: 'object', properties: { a: { $ref: '#/$defs/a' }, b: a }, $defs: { a } };
    const found = parameters(inputSchema);
    expect(new Set(found.map(({ name }) => name))).toEqual(new Set(['a', 'b', 'delete_all']));
    expect(found.length).toBeLessThan(10);
    expect(suggest({ name: 'delete_it', inputSchema })).toMatchObject({ category: 'destructive' });
  });

  test('of values 200, of a description 1,000 code units', () => {
    const values = Array.from({ length: 100_000 }, (_, at) => `v${at}`);
    const [parameter] = parameters({ properties: { a: { enum: values, description: megabyteOf('word ') } } });
    expect(parameter?.values).toHaveLength(200);
    expect(parameter?.description).toHaveLength(1_000);
  });
});

describe('annotations of odd types are no claims', () => {
  const odd: JsonValue[] = [null, 0, 1, '', 'true', 'false', [], [true], {}, { valueOf: true }, 'x'.repeat(100_000)];
  test.each(odd.map((value) => [JSON.stringify(value).slice(0, 20), value]))('%s', (_, value) => {
    const annotations = {
      readOnlyHint: value,
      destructiveHint: value,
      openWorldHint: value,
      __proto__: value,
      title: value,
    };
    for (const name of ['delete_it', 'get_it', 'it']) {
      expect(suggest({ name, annotations: annotations as JsonObject })).toEqual(suggest({ name }));
    }
  });
});

function nested(depth: number): JsonObject {
  return depth === 0 ? { type: 'string' } : { type: 'object', properties: { a: nested(depth - 1) } };
}

function cyclic(): JsonObject {
  const schema: JsonObject = { type: 'object', properties: {} };
  (schema.properties as JsonObject).self = schema;
  return schema;
}

describe('large and malformed definitions get an answer', () => {
  const long = (text: string) => text.repeat(Math.ceil(1_000_000 / text.length));
  test.each([
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
