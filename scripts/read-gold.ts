import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type CatalogueLabel, type GoldFile, parseGold } from '../src/accuracy/gold.ts';
import { catalogueTools, sampleTool } from '../src/accuracy/gold-tools.ts';
import type { LabelledTool } from '../src/accuracy/labelled.ts';
import type { Problem, ServerEntry } from '../src/catalog/catalog.ts';

/** Where the gold set is kept: a file for each server, and under `samples/` one for each language. */
export const GOLD_FOLDER = 'tests/gold';

/** One file of the gold set, read. */
export interface GoldSource extends GoldFile {
  path: string;
  /** The file's name without its ending: a server's id, or a language. */
  key: string;
}

/** Reads one file of labels. */
export function readGoldFile(path: string): GoldSource {
  return { path, key: basename(path).replace(/\.ya?ml$/, ''), ...parseGold(readFileSync(path, 'utf8'), path) };
}

/**
 * Reads the files of a folder of labels, in order of their names.
 * @throws {Error} if there is no such folder.
 */
export function readGoldFolder(folder: string): GoldSource[] {
  if (!existsSync(folder)) throw new Error(`${folder} is not there: it holds the labels of the gold set.`);
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return names.sort().map((name) => readGoldFile(join(folder, name)));
}

/** What the files of a gold set come to. */
export interface GoldTools {
  tools: LabelledTool[];
  /** Labels on definitions that have changed since; they do not count. */
  stale: CatalogueLabel[];
  problems: Problem[];
}

function toolsOfFile({ path, key, labels, samples, problems }: GoldSource, servers: readonly ServerEntry[]): GoldTools {
  const own = samples.map((sample) => sampleTool(sample, key));
  if (labels.length === 0) return { tools: own, stale: [], problems };
  const server = servers.find(({ id }) => id === key);
  if (server !== undefined) {
    const found = catalogueTools(labels, server, path);
    return { tools: [...found.tools, ...own], stale: found.stale, problems: [...problems, ...found.problems] };
  }
  const missing: Problem = {
    check: 'label-is-on-a-tool',
    severity: 'error',
    file: path,
    line: labels[0]?.line ?? 1,
    column: 1,
    message: `The catalogue has no server ${JSON.stringify(key)}.`,
    remedy: 'Name the file after the id of the server whose tools it labels.',
  };
  return { tools: own, stale: [], problems: [...problems, missing] };
}

/** The labelled tools of files: those of the catalogue, and the samples. */
export function goldTools(files: readonly GoldSource[], servers: readonly ServerEntry[]): GoldTools {
  const found = files.map((file) => toolsOfFile(file, servers));
  return {
    tools: found.flatMap(({ tools }) => tools),
    stale: found.flatMap(({ stale }) => stale),
    problems: found.flatMap(({ problems }) => problems),
  };
}
