import { describe, expect, test } from 'vitest';
import type { FormatFile } from '../../src/policy/formats/format.ts';
import { formatSeen, LINT_RULES, lint } from '../../src/policy/lint/index.ts';
import { readText } from '../../src/policy/read-text.ts';

interface Case {
  rule: string;
  language: FormatFile['language'];
  /** Found, in this line. */
  bad: string;
  line: number;
  /** Not found: the opposite. */
  good: string;
}

const json = (value: unknown): string => JSON.stringify(value, null, 2);
const policy = (send: unknown, more: object = {}) => json({ version: '1', default: 'deny', tools: { send }, ...more });
const when = (op: string, value: unknown, path = 'args.a') => ({ conditions: [{ path, op, value }] });
const claude = (permissions: object) => json({ permissions });

const CASES: Case[] = [
  {
    rule: 'policy-json-invalid',
    language: 'json',
    bad: json({ version: '1', default: 'deny', hiden: [] }),
    line: 1,
    good: policy({}),
  },
  {
    rule: 'policy-json-unpaired-deny-if',
    language: 'json',
    bad: policy({ deny_if: [when('gt', 5)] }),
    line: 9,
    good: policy({ require: [when('exists', true)], deny_if: [when('gt', 5)] }),
  },
  {
    rule: 'policy-json-unanchored-pattern',
    language: 'json',
    bad: policy({ require: [when('regex', '@example\\.com$')] }),
    line: 12,
    good: policy({ require: [when('regex', '(?i)^\\w+@example\\.com$')] }),
  },
  {
    rule: 'policy-json-hidden-and-listed',
    language: 'json',
    bad: policy({}, { hide: ['send'] }),
    line: 5,
    good: policy({}, { hide: ['other'] }),
  },
  {
    rule: 'policy-json-denies-everything',
    language: 'json',
    bad: json({ version: '1', default: 'deny', hide: ['x'] }),
    line: 3,
    good: policy({}),
  },
  {
    rule: 'policy-json-open-default',
    language: 'json',
    bad: json({ version: '1', default: 'allow' }),
    line: 3,
    good: policy({}),
  },
  {
    rule: 'claude-code-allowed-glob',
    language: 'json',
    bad: claude({ allow: ['mcp__*'] }),
    line: 4,
    good: claude({ allow: ['mcp__github__*'] }),
  },
  {
    rule: 'claude-code-allowed-argument',
    language: 'json',
    bad: claude({ allow: ['mcp__a__b(x:1)'] }),
    line: 4,
    good: claude({ ask: ['mcp__a__b(x:1)'], allow: ['Bash(ls:*)'] }),
  },
  {
    rule: 'claude-code-shadowed-rule',
    language: 'json',
    bad: claude({ deny: ['mcp__a__*'], allow: ['mcp__a__b'] }),
    line: 7,
    good: claude({ deny: ['mcp__a__c'], allow: ['mcp__a__b', 'mcp__ab__c'] }),
  },
  {
    rule: 'claude-code-not-a-tool',
    language: 'json',
    bad: claude({ deny: ['mcp_a_b'] }),
    line: 4,
    good: claude({ deny: ['mcp__a', 'mcp__a__b', 'WebFetch'] }),
  },
  {
    rule: 'claude-code-misspelt-key',
    language: 'json',
    bad: json({ permission: {} }),
    line: 2,
    good: json({ permissions: { deny: [] } }),
  },
  {
    rule: 'claude-code-server-entry',
    language: 'json',
    bad: json({ allowedMcpServers: [{ serverName: 'a', serverUrl: 'https://a.example/*' }] }),
    line: 3,
    good: json({ allowedMcpServers: [{ serverUrl: 'https://a.example/*' }] }),
  },
  {
    rule: 'codex-misspelt-key',
    language: 'toml',
    bad: '[mcp_servers.a]\nenabledtools = ["b"]\n',
    line: 2,
    good: '[mcp_servers.a]\nenabled_tools = ["b"]\n',
  },
  {
    rule: 'codex-unknown-mode',
    language: 'toml',
    bad: '[mcp_servers.a]\ndefault_tools_approval_mode = "always"\n',
    line: 2,
    good: '[mcp_servers.a]\ndefault_tools_approval_mode = "prompt"\n[mcp_servers.a.tools.b]\napproval_mode = "approve"\n',
  },
  {
    rule: 'codex-both-lists',
    language: 'toml',
    bad: '[mcp_servers.a]\nenabled_tools = ["b"]\ndisabled_tools = ["b"]\n',
    line: 2,
    good: '[mcp_servers.a]\nenabled_tools = ["b"]\ndisabled_tools = ["c"]\n',
  },
  {
    rule: 'vscode-agent-no-list',
    language: 'markdown',
    bad: '---\ndescription: x\n---\n',
    line: 2,
    good: "---\ndescription: x\ntools: ['a/b']\n---\n",
  },
  {
    rule: 'vscode-agent-whole-server',
    language: 'markdown',
    bad: '---\ntools:\n  - a/*\n---\n',
    line: 3,
    good: "---\ntools: ['a/b']\n---\n",
  },
  {
    rule: 'copilot-coding-agent-tools',
    language: 'json',
    bad: json({ mcpServers: { a: { tools: ['*'] } } }),
    line: 4,
    good: json({ mcpServers: { a: { tools: ['b'] } } }),
  },
  {
    rule: 'cursor-misspelt-key',
    language: 'jsonc',
    bad: '{ "mcpAllowList": ["a:b"] }',
    line: 1,
    good: '{ "mcpAllowlist": ["a:b"] }',
  },
  {
    rule: 'cursor-not-a-string',
    language: 'jsonc',
    bad: '{\n"mcpAllowlist": [\n"b"] }',
    line: 3,
    good: '{ "mcpAllowlist": ["a:b"] }',
  },
  {
    rule: 'cursor-no-deny',
    language: 'jsonc',
    bad: '{ "mcpDenylist": ["a:b"] }',
    line: 1,
    good: '{ "mcpAllowlist": ["a:b"] }',
  },
  {
    rule: 'cursor-cli-rule',
    language: 'json',
    bad: claude({ deny: ['Mcp(a, b)'] }),
    line: 4,
    good: claude({ deny: ['Mcp(a:b)', 'Shell(rm)'] }),
  },
  {
    rule: 'gemini-cli-rule',
    language: 'toml',
    bad: '[[rule]]\nmcpName = "a"\ntoolName = "b"\ndecision = "deny"\npriority = 1\n\n[[rule]]\nmcpName = "a"\ndecision = "deny"\npriority = 1\n',
    line: 7,
    good: '[[rule]]\nmcpName = "a"\ntoolName = "*"\ndecision = "deny"\npriority = 1\n',
  },
  {
    rule: 'gemini-cli-misspelt-key',
    language: 'toml',
    bad: '[[rule]]\nmcpname = "a"\ntoolName = "b"\ndecision = "deny"\n',
    line: 2,
    good: '[[rule]]\nmcpName = "a"\ntoolName = "b"\ndecision = "deny"\n',
  },
  {
    rule: 'opencode-overridden',
    language: 'json',
    bad: json({ permission: { a_b: 'allow', 'a_*': 'deny' } }),
    line: 3,
    good: json({ permission: { 'a_*': 'deny', a_b: 'allow' } }),
  },
  {
    rule: 'zed-tool-name',
    language: 'jsonc',
    bad: json({ agent: { tool_permissions: { tools: { 'a:b': { default: 'deny' } } } } }),
    line: 5,
    good: json({ agent: { tool_permissions: { tools: { 'mcp:a:b': { default: 'deny' }, terminal: {} } } } }),
  },
  {
    rule: 'zed-patterns',
    language: 'jsonc',
    bad: json({ agent: { tool_permissions: { tools: { 'mcp:a:b': { always_deny: [] } } } } }),
    line: 6,
    good: json({ agent: { tool_permissions: { tools: { 'mcp:a:b': { default: 'deny' } } } } }),
  },
  {
    rule: 'goose-missing-list',
    language: 'yaml',
    bad: 'user:\n  ask_before: []\n  never_allow: [a__b]\n',
    line: 1,
    good: 'user:\n  always_allow: []\n  ask_before: []\n  never_allow: [a__b]\n',
  },
  {
    rule: 'roo-code-misspelt-key',
    language: 'json',
    bad: json({ mcpServers: { a: { disabled_tools: ['b'] } } }),
    line: 4,
    good: json({ mcpServers: { a: { disabledTools: ['b'] } } }),
  },
  {
    rule: 'roo-code-no-type',
    language: 'json',
    bad: json({ mcpServers: { a: { url: 'https://a.example' } } }),
    line: 3,
    good: json({ mcpServers: { a: { url: 'https://a.example', type: 'sse', alwaysAllow: ['b'] } } }),
  },
  {
    rule: 'librechat-off',
    language: 'yaml',
    bad: 'endpoints:\n  agents:\n    toolApproval:\n      enabled: true\n      mode: bypass\n',
    line: 5,
    good: 'endpoints:\n  agents:\n    toolApproval:\n      enabled: true\n      mode: dontAsk\n',
  },
  {
    rule: 'claude-api-open-default',
    language: 'json',
    bad: json({ tools: [{ type: 'mcp_toolset', configs: {} }] }),
    line: 3,
    good: json({ tools: [{ type: 'mcp_toolset', default_config: { enabled: false } }] }),
  },
  {
    rule: 'openai-responses-open',
    language: 'json',
    bad: json({ type: 'mcp', require_approval: 'never', allowed_tools: ['b'] }),
    line: 3,
    good: json({ type: 'mcp', allowed_tools: ['b'] }),
  },
  {
    rule: 'litellm-empty-list',
    language: 'yaml',
    bad: 'mcp_servers:\n  a:\n    allowed_tools: []\n',
    line: 3,
    good: 'mcp_servers:\n  a:\n    allowed_tools: [b]\n',
  },
  {
    rule: 'litellm-both-lists',
    language: 'yaml',
    bad: 'mcp_servers:\n  a:\n    allowed_tools: [b]\n    disallowed_tools: [c]\n',
    line: 4,
    good: 'mcp_servers:\n  a:\n    disallowed_tools: [c]\n',
  },
  {
    rule: 'agentgateway-open',
    language: 'yaml',
    bad: 'mcp:\n  policies:\n    mcpAuthorization:\n      rules: []\n',
    line: 4,
    good: "mcp:\n  policies:\n    mcpAuthorization:\n      rules:\n      - allow: 'true'\n",
  },
  {
    rule: 'claude-code-managed-open',
    language: 'json',
    bad: json({ allowManagedPermissionRulesOnly: false, permissions: { deny: ['mcp__a__b'] } }),
    line: 3,
    good: json({ allowManagedPermissionRulesOnly: true, permissions: { deny: ['mcp__a__b'] } }),
  },
  {
    rule: 'intercept-yaml-misspelt-key',
    language: 'yaml',
    bad: 'version: "1"\ndefault: deny\ntools:\n  a:\n    rules:\n      - name: n\n        ratelimit: 5/hour\n',
    line: 7,
    good: 'version: "1"\ndefault: deny\ntools:\n  a:\n    rules:\n      - name: n\n        rate_limit: 5/hour\n',
  },
  {
    rule: 'intercept-yaml-open-default',
    language: 'yaml',
    bad: 'version: "1"\ntools:\n  a:\n    rules: []\n',
    line: 1,
    good: 'version: "1"\ndefault: deny\ntools:\n  a:\n    rules: []\n',
  },
  {
    rule: 'intercept-yaml-policy-json-keys',
    language: 'yaml',
    bad: 'version: "1"\ndefault: deny\ntools:\n  a:\n    deny_if: []\n',
    line: 5,
    good: 'version: "1"\ndefault: deny\ntools:\n  deny_if:\n    rules: []\n',
  },
  {
    rule: 'toolhive-cedar-unguarded-forbid',
    language: 'yaml',
    bad: 'cedar:\n  policies:\n    - forbid(principal, action, resource) when { context.arg_a == "b" };\n',
    line: 3,
    good: 'cedar:\n  policies:\n    - forbid(principal, action, resource) when { context has arg_a && context.arg_a == "b" };\n',
  },
  {
    rule: 'toolhive-cedar-no-prompts',
    language: 'yaml',
    bad: 'cedar:\n  policies:\n    - permit(principal, action in [Action::"call_tool", Action::"get_prompt"], resource);\n',
    line: 2,
    good: 'cedar:\n  policies:\n    - permit(principal, action, resource);\n',
  },
  {
    rule: 'agentcore-cedar-unguarded-forbid',
    language: 'cedar',
    bad: 'permit(principal, action, resource);\nforbid(principal, action, resource)\nwhen { context.input.a == true };\n',
    line: 2,
    good: 'permit(principal, action, resource)\nwhen { context.input.a == true };\n',
  },
  {
    rule: 'copilot-cli-whole-server',
    language: 'sh',
    bad: "copilot \\\n  --allow-tool='a(b)' \\\n  --allow-tool='a'\n",
    line: 3,
    good: "copilot \\\n  --allow-tool='a(b)' \\\n  --deny-tool='a(c)'\n",
  },
  {
    rule: 'docker-mcp-gateway-enable-alone',
    language: 'sh',
    bad: 'docker mcp profile tools p \\\n  --disable-all b \\\n  --enable a.b\n',
    line: 3,
    good: 'docker mcp profile tools p \\\n  --disable-all a \\\n  --enable a.b\n',
  },
  {
    rule: 'docker-mcp-gateway-whole-server',
    language: 'sh',
    bad: 'docker mcp gateway run --tools a:b \\\n  --tools a:*\n',
    line: 2,
    good: 'docker mcp gateway run --tools a:b \\\n  --tools a:c\n',
  },
];

