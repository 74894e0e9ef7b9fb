import { at, entries, type Finding, isMapping, type LintRule, members, misspelt, strings } from './rule.ts';

const toolsOf = (value: unknown) =>
  members(at(value, 'tools')).map(([tool, entry]) => ({ path: ['tools', tool], value: entry }));

const interceptRules = (value: unknown) =>
  toolsOf(value).flatMap(({ path, value: tool }) =>
    entries(at(tool, 'rules')).map(([position, rule]) => ({ path: [...path, 'rules', position], value: rule })),
  );

const INTERCEPT: readonly LintRule[] = [
  misspelt('intercept-yaml', ['version', 'description', 'default', 'hide', 'tools'], (value) => [{ path: [], value }]),
  misspelt('intercept-yaml', ['name', 'action', 'rate_limit', 'conditions', 'on_deny', 'state'], interceptRules),
  {
    id: 'intercept-yaml-open-default',
    format: 'intercept-yaml',
    find: (value) =>
      at(value, 'default') === 'deny'
        ? []
        : [
            {
              path: ['default'],
              what: 'Without `default: deny` every tool that is not listed is allowed.',
              fix: 'Add default: deny, and list the tools that may be called.',
            },
          ],
  },
  {
    id: 'intercept-yaml-policy-json-keys',
    format: 'intercept-yaml',
    find: (value) =>
      toolsOf(value).flatMap(({ path, value: tool }) =>
        members(tool)
          .filter(([key]) => ['require', 'deny_if', 'limits'].includes(key))
          .map(([key]) => ({
            path: [...path, key],
            what: `\`${key}\` is a key of policy.json, and is ignored here without a word.`,
            fix: 'Write `rules`: their conditions say what must hold.',
          })),
      ),
  },
];

/** A policy that forbids, and reads an argument without asking first whether it is there. */
const forbidsUnguarded = (policy: string): boolean =>
  /^forbid\b/.test(policy) && /\b(?:context|resource)\.(?:input\.|arg_)\w/.test(policy) && !/\bhas\b/.test(policy);

const UNGUARDED = {
  what: 'Where the argument is missing this policy is an error, which forbids nothing: the call passes.',
  fix: 'Ask with `has` first, or put the condition into the permit.',
} as const;

const TOOLHIVE: readonly LintRule[] = [
  {
    id: 'toolhive-cedar-unguarded-forbid',
    format: 'toolhive-cedar',
    find: (value) =>
      entries(at(value, 'cedar', 'policies'))
        .filter(([, policy]) => typeof policy === 'string' && forbidsUnguarded(policy.trim()))
        .map(([position]) => ({ path: ['cedar', 'policies', position], ...UNGUARDED })),
  },
  {
    id: 'toolhive-cedar-no-prompts',
    format: 'toolhive-cedar',
    find: (value) => {
      const path = ['cedar', 'policies'];
      const policies = strings(at(value, ...path)).filter((policy) => policy.trim().startsWith('permit'));
      const all = policies.some((policy) => /,\s*action\s*,/.test(policy));
      return ['get_prompt', 'read_resource']
        .filter((action) => policies.length > 0 && !all && !policies.some((policy) => policy.includes(`"${action}"`)))
        .map((action) => ({
          path,
          what: `No policy permits \`${action}\`, so that it is denied for everything.`,
          fix: `Add permit(principal, action == Action::"${action}", resource); unless that is meant.`,
        }));
    },
  },
];

/** Statements of Cedar, with the line that each begins with. */
function statementsOf(value: unknown): { text: string; line: string }[] {
  const statements: { text: string; line: string }[] = [];
  for (const line of strings(value)) {
    const open = statements.at(-1);
    if (!open || /;$/.test(open.text)) statements.push({ text: line, line });
    else open.text = `${open.text} ${line}`;
  }
  return statements;
}

