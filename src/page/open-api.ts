import { type Answer, answerSchemas } from './answers.ts';
import type { PageIndex } from './catalog-index.ts';
import { registryServers } from './registry.ts';
import { paths, type Site, urlOf } from './site.ts';

/** A file for programs, or many of a kind. */
export interface Operation {
  /** Below the site's base, with parameters in braces. */
  path: string;
  id: string;
  tag: (typeof TAGS)[number]['name'];
  summary: string;
  type: string;
  /** The schema of a JSON answer; anything else is text. */
  answer?: Answer;
}

export const TAGS = [
  { name: 'tools', description: 'Tools, servers and their policies.' },
  { name: 'lists', description: 'Tools by risk, category and capability.' },
  { name: 'dumps', description: 'Everything in one file.' },
  { name: 'method', description: 'Rules, attacks, formats, and how right the verdicts are.' },
  { name: 'changes', description: 'What changed, as JSON and as Atom feeds.' },
  { name: 'texts', description: 'Pages as Markdown, and pictures.' },
  { name: 'registry', description: 'The read half of the MCP registry API, with risk under _meta.' },
] as const;

const JSON_TYPE = 'application/json';
const json = (tag: Operation['tag'], id: string, path: string, answer: Answer, summary: string): Operation => ({
  path,
  id,
  tag,
  summary,
  type: JSON_TYPE,
  answer,
});

