import { z } from 'zod';
import { serverRecordSchema, toolRecordSchema } from './record.ts';

const DOCUMENTS = {
  server: {
    schema: serverRecordSchema,
    title: 'Toolrisk server record',
    description: 'The first document of a server’s file in the catalogue.',
  },
  tool: {
    schema: toolRecordSchema,
    title: 'Toolrisk tool record',
    description: 'One tool: a document of its server’s file in the catalogue.',
  },
} as const;

/** The kinds of record that have a JSON Schema. */
export const RECORD_KINDS = Object.keys(DOCUMENTS) as (keyof typeof DOCUMENTS)[];

/** The JSON Schema (draft 2020-12) of a kind of record, as text. It accepts what the reader's schema accepts. */
export function recordSchemaText(kind: keyof typeof DOCUMENTS): string {
  const { schema, title, description } = DOCUMENTS[kind];
  const generated = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      // The only custom type of a record is a mapping.
      if (zodSchema._zod.def.type === 'custom') jsonSchema.type = 'object';
    },
  });
  const { $schema, ...rest } = generated;
  return `${JSON.stringify({ $schema, title, description, ...rest }, null, 2)}\n`;
}
