import { type Dirent, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalog, Problem, ServerEntry } from './catalog.ts';
import { byCodeUnits } from './order.ts';
import { readServerFile } from './read-file.ts';
import { isServerId } from './server-id.ts';

export { placeOf, readServerFile } from './read-file.ts';

/** A file of the catalogue, as it is and as it was understood. */
export interface ServerRead {
  id: string;
  /** From the working directory, if the catalogue's folder was given so. */
  path: string;
  text: string;
  /** Absent where the server's own record is bad. */
  entry?: ServerEntry;
  /** With any, something of the file is not in the entry. */
  problems: Problem[];
}

function fileProblem(file: string, check: string, message: string, remedy: string): Problem {
  return { check, severity: 'error', file, line: 1, column: 1, message, remedy };
}

function fileNameProblem(file: string, item: Dirent): Problem | undefined {
  const remedy = 'Name the file after the server: a-z, 0-9, `.`, `_` and `-`, then `.yaml`.';
  if (!item.isFile()) return fileProblem(file, 'file-is-named', 'Only plain files belong in this folder.', remedy);
  const [, id] = /^(.*)\.yaml$/.exec(item.name) ?? [];
  if (id !== undefined && isServerId(id)) return undefined;
  return fileProblem(file, 'file-is-named', 'The file’s name does not give a server’s id.', remedy);
}

/** Reads a file as UTF-8, strictly: bytes that are none would otherwise be replaced without a word. */
function readText(path: string): { text: string } | { reason: string } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(path)) };
  } catch (error) {
    return { reason: (error as Error).message };
  }
}

function readFile(root: string, item: Dirent): ServerRead | Problem {
  const path = join(root, 'servers', item.name);
  const misnamed = fileNameProblem(path, item);
  if (misnamed) return misnamed;
  const content = readText(path);
  if ('text' in content) {
    return { id: item.name.slice(0, -'.yaml'.length), path, text: content.text, ...readServerFile(content.text, path) };
  }
  const remedy = 'Save the file as UTF-8 and see that it can be read.';
  return fileProblem(path, 'file-is-readable', `The file cannot be read: ${content.reason}.`, remedy);
}

function listFolder(folder: string): Dirent[] | undefined {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return undefined;
  }
}

/**
 * Reads every file of a catalogue, by id. Never throws on what the files hold.
 * @param root the folder that holds `servers/`.
 * @returns the files, each with its own problems, and the problems of what is no file of a server.
 */
export function readServers(root: string): { servers: ServerRead[]; problems: Problem[] } {
  const folder = join(root, 'servers');
  const items = listFolder(folder);
  if (!items) {
    const remedy = 'Give the folder that holds `servers/`, with CATALOG or --catalog.';
    const message = 'There is no such folder, or it cannot be read.';
    return { servers: [], problems: [fileProblem(folder, 'file-is-readable', message, remedy)] };
  }
  const servers: ServerRead[] = [];
  const problems: Problem[] = [];
  for (const item of items.filter(({ name }) => !name.startsWith('.'))) {
    const read = readFile(root, item);
    if ('check' in read) problems.push(read);
    else servers.push(read);
  }
  return { servers: servers.sort((a, b) => byCodeUnits(a.id, b.id)), problems };
}

/**
 * Reads a catalogue: everything in it that is sound, and what is wrong with the rest.
 * @param root the folder that holds `servers/`; problems give files relative to what it is relative to.
 */
export function readCatalog(root: string): { catalog: Catalog; problems: Problem[] } {
  const { servers, problems } = readServers(root);
  return {
    catalog: { servers: servers.flatMap(({ entry }) => entry ?? []) },
    problems: [...problems, ...servers.flatMap((server) => server.problems)],
  };
}
