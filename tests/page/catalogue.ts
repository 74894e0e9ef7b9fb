import type { AccuracyDocument } from '../../src/accuracy/document.ts';
import { goldAnswers } from '../../src/accuracy/gold-tools.ts';
import { judge } from '../../src/accuracy/judge.ts';
import type { LabelledTool } from '../../src/accuracy/labelled.ts';
import { measure } from '../../src/accuracy/measure.ts';
import { outsideDocument, renewed } from '../../src/accuracy/ratchet.ts';
import { toolSlug } from '../../src/catalog/address.ts';
import { type Attack, attackFieldsSchema } from '../../src/catalog/attacks.ts';
import type { Catalog, ServerEntry, ToolEntry } from '../../src/catalog/catalog.ts';
import type { Evidence, ServerRecord, ToolRecord } from '../../src/catalog/record.ts';
import { riskOf } from '../../src/catalog/risk.ts';
import { CAPABILITIES, CATEGORIES, type Capability, type Category } from '../../src/catalog/vocabulary.ts';
import type { JsonObject } from '../../src/manifest/json.ts';
import { indexCatalog, type PageIndex } from '../../src/page/catalog-index.ts';
import { HOSTILE_NAMES } from '../policy/subjects.ts';

const DIGEST = `sha256:${'0'.repeat(64)}`;

/** A record with the risk that belongs to its category and capabilities. */
export function record(name: string, given: Partial<ToolRecord> = {}): ToolRecord {
  const { category = 'read', capabilities = [] } = given;
  const risk = riskOf({ category, capabilities });
  const because: Evidence[] = [{ rule: 'some-rule', field: 'name', text: name.slice(0, 3), start: 0 }];
  return {
    name,
    definition: { digest: DIGEST },
    suggestion: { category, capabilities, risk, confidence: 0.8, because },
    ...given,
    category,
    capabilities,
    risk,
  };
}

export function toolEntry(tool: ToolRecord): ToolEntry {
  return { record: tool, slug: toolSlug(tool.name), line: 10 };
}

export function serverEntry(id: string, tools: ToolRecord[], given: Partial<ServerRecord> = {}): ServerEntry {
  const server: ServerRecord = {
    title: id,
    licence: 'MIT',
    source: {
      kind: 'npm',
      name: `${id}-mcp`,
      version: '1.2.3',
      capture: 'complete',
      access: 'anonymous',
      transport: 'stdio',
      changed: '2026-11-21',
    },
    ...given,
  };
  return { id, file: `servers/${id}.yaml`, server, tools: tools.map(toolEntry) };
}

export const SITE = {
  name: 'Toolrisk',
  origin: 'https://example.org',
  base: '/risks/',
  repository: 'https://example.com/owner/name',
  branch: 'main',
};

export const RULES = [{ id: 'some-rule', sentence: 'The name starts with some word.' }];

export function attack(slug: string, given: Partial<Attack>): Attack {
  const fields = {
    title: `Attack ${slug}`,
    summary: 'Something is done to somebody.',
    theme: 'power' as const,
    categories: [],
    capabilities: [],
    serverLevel: false,
    safeMcp: [],
    owaspMcp: [],
    owaspAsi: [],
    atlas: [],
    case: { title: 'A case', url: 'https://example.org/case', date: '2026-01', kind: 'demonstration' },
    sources: [{ title: 'A source', url: 'https://example.org/source' }],
    ...given,
  };
  return { slug, body: '', ...attackFieldsSchema.parse(fields) };
}

/** A label on a tool of each category, the hostile names among them. */
function labelled(): LabelledTool[] {
  return HOSTILE_NAMES.map((name, at) => ({
    server: 'hostile',
    language: at % 2 === 0 ? 'en' : name,
    definition: { name },
    siblings: [],
    answers: goldAnswers({ category: CATEGORIES[at % 3] as Category, capabilities: [], maybe: [] }),
    capabilities: { must: [CAPABILITIES[at % CAPABILITIES.length] as Capability], may: [] },
  }));
}

/** A measurement of the gold set, and one on labels of others. */
export const ACCURACY: AccuracyDocument[] = [
  renewed('catalogue', measure(judge(labelled(), true)), undefined),
  outsideDocument(
    'read-or-not',
    { source: 'Hints of authors', by: 'The authors', licence: 'MIT', on: '2026-11-21' },
    false,
    measure(
      judge(
        labelled().map((tool) => ({ ...tool, answers: { binary: ['read'] }, capabilities: undefined })),
        false,
      ),
    ),
  ),
];

