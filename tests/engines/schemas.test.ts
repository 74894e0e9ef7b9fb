import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { parse as parseToml } from 'smol-toml';
import { describe, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { PUBLISHED_SCHEMAS } from '../../scripts/published-schemas.ts';
import { agentgateway } from '../../src/policy/formats/agentgateway.ts';
import { claudeCode, claudeCodeManaged } from '../../src/policy/formats/claude-code.ts';
import { codex } from '../../src/policy/formats/codex.ts';
import { exportServers, exportTool } from '../../src/policy/formats/export.ts';
import type { Format, Fragment } from '../../src/policy/formats/format.ts';
import { SERVERS } from './catalogue.ts';

const PATHS = JSON.parse(process.env.SCHEMAS ?? '{}') as Record<string, string>;

const AJV = { 'draft-07': Ajv, '2020-12': Ajv2020 } as const;

/**
 * A check by a schema that somebody else wrote: keywords and formats that Ajv does not know are left alone, and so are
 * patterns that are none under Unicode's stricter rules.
 */
function validator(name: string): ValidateFunction {
  const published = PUBLISHED_SCHEMAS.find((schema) => schema.name === name);
  const path = PATHS[name];
  if (!published || !path) throw new Error(`There is no schema ${name}.`);
  const ajv = new AJV[published.draft]({ strict: false, logger: false, unicodeRegExp: false });
  formats.default(ajv);
  return ajv.compile(JSON.parse(readFileSync(path, 'utf8')) as object);
}

interface Gateway {
  mcp: { targets?: object[]; policies: { mcpAuthorization: { rules: unknown[] } } };
}

/** A reader's own targets, beside which the policy goes. */
const TARGETS = [{ name: 'telegram', stdio: { cmd: 'true' } }];

function gateway(text: string): Gateway {
  const { mcp, ...rest } = parseYaml(text) as Gateway;
  return { ...rest, mcp: { targets: TARGETS, ...mcp } };
}

const textOf = (fragment: Fragment) => ('text' in fragment ? fragment.text : '');

interface Subject {
  format: Format;
  schema: string;
  /** A text as its program sees it, with what only the reader has. */
  read: (text: string) => unknown;
  /** The piece for one tool, where it goes. */
  readPiece?: (text: string) => unknown;
  /** What is wrong, and what puts it into the text of all servers. */
  wrong: readonly (readonly [what: string, from: string | RegExp, to: string])[];
}

const RULES_OF_CLAUDE_CODE = [
  ['a misspelt list', '"deny":', '"denied":'],
  ['a list that is none', /"deny": \[[^\]]*\]/, '"deny": "mcp__one__two"'],
  ['a rule that is no text', '"deny": [', '"deny": [1,'],
  ['a rule of a tool that there is not', '"deny": [', '"deny": ["mcp_one__two",'],
  ['a rule whose parentheses are open', '"deny": [', '"deny": ["Bash(ls",'],
  ['a rule twice', '"deny": [', '"deny": ["mcp__one__two", "mcp__one__two",'],
] as const;

const SUBJECTS: readonly Subject[] = [
  { format: claudeCode, schema: 'claude-code-settings', read: JSON.parse, wrong: RULES_OF_CLAUDE_CODE },
  {
    format: claudeCodeManaged,
    schema: 'claude-code-settings',
    read: JSON.parse,
    wrong: [
      ...RULES_OF_CLAUDE_CODE,
      ['another value', '"disable"', '"disabled"'],
      ['a text for true', 'Only": true', 'Only": "true"'],
    ],
  },
  {
    format: codex,
    schema: 'codex-config',
    read: parseToml,
    wrong: [
      ['a misspelt table', /^\[mcp_servers\./m, '[mcp_server.'],
      ['a misspelt list', 'enabled_tools', 'enabledtools'],
      ['a list that is none', /enabled_tools = \[.*\]/, 'enabled_tools = "one"'],
      ['a name that is no text', 'enabled_tools = [', 'enabled_tools = [1,'],
      ['another mode', 'approval_mode = "approve"', 'approval_mode = "approved"'],
      ['a misspelt mode', '\napproval_mode', '\naproval_mode'],
    ],
  },
  {
    format: agentgateway,
    schema: 'agentgateway-config',
    read: gateway,
    readPiece: (text) =>
      gateway(JSON.stringify({ mcp: { policies: { mcpAuthorization: { rules: parseYaml(text) } } } })),
    wrong: [
      ['a misspelt policy', 'mcpAuthorization:', 'mcpAuthorisation:'],
      ['a misspelt list', 'rules:', 'rule:'],
      ['a misspelt kind of rule', '- allow:', '- allows:'],
      ['a rule that is no text', /- allow: .*/, '- allow: 1'],
      ['no list of rules', /rules:\n[\s\S]*/, 'rules: all\n'],
      ['no targets', 'mcp:\n', 'mcp:\n  targets: null\n'],
    ],
  },
];

test.each(PUBLISHED_SCHEMAS)('the JSON Schema of $of is at hand', ({ name }) => {
  expect(Object.keys(PATHS)).toContain(name);
});

const pieces = (format: Format): string[] =>
  SERVERS.flatMap(({ label, tools }) =>
    tools.flatMap((tool) => exportTool(format, tool, label).fragment ?? []).map(textOf),
  );

// Where a schema is not at hand, the test above fails.
const atHand = SUBJECTS.filter(({ schema }) => PATHS[schema]);

describe.each(atHand)('the published schema takes $format.id', ({ format, schema, read, readPiece = read, wrong }) => {
  const validate = validator(schema);
  const problems = (value: unknown) => (validate(value) ? [] : (validate.errors ?? []));
  const all = exportServers(format, SERVERS).files[0]?.text ?? '';

  test('of all servers together', () => {
    expect(problems(read(all))).toEqual([]);
  });

  test.each(SERVERS)('of $label', (server) => {
    const { files } = exportServers(format, [server]);
    expect(files).toHaveLength(1);
    expect(files.flatMap(({ text }) => problems(read(text)))).toEqual([]);
  });

  test('of every tool', () => {
    const texts = pieces(format);
    expect(texts.length).toBeGreaterThan(600);
    expect(texts.flatMap((text) => problems(readPiece(text)))).toEqual([]);
  });

  test.each(wrong)('but not with %s', (_, from, to) => {
    const text = all.replace(from, to);
    expect(text).not.toBe(all);
    expect(problems(read(text))).not.toEqual([]);
  });
});
