import {
  at,
  entries,
  type Finding,
  isMapping,
  type LintRule,
  members,
  misspelt,
  strings,
  toolsOfType,
} from './rule.ts';

const root = (value: unknown) => [{ path: [], value }];

/** The members of a mapping at these keys, with their paths. */
const each =
  (...keys: string[]) =>
  (value: unknown) =>
    members(at(value, ...keys)).map(([key, member]) => ({ path: [...keys, key], value: member }));

/** What an empty list means where it means the opposite of what it seems to. */
function emptyLists(
  id: string,
  format: string,
  places: (value: unknown) => { path: readonly (string | number)[]; value: unknown }[],
  lists: readonly string[],
  means: string,
): LintRule {
  return {
    id,
    format,
    find: (value) =>
      places(value).flatMap(({ path, value: one }) =>
        lists
          .filter((list) => Array.isArray(at(one, list)) && (at(one, list) as unknown[]).length === 0)
          .map((list) => ({
            path: [...path, list],
            what: `The empty list means ${means}.`,
            fix: 'Name the tools, or remove the server from the configuration.',
          })),
      ),
  };
}

const LISTS = ['deny', 'ask', 'allow'] as const;
const isMcp = (rule: string): boolean => /^mcp_/i.test(rule);

/** Rules of Claude Code's lists that satisfy a test. */
const permissionRules =
  (
    lists: readonly (typeof LISTS)[number][],
    test: (rule: string, value: unknown) => boolean,
    what: string,
    fix: string,
  ) =>
  (value: unknown): Finding[] =>
    lists.flatMap((list) =>
      entries(at(value, 'permissions', list))
        .filter(([, rule]) => typeof rule === 'string' && test(rule, value))
        .map(([position]) => ({ path: ['permissions', list, position], what, fix })),
    );

const CLAUDE_CODE: readonly LintRule[] = [
  {
    id: 'claude-code-allowed-glob',
    format: 'claude-code',
    find: permissionRules(
      ['allow'],
      (rule) => isMcp(rule) && rule.includes('*') && !/^mcp__[^*]+?__/.test(rule),
      'A glob in `allow` counts only behind a whole server name; this rule is skipped without a word.',
      'Write mcp__<server>__* for each server, or better the tools.',
    ),
  },
  {
    id: 'claude-code-allowed-argument',
    format: 'claude-code',
    find: permissionRules(
      ['allow'],
      (rule) => isMcp(rule) && rule.includes('('),
      'An allow rule with parentheses is ignored for MCP tools.',
      'Allow the tool as a whole, or ask.',
    ),
  },
  {
    id: 'claude-code-shadowed-rule',
    format: 'claude-code',
    find: permissionRules(
      ['ask', 'allow'],
      (rule, value) => isMcp(rule) && strings(at(value, 'permissions', 'deny')).some((denied) => covers(denied, rule)),
      'A rule in `deny` covers this one. Deny comes first and has no exceptions, so this rule never counts.',
      'Deny the tools one by one instead.',
    ),
  },
  {
    id: 'claude-code-not-a-tool',
    format: 'claude-code',
    find: permissionRules(
      LISTS,
      (rule) => isMcp(rule) && !/^mcp__[^_]/.test(rule) && !/^mcp__\*$|^mcp__$/.test(rule),
      'This matches no MCP tool: their names are mcp__<server>__<tool>, with two underscores each time.',
      'Write mcp__<server>__<tool>.',
    ),
  },
  misspelt('claude-code', ['permissions', 'hooks', 'env', 'model', '$schema'], root),
  misspelt(
    'claude-code',
    ['allow', 'ask', 'deny', 'defaultMode', 'additionalDirectories', 'disableBypassPermissionsMode'],
    (value) => [{ path: ['permissions'], value: at(value, 'permissions') }],
  ),
  {
    id: 'claude-code-server-entry',
    format: 'claude-code',
    find: (value) =>
      ['allowedMcpServers', 'deniedMcpServers'].flatMap((list) =>
        entries(at(value, list))
          .filter(
            ([, entry]) => members(entry).filter(([key]) => /^server(?:Name|Command|Url)$/.test(key)).length !== 1,
          )
          .map(([position]) => ({
            path: [list, position],
            what: 'An entry has exactly one of serverName, serverCommand and serverUrl; another is refused or ignored.',
            fix: 'Split it into entries with one key each.',
          })),
      ),
  },
];

/** True where a deny rule of Claude Code covers another rule. */
function covers(denied: string, rule: string): boolean {
  if (denied === rule) return true;
  if (/^mcp__[^_*]+$/.test(denied)) return rule.startsWith(`${denied}__`);
  return denied.endsWith('*') && rule.startsWith(denied.slice(0, -1));
}