/** A catalogue's index. */
export function indexOf(servers: ServerEntry[], attacks: Attack[] = []): PageIndex {
  const catalog: Catalog = { servers };
  return indexCatalog({ catalog, attacks, rules: RULES, accuracy: ACCURACY, site: SITE });
}

/** Schemas of every shape that the page has words for. */
const SCHEMAS: (JsonObject | undefined)[] = [
  undefined,
  { type: 'object' },
  {
    type: 'object',
    properties: { session_id: { type: 'string', description: 'Which one.' } },
    required: ['session_id'],
  },
  {
    type: 'object',
    properties: {
      command: { type: 'string' },
      to: { type: 'array', items: { type: 'string' } },
      amount: { type: 'number', minimum: 0 },
      url: { type: 'string', format: 'uri' },
      role: { enum: ['reader', 'owner'], default: 'reader' },
      force: { type: 'boolean', default: false },
      ids: { type: 'array', items: { type: 'integer' } },
      token: { type: 'string' },
    },
    required: ['command', 'to'],
  },
  {
    type: 'object',
    properties: { filter: { $ref: '#/$defs/Filter' }, choice: { anyOf: [{ type: 'string' }, { type: 'null' }] } },
    $defs: { Filter: { type: 'object', properties: { name: { type: 'string' }, and: { $ref: '#/$defs/Filter' } } } },
  },
];

/** One tool for every category with no capability, each one, each pair of neighbours and all of them. */
function plainTools(): ToolRecord[] {
  const sets = [
    [],
    ...CAPABILITIES.map((one) => [one]),
    ...CAPABILITIES.slice(1).map((two, at) => [CAPABILITIES[at] as typeof two, two]),
    [...CAPABILITIES],
  ];
  const verbs = ['get', 'create', 'delete', 'kill', 'send', 'close', 'frobnicate'];
  return CATEGORIES.flatMap((category) =>
    sets.map((capabilities, at) => {
      const name = `${verbs[at % verbs.length]}_${category}_${at}`;
      const inputSchema = SCHEMAS[at % SCHEMAS.length];
      const annotations: JsonObject = at % 2 === 0 ? {} : { readOnlyHint: at % 4 === 1, destructiveHint: false };
      const description = ['Ends with a stop.', 'Ends without', '终止指定会话', 'Asks?', ''][at % 5] as string;
      return record(name, {
        category,
        capabilities,
        definition: { description, digest: DIGEST, annotations, ...(inputSchema && { inputSchema }) },
      });
    }),
  );
}

/** A tool for each hostile string, with the string in every field that can hold one. */
function hostileTools(): ToolRecord[] {
  return HOSTILE_NAMES.map((text, at) =>
    record(text, {
      category: CATEGORIES[at % CATEGORIES.length] as (typeof CATEGORIES)[number],
      capabilities: [CAPABILITIES[at % CAPABILITIES.length] as (typeof CAPABILITIES)[number]],
      gloss: text,
      review: { reason: `${text} because of that`, by: text, on: '2026-11-21', digest: DIGEST },
      definition: {
        title: text,
        description: text,
        language: 'en',
        inputSchema: {
          type: 'object',
          properties: {
            [text]: { type: text, description: text, default: text, enum: [text, text], title: text },
            ref: { $ref: text },
          },
          required: [text],
        },
        annotations: { [text]: text, readOnlyHint: text, title: text },
        digest: DIGEST,
      },
    }),
  );
}

export const PLAIN = serverEntry('plain', plainTools(), { title: 'Plain MCP Server' });
export const HOSTILE = serverEntry('hostile', hostileTools(), {
  title: '\u202E<b>Hostile</b> MCP',
  description: '"><script>',
});
export const EMPTY = serverEntry('empty', []);
/** The systems of well-known catalogue pages, with titles that double easily. */
export const NAMED = ['MCP', 'GitHub MCP', 'PiloTY', 'Interactive Terminal MCP', 'Playwright MCP Server', 'server'].map(
  (title, at) => serverEntry(`named-${at}`, [record('terminate', { category: 'destructive' })], { title }),
);

/** The catalogue that whole-page tests go over. */
export const INDEX = indexOf(
  [EMPTY, HOSTILE, ...NAMED, PLAIN],
  [
    attack('code', { capabilities: ['executes-code'] }),
    attack('loss', { categories: ['destructive'] }),
    attack('server', { serverLevel: true }),
  ],
);

/** Every tool of the catalogue with its server. */
export const PLACES = INDEX.catalog.servers.flatMap((server) => server.tools.map((tool) => ({ server, tool })));
