import { createHash } from 'node:crypto';
import type { ToolRecord } from '../catalog/record.ts';
import { escapeHidden } from '../catalog/visible.ts';
import type { PageIndex } from '../page/catalog-index.ts';
import { contradictionLines } from '../page/declared.ts';
import { paths, urlOf } from '../page/site.ts';
import { CSV_COLUMNS, toolLine, toolTwin } from '../page/twin.ts';
import { jsonFile, piecesOf, type SiteFile } from './_file.ts';

/** Whole dumps. */
const DUMPS = { json: '/api/v1/tools.json', ndjson: '/api/v1/tools.ndjson', csv: '/api/v1/tools.csv' } as const;

type Dump = keyof typeof DUMPS;

const TYPES = {
  json: 'application/json',
  ndjson: 'application/x-ndjson',
  csv: 'text/csv',
} as const satisfies Record<Dump, string>;

/**
 * A cell of a CSV file. Hidden characters but line feeds stand as escapes, since a CSV file is also read in a terminal:
 * the JSON dumps have the texts as they are. A spreadsheet would run text that starts like a formula, so an apostrophe goes before it, as
 * OWASP's page on CSV injection advises.
 */
export function csvCell(value: string | number): string {
  const text = escapeHidden(String(value));
  const guarded = typeof value === 'string' && /^[=+\-@\n＝＋－＠]/.test(text) ? `'${text}` : text;
  return `"${guarded.replaceAll('"', '""')}"`;
}

/** `readOnlyHint=true`: the declared annotations that are contradicted. */
const contradictionCells = (record: ToolRecord): string[] => [
  ...new Set(contradictionLines(record).map(({ annotation, declared }) => `${annotation}=${declared}`)),
];

function* csvRows(index: PageIndex): Generator<string> {
  yield `${CSV_COLUMNS.join(',')}\r\n`;
  for (const server of index.catalog.servers) {
    for (const tool of server.tools) {
      const line = { ...toolLine(index, server, tool), contradictions: contradictionCells(tool.record) };
      const cells = CSV_COLUMNS.map((column) => {
        const value = line[column] ?? '';
        return csvCell(typeof value === 'object' ? value.join(' ') : value);
      });
      yield `${cells.join(',')}\r\n`;
    }
  }
}

/** The twins of all tools, one a line. A whole catalogue is more than fits into one string. */
function* lines(index: PageIndex): Generator<string> {
  for (const server of index.catalog.servers) {
    for (const tool of server.tools) yield JSON.stringify(toolTwin(index, server, tool));
  }
}

function* ndjsonLines(index: PageIndex): Generator<string> {
  for (const line of lines(index)) yield `${line}\n`;
}

function countOf({ catalog }: PageIndex): number {
  return catalog.servers.reduce((sum, { tools }) => sum + tools.length, 0);
}

/** One document with a tool a line, so that it can be read with a JSON parser and looked through with `grep`. */
function* jsonLines(index: PageIndex): Generator<string> {
  yield `{"count":${countOf(index)},"tools":[`;
  let separator = '\n';
  for (const line of lines(index)) {
    yield separator + line;
    separator = ',\n';
  }
  yield '\n]}\n';
}

const WRITERS = {
  json: jsonLines,
  ndjson: ndjsonLines,
  csv: csvRows,
} as const satisfies Record<Dump, (index: PageIndex) => Iterable<string>>;

interface Digested {
  bytes: number;
  sha256: string;
}

/** The file, and what it came to: measured while it is written, so that nothing is made twice. */
function digested(file: SiteFile): { file: SiteFile; facts: () => Digested } {
  let facts: Digested | undefined;
  function* measured(): Generator<string> {
    const hash = createHash('sha256');
    let bytes = 0;
    for (const piece of piecesOf(file)) {
      hash.update(piece);
      bytes += typeof piece === 'string' ? Buffer.byteLength(piece) : piece.length;
      yield piece as string;
    }
    facts = { bytes, sha256: hash.digest('hex') };
  }
  return {
    file: { address: file.address, text: measured },
    facts: () => {
      if (facts === undefined) for (const _ of measured());
      return facts as Digested;
    },
  };
}

/** The dumps, and behind them their digests: as a list for `sha256sum --check`, and as JSON with sizes and counts. */
export function dumpFiles(index: PageIndex): SiteFile[] {
  const dumps = (Object.keys(DUMPS) as Dump[]).map((format) => ({
    format,
    ...digested({ address: DUMPS[format], text: () => WRITERS[format](index) }),
  }));
  const nameOf = (address: string) => address.slice(address.lastIndexOf('/') + 1);
  return [
    ...dumps.map(({ file }) => file),
    {
      address: paths.sums(),
      text: () => dumps.map(({ file, facts }) => `${facts().sha256}  ${nameOf(file.address)}\n`).join(''),
    },
    jsonFile(paths.dumpIndex(), () => ({
      url: urlOf(index.site, paths.dumpIndex()),
      version: 1,
      servers: index.catalog.servers.length,
      tools: countOf(index),
      sums: urlOf(index.site, paths.sums()),
      openapi: urlOf(index.site, paths.openApi()),
      files: dumps.map(({ format, file, facts }) => ({
        name: nameOf(file.address),
        url: urlOf(index.site, file.address),
        type: TYPES[format],
        count: countOf(index),
        ...facts(),
      })),
    })),
  ];
}
