import { describe, expect, test } from 'vitest';
import type { ToolRecord } from '../../src/catalog/record.ts';
import type { JsonObject, JsonValue } from '../../src/manifest/json.ts';
import { actOf } from '../../src/page/acts.ts';
import { parameterTable } from '../../src/page/parameters.ts';
import { plain } from '../../src/page/phrase.ts';
import { typeText } from '../../src/page/schema-text.ts';
import { record } from './catalogue.ts';

function tableOf(inputSchema: JsonObject | undefined, given: Partial<ToolRecord> = {}, name = 'x') {
  const digest = `sha256:${'0'.repeat(64)}`;
  const tool = record(name, { ...given, definition: { digest, ...(inputSchema && { inputSchema }) } });
  return parameterTable(tool, actOf(name, new Set()));
}

describe('a type in words', () => {
  const root: JsonObject = {
    $defs: {
      Name: { type: 'string' },
      Loop: { $ref: '#/$defs/Loop' },
      Tree: { type: 'array', items: { $ref: '#/$defs/Tree' } },
    },
  };
  test.each<[JsonValue, string]>([
    [{ type: 'string' }, 'string'],
    [{ type: 'string', format: 'date-time' }, 'string (date-time)'],
    [{ type: ['string', 'null'] }, 'string or null'],
    [{ type: 'array', items: { type: 'integer' } }, 'list of integer'],
    [{ type: 'array' }, 'list'],
    [{ enum: ['a', 1] }, 'string or number'],
    [{ const: true }, 'boolean'],
    [{ anyOf: [{ type: 'string' }, { type: 'integer' }] }, 'string or integer'],
    [{ anyOf: [{ type: 'string' }, { type: 'null' }] }, 'string'],
    [{ $ref: '#/$defs/Name' }, 'string'],
    [{ allOf: [{ $ref: '#/$defs/Name' }] }, 'string'],
    [{ properties: {} }, 'object'],
    [{ $ref: '#/$defs/Loop' }, 'any'],
    [{ $ref: '#/$defs/Tree' }, 'list of list of list of list'],
    [{ $ref: '#/$defs/None' }, 'any'],
    [{ $ref: 'https://example.org/schema' }, 'any'],
    [{ $ref: '#/__proto__/constructor' }, 'any'],
    [{ type: '<b>' }, 'any'],
    [{ type: 'string', format: '<b>' }, 'string'],
    [true, 'any'],
    [null, 'any'],
    [{}, 'any'],
  ])('%j is %s', (schema, text) => {
    expect(typeText(schema, root)).toBe(text);
  });
});

describe('the table', () => {
  test('has a row for each parameter, in the schema’s order', () => {
    const table = tableOf({
      type: 'object',
      properties: {
        limit: { type: 'integer', minimum: 1, maximum: 9, default: 5, description: ' How many. ' },
        sort: { enum: ['up', 'down'] },
        only: { const: 'x' },
        many: { enum: Array.from({ length: 20 }, (_, at) => at) },
      },
      required: ['sort'],
    });
    const rows = table?.rows.map(({ name, type, required, values, description }) => [
      plain(name),
      type,
      required,
      plain(values),
      description,
    ]);
    expect(rows).toEqual([
      ['limit', 'integer', false, '1 to 9; default 5', 'How many.'],
      ['sort', 'string', true, 'one of up or down', undefined],
      ['only', 'string', false, 'always x', undefined],
      ['many', 'number', false, 'one of 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 8 more', undefined],
    ]);
  });

  test('indents nested objects, in lists too', () => {
    const table = tableOf({
      type: 'object',
      properties: {
        a: { type: 'object', properties: { b: { type: 'string' } }, required: ['b'] },
        c: { type: 'array', items: { $ref: '#/$defs/C' } },
      },
      $defs: { C: { type: 'object', properties: { d: {} } } },
    });
    expect(table?.rows.map(({ name, depth, required }) => [plain(name), depth, required])).toEqual([
      ['a', 0, false],
      ['b', 1, true],
      ['c', 0, false],
      ['d', 1, false],
    ]);
  });

  test('is missing without a schema and empty without parameters', () => {
    expect(tableOf(undefined)).toBeUndefined();
    expect(tableOf({})?.rows).toEqual([]);
    expect(tableOf({ properties: ['a'] })?.rows).toEqual([]);
  });

  test('ends, however large or cyclic the schema is', () => {
    const properties = Object.fromEntries(Array.from({ length: 5000 }, (_, at) => [`p${at}`, { $ref: '#' }]));
    const table = tableOf({ type: 'object', properties });
    expect(table?.rows).toHaveLength(120);
    expect(table?.omitted).toBeGreaterThan(4000);
    const deep = JSON.parse(`${'{"properties":{"a":'.repeat(1000)}{}${'}}'.repeat(1000)}`);
    expect(tableOf(deep)?.rows).toHaveLength(3);
  });

  test('takes names that JavaScript knows as names', () => {
    const schema = JSON.parse('{"properties":{"__proto__":{"type":"string"},"constructor":{"type":"integer"}}}');
    expect(tableOf(schema)?.rows.map(({ name, type }) => [plain(name), type])).toEqual([
      ['__proto__', 'string'],
      ['constructor', 'integer'],
    ]);
  });
});

