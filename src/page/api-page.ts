import type { PageIndex } from './catalog-index.ts';
import { breadcrumbLd, graphOf, type JsonLd } from './json-ld.ts';
import type { Meta } from './meta.ts';
import { exampleValues, fileAddress, OPERATIONS, type Operation, TAGS } from './open-api.ts';
import { RISK_KEY } from './registry.ts';
import { hrefTo, paths, twinOf, urlOf } from './site.ts';
import { toolTwin } from './twin.ts';

/** A kind of file. */
export interface FileRow {
  summary: string;
  /** With its parameters in braces. */
  path: string;
  /** A file of the kind that is there. */
  href?: string | undefined;
  schema?: string | undefined;
}

/** Keys of an answer, and what they hold. */
export type KeyRow = readonly [keys: string, words: string];

/** Everything that the page on the API shows. */
export interface ApiPage {
  meta: Meta;
  groups: { title: string; rows: FileRow[] }[];
  /** Commands to copy. */
  commands: { twins: string; dumps: string; badge: string; registry: string };
  /** A tool's twin, as it is. */
  example?: { href: string; json: string } | undefined;
  toolKeys: readonly KeyRow[];
  policyKeys: readonly KeyRow[];
  promises: readonly string[];
  riskKey: string;
  jsonLd: JsonLd;
}

const TOOL_KEYS = [
  ['server, name', 'The server’s id, and the tool’s name as the server gives it.'],
  ['category, capabilities, risk', 'The verdict. Risk follows from the other two.'],
  [
    'action',
    'What the recommended policy does with a call, of its gravest where an argument decides: allow, limit, ask or hide.',
  ],
  ['confidence', 'How sure the classifier is of its own suggestion, from 0 to 1.'],
  ['tokens', 'The size of the definition, estimated in tokens.'],
  ['because', 'The evidence: rule, field, the matched text, and where it starts in the field, in UTF-16 code units.'],
  [
    'contradictions',
    'Present where the verdict contradicts declared annotations: which, what is declared, what is found, and whether the declaration promises less or more.',
  ],
  ['review', 'Present where a person decided: the reason, by whom, when, and the digest of the reviewed definition.'],
  ['policy', 'The fragment of policy.json for this tool.'],
  ['definition', 'What the server says, as captured, with its digest.'],
  ['source', 'Where that was captured, from which version, and how.'],
] as const satisfies readonly KeyRow[];

const POLICY_KEYS = [
  ['server, label', 'The server’s id, and the label to start with.'],
  ['placeholder', 'What stands for the label in the texts. It stands for nothing else there.'],
  ['formats[].id, title, file', 'The format, and the name and language of its file.'],
  [
    'formats[].text',
    'The policy. Absent where no call is let through and the format cannot say so; remove is true then.',
  ],
  [
    'formats[].label, limits',
    'The label to start with in this format, and what the names of the tools ask of another: the most characters, and labels that cannot be.',
  ],
  [
    'formats[].lossy',
    'What the format cannot say: what, what becomes of it, of which tools; milder where that lets more through.',
  ],
  ['formats[].refused', 'Tools whose names the format cannot write, why, and what becomes of their calls.'],
  ['formats[].remarks', 'The same in sentences.'],
] as const satisfies readonly KeyRow[];

const PROMISES = [
  'An address once published stays. A tool that its server drops keeps its page and files, with the day on which it was retired.',
  'Within v1 no key is removed, renamed or given another meaning. Further keys may come: read past what you do not know.',
  'New categories, capabilities and kinds of change may come. Take an unknown one for the riskier case.',
  'A change that breaks this comes under /api/v2/, and v1 stays beside it for a year at least.',
  'The same catalogue gives the same bytes: no answer holds the time at which it was made.',
] as const;

const DESCRIPTION =
  'The catalogue as plain files: a JSON and Markdown twin of each page, dumps, feeds, badges, schemas, OpenAPI and a static registry.';

const LONGEST_EXAMPLE = 6000;

