import { basename } from 'node:path';
import type { z } from 'zod';
import type { JsonValue } from '../manifest/json.ts';
import { toolSlug } from './address.ts';
import { documentLines, parseCanonical } from './canonical.ts';
import type { Problem, ServerEntry, ToolEntry } from './catalog.ts';
import { AUTHORS } from './format.ts';
import { describeIssue } from './issue.ts';
import { LIMITS } from './limits.ts';
import { byCodeUnits } from './order.ts';
import { serverRecordSchema, type ToolRecord, toolRecordSchema } from './record.ts';
import { showText } from './visible.ts';
import { findComments, parseYaml, type YamlDocument, type YamlIssue } from './yaml.ts';

/** One document of a file: its lines, and its value where that was read already. */
interface Part {
  start: number;
  end: number;
  value?: JsonValue;
}

/** A file while it is being read. */
interface Source {
  file: string;
  text: string;
  lines: string[];
  problems: Problem[];
}

const LINE_BREAK = 'End lines with a line feed alone; `npm run format` does.';

/** Where an offset of a text stands, from 1; columns count UTF-16 code units. */
export function placeOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  const lastBreak = before.lastIndexOf('\n');
  let line = 1;
  for (let at = before.indexOf('\n'); at !== -1; at = before.indexOf('\n', at + 1)) line++;
  return { line, column: offset - lastBreak };
}

/** A file's lines, whether they end as on Unix or as on Windows. */
export function linesOf(text: string): string[] {
  return text.split(/\r?\n/);
}

type Fault = Omit<Problem, 'file' | 'severity'>;

function report(source: Source, fault: Fault): void {
  source.problems.push({ severity: 'error', file: source.file, ...fault });
}

function textOf(source: Source, part: Part): string {
  return source.lines.slice(part.start, part.end).join('\n');
}

function reportYaml(source: Source, part: Part, text: string, issue: YamlIssue, tool?: string): void {
  const { line, column } = placeOf(text, issue.offset);
  const { check, message, remedy } = issue;
  report(source, { check, line: part.start + line, column, tool, message, remedy });
}

/** The name that a document that cannot be read seems to give its tool. */
function guessName(text: string): string | undefined {
  const name = /^name: +(.{1,200})$/m.exec(text)?.[1];
  return name?.replace(/^"(.*)"$/, '$1');
}

const TAB = {
  check: 'yaml-is-plain',
  message: 'The line holds a tab; editors show tabs at different widths, and YAML forbids them in indentation.',
  remedy: 'Use spaces, or `\\t` between double quotes where the text itself has a tab.',
} as const;

function reportTab(source: Source, part: Part, text: string): boolean {
  const offset = text.indexOf('\t');
  if (offset !== -1) reportYaml(source, part, text, { ...TAB, offset }, guessName(text));
  return offset !== -1;
}

/** How a document is too large, if it is. */
function excessOf(text: string, lines: number): string | undefined {
  if (lines > LIMITS.documentLines) return `${lines} lines; at most ${LIMITS.documentLines} are read`;
  if (text.length <= LIMITS.documentLength) return undefined;
  return `${text.length} characters; at most ${LIMITS.documentLength} are read`;
}

/** True if a document written by `formatServerFile` is within the bounds of what is read. */
export function isWithinBounds(document: string): boolean {
  return excessOf(document, document.split('\n').length) === undefined;
}

function reportExcess(source: Source, part: Part): boolean {
  const lines = part.end - part.start;
  // Most files are smaller than the bound of one document, and need not be looked at.
  if (lines <= LIMITS.documentLines && source.text.length <= LIMITS.documentLength) return false;
  const text = textOf(source, part);
  const excess = excessOf(text, lines);
  if (excess === undefined) return false;
  report(source, {
    check: 'yaml-is-plain',
    line: part.start + 1,
    column: 1,
    tool: guessName(text),
    message: `The document has ${excess}.`,
    remedy: 'Leave the tool out, or list it under `quarantined` in the server’s record.',
  });
  return true;
}

/** Reads a part with the YAML parser: slower than the canonical reader, and able to say what is wrong and where. */
function parsePart(source: Source, part: Part): YamlDocument | undefined {
  const text = textOf(source, part);
  if (reportTab(source, part, text)) return undefined;
  const parsed = parseYaml(text);
  if (parsed.ok) return parsed.document;
  const name = part.start === 0 ? undefined : guessName(text);
  for (const issue of parsed.issues) reportYaml(source, part, text, issue, name);
  return undefined;
}

/** Reported of one document; more would only hide the others. */
const MOST_ISSUES = 20;

function reportIssues(source: Source, part: Part, error: z.ZodError): void {
  const text = textOf(source, part);
  const parsed = parseYaml(text);
  const name = part.start === 0 ? undefined : guessName(text);
  const issues = error.issues.flatMap((issue) => describeIssue(issue));
  for (const { path, which, message, remedy } of issues.slice(0, MOST_ISSUES)) {
    const offset = parsed.ok ? parsed.document.offsetOf(path, which) : 0;
    const { line, column } = placeOf(text, offset);
    const more = issues.length > MOST_ISSUES ? ` (One of ${issues.length} such problems in this record.)` : '';
    report(source, {
      check: 'record-is-valid',
      line: part.start + line,
      column,
      tool: name,
      message: `${message}${more}`,
      remedy,
    });
  }
}