/** Managed settings have the rules of other settings. */
const asManaged = (text: string): string => json({ ...JSON.parse(text), allowManagedPermissionRulesOnly: true });
CASES.push(
  ...CASES.filter(({ rule }) => /^claude-code-(?!managed)/.test(rule)).map((one) => ({
    ...one,
    rule: one.rule.replace('claude-code', 'claude-code-managed'),
    bad: asManaged(one.bad),
    good: asManaged(one.good),
  })),
);

const formatOf = (rule: string): string => LINT_RULES.find(({ id }) => id === rule)?.format ?? '';

describe('lint', () => {
  test.each(CASES)(
    '$rule finds its mistake in line $line, and nothing in its opposite',
    ({ rule, language, bad, line, good }) => {
      const found = lint(formatOf(rule), language, bad).filter((problem) => problem.rule === rule);
      expect(found.map((problem) => problem.line)).toEqual([line]);
      expect(lint(formatOf(rule), language, good)).toEqual([]);
    },
  );

  test('every rule has a case', () => {
    const rules = [...new Set(LINT_RULES.map(({ id }) => id))].sort();
    expect(CASES.map(({ rule }) => rule).sort()).toEqual(rules);
  });

  test.each(CASES)('$rule is found without naming the format', ({ rule, language, good }) => {
    const read = readText(language, good);
    const formats = [...new Set(LINT_RULES.map(({ format }) => format))];
    const sameLanguage = formats.filter((format) =>
      CASES.some((one) => formatOf(one.rule) === format && one.language.slice(0, 4) === language.slice(0, 4)),
    );
    expect('value' in read && formatSeen(read.value, sameLanguage)).toBe(formatOf(rule));
  });

  test.each([
    ['json', '{"a": 1,}\n'],
    ['json', ''],
    ['yaml', 'a: [\n'],
    ['yaml', 'a: 1\na: 2\n'],
    ['toml', 'a = \n'],
    ['markdown', 'no front matter\n'],
  ] as const)('says where %s cannot be read: %j', (language, text) => {
    const format = { json: 'policy-json', yaml: 'goose', toml: 'codex', markdown: 'vscode-agent' }[language];
    expect(lint(format, language, text)).toMatchObject([{ rule: 'unreadable', line: expect.any(Number) }]);
  });

  test('survives values of any shape in any place', () => {
    const shapes: unknown[] = [
      null,
      1,
      'x',
      [],
      [null],
      {},
      { permissions: 1 },
      { permissions: { allow: [1, null] } },
      { tools: null },
      { mcp_servers: { a: 1 } },
      { rule: [1] },
      { mcpServers: [] },
    ];
    for (const { format } of LINT_RULES) for (const shape of shapes) lint(format, 'json', JSON.stringify(shape));
  });
});

