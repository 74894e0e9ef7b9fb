import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

import type { Problem } from './catalog.ts';
import { byCodeUnits } from './order.ts';
import { digest, type ToolRecord } from './record.ts';
import { isServerId } from './server-id.ts';
import { sameEffect } from './verdict.ts';
import { escapeHiddenInJson } from './visible.ts';
import { CAPABILITIES, CATEGORIES, RISKS } from './vocabulary.ts';

const day = z.iso.date();

/** What the catalogue said of a tool from a day on. */
const stateSchema = z.strictObject({
  on: day,
  tool: z.string().min(1),
  category: z.enum(CATEGORIES),
  capabilities: z.array(z.enum(CAPABILITIES)),
  /** Kept although it follows, since the table that it follows from may change. */
  risk: z.enum(RISKS),
  digest,
  /** The day of the review, where the record has one. */
  reviewed: day.optional(),
  retired: day.optional(),
});

/** The day on which a record was removed. */
const goneSchema = z.strictObject({ on: day, tool: z.string().min(1), gone: z.literal(true) });

const lineSchema = z.union([stateSchema, goneSchema]);

/** A line of a server's log: what the catalogue said of a tool from a day on, until its next line. */
export type LogLine = z.infer<typeof lineSchema>;
export type ToolState = z.infer<typeof stateSchema>;

/** The logs of a catalogue, by server, oldest line first. Servers that are no longer in the catalogue included. */
export type ChangeLogs = ReadonlyMap<string, readonly LogLine[]>;

export const CHANGES_FOLDER = 'changes';
const SUFFIX = '.ndjson';

/** True if a line says that a record is there. */
export function isState(line: LogLine | undefined): line is ToolState {
  return line !== undefined && !('gone' in line);
}

function stateOf(
  { name, category, capabilities, risk, definition, review, retired }: ToolRecord,
  on: string,
): ToolState {
  return {
    on,
    tool: name,
    category,
    capabilities,
    risk,
    digest: definition.digest,
    ...(review && { reviewed: review.on }),
    ...(retired !== undefined && { retired }),
  };
}

/** True if two lines say the same of a tool, whenever they do. */
function saysSame(one: LogLine | undefined, other: LogLine): boolean {
  if (!isState(one) || !isState(other)) return isState(one) === isState(other);
  return (
    sameEffect(one, other) &&
    one.risk === other.risk &&
    one.digest === other.digest &&
    one.reviewed === other.reviewed &&
    one.retired === other.retired
  );
}

/** The last line of each tool. */
function lastLines(log: readonly LogLine[]): Map<string, LogLine> {
  return new Map(log.map((line) => [line.tool, line]));
}

/**
 * A server's log, brought up to its records: what differs from the state before the day is written under that day, so
 * that a day has one line of a tool at most, and a second run changes nothing.
 * @param on today. Where the log already has a later day, that one is taken: time does not go back in a log.
 */
export function updateLog(log: readonly LogLine[], records: readonly ToolRecord[], on: string): LogLine[] {
  const last = log.at(-1)?.on ?? on;
  const day = last > on ? last : on;
  const earlier = log.filter((line) => line.on < day);
  const before = lastLines(earlier);
  const now = records.map((record) => stateOf(record, day));
  const names = new Set(now.map(({ tool }) => tool));
  const changed = now.filter((state) => !saysSame(before.get(state.tool), state));
  const gone = [...before.values()].filter((line) => isState(line) && !names.has(line.tool));
  const removed = gone.map(({ tool }): LogLine => ({ on: day, tool, gone: true }));
  return [...earlier, ...[...changed, ...removed].sort((a, b) => byCodeUnits(a.tool, b.tool))];
}

/** The text of a log: a JSON object a line, with what cannot be seen escaped. */
export function logText(log: readonly LogLine[]): string {
  return log.map((line) => `${escapeHiddenInJson(JSON.stringify(line))}\n`).join('');
}

function problemAt(file: string, line: number, message: string): Problem {
  const remedy = 'Take the file as it was from git, and run `npm run changes`.';
  return { check: 'change-log-is-readable', severity: 'error', file, line, column: 1, message, remedy };
}

function parseLine(text: string): LogLine | undefined {
  try {
    return lineSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** What is wrong with a line behind the lines before it. */
function misplacement(line: LogLine, log: readonly LogLine[], names: ReadonlySet<string>): string | undefined {
  const last = log.at(-1)?.on ?? line.on;
  if (line.on < last) return 'An earlier day follows.';
  return line.on === last && names.has(line.tool) ? 'The tool has a line of this day already.' : undefined;
}

/** Reads a log from its text. Never throws on what it holds. */
export function parseLog(text: string, file: string): { log: LogLine[]; problems: Problem[] } {
  const log: LogLine[] = [];
  const problems: Problem[] = [];
  let names = new Set<string>();
  text.split('\n').forEach((source, at) => {
    if (source === '') return;
    const line = parseLine(source);
    const wrong = line ? misplacement(line, log, names) : 'This is no line of a change log.';
    if (line === undefined || wrong !== undefined) {
      problems.push(problemAt(file, at + 1, wrong ?? ''));
      return;
    }
    if (line.on !== log.at(-1)?.on) names = new Set();
    names.add(line.tool);
    log.push(line);
  });
  return { log, problems };
}

/** Logs with a day to come, under which everything would be written until then. */
export function logsAhead(changes: ChangeLogs, root: string, today: string): Problem[] {
  return [...changes].flatMap(([id, log]) => {
    const line = log.findIndex(({ on }) => on > today);
    return line < 0 ? [] : [problemAt(logPath(root, id), line + 1, 'This day is still to come.')];
  });
}

/** Reads the logs of a catalogue. One without the folder has none. */
export function readChangeLogs(root: string): { changes: ChangeLogs; problems: Problem[] } {
  const folder = join(root, CHANGES_FOLDER);
  const files = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
  const named = files.filter(
    (item) => item.isFile() && item.name.endsWith(SUFFIX) && isServerId(item.name.slice(0, -SUFFIX.length)),
  );
  const reads = named
    .map(({ name }) => ({ id: name.slice(0, -SUFFIX.length), path: join(folder, name) }))
    .sort((a, b) => byCodeUnits(a.id, b.id))
    .map(({ id, path }) => ({ id, ...parseLog(readFileSync(path, 'utf8'), path) }));
  return {
    changes: new Map(reads.map(({ id, log }) => [id, log])),
    problems: reads.flatMap(({ problems }) => problems),
  };
}

/** The file of a server's log. */
export function logPath(root: string, id: string): string {
  return join(root, CHANGES_FOLDER, `${id}${SUFFIX}`);
}
