import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { CAPABILITIES, CATEGORIES, RISKS } from '../../src/catalog/vocabulary.ts';
import { suggest } from '../../src/classify/suggest.ts';
import type { ToolDefinition } from '../../src/manifest/definition.ts';
import type { JsonObject } from '../../src/manifest/json.ts';

const json = z.custom<JsonObject>((value) => typeof value === 'object' && value !== null);

const sample = z.strictObject({
  name: z.string(),
  description: z.string().optional(),
  /** Properties of the input schema. A property without a type is a string. */
  params: z.record(z.string(), json).optional(),
  required: z.array(z.string()).optional(),
  output: z.record(z.string(), json).optional(),
  annotations: json.optional(),
  category: z.enum(CATEGORIES).optional(),
  /** What the verdict must have at least. */
  capabilities: z.array(z.enum(CAPABILITIES)).optional(),
  risk: z.enum(RISKS).optional(),
  confidence: z.number().optional(),
  /** A rule that must be cited, and one that must not. */
  rule: z.string().optional(),
  not: z.string().optional(),
  /** How many pieces of evidence there must be. */
  evidence: z.number().optional(),
  /** The categories of the rows of a dispatching argument. */
  values: z.array(z.enum(CATEGORIES)).optional(),
});
export type Sample = z.infer<typeof sample>;

const group = z.strictObject({ why: z.string(), cases: z.array(sample).min(2) });

const FOLDER = new URL('./samples/', import.meta.url);

/** Every group of samples, with the file that it stands in. */
export const groups = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.yaml'))
  .flatMap((file) =>
    z
      .array(group)
      .parse(parse(readFileSync(new URL(file, FOLDER), 'utf8')))
      .map((one) => ({ file, ...one })),
  );

export const samples: readonly Sample[] = groups.flatMap(({ cases }) => cases);

const schema = (properties: Record<string, JsonObject> | undefined, required: string[] = []): JsonObject | undefined =>
  properties && {
    type: 'object',
    required,
    properties: Object.fromEntries(
      Object.entries(properties).map(([name, value]) => [name, { type: 'string', ...value }]),
    ),
  };

/** The definition that a sample stands for. */
export const definitionOf = ({ name, description, params, required, output, annotations }: Sample): ToolDefinition => ({
  name,
  description,
  inputSchema: schema(params, required),
  outputSchema: schema(output),
  annotations,
});

export const suggestFor = (one: Sample) => suggest(definitionOf(one));
