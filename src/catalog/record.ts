import { z } from 'zod';
import type { JsonObject } from '../manifest/json.ts';
import { CAPABILITIES, CATEGORIES, RISKS } from './vocabulary.ts';

const json = z.custom<JsonObject>((value) => typeof value === 'object' && value !== null && !Array.isArray(value), {
  error: 'must be a mapping',
});
/** The SHA-256 of a definition's canonical JSON. */
export const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/, 'must be sha256: and 64 hexadecimal digits');
const day = z.iso.date('must be a date as YYYY-MM-DD');
const category = z.enum(CATEGORIES);
const capabilities = z.array(z.enum(CAPABILITIES));
const risk = z.enum(RISKS);

/** Why the classifier says something: the rule, the field of the definition, and the words in it. */
export const evidenceSchema = z.strictObject({
  rule: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be a rule id'),
  /** A path into the definition: `name`, `description`, `inputSchema.properties.sql`, `annotations.destructiveHint`. */
  field: z.string(),
  /** The exact words matched. */
  text: z.string(),
  /** Where `text` starts in the field's string, in UTF-16 code units. Absent where the field is no string. */
  start: z.int().nonnegative().optional(),
});
export type Evidence = z.infer<typeof evidenceSchema>;

/** The effect of one value of the argument that a dispatching tool depends on. */
export const valueRowSchema = z.strictObject({
  argument: z.string(),
  value: z.string(),
  category,
  capabilities,
  risk,
});
export type ValueRow = z.infer<typeof valueRowSchema>;

/** A declared annotation that the rest of the definition contradicts. */
export const contradictionSchema = z.strictObject({
  annotation: z.enum(['readOnlyHint', 'destructiveHint', 'openWorldHint']),
  declared: z.boolean(),
  /** What is suggested without the annotations: the category, or a capability that needs an outside. */
  inferred: z.enum([...CATEGORIES, 'ingests-untrusted', 'sends-externally']),
});
export type Contradiction = z.infer<typeof contradictionSchema>;

/** Written by `npm run classify`. */
export const suggestionSchema = z.strictObject({
  category,
  capabilities,
  risk,
  confidence: z.number().min(0).max(1),
  because: z.array(evidenceSchema),
  /** Absent where no declared annotation is contradicted. */
  contradictions: z.array(contradictionSchema).min(1).optional(),
  /** One row per value of a dispatching argument, in the schema's order. */
  values: z.array(valueRowSchema).optional(),
});
export type Suggestion = z.infer<typeof suggestionSchema>;

/** Written by a person; decides the verdict. */
export const reviewSchema = z.strictObject({
  reason: z.string().min(10, 'must explain itself in at least ten characters'),
  by: z.string().min(1),
  on: day,
  /** The digest of the definition that was reviewed. */
  digest,
});
export type Review = z.infer<typeof reviewSchema>;

/** Written by `npm run crawl`: what the server says. */
export const definitionSchema = z.strictObject({
  title: z.string().optional(),
  description: z.string().optional(),
  language: z.string().optional(),
  inputSchema: json.optional(),
  outputSchema: json.optional(),
  annotations: json.optional(),
  /** Present where two starts in one home gave different definitions. */
  unstable: z.literal(true).optional(),
  digest,
});
export type Definition = z.infer<typeof definitionSchema>;

/** One tool: a document in its server's file. */
export const toolRecordSchema = z.strictObject({
  name: z.string().min(1),
  category,
  capabilities,
  risk,
  /** The day on which the tool was no longer listed by its server. */
  retired: day.optional(),
  /** A reader's English rendering of a description in another language, written by a person. */
  gloss: z.string().min(1).optional(),
  review: reviewSchema.optional(),
  definition: definitionSchema,
  suggestion: suggestionSchema,
});
export type ToolRecord = z.infer<typeof toolRecordSchema>;

const url = z.url({ protocol: /^https?$/, error: 'must be an http or https URL' });

/** Where a server's definitions came from, and in what circumstances they were captured. */
export const sourceSchema = z.strictObject({
  kind: z.enum(['npm', 'command', 'http', 'manifest', 'registry', 'page']),
  /** What identifies the server at its source: a package, a command, a URL, a registry name, or a manifest's server. */
  name: z.string().min(1),
  version: z.string().optional(),
  repository: url.optional(),
  commit: z.string().optional(),
  /** The page or file that the facts were taken from. */
  url: url.optional(),
  /** Arguments that the server was started with. */
  arguments: z.array(z.string()).optional(),
  /** `partial`: some tools, or some fields of them. `metadata`: no tools could be listed. */
  capture: z.enum(['complete', 'partial', 'metadata']),
  /** `dummy`: made-up credentials, only so that the server starts. */
  access: z.enum(['anonymous', 'dummy', 'authorised']),
  transport: z.enum(['stdio', 'streamable-http', 'file']),
  protocolVersion: z.string().optional(),
  /** The day on which a definition of this server last changed. */
  changed: day,
});
export type Source = z.infer<typeof sourceSchema>;

/** A tool that the server listed and that could not be recorded. */
export const quarantineSchema = z.strictObject({
  /** The tool's name, or its position (`#17`) where it has none that can be shown. */
  tool: z.string().min(1),
  reason: z.string().min(1),
});
export type Quarantined = z.infer<typeof quarantineSchema>;

/** One server: the first document of its file. */
export const serverRecordSchema = z.strictObject({
  title: z.string().min(1),
  description: z.string().optional(),
  /** An SPDX expression for the quoted definitions, or `unknown`. */
  licence: z.string().min(1),
  website: url.optional(),
  source: sourceSchema,
  quarantined: z.array(quarantineSchema).optional(),
});
export type ServerRecord = z.infer<typeof serverRecordSchema>;