/** Reads a part as a record of a kind, or reports why it is none. */
function readPart<T>(source: Source, part: Part, schema: z.ZodType<T>): T | undefined {
  let { value } = part;
  if (reportExcess(source, part)) return undefined;
  if (value === undefined) {
    const document = parsePart(source, part);
    if (!document) return undefined;
    value = document.value;
  }
  const result = schema.safeParse(value, { reportInput: true });
  if (!result.success) reportIssues(source, part, result.error);
  return result.success ? result.data : undefined;
}

const COMMENTS = new Set<string>(Object.values(AUTHORS));

/** The comments of a file that are not the canonical form's own: a program that writes the file would lose them. */
export function commentProblems(text: string, file: string): Problem[] {
  if (!/(?:^|\s)#/.test(text) || parseCanonical(text)?.every((document) => document !== undefined)) return [];
  return findComments(text, COMMENTS).map(({ offset, comment }) => ({
    check: 'file-is-canonical',
    severity: 'error',
    file,
    ...placeOf(text, offset),
    message: `The comment ${JSON.stringify(showText(comment, 60))} would be lost when a program writes the file.`,
    remedy: 'Say it in `review.reason`, or remove it.',
  }));
}

/**
 * Where a part of a record stands in its file.
 * @param lines the file's.
 * @param line the record's first line, from 1.
 */
export function locate(
  lines: readonly string[],
  line: number,
  path: readonly PropertyKey[],
): { line: number; column: number } {
  const end = lines.indexOf('---', line - 1);
  const document = lines.slice(line - 1, end === -1 ? undefined : end).join('\n');
  const parsed = parseYaml(document);
  if (!parsed.ok) return { line, column: 1 };
  const place = placeOf(document, parsed.document.offsetOf(path));
  return { line: line + place.line - 1, column: place.column };
}

function firstKeyLine(source: Source, part: Part): number {
  let at = part.start;
  while (at < part.end - 1 && /^\s*(#.*)?$/.test(source.lines[at] as string)) at++;
  return at + 1;
}

function readTools(source: Source, parts: Part[]): ToolEntry[] {
  const tools: ToolEntry[] = [];
  const lineOf = new Map<string, number>();
  for (const part of parts) {
    const record = readPart<ToolRecord>(source, part, toolRecordSchema);
    if (!record) continue;
    const line = firstKeyLine(source, part);
    const first = lineOf.get(record.name);
    if (first === undefined) {
      lineOf.set(record.name, line);
      tools.push({ record, slug: toolSlug(record.name), line });
      continue;
    }
    report(source, {
      check: 'tool-is-unique',
      line,
      column: 1,
      tool: record.name,
      message: `The file has two records of this tool: the first is on line ${first}.`,
      remedy: 'Keep one of the two.',
    });
  }
  return tools.sort((a, b) => byCodeUnits(a.record.name, b.record.name));
}

/** The documents of a text. A marker with text behind it is left in its document, where the YAML reader refuses it. */
function partsOf(source: Source): Part[] {
  const canonical = parseCanonical(source.text);
  return documentLines(source.lines).map(({ start, end }, index) => {
    const read = canonical?.[index];
    return read ? { start, end, value: read.value } : { start, end };
  });
}

/** What keeps a text from being read at all. */
function faultOfWhole({ text, lines }: Source): Fault | undefined {
  const start = { check: 'yaml-is-plain', line: 1, column: 1, remedy: 'Record fewer tools of this server.' } as const;
  const bytes = Buffer.byteLength(text);
  if (bytes > LIMITS.fileBytes) {
    return { ...start, message: `The file has ${bytes} bytes; at most ${LIMITS.fileBytes} are read.` };
  }
  const documents = documentLines(lines).length;
  if (documents > LIMITS.documents) {
    return { ...start, message: `The file has ${documents} documents; at most ${LIMITS.documents} are read.` };
  }
  const lone = text.search(/\r(?!\n)/);
  if (lone === -1) return undefined;
  const message = 'The line ends with a carriage return alone, which readers of YAML take differently.';
  return { check: 'yaml-is-plain', ...placeOf(text, lone), message, remedy: LINE_BREAK };
}

/**
 * Reads a server's file. One bad document loses nothing but itself: it is reported and the others are kept. Without
 * a good first document, the server's own, there is no entry.
 * @param text the file's content.
 * @param file the file's name as problems give it; its last part without `.yaml` is the server's id.
 */
export function readServerFile(text: string, file: string): { entry?: ServerEntry; problems: Problem[] } {
  const id = basename(file, '.yaml');
  const source: Source = { file, text, lines: linesOf(text), problems: [] };
  const fault = faultOfWhole(source);
  if (fault) {
    report(source, fault);
    return { problems: source.problems };
  }
  const [head, ...rest] = partsOf(source);
  const server = readPart(source, head as Part, serverRecordSchema);
  const tools = readTools(source, rest);
  const { problems } = source;
  return server ? { entry: { id, file: `servers/${id}.yaml`, server, tools }, problems } : { problems };
}
