import type { ServerEntry } from '../catalog/catalog.ts';
import { isFreshlyReviewed } from '../catalog/merge.ts';
import type { Source, ToolRecord } from '../catalog/record.ts';
import type { PageIndex } from './catalog-index.ts';
import { counted } from './count-text.ts';
import { breadcrumbLd, type Crumb, graphOf, type JsonLd } from './json-ld.ts';
import type { Meta } from './meta.ts';
import { clip, code, nameText, type Phrase, say } from './phrase.ts';
import { hrefTo, paths, urlOf } from './site.ts';

/** How many servers and tools have one value. */
export interface Tally {
  key: string;
  label: Phrase;
  meaning?: string | undefined;
  servers: number;
  tools: number;
  /** Of all tools, or of all servers where nothing is counted by tools, from 0 to 1. */
  share: number;
}

/** One way to divide the catalogue. Every server is in one row. */
export interface Division {
  key: string;
  heading: string;
  intro: string;
  rows: Tally[];
}

/** A server of which something is missing or out of date. */
export interface Gap {
  title: string;
  href: string;
  /** What is missing: `captured in part`. */
  says: string[];
}

/** What the catalogue knows and what it does not. */
export interface CoveragePage {
  meta: Meta;
  breadcrumb: Crumb[];
  heading: string;
  intro: Phrase;
  figures: { value: number; label: string; meaning: string }[];
  divisions: Division[];
  /** How many tools state each part of a definition. */
  parts: { label: Phrase; tools: number; share: number }[];
  gaps: Gap[];
  /** How many servers have gaps and are not in `gaps`. */
  more: number;
  twin: string;
  jsonLd: JsonLd;
}

const MOST_GAPS = 100;
const MOST_LICENCES = 12;
const DAY = 86_400_000;

const CAPTURES = {
  complete: ['In full', 'The server was asked for its tools, and all that it listed were recorded.'],
  partial: ['In part', 'Other tools may exist, or other fields of those that are here.'],
  metadata: ['Metadata only', 'The server is known, and its tools could not be listed.'],
} as const satisfies Record<Source['capture'], readonly [string, string]>;

const KINDS = {
  npm: ['An npm package', 'Installed and started in a sandbox.'],
  command: ['A command', 'Started on the machine that captured it.'],
  http: ['A server on the web', 'Asked over HTTP.'],
  manifest: ['A saved list', 'A tools/list result that was saved before.'],
  registry: ['A registry entry', 'What the registry says, without the tools.'],
  page: ['A published page', 'Names and descriptions as a page gives them.'],
} as const satisfies Record<Source['kind'], readonly [string, string]>;

const ACCESS = {
  anonymous: ['Without an account', 'What anybody gets.'],
  dummy: ['Made-up credentials', 'Only so that the server starts. It may list other tools to a real account.'],
  authorised: ['With an account', 'What that account gets.'],
} as const satisfies Record<Source['access'], readonly [string, string]>;

const TRANSPORTS = {
  stdio: ['stdio', 'Standard input and output of a process.'],
  'streamable-http': ['Streamable HTTP', 'Requests over HTTP.'],
  file: ['A file', 'Nothing was asked.'],
} as const satisfies Record<Source['transport'], readonly [string, string]>;

/** The most days before the newest change that a bucket takes. */
const AGES = [
  { key: 'month', most: 30, label: 'Up to 30 days before' },
  { key: 'quarter', most: 91, label: '31 to 91 days before' },
  { key: 'year', most: 365, label: '92 to 365 days before' },
  { key: 'older', most: Number.POSITIVE_INFINITY, label: 'More than a year before' },
] as const;

/** The newest day on which a definition changed, or nothing for an empty catalogue. */
export function newestOf(servers: readonly Pick<ServerEntry, 'server'>[]): string | undefined {
  return servers
    .map(({ server }) => server.source.changed)
    .reduce<string | undefined>((newest, day) => (newest === undefined || day > newest ? day : newest), undefined);
}

/** The bucket of a day, counted back from the newest. */
export function ageOf(day: string, newest: string): (typeof AGES)[number]['key'] {
  const days = Math.round((Date.parse(newest) - Date.parse(day)) / DAY);
  return (AGES.find(({ most }) => days <= most) ?? AGES[3]).key;
}

interface Counted {
  server: ServerEntry;
  /** Tools that the server lists. */
  tools: ToolRecord[];
}