/** Every kind of file, in the order of the page on the API. */
export const OPERATIONS: readonly Operation[] = [
  json('tools', 'getTool', '/servers/{server}/tools/{tool}.json', 'tool', 'A tool: verdict, evidence, definition'),
  json(
    'tools',
    'getToolPolicy',
    '/servers/{server}/tools/{tool}/policy.json',
    'fragment',
    'The policy for a tool, a fragment to merge',
  ),
  json(
    'tools',
    'getToolPolicies',
    '/servers/{server}/tools/{tool}/policies.json',
    'policies',
    'The same in every format',
  ),
  json('tools', 'getServer', '/servers/{server}.json', 'server', 'A server and its tools'),
  json(
    'tools',
    'getServerPolicy',
    '/servers/{server}/policy.json',
    'policy',
    'The policy for a server, complete on its own',
  ),
  json('tools', 'getServerPolicies', '/servers/{server}/policies.json', 'policies', 'The same in every format'),
  json(
    'tools',
    'getServerKit',
    '/servers/{server}/kit.json',
    'kit',
    'For a server’s maintainers: annotations, and a badge',
  ),
  json('lists', 'listServers', '/servers.json', 'server-list', 'Every server'),
  json('lists', 'getTotals', '/index.json', 'home', 'The totals'),
  json('lists', 'listToolsByRisk', '/risk/{risk}.json', 'tool-list', 'Tools of a risk'),
  json('lists', 'listToolsByCategory', '/category/{category}.json', 'tool-list', 'Tools of a category'),
  json('lists', 'listToolsByCapability', '/capability/{capability}.json', 'tool-list', 'Tools with a capability'),
  json('dumps', 'getDumpIndex', paths.dumpIndex(), 'dump-index', 'The dumps, with sizes and digests'),
  json('dumps', 'getDumpJson', '/api/v1/tools.json', 'dump', 'Every tool’s twin in one document'),
  {
    path: '/api/v1/tools.ndjson',
    id: 'getDumpNdjson',
    tag: 'dumps',
    summary: 'The same, a tool a line',
    type: 'application/x-ndjson',
  },
  {
    path: '/api/v1/tools.csv',
    id: 'getDumpCsv',
    tag: 'dumps',
    summary: 'The verdicts and the sizes of definitions, for spreadsheets',
    type: 'text/csv',
  },
  {
    path: paths.sums(),
    id: 'getSums',
    tag: 'dumps',
    summary: 'SHA-256 of the dumps, for sha256sum --check',
    type: 'text/plain',
  },
  json('method', 'listAttacks', '/attacks.json', 'attack-list', 'Every attack pattern'),
  json('method', 'getAttack', '/attacks/{attack}.json', 'attack', 'An attack pattern and its tools'),
  json(
    'method',
    'getAttackMatrix',
    '/attacks/matrix.json',
    'attack-matrix',
    'Which entries of published lists have a page',
  ),
  json('method', 'listGuides', '/guides.json', 'guide-list', 'Every guide'),
  json('method', 'getGuide', '/guides/{guide}.json', 'guide', 'A guide, as Markdown'),
  json('method', 'listRules', '/rules.json', 'rule-list', 'Every rule of the classifier'),
  json('method', 'getRule', '/rules/{rule}.json', 'rule', 'A rule: words, examples, hits'),
  json('method', 'listFormats', '/formats.json', 'format-list', 'Every format of policies'),
  json('method', 'getFormat', '/formats/{format}.json', 'format', 'A format: what it can say and cannot'),
  json(
    'method',
    'listContradictions',
    '/contradictions.json',
    'contradictions',
    'Tools whose annotations are contradicted',
  ),
  json('method', 'getAccuracy', '/accuracy.json', 'accuracy', 'The measured classifier'),
  json('method', 'getMistakes', '/accuracy/mistakes.json', 'mistakes', 'What the classifier gets wrong, by name'),
  json('method', 'getCoverage', '/coverage.json', 'coverage', 'What has been read, and what is missing'),
  json('changes', 'listChanges', '/changes.json', 'changes', 'What changed, newest first'),
  {
    path: '/feed.xml',
    id: 'getFeed',
    tag: 'changes',
    summary: 'Atom feed of all changes',
    type: 'application/atom+xml',
  },
  {
    path: '/risk/{risk}/feed.xml',
    id: 'getRiskFeed',
    tag: 'changes',
    summary: 'Atom feed of a risk',
    type: 'application/atom+xml',
  },
  {
    path: '/servers/{server}/feed.xml',
    id: 'getServerFeed',
    tag: 'changes',
    summary: 'Atom feed of a server',
    type: 'application/atom+xml',
  },
  {
    path: '/servers/{server}/tools/{tool}.md',
    id: 'getToolMarkdown',
    tag: 'texts',
    summary: 'A tool as Markdown',
    type: 'text/markdown',
  },
  {
    path: '/servers/{server}.md',
    id: 'getServerMarkdown',
    tag: 'texts',
    summary: 'A server as Markdown',
    type: 'text/markdown',
  },
  {
    path: '/llms.txt',
    id: 'getLlmsText',
    tag: 'texts',
    summary: 'Where everything is, for language models',
    type: 'text/plain',
  },
  {
    path: '/servers/{server}/badge.svg',
    id: 'getServerBadge',
    tag: 'texts',
    summary: 'A server’s badge',
    type: 'image/svg+xml',
  },
  {
    path: '/servers/{server}/tools/{tool}/badge.svg',
    id: 'getToolBadge',
    tag: 'texts',
    summary: 'A tool’s badge',
    type: 'image/svg+xml',
  },
  json(
    'registry',
    'listRegistryServers',
    '/v0.1/servers',
    'registry-list',
    'Every server whose record says enough, in one answer',
  ),
  json(
    'registry',
    'listRegistryVersions',
    '/v0.1/servers/{name}/versions',
    'registry-list',
    'The one version of a server that was read',
  ),
  json(
    'registry',
    'getRegistryVersion',
    '/v0.1/servers/{name}/versions/{version}',
    'registry-server',
    'A version of a server; latest is the one that was read',
  ),
];

/** What may stand for a parameter. */
const PARAMETERS: Readonly<Record<string, string>> = {
  server: 'The server’s id in this catalogue.',
  tool: 'The tool’s part of an address: its name, or a shortened name with a hash. Lists give it.',
  risk: 'low, medium, high or critical.',
  category: 'read, write or destructive.',
  capability: 'A capability’s key, such as executes-code.',
  attack: 'The attack’s slug.',
  guide: 'The guide’s slug.',
  rule: 'The rule’s id.',
  format: 'The format’s id.',
  name: 'The server’s name in the registry, with its slash as %2F.',
  version: 'The version that was read, or latest.',
};

