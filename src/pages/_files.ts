import type { ToolRecord } from '../catalog/record.ts';
import { escapeHidden } from '../catalog/visible.ts';
import { accuracyTwin } from '../page/accuracy-page.ts';
import type { PageIndex } from '../page/catalog-index.ts';
import { changesTwin } from '../page/changes-page.ts';
import { contradictionsTwin } from '../page/contradictions-page.ts';
import { coverageTwin } from '../page/coverage-page.ts';
import { contradictionLines } from '../page/declared.ts';
import { formatListTwin, formatTwin } from '../page/format-page.ts';
import { homeTwin, serverListTwin, TOOL_LISTS, toolListTwin } from '../page/list-page.ts';
import { serverPolicies, toolPolicies } from '../page/policies-file.ts';
import { ruleListTwin, ruleTwin } from '../page/rule-page.ts';
import { paths } from '../page/site.ts';
import { serverTwin, toolLine, toolTwin } from '../page/twin.ts';
import { serverPolicy, toolPolicy } from '../policy/compose.ts';
import { FORMATS } from '../policy/formats/index.ts';
import { printJson } from '../policy/print.ts';
import { attackListTwin, attackTwin } from './_attacks.ts';
import { readSamples } from './_samples.ts';
import { robots, sitemaps } from './_sitemap.ts';

/*
 * The files for programs beside the pages. They are written by the build's script and not by Astro: as routes they
 * would triple the time of a build, most of which goes into what Astro does around each route.
 */

/** A file of the site, by its address below the root. The text is made when it is asked for. */
export interface SiteFile {
  address: string;
  text: () => string;
}

/** Whole dumps. */
export const DUMPS = { json: '/api/v1/tools.json', ndjson: '/api/v1/tools.ndjson', csv: '/api/v1/tools.csv' } as const;

function json(address: string, value: () => unknown): SiteFile {
  return { address, text: () => `${JSON.stringify(value(), null, 1)}\n` };
}

function policy(address: string, value: () => unknown): SiteFile {
  return { address, text: () => `${printJson(value())}\n` };
}

function* serverFiles(index: PageIndex): Generator<SiteFile> {
  for (const server of index.catalog.servers) {
    const records = server.tools.map(({ record }) => record);
    yield json(paths.serverTwin(server), () => serverTwin(index, server));
    yield policy(paths.serverPolicy(server), () => serverPolicy(records).policy);
    yield json(paths.serverPolicies(server), () => serverPolicies(index, server));
    for (const tool of server.tools) {
      yield json(paths.toolTwin(server, tool), () => toolTwin(index, server, tool));
      yield policy(paths.toolPolicy(server, tool), () => toolPolicy(tool.record).fragment);
      yield json(paths.toolPolicies(server, tool), () => toolPolicies(index, { server, tool }));
    }
  }
}

function* listFiles(index: PageIndex): Generator<SiteFile> {
  yield json(paths.homeTwin(), () => homeTwin(index));
  yield json(paths.serversTwin(), () => serverListTwin(index));
  for (const { kind, key } of TOOL_LISTS) yield json(paths.listTwin(kind, key), () => toolListTwin(index, kind, key));
  yield json(paths.accuracyTwin(), () => accuracyTwin(index));
  yield json(paths.coverageTwin(), () => coverageTwin(index));
  yield json(paths.changesTwin(), () => changesTwin(index));
  yield json(paths.contradictionsTwin(), () => contradictionsTwin(index));
  yield json(paths.formatsTwin(), () => formatListTwin(index));
  for (const format of FORMATS) yield json(paths.formatTwin(format.id), () => formatTwin(index, format));
  yield json('/rules.json', () => ruleListTwin(index));
  for (const id of index.rules.keys()) yield json(paths.ruleTwin(id), () => ruleTwin(index, id, readSamples()));
  yield json('/attacks.json', () => attackListTwin(index));
  for (const attack of index.attacks) yield json(`/attacks/${attack.slug}.json`, () => attackTwin(index, attack));
}

function allTwins(index: PageIndex) {
  return index.catalog.servers.flatMap((server) => server.tools.map((tool) => toolTwin(index, server, tool)));
}

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

const COLUMNS = [
  'server',
  'name',
  'category',
  'capabilities',
  'risk',
  'action',
  'confidence',
  'retired',
  'url',
  'contradictions',
] as const;

/** `readOnlyHint=true`: the declared annotations that are contradicted. */
const contradictionCells = (record: ToolRecord): string[] => [
  ...new Set(contradictionLines(record).map(({ annotation, declared }) => `${annotation}=${declared}`)),
];

function csv(index: PageIndex): string {
  const lines = index.catalog.servers.flatMap((server) =>
    server.tools.map((tool) => ({
      ...toolLine(index, server, tool),
      contradictions: contradictionCells(tool.record),
    })),
  );
  const rows = lines.map((line) =>
    COLUMNS.map((column) => {
      const value = line[column] ?? '';
      return csvCell(typeof value === 'object' ? value.join(' ') : value);
    }).join(','),
  );
  return `${[COLUMNS.join(','), ...rows].join('\r\n')}\r\n`;
}

function dumpFiles(index: PageIndex): SiteFile[] {
  return [
    json(DUMPS.json, () => {
      const tools = allTwins(index);
      return { count: tools.length, tools };
    }),
    {
      address: DUMPS.ndjson,
      text: () =>
        allTwins(index)
          .map((twin) => `${JSON.stringify(twin)}\n`)
          .join(''),
    },
    { address: DUMPS.csv, text: () => csv(index) },
  ];
}

/** Every file that is no page: twins, policies, dumps, sitemap and robots.txt. */
export function* machineFiles(index: PageIndex): Generator<SiteFile> {
  yield* serverFiles(index);
  yield* listFiles(index);
  yield* dumpFiles(index);
  yield* sitemaps(index);
  yield robots(index);
}

/** The addresses of what each record must have: a page, a twin and a policy. */
export function recordFiles({ catalog }: PageIndex): string[] {
  return catalog.servers.flatMap((server) => [
    `${paths.server(server)}index.html`,
    paths.serverTwin(server),
    paths.serverPolicy(server),
    paths.serverPolicies(server),
    ...server.tools.flatMap((tool) => [
      `${paths.tool(server, tool)}index.html`,
      paths.toolTwin(server, tool),
      paths.toolPolicy(server, tool),
      paths.toolPolicies(server, tool),
    ]),
  ]);
}
