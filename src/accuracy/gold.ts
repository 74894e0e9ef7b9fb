import { z } from 'zod';
import type { Problem } from '../catalog/catalog.ts';
import { digest } from '../catalog/record.ts';
import { CAPABILITIES, CATEGORIES } from '../catalog/vocabulary.ts';
import type { ToolDefinition } from '../manifest/definition.ts';
import { isJsonObject, type JsonObject } from '../manifest/json.ts';
import { parseLabelLine, type Verdicts } from './label-line.ts';
import { type Entry, readLabelList } from './label-list.ts';

/** What a careful reader says of a tool, and why. */
export interface GoldLabel extends Verdicts {
  reason: string;
  /** Where it stands in its file, from 1. */
  line: number;
}

/** A label on a tool of the catalogue. */
export interface CatalogueLabel extends GoldLabel {
  tool: string;
  /** Of the definition that was read. */
  digest: string;
}

/** A made-up tool with its label. */
export interface Sample extends GoldLabel {
  tool: ToolDefinition;
}

/** The labels of one file. Those that could not be read are problems. */
export interface GoldFile {
  labels: CatalogueLabel[];
  samples: Sample[];
  problems: Problem[];
}

const reason = z.string().trim().min(1);

const catalogueLabelSchema = z.strictObject({
  tool: z.string().min(1),
  category: z.enum(CATEGORIES),
  or: z.enum(CATEGORIES).optional(),
  capabilities: z.array(z.enum(CAPABILITIES)),
  maybe: z.array(z.enum(CAPABILITIES)).default([]),
  reason,
  digest,
});

const object = z.custom<JsonObject>(isJsonObject, { error: 'must be a mapping' });

const sampleToolSchema = z.strictObject({
  name: z.string().min(1),
  title: z.string().optional(),
  description: z.string().optional(),
  inputSchema: object.optional(),
  annotations: object.optional(),
});

type Read<Kind> = { read: Kind } | { problems: Problem[] };

function readCatalogueLabel({ value, line, problems }: Entry): Read<CatalogueLabel> {
  const result = catalogueLabelSchema.safeParse(value, { reportInput: true });
  return result.success ? { read: { ...result.data, line } } : { problems: problems([], result.error) };
}

function readSample({ value, line, problem, problems }: Entry): Read<Sample> {
  const tool = sampleToolSchema.safeParse(value.tool, { reportInput: true });
  if (!tool.success) return { problems: problems(['tool'], tool.error) };
  const [label, ...others] = Object.keys(value).filter((key) => key !== 'tool');
  if (label === undefined) return { problems: [problem([], 'The sample has no label on its second line.')] };
  if (others[0] !== undefined) return { problems: [problem([others[0]], 'The sample has two labels.')] };
  const verdicts = parseLabelLine(label);
  if (typeof verdicts === 'string') return { problems: [problem([label], `The label ${verdicts}.`)] };
  const why = reason.safeParse(value[label], { reportInput: true });
  if (!why.success) return { problems: problems([label], why.error) };
  return { read: { tool: tool.data, ...verdicts, reason: why.data, line } };
}

/** Problems of all readings, and what could be read. */
function sort<Kind>(readings: readonly Read<Kind>[]): { read: Kind[]; problems: Problem[] } {
  return {
    read: readings.flatMap((one) => ('read' in one ? [one.read] : [])),
    problems: readings.flatMap((one) => ('problems' in one ? one.problems : [])),
  };
}

/** Labels with one tool twice, after the first. */
function repeated(labels: readonly CatalogueLabel[], file: string): Problem[] {
  const seen = new Set<string>();
  return labels.flatMap(({ tool, line }) => {
    if (!seen.has(tool)) {
      seen.add(tool);
      return [];
    }
    const message = 'The tool has a label further up.';
    return [
      {
        check: 'label-is-valid',
        severity: 'error' as const,
        file,
        line,
        column: 1,
        tool,
        message,
        remedy: 'Keep one of the two.',
      },
    ];
  });
}

/**
 * Reads one file of the gold set: labels on tools of a server of the catalogue (`tool: name`), or samples, which bring
 * their tool with them (`tool: {name: …}`). `file` is the name that problems show. Never throws on bad content.
 */
export function parseGold(text: string, file: string): GoldFile {
  const { entries, problems } = readLabelList(text, file);
  const samples = sort(entries.filter(({ value }) => isJsonObject(value.tool)).map(readSample));
  const labels = sort(entries.filter(({ value }) => !isJsonObject(value.tool)).map(readCatalogueLabel));
  return {
    labels: labels.read,
    samples: samples.read,
    problems: [...problems, ...labels.problems, ...samples.problems, ...repeated(labels.read, file)].sort(
      (a, b) => a.line - b.line,
    ),
  };
}
