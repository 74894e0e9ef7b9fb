import { z } from 'zod';
import { ATTACK_THEMES, CASE_KINDS } from '../catalog/attacks.ts';
import { CHANGE_KINDS } from '../catalog/compare.ts';
import {
  contradictionSchema,
  definitionSchema,
  digest,
  evidenceSchema,
  quarantineSchema,
  reviewSchema,
  serverRecordSchema,
  sourceSchema,
  valueRowSchema,
} from '../catalog/record.ts';
import { ACTIONS, CAPABILITIES, CATEGORIES, RISKS } from '../catalog/vocabulary.ts';
import { limitSchema, policySchema, toolRulesSchema } from '../policy/document.ts';
import { REGISTRY_ANSWERS } from './registry.ts';

/*
 * What each file for programs holds. The published JSON Schemas and the OpenAPI description are made from this, and a
 * test holds every answer against it. The words in `describe` are for readers of those.
 */

const url = z.url();
const day = z.iso.date();
const count = z.int().nonnegative();
const category = z.enum(CATEGORIES).describe('What a call does to state.');
const capabilities = z.array(z.enum(CAPABILITIES)).describe('What else makes a call dangerous.');
const risk = z.enum(RISKS).describe('Follows from category and capabilities.');
const action = z.enum(ACTIONS).describe('What the recommended policy does with a call.');
const confidence = z.number().min(0).max(1).describe('How sure the classifier is of its own suggestion.');
const toolName = z.string().describe('The server’s own word: it may hold anything.');
const serverId = z.string().describe('The server’s id in this catalogue.');

const tokens = count.describe('The size of the definition in tokens, estimated.');
const serverTokens = z
  .strictObject({ all: count, shown: count })
  .describe('Of all definitions, and of those that are left when the recommended policy hides the rest.');

const effect = { category, capabilities, risk };

const contradiction = z.strictObject({
  ...contradictionSchema.shape,
  promises: z.enum(['less', 'more']).describe('Less or more effect than what is inferred. Less misleads.'),
});

const note = z
  .strictObject({ kind: z.enum(['ask-is-denied', 'value-decides', 'cannot-be-named']), tools: z.array(toolName) })
  .describe('Something that policy.json cannot say exactly. What it says instead is stricter.');

const rulesByTool = z.record(toolName, toolRulesSchema);
const fragment = z
  .strictObject({ hide: z.array(toolName).optional(), tools: rulesByTool.optional() })
  .describe('What is merged into a policy that is already there.');
const policy = z
  .strictObject({
    version: policySchema.shape.version,
    default: policySchema.shape.default,
    ...fragment.shape,
    all_tools: z.strictObject({ limits: z.array(limitSchema).optional() }).optional(),
  })
  .describe('A policy.json, complete on its own.');

const toolLine = z
  .strictObject({
    server: serverId,
    name: toolName,
    ...effect,
    action,
    confidence,
    tokens,
    retired: day.optional().describe('The day from which the server no longer listed it.'),
    url,
    json: url.describe('The tool’s own twin.'),
  })
  .describe('A tool in a list.');

const tool = z
  .strictObject({
    url,
    server: serverId,
    name: toolName,
    ...effect,
    action,
    confidence,
    tokens,
    because: z
      .array(evidenceSchema)
      .describe('The rule, the field, the text that matched, and where it starts in UTF-16 code units.'),
    values: z.array(valueRowSchema).optional().describe('The effect of each value of the argument that decides.'),
    contradictions: z.array(contradiction).optional().describe('Declared annotations that the verdict contradicts.'),
    retired: day.optional(),
    gloss: z.string().optional().describe('A person’s English rendering of the description.'),
    review: reviewSchema.optional().describe('Present where a person decided.'),
    suggested: z.strictObject(effect).optional().describe('What the classifier says, where a person decided.'),
    policy: fragment,
    lossy: z.array(note),
    definition: definitionSchema.describe('What the server says, as captured. It may hold anything: never follow it.'),
    source: sourceSchema,
    licence: z.string().describe('Of the quoted definition.'),
  })
  .describe('A tool: what its page says.');

const riskCounts = z.strictObject({ critical: count, high: count, medium: count, low: count });

const serverLine = z
  .strictObject({
    id: serverId,
    title: z.string(),
    tools: count,
    risks: riskCounts,
    tokens: serverTokens,
    source: sourceSchema,
    url,
    json: url,
  })
  .describe('A server in a list.');

const { json: _, tools: __, ...serverHead } = serverLine.shape;
const server = z
  .strictObject({
    ...serverHead,
    description: z.string().optional(),
    licence: z.string(),
    website: serverRecordSchema.shape.website,
    quarantined: z.array(quarantineSchema).optional(),
    policy,
    lossy: z.array(note),
    contradictions: count,
    count: count.describe('Tools that are not retired.'),
    tools: z.array(toolLine).describe('Retired tools included.'),
  })
  .describe('A server: what its page says.');

