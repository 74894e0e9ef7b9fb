import { z } from 'zod';
import type { Problem } from '../catalog/catalog.ts';
import { showText } from '../catalog/visible.ts';
import type { ToolDefinition } from '../manifest/definition.ts';
import { isJsonObject, type JsonObject } from '../manifest/json.ts';
import { languageOf } from '../manifest/language.ts';
import type { Answers, LabelledTool } from './labelled.ts';
import { binaryOf, SCALES } from './scales.ts';

const object = z.custom<JsonObject>(isJsonObject, 'must be an object');

const rowSchema = z.looseObject({
  server: z.string(),
  name: z.string(),
  title: z.string().nullish(),
  description: z.string().nullish(),
  inputSchema: object.nullish(),
  outputSchema: object.nullish(),
  annotations: object.nullish(),
  lang: z.string().nullish(),
  label: z.string().nullish(),
  alt: z.string().nullish(),
  label_binary: z.enum(SCALES.binary).nullish(),
});
type Row = z.infer<typeof rowSchema>;

const REMEDY = 'Each line is {"server", "name", …} with "label_binary" (read, nonread) or "label" and perhaps "alt".';

function answersOf({ label_binary, label, alt }: Row): Answers | string {
  if (label_binary) return { binary: [label_binary] };
  const classes: readonly string[] = SCALES.class;
  if (!label) return 'has neither `label_binary` nor `label`';
  const unknown = [label, alt].find((name) => name && !classes.includes(name));
  if (unknown)
    return `has the class ${showText(JSON.stringify(unknown), 60)}, which is not among ${classes.join(', ')}`;
  const names = [...new Set([label, alt || label])];
  return { class: names, binary: [...new Set(names.map(binaryOf))] };
}

function toolOf(row: Row, answers: Answers): Omit<LabelledTool, 'siblings'> {
  const { name, title, description, inputSchema, outputSchema, annotations } = row;
  const definition: ToolDefinition = {
    name,
    ...(title && { title }),
    ...(description && { description }),
    ...(inputSchema && { inputSchema }),
    ...(outputSchema && { outputSchema }),
    ...(annotations && { annotations }),
  };
  return {
    server: row.server,
    language: row.lang ?? languageOf(description ?? title ?? '') ?? 'en',
    definition,
    answers,
  };
}

function readRow(line: string): Omit<LabelledTool, 'siblings'> | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    return `is not JSON (${showText((error as Error).message)})`;
  }
  const result = rowSchema.safeParse(value);
  if (!result.success) {
    const [issue] = result.error.issues;
    return `has a bad ${issue?.path.join('.') || 'value'}: ${showText(issue?.message ?? '')}`;
  }
  const answers = answersOf(result.data);
  return typeof answers === 'string' ? answers : toolOf(result.data, answers);
}

/**
 * Reads labelled tools, one JSON object a line. `file` is the name that problems show. The names of a server's other
 * rows are its siblings.
 */
export function parseRows(text: string, file: string): { tools: LabelledTool[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const read: Omit<LabelledTool, 'siblings'>[] = [];
  text.split('\n').forEach((line, index) => {
    if (line.trim() === '') return;
    const row = readRow(line);
    if (typeof row !== 'string') read.push(row);
    else {
      const message = `The line ${row}.`;
      problems.push({
        check: 'row-is-labelled',
        severity: 'error',
        file,
        line: index + 1,
        column: 1,
        message,
        remedy: REMEDY,
      });
    }
  });
  const servers = Map.groupBy(read, ({ server }) => server);
  const tools = read.map((row) => ({
    ...row,
    siblings: (servers.get(row.server) ?? []).filter((other) => other !== row).map(({ definition }) => definition.name),
  }));
  return { tools, problems };
}