/** What stands for each parameter in examples. The server is one of few tools, so that its answers are short. */
export function exampleValues(index: PageIndex): Record<string, string> {
  const [server] = index.catalog.servers
    .filter((one) => index.placesOf(one).length > 1)
    .toSorted((a, b) => a.tools.length - b.tools.length);
  const place = (server && index.placesOf(server)[0]) ?? index.places[0];
  const [entry] = registryServers(index);
  const [rule] = index.rules.keys();
  return {
    ...(place && { server: place.server.id, tool: place.tool.slug, risk: place.tool.record.risk }),
    ...(place && { category: place.tool.record.category }),
    capability: 'executes-code',
    attack: index.attacks[0]?.slug ?? '',
    guide: index.guides[0]?.slug ?? '',
    rule: rule ?? '',
    format: 'policy-json',
    ...(entry && { name: entry.server.name, version: entry.server.version }),
  };
}

/** The file that answers at an address: lists of the registry stand in their folders. */
export function fileAddress(path: string, values: Readonly<Record<string, string>>): string {
  const address = path.replace(/\{([a-z]+)\}/g, (_, name: string) => values[name] ?? '');
  return /^\/v0\.1\/.*(?:servers|versions)$/.test(address) ? `${address}/index.json` : address;
}

/** A real answer: inline, or by its URL where it is long. */
export type Example = { value: unknown } | { externalValue: string };

function schemaReference(answer: Answer | undefined): Record<string, string> {
  return answer === undefined ? { type: 'string' } : { $ref: `#/components/schemas/${answer}` };
}

function operationOf({ id, tag, summary, type, answer, path }: Operation, example: Example | undefined) {
  const names = [...path.matchAll(/\{([a-z]+)\}/g)].map(([, name]) => name as string);
  return {
    get: {
      operationId: id,
      tags: [tag],
      summary,
      ...(names.length > 0 && {
        parameters: names.map((name) => ({
          name,
          in: 'path',
          required: true,
          description: PARAMETERS[name],
          schema: { type: 'string' },
        })),
      }),
      responses: {
        '200': {
          description: summary,
          content: {
            [type]: {
              schema: schemaReference(answer),
              ...(example !== undefined && { examples: { real: { summary: 'From this catalogue', ...example } } }),
            },
          },
        },
        '404': { description: 'There is no such file.' },
      },
    },
  };
}

function componentOf({ $schema: _, $id: __, ...schema }: Record<string, unknown>) {
  return schema;
}

/** The OpenAPI description of every file for programs. `exampleOf` gives a real answer of an operation. */
export function openApi(site: Site, exampleOf: (path: string) => Example | undefined) {
  const schemas = Object.entries(answerSchemas((name) => `#/components/schemas/${name}`));
  return {
    openapi: '3.1.1',
    info: {
      title: site.name,
      version: '1.0.0',
      summary: 'A risk catalogue of MCP tools, as plain files.',
      description:
        'Every answer is a static file, made with the pages and from the same values. No key is needed. Addresses stay; further keys may come.',
      license: {
        name: 'CC BY 4.0 (verdicts and prose; quoted definitions keep their servers’ licences)',
        url: 'https://creativecommons.org/licenses/by/4.0/',
      },
      contact: { url: site.repository },
    },
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    servers: [{ url: urlOf(site, '/').replace(/(?<!\/)\/$/, '') }],
    tags: TAGS,
    paths: Object.fromEntries(OPERATIONS.map((one) => [one.path, operationOf(one, exampleOf(one.path))])),
    components: { schemas: Object.fromEntries(schemas.map(([name, schema]) => [name, componentOf(schema)])) },
  };
}
