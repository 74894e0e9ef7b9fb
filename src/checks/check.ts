import type { Catalog, ServerEntry, ToolEntry } from '../catalog/catalog.ts';
import type { ToolRecord } from '../catalog/record.ts';

/** What a check found, and where in the record. */
export interface Finding {
  /** Into the tool's record, or the server's where no tool is given. */
  path?: readonly PropertyKey[];
  /** A line of the file, where the record's parts do not say it better. */
  line?: number;
  /** What is wrong and why. */
  message: string;
  /** What to do. */
  remedy: string;
}

/** A finding of a check that looks at more than one record. */
export interface PlacedFinding extends Finding {
  entry: ServerEntry;
  tool?: ToolEntry;
}

interface Rule {
  /** Permanent: it stands in messages, in CI's logs and in links. */
  id: string;
  severity: 'error' | 'warning';
  /** What must hold, in one sentence. */
  sentence: string;
}

/** Looks at one tool's record. */
export interface ToolCheck extends Rule {
  scope: 'tool';
  find(record: ToolRecord, entry: ServerEntry): Finding[];
}

/** Looks at a server's file as a whole. */
export interface ServerCheck extends Rule {
  scope: 'server';
  find(entry: ServerEntry, text: string): PlacedFinding[];
}

/** Looks at all servers. */
export interface CatalogCheck extends Rule {
  scope: 'catalog';
  find(catalog: Catalog): PlacedFinding[];
}

/** Made while a file is read, since without it there is no record to look at: see `readServerFile`. */
export interface ReaderCheck extends Rule {
  scope: 'reader';
}

export type Check = ToolCheck | ServerCheck | CatalogCheck | ReaderCheck;
