import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serverId } from '../src/catalog/address.ts';
import type { Catalog } from '../src/catalog/catalog.ts';
import { formatServerFile } from '../src/catalog/format.ts';
import { mergeCapture, toolDefinition } from '../src/catalog/merge.ts';
import { readServerFile, readServers } from '../src/catalog/read.ts';
import { suggest } from '../src/classify/suggest.ts';
import type { ToolDefinition } from '../src/manifest/definition.ts';
import { parseJson } from '../src/manifest/json-text.ts';
import { normaliseTools } from '../src/manifest/normalise.ts';
import { readSaved } from '../src/manifest/saved.ts';

/** A server's file: its path in the catalogue and what it holds. */
interface ServerFile {
  path: string;
  text: string;
}

/** What the stages are timed on. */
export interface Corpus {
  /** In words. */
  from: string;
  files: readonly ServerFile[];
  catalog: Catalog;
  /** Each tool's definition with the names of its server's other tools. */
  tools: readonly { definition: ToolDefinition; siblings: readonly string[] }[];
}

/** Says what is wrong with a folder that was given. */
export class NoCorpus extends Error {}

/** The server's file that a saved list of tools would become. */
function fileOf(folder: string, file: string): ServerFile {
  const saved = readSaved(parseJson(readFileSync(join(folder, file), 'utf8')));
  const { definitions, quarantined } = normaliseTools(saved.tools);
  const name = saved.name ?? file.slice(0, -'.json'.length);
  const { server, tools } = mergeCapture({
    capture: {
      server: {
        title: name,
        licence: 'unknown',
        source: { kind: 'manifest', name, capture: 'complete', access: 'anonymous', transport: 'file' },
      },
      tools: definitions.map((definition) => ({ definition })),
      quarantined,
    },
    today: '2026-01-01',
    suggest,
  });
  const path = `servers/${serverId(name)}.yaml`;
  return { path, text: formatServerFile(server, tools) };
}

function corpusOf(from: string, files: readonly ServerFile[]): Corpus {
  const servers = files.flatMap(({ path, text }) => readServerFile(text, path).entry ?? []);
  const tools = servers.flatMap((server) => {
    const names = server.tools.map(({ record }) => record.name);
    return server.tools.map(({ record }) => ({
      definition: toolDefinition(record),
      siblings: names.filter((name) => name !== record.name),
    }));
  });
  if (tools.length === 0) throw new NoCorpus(`${from} holds no tools.`);
  return { from, files, catalog: { servers }, tools };
}

/** The tools of a catalogue: the folder that holds `servers/`. */
export function catalogueCorpus(root: string): Corpus {
  if (!existsSync(join(root, 'servers'))) throw new NoCorpus(`${root} is no catalogue: it holds no folder servers/.`);
  return corpusOf(
    root,
    readServers(root).servers.map(({ path, text }) => ({ path, text })),
  );
}

/** The tools of a folder of saved lists, as they would be in a catalogue. */
export function manifestsCorpus(folder: string): Corpus {
  try {
    const files = readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .sort();
    return corpusOf(
      folder,
      files.map((file) => fileOf(folder, file)),
    );
  } catch (error) {
    if (error instanceof NoCorpus) throw error;
    throw new NoCorpus(`${folder} cannot be read as saved lists of tools: ${(error as Error).message}`);
  }
}
