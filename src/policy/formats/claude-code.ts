import { printJson } from '../print.ts';
import { type Format, NO_RULES, type TreatedServer, type TreatedTool } from './format.ts';
import { only } from './names.ts';

const LISTS = { allow: 'allow', ask: 'ask', deny: 'deny', hide: 'deny' } as const;

const ruleOf = (label: string, tool: string) => `mcp__${label}__${tool}`;

/** Rules by list, strictest list first as Claude Code reads them; lists without rules are left out. */
function permissions(servers: readonly TreatedServer[]): Record<string, string[]> {
  const all = servers.flatMap(({ label, tools }) =>
    tools.map(({ name, treatment }) => ({ list: LISTS[treatment], rule: ruleOf(label, name) })),
  );
  const lists = (['deny', 'ask', 'allow'] as const).map(
    (list) => [list, all.filter((one) => one.list === list).map(({ rule }) => rule)] as const,
  );
  return Object.fromEntries(lists.filter(([, rules]) => rules.length > 0));
}

const SCHEMA = 'https://json.schemastore.org/claude-code-settings.json';

/** What Claude Code makes of a tool's name: two tools can come by the same one. */
const knownAs = (tool: string, label: string) => ruleOf(label, tool.replaceAll(/[^a-zA-Z0-9_-]/g, '_'));

/** The API that Claude Code calls takes no longer ones. */
const LONGEST = 128;

function nameProblem(tool: string, label: string): string | undefined {
  const length = ruleOf(label, tool).length;
  if (length > LONGEST) return `a name there has at most ${LONGEST} characters with the server's label`;
  return only(/^[A-Za-z0-9_-]+$/, 'letters, digits, _ and -, and every other character becomes _')(tool);
}

const settings = (servers: readonly TreatedServer[]) =>
  `${printJson({ $schema: SCHEMA, permissions: permissions(servers) })}\n`;

/** Claude Code applies no other file's rules, and nobody can turn asking off. */
const managedSettings = (servers: readonly TreatedServer[]) =>
  `${printJson({
    $schema: SCHEMA,
    allowManagedPermissionRulesOnly: true,
    permissions: { disableBypassPermissionsMode: 'disable', ...permissions(servers) },
  })}\n`;

const one = (tool: TreatedTool, label: string) =>
  `${printJson({ permissions: permissions([{ label, tools: [tool] }]) })}\n`;

const SHARED = {
  kind: 'client',
  scope: 'stack',
  powers: { hide: true, deny: false, ask: true, limit: false, rules: NO_RULES },
  unlisted: 'ask',
  // Both have the same rules.
  nameProblem,
  knownAs,
  fragment: (tool: TreatedTool, label: string) => ({ kind: 'merge', text: one(tool, label) }) as const,
} as const;

const CHECKED = {
  version: '@anthropic-ai/claude-agent-sdk 0.3.330, its reader and its type of settings',
  by: 'loader',
  on: '2026-11-22',
} as const;

const TRAPS = [
  'The order is deny, ask, allow, and the first match decides: a denied `mcp__server__*` cannot be followed by allowed tools.',
  'A glob in `allow` counts only behind a whole server name: `mcp__*` there is skipped without a word.',
  'Rules with parentheses are ignored for MCP tools in `allow`.',
  'A character of a tool name that is no letter, digit, _ or - becomes _ there, so that two tools can come by one name.',
];

const DOCUMENTATION = [
  { title: 'Claude Code: permissions', url: 'https://code.claude.com/docs/en/permissions' },
  { title: 'Claude Code: settings', url: 'https://code.claude.com/docs/en/settings' },
];

export const claudeCode: Format = {
  ...SHARED,
  id: 'claude-code',
  title: 'Claude Code',
  file: {
    name: 'settings.json',
    language: 'json',
    places: [
      { who: 'You, in one project', path: '.claude/settings.local.json' },
      { who: 'Everybody in a project', path: '.claude/settings.json' },
      { who: 'You, everywhere', path: '~/.claude/settings.json' },
    ],
  },
  facts: {
    enforces: [
      'A denied tool is taken out of what the model sees; no other rule and no other file allows it again.',
      'A tool under ask waits for a person, whatever an allow rule says.',
    ],
    suggests: [
      'A tool that nothing names is asked about, so that tools which a server adds later are asked about too; whoever is asked can choose not to be asked again.',
      'In a run without a person, asking becomes denying.',
      'Bypassing permissions turns asking off, unless managed settings forbid it. Denied tools stay denied.',
    ],
    traps: [
      ...TRAPS,
      'A file in which one value is of the wrong kind, such as a text for a list, is not read at all.',
      'Allow rules of a project count only once the folder is trusted.',
    ],
    checked: CHECKED,
    sources: [...DOCUMENTATION, { title: 'JSON Schema of the settings', url: SCHEMA }],
  },
  write: (servers) => ({ text: settings(servers) }),
};

export const claudeCodeManaged: Format = {
  ...SHARED,
  id: 'claude-code-managed',
  title: 'Claude Code, managed by a company',
  file: {
    name: 'managed-settings.json',
    language: 'json',
    places: [
      { who: 'A company, on Linux', path: '/etc/claude-code/managed-settings.json' },
      { who: 'A company, on macOS', path: '/Library/Application Support/ClaudeCode/managed-settings.json' },
      { who: 'A company, on Windows', path: 'C:\\Program Files\\ClaudeCode\\managed-settings.json' },
      { who: 'A company, beside other managed files', path: 'managed-settings.d/*.json in the same folder' },
    ],
  },
  facts: {
    enforces: [
      'These rules only: `allowManagedPermissionRulesOnly` sets aside the allow, ask and deny rules of people and projects.',
      'A denied tool is taken out of what the model sees.',
      'A tool under ask, and a tool that nothing names, waits for a person; nobody can bypass permissions.',
    ],
    suggests: [
      'Which servers may run at all is said elsewhere: `allowedMcpServers` and `deniedMcpServers`, by address or command.',
      'A rule goes by the name that a person gave the server: the same server under another name has no rules.',
      'In a run without a person, asking becomes denying.',
    ],
    traps: [
      ...TRAPS,
      '`allowManagedPermissionRulesOnly` sets aside what people allowed for other tools too, commands included.',
      'An entry of `allowedMcpServers` has one of `serverName`, `serverUrl` and `serverCommand`; an empty list allows no server.',
    ],
    checked: CHECKED,
    sources: [
      ...DOCUMENTATION,
      { title: 'Claude Code: managed MCP servers', url: 'https://code.claude.com/docs/en/managed-mcp' },
      { title: 'JSON Schema of the settings', url: SCHEMA },
    ],
  },
  write: (servers) => ({ text: managedSettings(servers) }),
};