const CODEX_MODES = ['auto', 'prompt', 'writes', 'approve'];
const CODEX: readonly LintRule[] = [
  misspelt(
    'codex',
    [
      'command',
      'args',
      'env',
      'cwd',
      'url',
      'enabled',
      'enabled_tools',
      'disabled_tools',
      'tools',
      'required',
      'default_tools_approval_mode',
      'startup_timeout_sec',
      'tool_timeout_sec',
      'bearer_token_env_var',
      'http_headers',
      'env_http_headers',
    ],
    each('mcp_servers'),
  ),
  misspelt('codex', ['mcp_servers', 'model', 'approval_policy', 'sandbox_mode', 'profiles', 'projects'], root),
  {
    id: 'codex-unknown-mode',
    format: 'codex',
    find: (value) =>
      each('mcp_servers')(value).flatMap(({ path, value: server }) =>
        [
          { keys: ['default_tools_approval_mode'], mode: at(server, 'default_tools_approval_mode') },
          ...members(at(server, 'tools')).map(([tool, one]) => ({
            keys: ['tools', tool, 'approval_mode'],
            mode: at(one, 'approval_mode'),
          })),
        ]
          .filter(({ mode }) => mode !== undefined && !CODEX_MODES.includes(String(mode)))
          .map(({ keys }) => ({
            path: [...path, ...keys],
            what: 'Codex knows no such approval mode, and does not start.',
            fix: 'Write auto, prompt, writes or approve.',
          })),
      ),
  },
  {
    id: 'codex-both-lists',
    format: 'codex',
    find: (value) =>
      each('mcp_servers')(value).flatMap(({ path, value: server }) =>
        strings(at(server, 'enabled_tools'))
          .filter((tool) => strings(at(server, 'disabled_tools')).includes(tool))
          .map((tool) => ({
            path: [...path, 'enabled_tools'],
            what: `\`${tool}\` is also in \`disabled_tools\`, which wins.`,
            fix: 'Leave it in one list.',
          })),
      ),
  },
];

const VSCODE: readonly LintRule[] = [
  {
    id: 'vscode-agent-no-list',
    format: 'vscode-agent',
    find: (value) =>
      isMapping(value) && value.tools === undefined
        ? [{ path: [], what: 'Without `tools` the agent has every tool.', fix: 'List the tools that it may use.' }]
        : [],
  },
  {
    id: 'vscode-agent-whole-server',
    format: 'vscode-agent',
    find: (value) =>
      entries(at(value, 'tools'))
        .filter(([, tool]) => typeof tool === 'string' && /\/\*$|^\*$/.test(tool))
        .map(([position]) => ({
          path: ['tools', position],
          what: 'This lets in every tool of the server, also those that it adds later.',
          fix: 'List the tools one by one.',
        })),
  },
];

const serversOf = each('mcpServers');
const COPILOT: readonly LintRule[] = [
  {
    id: 'copilot-coding-agent-tools',
    format: 'copilot-coding-agent',
    find: (value) =>
      serversOf(value)
        .filter(({ value: server }) => at(server, 'tools') === undefined || strings(at(server, 'tools')).includes('*'))
        .map(({ path, value: server }) => ({
          path: at(server, 'tools') === undefined ? path : [...path, 'tools'],
          what:
            at(server, 'tools') === undefined
              ? '`tools` is required.'
              : '`*` lets in every tool of the server, and nothing is ever asked.',
          fix: 'List the tools that the agent may call by itself.',
        })),
  },
];

const CURSOR: readonly LintRule[] = [
  misspelt('cursor', ['mcpAllowlist', 'terminalAllowlist'], root),
  {
    id: 'cursor-not-a-string',
    format: 'cursor',
    find: (value) =>
      entries(at(value, 'mcpAllowlist'))
        .filter(([, entry]) => typeof entry !== 'string' || !entry.includes(':'))
        .map(([position]) => ({
          path: ['mcpAllowlist', position],
          what: 'An entry is a string, server:tool; another is dropped without a word.',
          fix: 'Write "server:tool".',
        })),
  },
  {
    id: 'cursor-no-deny',
    format: 'cursor',
    find: (value) =>
      members(value)
        .filter(([key]) => /deny|block/i.test(key))
        .map(([key]) => ({
          path: [key],
          what: 'The editor has no list that denies: this is ignored.',
          fix: 'Switch the tool off in the settings, or use the command line’s permissions.',
        })),
  },
];