function tallies(
  all: readonly Counted[],
  keyOf: (server: ServerEntry) => string,
  wordsOf: (key: string) => { label: Phrase; meaning?: string },
  keys: readonly string[],
): Tally[] {
  const tools = all.reduce((sum, one) => sum + one.tools.length, 0);
  return keys.map((key) => {
    const found = all.filter(({ server }) => keyOf(server) === key);
    const count = found.reduce((sum, one) => sum + one.tools.length, 0);
    const share = tools === 0 ? found.length / Math.max(1, all.length) : count / tools;
    return { key, ...wordsOf(key), servers: found.length, tools: count, share };
  });
}

function fixed<Key extends string>(
  all: readonly Counted[],
  keyOf: (source: Source) => Key,
  words: Record<Key, readonly [string, string]>,
): Tally[] {
  const wordsOf = (key: string) => ({ label: say`${words[key as Key][0]}`, meaning: words[key as Key][1] });
  return tallies(all, ({ server }) => keyOf(server.source), wordsOf, Object.keys(words));
}

/** By frequency; the rest as one. */
function licences(all: readonly Counted[]): Tally[] {
  const counts = new Map<string, number>();
  for (const { server } of all) counts.set(server.server.licence, (counts.get(server.server.licence) ?? 0) + 1);
  const named = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([licence]) => licence);
  const kept = new Set(named.slice(0, MOST_LICENCES));
  const rest = named.length > kept.size ? ['others'] : [];
  const wordsOf = (key: string) => {
    if (key === 'unknown') return { label: say`Not known`, meaning: 'Quoted only as far as a verdict needs it.' };
    return { label: key === 'others' ? say`Others` : code(key, 60) };
  };
  return tallies(all, ({ server }) => (kept.has(server.licence) ? server.licence : 'others'), wordsOf, [
    ...kept,
    ...rest,
  ]);
}

function divisionsOf(all: readonly Counted[], newest: string): Division[] {
  const ages = tallies(
    all,
    ({ server }) => ageOf(server.source.changed, newest),
    (key) => ({ label: say`${AGES.find((age) => age.key === key)?.label ?? ''}` }),
    AGES.map(({ key }) => key),
  );
  return [
    {
      key: 'capture',
      heading: 'How much was captured',
      intro: 'Whether all tools that a server lists are here.',
      rows: fixed(all, ({ capture }) => capture, CAPTURES),
    },
    {
      key: 'kind',
      heading: 'From where',
      intro: 'What the definitions were taken from.',
      rows: fixed(all, ({ kind }) => kind, KINDS),
    },
    {
      key: 'access',
      heading: 'With what access',
      intro: 'A server may list other tools to another account.',
      rows: fixed(all, ({ access }) => access, ACCESS),
    },
    {
      key: 'transport',
      heading: 'Over what',
      intro: 'How the server was spoken to.',
      rows: fixed(all, ({ transport }) => transport, TRANSPORTS),
    },
    {
      key: 'age',
      heading: 'When a definition last changed',
      intro: `Counted back from ${newest}, the newest change in the catalogue, so that the same records always give the same page. A record has no day on which it was last compared: a server whose definitions stay as they are stays as it is.`,
      rows: ages,
    },
    {
      key: 'licence',
      heading: 'Under what licence',
      intro: 'The licence of the quoted definitions, as the server’s package or page states it.',
      rows: licences(all),
    },
  ];
}

const isStale = (record: ToolRecord): boolean => record.review !== undefined && !isFreshlyReviewed(record);

const has = (value: object | string | undefined): boolean =>
  typeof value === 'string' ? value.trim() !== '' : Object.keys(value ?? {}).length > 0;

/** The parts of a definition, and whether a tool states them. */
const PARTS: readonly [label: Phrase, states: (record: ToolRecord) => boolean][] = [
  [say`A description`, ({ definition }) => has(definition.description)],
  [say`A schema of its arguments (${code('inputSchema')})`, ({ definition }) => has(definition.inputSchema)],
  [say`A schema of its answer (${code('outputSchema')})`, ({ definition }) => has(definition.outputSchema)],
  [say`Annotations (${code('annotations')})`, ({ definition }) => has(definition.annotations)],
  [say`A title (${code('title')})`, ({ definition }) => has(definition.title)],
];

const plural = (count: number, words: string): string[] => (count === 0 ? [] : [words]);

function gapsOf(index: PageIndex, { server }: Counted): Gap | undefined {
  const { source, quarantined = [] } = server.server;
  const records = server.tools.map(({ record }) => record);
  const [stale, retired, unstable] = [
    records.filter(isStale).length,
    records.filter((record) => record.retired !== undefined).length,
    records.filter(({ definition }) => definition.unstable).length,
  ];
  const says = [
    ...plural(Number(source.capture === 'partial'), 'captured in part'),
    ...plural(Number(source.capture === 'metadata'), 'metadata only'),
    ...plural(quarantined.length, `${counted(quarantined.length, 'tool')} could not be recorded`),
    ...plural(stale, `${counted(stale, 'review')} of an earlier definition`),
    ...plural(unstable, `${counted(unstable, 'definition')} differed between two starts`),
    ...plural(retired, `${counted(retired, 'tool')} no longer listed`),
  ];
  if (says.length === 0) return undefined;
  return { title: clip(nameText(index.labelOf(server)), 100), href: hrefTo(index.site, paths.server(server)), says };
}