describe('marks', () => {
  test.each<[string, JsonObject, Partial<ToolRecord>, string | undefined]>([
    ['sql', { type: 'string' }, { capabilities: ['executes-code'] }, 'code'],
    ['sql', { type: 'string' }, {}, undefined],
    ['country_code', { type: 'string' }, { capabilities: ['executes-code'] }, undefined],
    ['to', { type: 'string' }, { capabilities: ['sends-externally'] }, 'recipient'],
    ['to', { type: 'string' }, {}, undefined],
    ['toAddress', { type: 'string' }, { capabilities: ['moves-money'] }, 'recipient'],
    ['note_to_payer', { type: 'string' }, { capabilities: ['moves-money'] }, undefined],
    ['email_password', { type: 'string' }, { capabilities: ['sends-externally'] }, 'secret'],
    ['amount', { type: 'number' }, { capabilities: ['moves-money'] }, 'amount'],
    ['amount', { type: 'number' }, {}, undefined],
    ['force', { type: 'boolean' }, { category: 'write' }, 'force'],
    ['force', { type: 'boolean' }, {}, undefined],
    ['filePath', { type: 'string' }, {}, 'path'],
    ['file_type', { type: 'string' }, {}, undefined],
    ['path', { type: 'object' }, {}, undefined],
    ['callback_url', { type: 'string' }, {}, 'url'],
    ['api_key', { type: 'string' }, {}, 'secret'],
    ['next_token', { type: 'string' }, {}, undefined],
    ['token', { type: 'string' }, {}, 'secret'],
    ['token', { type: 'string' }, { capabilities: ['moves-money'] }, undefined],
    ['role', { type: 'string' }, { capabilities: ['changes-access'] }, 'access'],
    ['ids', { type: 'array' }, { capabilities: ['acts-in-bulk'] }, 'bulk'],
    ['batch_message_id', { type: 'string' }, { capabilities: ['acts-in-bulk'] }, undefined],
  ])('%s %j on %j: %s', (name, schema, given, kind) => {
    expect(tableOf({ properties: { [name]: schema } }, given)?.rows[0]?.risk?.kind).toBe(kind);
  });

  test('a destructive tool’s target is the required argument that its name speaks of', () => {
    const schema = {
      properties: { account_id: { type: 'string' }, session_hash: { type: 'string' } },
      required: ['account_id', 'session_hash'],
    };
    const kinds = (given: Partial<ToolRecord>, name: string) =>
      tableOf(schema, given, name)?.rows.map(({ risk }) => risk?.kind);
    expect(kinds({ category: 'destructive' }, 'terminate_session')).toEqual([undefined, 'target']);
    expect(kinds({ category: 'destructive' }, 'terminate')).toEqual(['target', undefined]);
    expect(kinds({ category: 'write' }, 'terminate_session')).toEqual([undefined, undefined]);
  });
});