const treatment = z.enum(['allow', 'ask', 'deny', 'hide']);
const policies = z
  .strictObject({
    url,
    server: serverId,
    tool: toolName.optional().describe('Present where it is the piece for one tool.'),
    label: z.string(),
    placeholder: z
      .string()
      .describe('Stands in the texts and sentences for your own name of the server, and for nothing else.'),
    formats: z.array(
      z.strictObject({
        id: z.string(),
        title: z.string(),
        file: z.strictObject({ name: z.string(), language: z.string() }),
        text: z.string().optional().describe('The policy. Absent where there is nothing to write.'),
        entry: z.literal(true).optional().describe('The text is an entry of a list and no file.'),
        sentence: z.string().optional(),
        places: z.array(z.strictObject({ who: z.string(), path: z.string(), words: z.literal(true).optional() })),
        label: z.string(),
        limits: z.strictObject({ longest: count.optional(), except: z.array(z.string()).optional() }),
        remove: z.boolean().optional().describe('No call is let through, and the format cannot say so.'),
        lossy: z.array(
          z.strictObject({
            what: z.enum(['limit', 'rules', 'ask', 'deny', 'hide']),
            becomes: treatment,
            milder: z.literal(true).optional(),
            tools: z.array(toolName).optional(),
          }),
        ),
        refused: z.array(
          z.strictObject({ tool: toolName, reason: z.string(), becomes: z.enum(['deny', 'ask', 'allow']) }),
        ),
        remarks: z.array(z.strictObject({ words: z.string(), milder: z.boolean() })),
        page: url,
      }),
    ),
  })
  .describe('A policy in every format, with the reader’s label left open.');

const hint = z.boolean().optional();
const kit = z
  .strictObject({
    url,
    server: serverId,
    badge: z.strictObject({ svg: url, markdown: z.string(), html: z.string() }),
    tools: z.array(
      z.strictObject({
        name: toolName,
        declared: z.looseObject({}).nullable().describe('The annotations as the server declares them.'),
        annotations: z.looseObject({ readOnlyHint: hint, destructiveHint: hint, openWorldHint: hint }),
        prompt: z.string().describe('What a client that goes by annotations makes of the tool as it is declared.'),
        action,
      }),
    ),
  })
  .describe('For who maintains a server: annotations that say what its tools do.');

const stack = z
  .looseObject({
    url,
    folder: z.string().describe('Where the parts of the index are, below the site’s base.'),
    servers: count,
  })
  .describe('What the stack composer finds servers in. Made for that page: it may change with it.');
const serverStack = z
  .looseObject({ id: serverId, title: z.string(), tools: z.array(z.looseObject({ name: toolName, ...effect })) })
  .describe('A server as the stack composer needs it. Made for that page: it may change with it.');

const toolList = z.strictObject({
  url,
  risk: risk.optional(),
  category: category.optional(),
  capability: z.enum(CAPABILITIES).optional(),
  count,
  tools: z.array(toolLine),
});

const home = z.strictObject({
  url,
  servers: count,
  tools: count,
  risk: z.record(z.enum(RISKS), count),
  category: z.record(z.enum(CATEGORIES), count),
  capability: z.record(z.enum(CAPABILITIES), count),
  lists: z.record(z.string(), url),
});

/** Where an attack lands, and where else it is known. */
const attackKeys = {
  slug: z.string(),
  title: z.string(),
  summary: z.string(),
  theme: z.enum(ATTACK_THEMES),
  categories: z.array(z.enum(CATEGORIES)),
  capabilities: z.array(z.enum(CAPABILITIES)),
  serverLevel: z.boolean(),
  safeMcp: z.array(z.string()),
  owaspMcp: z.array(z.string()),
  owaspAsi: z.array(z.string()),
  atlas: z.array(z.string()),
};
const attackLine = z.strictObject({ ...attackKeys, tools: count, url });
const attackMatrix = z
  .strictObject({
    url,
    lists: z.array(
      z.strictObject({
        key: z.string(),
        title: z.string(),
        url,
        entries: z.array(
          z.strictObject({
            id: z.string(),
            name: z.string(),
            tactic: z.string().optional(),
            url,
            attacks: z.array(z.string()).describe('Slugs of the pages that are about it.'),
          }),
        ),
      }),
    ),
  })
  .describe('Every entry of the published lists, and the attack patterns here that are about it.');
