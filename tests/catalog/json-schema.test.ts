import { expect, test } from 'vitest';
import { RECORD_KINDS, recordSchemaText } from '../../src/catalog/json-schema.ts';
import { serverRecordSchema, toolRecordSchema } from '../../src/catalog/record.ts';

const SCHEMAS = { server: serverRecordSchema, tool: toolRecordSchema };

test.each(RECORD_KINDS.map((kind) => [kind]))(
  'the schema of a %s has the keys of the reader’s, and no others',
  (kind) => {
    const schema = JSON.parse(recordSchemaText(kind));
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(Object.keys(schema.properties)).toEqual(Object.keys(SCHEMAS[kind].shape));
    expect(schema.additionalProperties).toBe(false);
    expect(schema.required).not.toContain('retired');
  },
);

test('a schema that a server sent may hold anything, and must be a mapping', () => {
  const { definition } = JSON.parse(recordSchemaText('tool')).properties;
  expect(definition.properties.inputSchema).toEqual({ type: 'object' });
});
