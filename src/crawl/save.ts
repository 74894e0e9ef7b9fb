import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { serverId } from '../catalog/address.ts';
import type { ServerEntry } from '../catalog/catalog.ts';
import { mergeCapture, type Suggest } from '../catalog/merge.ts';
import { readServerFile } from '../catalog/read.ts';
import type { Source, ToolRecord } from '../catalog/record.ts';
import { isServerId } from '../catalog/server-id.ts';
import { writeServerFile } from '../catalog/write.ts';
import { CrawlFault, messageOf } from './fault.ts';
import type { Captured } from './target.ts';

export interface SaveOptions {
  /** The folder that holds `servers/`. */
  root: string;
  /** YYYY-MM-DD. */
  today: string;
  suggest: Suggest;
  /** True to find out what would change and write nothing. */
  dryRun: boolean;
}

/** Tools by what became of them. */
export interface Counts {
  /** Listed by the server, or recorded before and no longer listed. */
  seen: number;
  /** New or changed. */
  recorded: number;
  unchanged: number;
  quarantined: number;
  /** No longer listed, as of this crawl. */
  retired: number;
}

export interface Saved {
  id: string;
  /** `kept`: only metadata came, and the catalogue knows tools. */
  outcome: 'written' | 'unchanged' | 'kept';
  counts: Counts;
  /** Tools recorded before that get another suggestion, whatever else became of them. */
  renewed: number;
}

/** The records that a catalogue has, found by the server's id or by its name at its source. */
export interface Shelf {
  /** @throws {CrawlFault} if the file holds something else than a readable record. */
  read(id: string): ServerEntry | undefined;
  /** The id under which a server is recorded already. */
  idOf(sourceName: string): string | undefined;
  note(id: string, sourceName: string): void;
}

const NONE: Counts = { seen: 0, recorded: 0, unchanged: 0, quarantined: 0, retired: 0 };

function readFileIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** The first document alone: enough to know whose file it is. */
function sourceNameIn(text: string, file: string): string | undefined {
  const [head] = text.split('\n---\n', 1);
  return readServerFile(`${head}\n`, file).entry?.server.source.name;
}

/** @param root the folder that holds `servers/`; it need not be there yet. */
export function openShelf(root: string): Shelf {
  const folder = join(root, 'servers');
  let ids: Map<string, string> | undefined;
  const index = () => {
    if (ids) return ids;
    const files = readdirIfThere(folder).filter((file) => file.endsWith('.yaml'));
    const names = files.map((file) => [
      sourceNameIn(readFileSync(join(folder, file), 'utf8'), file),
      file.slice(0, -5),
    ]);
    ids = new Map(names.filter((pair): pair is [string, string] => pair[0] !== undefined));
    return ids;
  };
  return {
    read(id) {
      const path = join(folder, `${id}.yaml`);
      const text = readFileIfThere(path);
      if (text === undefined) return undefined;
      const { entry, problems } = readServerFile(text, path);
      const [first] = problems;
      if (entry && !first) return entry;
      const what = first ? `${path}:${first.line} ${first.message}` : `${path} holds no record`;
      throw new CrawlFault(`its record cannot be read: ${what}`, 'Run `npm run check` and mend the file.');
    },
    idOf: (sourceName) => index().get(sourceName),
    note: (id, sourceName) => ids?.set(sourceName, id),
  };
}

function readdirIfThere(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

/** A server's name as far as it belongs in an id: of an address, the host and what the path says beyond `/mcp`. */
function idName({ kind, name }: Pick<Source, 'kind' | 'name'>): string {
  const url = kind === 'http' ? URL.parse(name) : null;
  return url ? `${url.host}${url.pathname.replace(/(?<!\/)\/+$/, '').replace(/\/mcp$/, '')}` : name;
}

/** The id to file a capture under: the one asked for, the one it has, or one made from its name. */
function chooseId(shelf: Shelf, source: Pick<Source, 'kind' | 'name'>, wanted: string | undefined): string {
  if (wanted !== undefined && !isServerId(wanted)) {
    throw new CrawlFault(
      `${JSON.stringify(wanted)} is no server id`,
      'Use lower-case letters, digits, dots and hyphens.',
    );
  }
  return wanted ?? shelf.idOf(source.name) ?? serverId(idName(source));
}

function requireSameServer(existing: ServerEntry | undefined, id: string, name: string): void {
  const before = existing?.server.source.name;
  if (before === undefined || before === name) return;
  throw new CrawlFault(
    `servers/${id}.yaml records another server, ${JSON.stringify(before)}`,
    'Choose another id with --id.',
  );
}

function addUp(counts: Omit<Counts, 'seen'>, captured: Captured): Counts {
  const { tools, quarantined } = captured.capture;
  const seen = tools.length + quarantined.length + counts.retired;
  const sum = counts.recorded + counts.unchanged + counts.quarantined + counts.retired;
  if (seen !== sum) throw new Error(`${seen} tools were seen, and ${sum} accounted for`);
  return { seen, ...counts };
}

function countRenewed(existing: ServerEntry | undefined, tools: readonly ToolRecord[]): number {
  const before = new Map(existing?.tools.map(({ record }) => [record.name, record.suggestion]));
  const isRenewed = ({ name, suggestion }: ToolRecord) =>
    before.has(name) && !isDeepStrictEqual(before.get(name), suggestion);
  return tools.filter(isRenewed).length;
}

/**
 * Merges a capture into the catalogue and writes the server's file, if anything changed.
 * @param wanted the id to file it under, where a person chose one.
 * @throws {CrawlFault} if the record that is there cannot be read, is of another server, or would lose something.
 */
export function saveCapture(shelf: Shelf, captured: Captured, wanted: string | undefined, options: SaveOptions): Saved {
  const { capture } = captured;
  const { name } = capture.server.source;
  const id = chooseId(shelf, capture.server.source, wanted);
  const existing = shelf.read(id);
  requireSameServer(existing, id, name);
  if (capture.server.source.capture === 'metadata' && existing && existing.tools.length > 0) {
    return { id, outcome: 'kept', counts: NONE, renewed: 0 };
  }
  const { server, tools, counts } = mergeCapture({ existing, capture, today: options.today, suggest: options.suggest });
  const total = addUp(counts, captured);
  const renewed = countRenewed(existing, tools);
  if (options.dryRun) {
    const outcome = total.recorded + total.retired + renewed > 0 ? 'written' : 'unchanged';
    return { id, outcome, counts: total, renewed };
  }
  try {
    const outcome = writeServerFile(options.root, id, server, tools);
    shelf.note(id, name);
    return { id, outcome, counts: total, renewed };
  } catch (error) {
    throw new CrawlFault(`its record cannot be written: ${messageOf(error)}`, 'Mend what is named, and crawl again.');
  }
}
