import { z } from 'zod';
import { documentLines } from '../catalog/canonical.ts';
import type { Problem } from '../catalog/catalog.ts';
import { formatMapping } from '../catalog/format.ts';
import { describeIssue } from '../catalog/issue.ts';
import { byCodeUnits } from '../catalog/order.ts';
import { withoutUndefined } from '../catalog/present.ts';
import { placeOf } from '../catalog/read-file.ts';
import { hasHidden } from '../catalog/visible.ts';
import { parseYaml } from '../catalog/yaml.ts';
import type { JsonObject } from '../manifest/json.ts';
import { measurementSchema } from './measurement.ts';

/** The file of figures, below the catalogue's folder. */
export const ACCURACY_FILE = 'accuracy.yaml';

const line = z
  .string()
  .trim()
  .min(1)
  .refine((text) => !hasHidden(text) && !text.includes('\n'), 'must be one line without hidden characters');

/** Where labels come from that are not kept here. */
export const outsideSchema = z.strictObject({
  /** What the labels are. */
  source: line,
  /** Who labelled. */
  by: line,
  licence: line,
  on: z.iso.date('must be a date as YYYY-MM-DD'),
});
export type Outside = z.infer<typeof outsideSchema>;

/** The name of a measurement, which stands in links. */
export const measurementName = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'must be words in small letters, joined by hyphens');

const documentSchema = z.strictObject({
  name: measurementName,
  /** Present where the labels are not in the repository: the figures cannot be made again from it. */
  outside: outsideSchema.optional(),
  /** Whether the classifier read the declared annotations. */
  annotations: z.boolean(),
  /** What each headline figure may not fall below, by its id. */
  floors: z.record(z.string(), z.number().min(0).max(1)).optional(),
  ...measurementSchema.shape,
});

/** One measurement as the file of figures holds it. */
export type AccuracyDocument = z.infer<typeof documentSchema>;

/** A document that was read, and where its parts stand. */
export interface ReadDocument {
  document: AccuracyDocument;
  /** The place of the part at a path, or of the nearest part above. */
  placeOf(path: readonly PropertyKey[]): { line: number; column: number };
}

const REMEDY = 'Run `npm run accuracy -- --write`; only `floors` and `unsafe` are edited by hand.';

/** `start` is the index of the document's first line. */
function readDocument(text: string, start: number, file: string): { read?: ReadDocument; problems: Problem[] } {
  const place = (offset: number) => {
    const { line, column } = placeOf(text, offset);
    return { line: start + line, column };
  };
  const problem = (offset: number, message: string): Problem => {
    return { check: 'accuracy-is-readable', severity: 'error', file, ...place(offset), message, remedy: REMEDY };
  };
  const parsed = parseYaml(text);
  if (!parsed.ok) return { problems: parsed.issues.map(({ offset, message }) => problem(offset, message)) };
  const { offsetOf } = parsed.document;
  const result = documentSchema.safeParse(parsed.document.value, { reportInput: true });
  if (result.success) {
    return { read: { document: result.data, placeOf: (path) => place(offsetOf(path, 'key')) }, problems: [] };
  }
  const issues = result.error.issues.flatMap(describeIssue);
  return { problems: issues.map(({ path, message }) => problem(offsetOf(path, 'key'), message)) };
}

/** Reads the file of figures from its text. `file` is the name that problems show. Never throws on bad content. */
export function parseAccuracy(text: string, file: string): { documents: ReadDocument[]; problems: Problem[] } {
  const lines = text.split('\n');
  const results = documentLines(lines).map(({ start, end }) =>
    readDocument(lines.slice(start, end).join('\n'), start, file),
  );
  return {
    documents: results.flatMap(({ read }) => read ?? []),
    problems: results.flatMap(({ problems }) => problems),
  };
}

const HEAD =
  '# Written by `npm run accuracy -- --write`. Only floors may be lowered, and unsafe errors added, by hand.\n';

/** The text of the file of figures: a document for each measurement, by name. */
export function formatAccuracy(documents: readonly AccuracyDocument[]): string {
  const sorted = documents.toSorted((a, b) => byCodeUnits(a.name, b.name));
  return HEAD + sorted.map((one) => formatMapping(withoutUndefined(one) as unknown as JsonObject)).join('---\n');
}