const AGENTCORE: readonly LintRule[] = [
  {
    id: 'agentcore-cedar-unguarded-forbid',
    format: 'agentcore-cedar',
    find: (value) =>
      statementsOf(value)
        .filter(({ text }) => forbidsUnguarded(text))
        .map(({ line }) => ({ path: [line], ...UNGUARDED })),
  },
];

/** The flags of a shell command with their values, and the lines that they are in. */
function flagsOf(value: unknown): { flag: string; value: string; line: string }[] {
  return strings(value).flatMap((line) =>
    [...line.matchAll(/(--[a-z-]+)(?:[= ]+('[^']*'|"[^"]*"|[^\s\\-][^\s\\]*))?/g)].map(([, flag = '', word = '']) => ({
      flag,
      value: word.replaceAll(/^['"]|['"]$/g, ''),
      line,
    })),
  );
}

const COPILOT_CLI: readonly LintRule[] = [
  {
    id: 'copilot-cli-whole-server',
    format: 'copilot-cli',
    find: (value) =>
      flagsOf(value).flatMap(({ flag, value: tool, line }): Finding[] => {
        const all = ['--allow-all-tools', '--allow-all', '--yolo'].includes(flag);
        if (!all && !(flag === '--allow-tool' && /^[\w-]+(?:\(\*?\))?$/.test(tool))) return [];
        if (/^(?:shell|write|read|url|memory)$/.test(tool)) return [];
        return [
          {
            path: [line],
            what: 'This lets in every tool of the server, or of all, also those that it adds later, and asks about none.',
            fix: "Name the tools: --allow-tool='server(tool)'.",
          },
        ];
      }),
  },
];

const DOCKER: readonly LintRule[] = [
  {
    id: 'docker-mcp-gateway-enable-alone',
    format: 'docker-mcp-gateway',
    find: (value) => {
      const flags = flagsOf(value);
      const closed = new Set(flags.filter(({ flag }) => flag === '--disable-all').map((one) => one.value));
      return flags
        .filter(({ flag, value: tool }) => flag === '--enable' && !closed.has(tool.split('.')[0] ?? ''))
        .map(({ line }) => ({
          path: [line],
          what: 'Without `--disable-all` the tools that were enabled before stay, or all but this one are dropped.',
          fix: 'Put --disable-all with the name of the server in front.',
        }));
    },
  },
  {
    id: 'docker-mcp-gateway-whole-server',
    format: 'docker-mcp-gateway',
    find: (value) =>
      flagsOf(value)
        .filter(({ flag, value: tool }) => flag === '--enable-all' || (flag === '--tools' && /^\*$|:\*$/.test(tool)))
        .map(({ line }) => ({
          path: [line],
          what: 'This lets in every tool of the server, also those that it adds later.',
          fix: 'Name the tools one by one.',
        })),
  },
];

/** Managed settings are settings: what Claude Code ignores in one it ignores in the other. */
export const managed = (rules: readonly LintRule[]): LintRule[] =>
  rules
    .filter(({ format }) => format === 'claude-code')
    .map((rule) => ({
      ...rule,
      id: rule.id.replace('claude-code', 'claude-code-managed'),
      format: 'claude-code-managed',
    }));

const MANAGED: readonly LintRule[] = [
  {
    id: 'claude-code-managed-open',
    format: 'claude-code-managed',
    find: (value) =>
      isMapping(at(value, 'permissions')) && at(value, 'allowManagedPermissionRulesOnly') !== true
        ? [
            {
              path: ['permissions'],
              what: 'People and projects can add allow rules of their own.',
              fix: 'Add "allowManagedPermissionRulesOnly": true.',
            },
          ]
        : [],
  },
];

/** Rules for gateways and command lines. */
export const GATEWAY_RULES: readonly LintRule[] = [
  ...MANAGED,
  ...INTERCEPT,
  ...TOOLHIVE,
  ...AGENTCORE,
  ...COPILOT_CLI,
  ...DOCKER,
];