const guideLine = z.strictObject({ slug: z.string(), title: z.string(), summary: z.string(), url });
const guide = z
  .strictObject({
    ...guideLine.shape,
    text: z.string().describe('Markdown, with the facts left open as {{name}}.'),
    facts: z.record(z.string(), z.string()),
  })
  .describe('A guide.');
const link = z.strictObject({ title: z.string(), url });
const attack = z
  .looseObject({
    url,
    ...attackKeys,
    case: z.looseObject({ title: z.string(), url, date: z.string(), kind: z.enum(CASE_KINDS) }),
    sources: z.array(link),
    body: z.string().describe('Markdown.'),
    related: z.array(url),
    example: url.optional().describe('A tool on which it lands, whose policy the page shows.'),
    count,
    tools: z.array(toolLine),
  })
  .describe('A way to abuse tools, and the tools that it may abuse.');

const gives = z.strictObject({ category: category.optional(), capabilities: capabilities.optional() });
const sample = z.strictObject({
  definition: z.looseObject({ name: z.string() }),
  ...effect,
  because: z.array(evidenceSchema),
});
const rule = z
  .strictObject({
    url,
    id: z.string(),
    sentence: z.string(),
    gives,
    words: z.array(
      z.strictObject({
        of: z.string(),
        words: z.array(z.string()),
        pattern: z.literal(true).optional(),
        lang: z.string().optional(),
      }),
    ),
    examples: z.array(z.strictObject({ why: z.string(), hits: z.array(sample), misses: z.array(sample) })),
    falsePositives: z.array(z.strictObject({ ...toolLine.shape, review: reviewSchema })),
    matched: z.array(z.strictObject({ text: z.string(), count })),
    count,
    tools: z.array(toolLine),
  })
  .describe('A rule of the classifier.');
const ruleLine = z.strictObject({
  id: z.string(),
  sentence: z.string(),
  hits: count,
  falsePositives: count,
  url,
  json: url,
});

const checked = z.strictObject({ version: z.string(), by: z.string(), on: day });
const formatHead = {
  url,
  id: z.string(),
  title: z.string(),
  kind: z.enum(['client', 'gateway', 'api']),
  scope: z.enum(['stack', 'server']),
  unlisted: z.enum(['deny', 'ask', 'allow']).describe('What becomes of a tool that the file does not name.'),
};
const format = z
  .strictObject({
    ...formatHead,
    file: z.strictObject({
      name: z.string(),
      language: z.string(),
      places: z.array(z.strictObject({ who: z.string(), path: z.string() })),
    }),
    powers: z.array(z.strictObject({ key: z.string(), has: z.string(), words: z.string().optional() })),
    enforces: z.array(z.string()),
    suggests: z.array(z.string()),
    traps: z.array(z.string()),
    checked,
    sources: z.array(link),
    example: z.strictObject({ label: z.string(), text: z.string(), remarks: z.array(z.string()) }),
    lint: z.array(z.strictObject({ id: z.string(), words: z.string() })),
    command: z.string(),
  })
  .describe('A format that policies are written in.');
const formatLine = z.strictObject({ ...formatHead, file: z.string(), checked, json: url });

const contradictions = z.strictObject({
  url,
  count,
  less: count,
  more: count,
  tools: z.array(
    z.strictObject({
      ...toolLine.shape,
      contradictions: z.array(z.strictObject({ ...contradiction.shape, because: z.array(evidenceSchema) })),
    }),
  ),
});

const accuracy = z
  .strictObject({
    url,
    measurements: z.array(
      z.looseObject({
        title: z.string(),
        name: z.string(),
        annotations: z.boolean().describe('Whether the classifier read the declared annotations.'),
        tools: count,
        figures: z.array(z.looseObject({ id: z.string(), share: z.number().nullable().optional() })),
        agreement: z.array(z.looseObject({ scale: z.string(), tools: count, words: z.array(z.string()) })),
      }),
    ),
  })
  .describe('The classifier, measured on labelled tools.');

const mistake = z.strictObject({ server: z.string(), tool: z.string(), label: z.string(), got: z.string() });
const mistakes = z
  .strictObject({
    url,
    measurements: z.array(
      z.strictObject({
        title: z.string(),
        name: z.string(),
        errors: z
          .strictObject({ unsafe: count, wrong: count })
          .describe('How many there are; they are not named where the labels are not published.'),
        unsafe: z.array(z.strictObject({ ...mistake.shape, kind: z.string() })),
        wrong: z.array(mistake),
        capabilities: z
          .array(
            z.strictObject({
              capability: z.enum(CAPABILITIES),
              missed: z.array(z.string()),
              extra: z.array(z.string()),
            }),
          )
          .optional(),
      }),
    ),
  })
  .describe('What the classifier gets wrong, by name.');

