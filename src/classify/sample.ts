import { z } from 'zod';
import { CAPABILITIES, CATEGORIES, RISKS } from '../catalog/vocabulary.ts';
import type { ToolDefinition } from '../manifest/definition.ts';
import type { JsonObject } from '../manifest/json.ts';

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

/** Samples of one point, each with its opposite beside it, and what they show. */
export const sampleGroup = z.strictObject({ why: z.string(), cases: z.array(sample).min(2) });
export type SampleGroup = z.infer<typeof sampleGroup>;

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