function rowOf(
  index: PageIndex,
  { path, summary, answer }: Operation,
  values: Readonly<Record<string, string>>,
): FileRow {
  const names = [...path.matchAll(/\{([a-z]+)\}/g)].map(([, name]) => name as string);
  const known = names.every((name) => values[name] !== undefined && values[name] !== '');
  return {
    summary,
    path,
    href: known ? hrefTo(index.site, fileAddress(path, values)) : undefined,
    schema: answer === undefined ? undefined : hrefTo(index.site, paths.schema(answer)),
  };
}

const GROUP_TITLES = {
  tools: 'Tools, servers and policies',
  lists: 'Lists',
  dumps: 'Everything in one file',
  method: 'Attacks, rules, formats and figures',
  changes: 'Changes',
  texts: 'Texts and pictures',
  registry: 'Registry',
} as const satisfies Record<(typeof TAGS)[number]['name'], string>;

/** The address of a real tool's files, without their endings. */
function toolBase(values: Readonly<Record<string, string>>): string {
  return `/servers/${values.server ?? 'SERVER'}/tools/${values.tool ?? 'TOOL'}`;
}

function commandsOf({ site }: PageIndex, values: Readonly<Record<string, string>>): ApiPage['commands'] {
  const at = (path: string) => urlOf(site, path);
  const base = toolBase(values);
  const server = values.server ?? 'SERVER';
  return {
    twins: [
      `curl ${at(`${base}.json`)}`,
      `curl ${at(`${base}.md`)}`,
      `curl ${at(`/servers/${server}/policy.json`)}`,
      `curl -s ${at('/risk/critical.json')} | jq -r '.tools[] | .server + " " + .name'`,
    ].join('\n'),
    dumps: [
      `curl -O ${at('/api/v1/tools.ndjson')} -O ${at(paths.sums())}`,
      'sha256sum --check --ignore-missing SHA256SUMS',
      `jq -r 'select(.risk == "critical") | .server + " " + .name' tools.ndjson`,
    ].join('\n'),
    badge: `[![MCP tools by risk](${at(`/servers/${server}/badge.svg`)})](${at(`/servers/${server}/`)})`,
    registry: `curl ${at('/v0.1/servers')}`,
  };
}

function exampleOf(index: PageIndex, values: Readonly<Record<string, string>>): ApiPage['example'] {
  const server = index.catalog.servers.find(({ id }) => id === values.server);
  const tool = server?.tools.find(({ slug }) => slug === values.tool);
  if (server === undefined || tool === undefined) return undefined;
  const json = JSON.stringify(toolTwin(index, server, tool), null, 2);
  return json.length > LONGEST_EXAMPLE ? undefined : { href: hrefTo(index.site, paths.toolTwin(server, tool)), json };
}

/** Builds the model of the page on the API. */
export function buildApiPage(index: PageIndex): ApiPage {
  const values = exampleValues(index);
  const breadcrumb = [{ text: 'API' }];
  return {
    meta: { title: 'API', description: DESCRIPTION, address: paths.api(), twin: twinOf(paths.api()) },
    groups: TAGS.map(({ name }) => ({
      title: GROUP_TITLES[name],
      rows: OPERATIONS.filter(({ tag }) => tag === name).map((operation) => rowOf(index, operation, values)),
    })),
    commands: commandsOf(index, values),
    example: exampleOf(index, values),
    toolKeys: TOOL_KEYS,
    policyKeys: POLICY_KEYS,
    promises: PROMISES,
    riskKey: RISK_KEY,
    jsonLd: graphOf(breadcrumbLd(breadcrumb, index.site.origin)),
  };
}

/** The JSON twin of the page: where everything is. */
export function apiTwin({ site }: PageIndex) {
  const at = (path: string) => urlOf(site, path);
  return {
    url: at(paths.api()),
    title: 'API',
    description: DESCRIPTION,
    openapi: at(paths.openApi()),
    dumps: at(paths.dumpIndex()),
    feed: at(paths.feed()),
    llms: at('/llms.txt'),
    registry: at(paths.registryServers()),
    promises: PROMISES,
  };
}