const CURSOR_CLI: readonly LintRule[] = [
  {
    id: 'cursor-cli-rule',
    format: 'cursor-cli',
    find: (value) =>
      (['allow', 'deny'] as const).flatMap((list) =>
        entries(at(value, 'permissions', list))
          .filter(([, rule]) => typeof rule === 'string' && /^mcp/i.test(rule) && !/^Mcp\([^:,]+:[^,]+\)$/.test(rule))
          .map(([position]) => ({
            path: ['permissions', list, position],
            what: 'This is not the documented form of a rule for an MCP tool, and may match nothing.',
            fix: 'Write Mcp(server:tool).',
          })),
      ),
  },
];

const GEMINI_DECISIONS = ['allow', 'deny', 'ask_user'];
const GEMINI: readonly LintRule[] = [
  {
    id: 'gemini-cli-rule',
    format: 'gemini-cli',
    find: (value) =>
      entries(at(value, 'rule')).flatMap(([position, rule]): Finding[] => {
        const path = ['rule', position];
        const label = at(rule, 'mcpName');
        const priority = at(rule, 'priority');
        return [
          ...(at(rule, 'toolName') === undefined
            ? [
                {
                  path,
                  what: 'A rule without `toolName` is refused, whatever the documentation shows.',
                  fix: 'Add toolName = "*".',
                },
              ]
            : []),
          ...(typeof label === 'string' && label.includes('_')
            ? [
                {
                  path: [...path, 'mcpName'],
                  what: 'A server’s name must not hold an underscore: the rule matches nothing.',
                  fix: 'Rename the server with a hyphen.',
                },
              ]
            : []),
          ...(GEMINI_DECISIONS.includes(String(at(rule, 'decision')))
            ? []
            : [{ path, what: 'A decision is allow, deny or ask_user.', fix: 'Write one of the three.' }]),
          ...(typeof priority === 'number' && (priority < 0 || priority > 999 || !Number.isInteger(priority))
            ? [
                {
                  path: [...path, 'priority'],
                  what: 'A priority is a whole number from 0 to 999.',
                  fix: 'Write one of those.',
                },
              ]
            : []),
        ];
      }),
  },
  misspelt(
    'gemini-cli',
    [
      'mcpName',
      'toolName',
      'decision',
      'priority',
      'denyMessage',
      'argsPattern',
      'modes',
      'interactive',
      'toolAnnotations',
    ],
    (value) => entries(at(value, 'rule')).map(([position, rule]) => ({ path: ['rule', position], value: rule })),
  ),
];

const OPENCODE: readonly LintRule[] = [
  {
    id: 'opencode-overridden',
    format: 'opencode',
    find: (value) => {
      const rules = members(at(value, 'permission'));
      return rules
        .filter(([key], position) =>
          rules
            .slice(position + 1)
            .some(([later]) => later.endsWith('*') && key !== later && key.startsWith(later.slice(0, -1))),
        )
        .map(([key]) => ({
          path: ['permission', key],
          what: 'A pattern further down matches this tool too, and the last match decides.',
          fix: 'Put the pattern first.',
        }));
    },
  },
];

const ZED: readonly LintRule[] = [
  {
    id: 'zed-tool-name',
    format: 'zed',
    find: (value) =>
      members(at(value, 'agent', 'tool_permissions', 'tools'))
        .filter(([key]) => key.includes(':') && !/^mcp:[^:]+:.+/.test(key))
        .map(([key]) => ({
          path: ['agent', 'tool_permissions', 'tools', key],
          what: 'This names no MCP tool.',
          fix: 'Write mcp:<server>:<tool>.',
        })),
  },
  {
    id: 'zed-patterns',
    format: 'zed',
    find: (value) =>
      members(at(value, 'agent', 'tool_permissions', 'tools')).flatMap(([key, rules]) =>
        members(rules)
          .filter(([rule]) => key.startsWith('mcp:') && rule !== 'default')
          .map(([rule]) => ({
            path: ['agent', 'tool_permissions', 'tools', key, rule],
            what: 'Patterns are not applied to MCP tools.',
            fix: 'Use `default`: allow, confirm or deny.',
          })),
      ),
  },
];

const GOOSE: readonly LintRule[] = [
  {
    id: 'goose-missing-list',
    format: 'goose',
    find: (value) =>
      members(value).flatMap(([section, lists]) =>
        ['always_allow', 'ask_before', 'never_allow']
          .filter((list) => !Array.isArray(at(lists, list)))
          .map((list) => ({
            path: [section],
            what: `\`${list}\` is missing, and Goose does not start without it.`,
            fix: `Add ${list}: [].`,
          })),
      ),
  },
];

