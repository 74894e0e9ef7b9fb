import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Problem } from './catalog.ts';
import { formatServerFile } from './format.ts';
import { byCodeUnits } from './order.ts';
import { withoutUndefined } from './present.ts';
import { commentProblems, readServerFile } from './read-file.ts';
import type { ServerRecord, ToolRecord } from './record.ts';
import { isServerId } from './server-id.ts';
import { showText } from './visible.ts';

export { formatServerFile } from './format.ts';

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * Reads a text back and compares it with what it was made from.
 * @throws {Error} if they differ, saying where: the text must not be written then.
 */
export function assertReadsBack(text: string, file: string, server: ServerRecord, tools: readonly ToolRecord[]): void {
  const { entry, problems } = readServerFile(text, file);
  const [problem] = problems;
  if (problem) {
    throw new Error(`${file}: what would be written at line ${problem.line} does not read back: ${problem.message}`);
  }
  const wanted = [...tools].sort((a, b) => byCodeUnits(a.name, b.name));
  const got = entry?.tools.map(({ record }) => record) ?? [];
  const differs = wanted.findIndex((tool, index) => !isDeepStrictEqual(withoutUndefined(tool), got[index]));
  if (differs !== -1)
    throw new Error(`${file}: the tool ${JSON.stringify(wanted[differs]?.name)} reads back differently`);
  const { quarantined, ...rest } = server;
  const said = quarantined?.length === 0 ? rest : server;
  if (!isDeepStrictEqual(withoutUndefined(said), entry?.server))
    throw new Error(`${file}: the server’s record reads back differently`);
}

/** A file that holds what writing it anew would lose. */
export class WouldLose extends Error {
  readonly problems: readonly Problem[];

  constructor(file: string, problems: readonly Problem[]) {
    const [first] = problems;
    super(`${file}:${first?.line}: ${first?.message} The file is left as it is. ${first?.remedy}`);
    this.problems = problems;
  }
}

/** What a file holds besides the records that are to be written into it: what cannot be read, comments, other tools. */
function lossesIn(text: string, path: string, tools: readonly ToolRecord[]): Problem[] {
  const { entry, problems } = readServerFile(text, path);
  const names = new Set(tools.map(({ name }) => name));
  const dropped = (entry?.tools ?? [])
    .filter(({ record }) => !names.has(record.name))
    .map(({ record, line }) => ({
      check: 'record-is-kept',
      severity: 'error' as const,
      file: path,
      line,
      column: 1,
      tool: record.name,
      message: `The record of ${showText(record.name)} would be removed.`,
      remedy: 'Keep it, with `retired` and the day, since its address is published.',
    }));
  return [...problems, ...commentProblems(text, path), ...dropped];
}

/** Writes a file in one step: a reader sees the old text or the new, never a part. */
export function replaceFile(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, text);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/**
 * Writes a server's file in canonical form, in one step, after reading the text back; leaves a file that holds the
 * same text untouched.
 * @param root the folder that holds `servers/`.
 * @throws {WouldLose} if the file holds something that would be lost: problems, comments, records of other tools.
 * @throws {Error} if the text would not read back as the same records, or the disk refuses.
 */
export function writeServerFile(
  root: string,
  id: string,
  server: ServerRecord,
  tools: readonly ToolRecord[],
): 'written' | 'unchanged' {
  if (!isServerId(id)) throw new Error(`${JSON.stringify(id)} is no server id`);
  const path = join(root, 'servers', `${id}.yaml`);
  const text = formatServerFile(server, tools);
  const before = readIfThere(path);
  if (before === text) return 'unchanged';
  const losses = before === undefined ? [] : lossesIn(before, path, tools);
  if (losses.length > 0) throw new WouldLose(path, losses);
  assertReadsBack(text, path, server, tools);
  replaceFile(path, text);
  return 'written';
}