function gather(index: PageIndex): { all: Counted[]; records: ToolRecord[]; newest: string } {
  const all = index.catalog.servers.map((server) => ({
    server,
    tools: server.tools.map(({ record }) => record).filter(({ retired }) => retired === undefined),
  }));
  return {
    all,
    records: index.catalog.servers.flatMap(({ tools }) => tools.map(({ record }) => record)),
    newest: newestOf(index.catalog.servers) ?? '',
  };
}

function figuresOf({ all, records }: ReturnType<typeof gather>): CoveragePage['figures'] {
  const quarantined = all.reduce((sum, { server }) => sum + (server.server.quarantined?.length ?? 0), 0);
  const listed = records.filter(({ retired }) => retired === undefined);
  return [
    { value: all.length, label: 'servers', meaning: 'Each is one file of records.' },
    { value: listed.length, label: 'tools', meaning: 'Listed by their servers when last captured.' },
    {
      value: listed.filter(isFreshlyReviewed).length,
      label: 'reviewed by a person',
      meaning: 'The verdicts on the others are the classifier’s.',
    },
    {
      value: records.filter(isStale).length,
      label: 'stale reviews',
      meaning: 'The definition changed after a person had read it.',
    },
    {
      value: records.length - listed.length,
      label: 'no longer listed',
      meaning: 'Kept, since their addresses are published.',
    },
    { value: quarantined, label: 'not recorded', meaning: 'Listed by a server, in a form that no record can hold.' },
  ];
}

function partsOf(all: readonly Counted[]): CoveragePage['parts'] {
  const records = all.flatMap(({ tools }) => tools);
  return PARTS.map(([label, states]) => {
    const tools = records.filter(states).length;
    return { label, tools, share: records.length === 0 ? 0 : tools / records.length };
  });
}

/** Builds the model of the page on coverage. */
export function buildCoveragePage(index: PageIndex): CoveragePage {
  const gathered = gather(index);
  const { all, newest } = gathered;
  const gaps = all.flatMap((one) => gapsOf(index, one) ?? []);
  const heading = 'Coverage';
  const breadcrumb = [{ text: heading }];
  return {
    meta: {
      title: 'Coverage: what is captured and what is not',
      description: `What of ${counted(all.length, 'MCP server')} has been captured, how, from where and how long ago, and what is missing.`,
      address: paths.coverage(),
      twin: paths.coverageTwin(),
    },
    breadcrumb,
    heading,
    intro: say`What this catalogue has read, in what circumstances, and what is missing. A server that is not here has not been read; that says nothing of it.`,
    figures: figuresOf(gathered),
    divisions: all.length === 0 ? [] : divisionsOf(all, newest),
    parts: partsOf(all),
    gaps: gaps.slice(0, MOST_GAPS),
    more: Math.max(0, gaps.length - MOST_GAPS),
    twin: hrefTo(index.site, paths.coverageTwin()),
    jsonLd: graphOf(breadcrumbLd(breadcrumb, index.site.origin)),
  };
}

/** The twin of the page on coverage, with a line for every server. */
export function coverageTwin(index: PageIndex) {
  const gathered = gather(index);
  const { all, newest } = gathered;
  const divisions = all.length === 0 ? [] : divisionsOf(all, newest);
  return {
    url: urlOf(index.site, paths.coverage()),
    newest,
    ...Object.fromEntries(
      divisions.map(({ key, rows }) => [
        key,
        Object.fromEntries(rows.map(({ key: value, servers, tools }) => [value, { servers, tools }])),
      ]),
    ),
    count: all.length,
    servers: all.map(({ server, tools }) => {
      const { kind, capture, access, transport, changed } = server.server.source;
      const records = server.tools.map(({ record }) => record);
      return {
        server: server.id,
        url: urlOf(index.site, paths.server(server)),
        capture,
        kind,
        access,
        transport,
        licence: server.server.licence,
        changed,
        age: ageOf(changed, newest),
        tools: tools.length,
        retired: records.length - tools.length,
        quarantined: server.server.quarantined?.length ?? 0,
        reviewed: tools.filter(isFreshlyReviewed).length,
        staleReviews: records.filter(isStale).length,
      };
    }),
  };
}