describe('a hostile file', () => {
  const many = Array.from({ length: 9 }, (_, at) => `a${at + 1}: &a${at + 1} [${`*a${at}, `.repeat(9)}]`);
  test.each([
    ['nested too deeply', 'json', `{"permissions":${'['.repeat(50_000)}${']'.repeat(50_000)}}`],
    ['nested too deeply for the reader', 'toml', `rule = ${'['.repeat(50_000)}${']'.repeat(50_000)}`],
    ['with an alias of itself', 'yaml', 'mcp_servers: &a\n  a: *a\n'],
    ['with aliases of aliases', 'yaml', ['a0: &a0 [x]', ...many, 'mcp_servers: *a9'].join('\n')],
    ['without keys', 'yaml', 'nothing'],
    ['of bytes that are no text', 'json', '\0\uFFFD\x1b[31m'],
  ] as const)('%s is told of, not read', (_, language, text) => {
    expect(lint('litellm', language, text)).toMatchObject([{ rule: 'unreadable' }]);
    expect(readText('json', '{"a":[[1]]}')).toEqual({ value: { a: [[1]] } });
  });

  test('with a mark of byte order and carriage returns is read', () => {
    const text = '\uFEFF{\r\n"permissions": {\r\n"allow": ["mcp__*"]}}';
    expect(lint('claude-code', 'json', text)).toMatchObject([{ rule: 'claude-code-allowed-glob', line: 3 }]);
  });

  test('with a key that stands twice is told of with its line', () => {
    const text = '{\n"permissions": {"deny": [],\n"deny": ["x"], "allow": [{"deny": 1}]}}';
    expect(lint('claude-code', 'json', text)).toMatchObject([{ rule: 'duplicate-key', line: 3 }]);
  });
});