const ROO: readonly LintRule[] = [
  misspelt(
    'roo-code',
    [
      'command',
      'args',
      'env',
      'cwd',
      'type',
      'url',
      'headers',
      'disabled',
      'timeout',
      'alwaysAllow',
      'disabledTools',
      'watchPaths',
    ],
    serversOf,
  ),
  {
    id: 'roo-code-no-type',
    format: 'roo-code',
    find: (value) =>
      serversOf(value)
        .filter(({ value: server }) => at(server, 'url') !== undefined && at(server, 'type') === undefined)
        .map(({ path }) => ({
          path,
          what: 'A server with a url must say its type.',
          fix: 'Add "type": "streamable-http" or "sse".',
        })),
  },
];

const LIBRECHAT: readonly LintRule[] = [
  {
    id: 'librechat-off',
    format: 'librechat',
    find: (value) => {
      const approval = at(value, 'endpoints', 'agents', 'toolApproval');
      if (!isMapping(approval)) return [];
      const path = ['endpoints', 'agents', 'toolApproval'];
      return [
        ...(approval.enabled === true
          ? []
          : [{ path, what: 'Without `enabled: true` no list counts.', fix: 'Add enabled: true.' }]),
        ...(approval.mode === 'bypass'
          ? [
              {
                path: [...path, 'mode'],
                what: '`bypass` lets through whatever no list names.',
                fix: 'Write dontAsk or default.',
              },
            ]
          : []),
      ];
    },
  },
];

const CLAUDE_API: readonly LintRule[] = [
  {
    id: 'claude-api-open-default',
    format: 'claude-api',
    find: (value) =>
      toolsOfType(value, 'mcp_toolset')
        .filter(({ tool }) => at(tool, 'default_config', 'enabled') !== false)
        .map(({ path }) => ({
          path,
          what: 'Tools that are not named are enabled, also those that the server adds later.',
          fix: 'Add "default_config": { "enabled": false }, and enable the tools one by one.',
        })),
  },
];

const OPENAI: readonly LintRule[] = [
  {
    id: 'openai-responses-open',
    format: 'openai-responses',
    find: (value) =>
      toolsOfType(value, 'mcp').flatMap(({ path, tool }): Finding[] => [
        ...(at(tool, 'allowed_tools') === undefined
          ? [{ path, what: 'Without `allowed_tools` every tool of the server may be called.', fix: 'List the tools.' }]
          : []),
        ...(at(tool, 'require_approval') === 'never'
          ? [
              {
                path: [...path, 'require_approval'],
                what: 'No call waits for a person.',
                fix: 'Name the tools that need none: { "never": { "tool_names": [...] } }.',
              },
            ]
          : []),
      ]),
  },
];

const LITELLM: readonly LintRule[] = [
  emptyLists(
    'litellm-empty-list',
    'litellm',
    each('mcp_servers'),
    ['allowed_tools', 'disallowed_tools'],
    'no restriction: every tool is let through',
  ),
  {
    id: 'litellm-both-lists',
    format: 'litellm',
    find: (value) =>
      each('mcp_servers')(value)
        .filter(
          ({ value: server }) =>
            at(server, 'allowed_tools') !== undefined && at(server, 'disallowed_tools') !== undefined,
        )
        .map(({ path }) => ({
          path: [...path, 'disallowed_tools'],
          what: 'With `allowed_tools` beside it this list is not read.',
          fix: 'Leave what is not allowed out of `allowed_tools`.',
        })),
  },
];

const AGENTGATEWAY: readonly LintRule[] = [
  {
    id: 'agentgateway-open',
    format: 'agentgateway',
    find: (value) => {
      const path = ['mcp', 'policies', 'mcpAuthorization', 'rules'];
      const rules = at(value, ...path);
      if (!Array.isArray(rules)) return [];
      const open =
        rules.length === 0
          ? [{ path, what: 'No rules allow everything.', fix: 'Add a rule that allows the tools by name.' }]
          : [];
      const deny = entries(rules)
        .filter(([, rule]) => at(rule, 'deny') !== undefined)
        .map(([position]) => ({
          path: [...path, position],
          what: 'A `deny` whose expression fails lets the call through.',
          fix: 'Write it as a `require` of the opposite.',
        }));
      return [...open, ...deny];
    },
  },
];

/** Rules for the configurations of clients, gateways and interfaces of models. */
export const CLIENT_RULES: readonly LintRule[] = [
  ...CLAUDE_CODE,
  ...CODEX,
  ...VSCODE,
  ...COPILOT,
  ...CURSOR,
  ...CURSOR_CLI,
  ...GEMINI,
  ...OPENCODE,
  ...ZED,
  ...GOOSE,
  ...ROO,
  ...LIBRECHAT,
  ...CLAUDE_API,
  ...OPENAI,
  ...LITELLM,
  ...AGENTGATEWAY,
];