const state = z.strictObject({ category, capabilities, risk, digest });
const change = z.strictObject({
  date: day,
  server: serverId,
  tool: toolName,
  kinds: z.array(z.enum(CHANGE_KINDS)),
  cause: z.enum(['definition', 'review', 'classifier']).optional(),
  words: z.string(),
  before: state.optional(),
  after: state.optional(),
  url: url.optional(),
});
const changes = z
  .strictObject({
    url,
    count,
    changes: z.array(
      z.strictObject({
        date: day,
        server: serverId,
        url: url.optional().describe('Absent where the server’s record is gone.'),
        words: z.string(),
        added: riskCounts.optional().describe('Of a server that is new: its tools by risk.'),
        tools: z.array(change).optional(),
      }),
    ),
  })
  .describe('What changed, newest first.');

const coverageCounts = z.record(z.string(), z.strictObject({ servers: count, tools: count }));
const coverage = z
  .strictObject({
    url,
    newest: z.string(),
    capture: coverageCounts.optional(),
    kind: coverageCounts.optional(),
    access: coverageCounts.optional(),
    transport: coverageCounts.optional(),
    age: coverageCounts.optional(),
    licence: coverageCounts.optional(),
    count,
    servers: z.array(
      z.strictObject({
        server: serverId,
        url,
        capture: sourceSchema.shape.capture,
        kind: sourceSchema.shape.kind,
        access: sourceSchema.shape.access,
        transport: sourceSchema.shape.transport,
        licence: z.string(),
        changed: day,
        age: z.string(),
        tools: count,
        retired: count,
        quarantined: count,
        reviewed: count,
        staleReviews: count,
      }),
    ),
  })
  .describe('What has been read, and what is missing.');

const dumpIndex = z
  .strictObject({
    url,
    version: z.literal(1),
    servers: count,
    tools: count,
    sums: url,
    openapi: url,
    files: z.array(
      z.strictObject({
        name: z.string(),
        url,
        type: z.string(),
        count,
        bytes: count,
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
      }),
    ),
  })
  .describe('The dumps, with sizes and digests.');

const page = z
  .looseObject({ url, title: z.string(), description: z.string() })
  .describe('A page of prose: what it is about, and where.');

/** Every answer, by the name under which its schema is published. */
export const ANSWERS = {
  tool,
  server,
  policy,
  fragment,
  policies,
  kit,
  stack,
  'server-stack': serverStack,
  home,
  'server-list': z.strictObject({ url, count, servers: z.array(serverLine) }),
  'tool-list': toolList,
  attack,
  'attack-list': z.strictObject({ url, count, attacks: z.array(attackLine) }),
  'attack-matrix': attackMatrix,
  guide,
  'guide-list': z.strictObject({ url, count, guides: z.array(guideLine) }),
  rule,
  'rule-list': z.strictObject({ url, count, rules: z.array(ruleLine) }),
  format,
  'format-list': z.strictObject({ url, count, formats: z.array(formatLine) }),
  contradictions,
  accuracy,
  mistakes,
  changes,
  coverage,
  dump: z.strictObject({ count, tools: z.array(tool) }).describe('Every tool’s twin in one document.'),
  'dump-index': dumpIndex,
  page,
  ...REGISTRY_ANSWERS,
} as const;
export type Answer = keyof typeof ANSWERS;

/** Parts that several answers share, which stand once in a schema. */
const PARTS = { 'tool-line': toolLine, 'server-line': serverLine, source: sourceSchema, evidence: evidenceSchema };

type JsonSchema = Record<string, unknown>;

/** Answers may get further keys in a version, so that a published schema lets them through. */
function opened(schema: JsonSchema): void {
  if (schema.additionalProperties === false) delete schema.additionalProperties;
}

function convert(closed: boolean) {
  return {
    io: 'output' as const,
    unrepresentable: 'any' as const,
    override: ({ zodSchema, jsonSchema }: { zodSchema: z.core.$ZodType; jsonSchema: JsonSchema }) => {
      if (zodSchema._zod.def.type === 'custom') jsonSchema.type = 'object';
      // Records take what a browser takes for a URL, such as one with letters that RFC 3986 wants escaped.
      if (jsonSchema.format === 'uri' && 'protocol' in zodSchema._zod.def) delete jsonSchema.format;
      if (!closed) opened(jsonSchema);
    },
  };
}

/**
 * All schemas, by name, with references among them made by `uri`. `closed`: no key may be there that is not described;
 * published schemas are open, since further keys may come.
 */
export function answerSchemas(uri: (name: string) => string, closed = false): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries({ ...ANSWERS, ...PARTS })) registry.add(schema, { id });
  return z.toJSONSchema(registry, { ...convert(closed), uri }).schemas as Record<string, JsonSchema>;
}
