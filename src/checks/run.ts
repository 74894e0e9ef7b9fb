import { join } from 'node:path';
import { readAttacks } from '../catalog/attacks.ts';
import type { Catalog, Problem, ServerEntry } from '../catalog/catalog.ts';
import { readServers, type ServerRead } from '../catalog/read.ts';
import { linesOf, locate } from '../catalog/read-file.ts';
import type { Check, PlacedFinding } from './check.ts';
import { CHECKS } from './index.ts';

export interface Report {
  /** By file, then by line. */
  problems: Problem[];
  servers: number;
  tools: number;
}

export interface CheckRequest {
  /** The folder that holds `servers/`. */
  root: string;
  /** Ids of the servers to report on; all of them without. */
  only?: ReadonlySet<string> | undefined;
  /** Problems of files that no check reads, to be reported in their place; left out where only some servers are reported on. */
  others?: readonly Problem[] | undefined;
}

type Sound = ServerRead & { entry: ServerEntry };

function findInFile(check: Check, { entry, text, problems }: Sound): PlacedFinding[] {
  if (check.scope === 'tool') {
    return entry.tools.flatMap((tool) =>
      check.find(tool.record, entry).map((finding) => ({ ...finding, entry, tool })),
    );
  }
  // A file with parts unread cannot be in canonical form; saying so as well would only hide what is wrong.
  const isWhole = problems.length === 0;
  return check.scope === 'server' && (isWhole || check.id !== 'file-is-canonical') ? check.find(entry, text) : [];
}

/** Turns findings into problems with places; a file is cut into lines once, and only if there is a finding in it. */
class Placer {
  readonly #root: string;
  readonly #texts: ReadonlyMap<string, string>;
  readonly #lines = new Map<string, string[]>();

  constructor(root: string, reads: readonly ServerRead[]) {
    this.#root = root;
    this.#texts = new Map(reads.map(({ id, text }) => [id, text]));
  }

  #linesOf(id: string): string[] {
    const lines = this.#lines.get(id) ?? linesOf(this.#texts.get(id) ?? '');
    this.#lines.set(id, lines);
    return lines;
  }

  problem({ id, severity }: Check, { entry, tool, line, path, message, remedy }: PlacedFinding): Problem {
    const place =
      line === undefined ? locate(this.#linesOf(entry.id), tool?.line ?? 1, path ?? []) : { line, column: 1 };
    const file = join(this.#root, entry.file);
    return { check: id, severity, file, ...place, tool: tool?.record.name, message, remedy };
  }
}

function byPlace(a: Problem, b: Problem): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}

/**
 * Runs every check on a catalogue, its attack pages included. Everything is reported, nothing thrown. Checks that compare
 * servers see all of them even where only some are reported on; attack pages are left out then.
 */
export function checkCatalog({ root, only, others = [] }: CheckRequest): Report {
  const { servers, problems: misplaced } = readServers(root);
  const sound = servers.filter((read): read is Sound => read.entry !== undefined);
  const catalog: Catalog = { servers: sound.map(({ entry }) => entry) };
  const isWanted = ({ id }: { id: string }) => only === undefined || only.has(id);
  const wanted = sound.filter(isWanted);
  const placer = new Placer(root, servers);
  const found = CHECKS.flatMap((check) => {
    const across = check.scope === 'catalog' ? check.find(catalog).filter(({ entry }) => isWanted(entry)) : [];
    const within = wanted.flatMap((read) => findInFile(check, read));
    return [...across, ...within].map((finding) => placer.problem(check, finding));
  });
  const unread = servers.filter(isWanted).flatMap(({ problems }) => problems);
  return {
    problems: [...(only ? [] : [...misplaced, ...readAttacks(root).problems, ...others]), ...unread, ...found].sort(
      byPlace,
    ),
    servers: servers.filter(isWanted).length,
    tools: wanted.reduce((sum, { entry }) => sum + entry.tools.length, 0),
  };
}
