import type { ServerRecord, ToolRecord } from './record.ts';

/** A tool's record and where it stands. */
export interface ToolEntry {
  record: ToolRecord;
  /** The tool's part of an address: see `toolSlug`. */
  slug: string;
  /** The line of the record's first key in its file, from 1. */
  line: number;
}

/** A server's file, read. */
export interface ServerEntry {
  /** The file's name without `.yaml`, and the server's part of an address. */
  id: string;
  /** Relative to the catalogue's folder: `servers/<id>.yaml`. */
  file: string;
  server: ServerRecord;
  /** Sorted by name, in code unit order. Retired tools included. */
  tools: ToolEntry[];
}

/** Everything that the site is a function of. Servers sorted by id. */
export interface Catalog {
  servers: ServerEntry[];
}

/** Something wrong at a place in the catalogue. */
export interface Problem {
  /** Permanent id of the check. */
  check: string;
  severity: 'error' | 'warning';
  /** Relative to the working directory where possible. */
  file: string;
  /** From 1. */
  line: number;
  column: number;
  /** The tool concerned, if one is. */
  tool?: string | undefined;
  /** What is wrong and why, in a sentence or two. */
  message: string;
  /** What to do. */
  remedy: string;
}
