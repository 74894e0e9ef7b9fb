import { printJson } from '../print.ts';
import { type Format, NO_RULES, type TreatedServer, type TreatedTool } from './format.ts';
import { labelProblem, only } from './names.ts';

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

/** The name's parts are told apart by two underscores, the first of them. */
const separatorProblem = (label: string) =>
  /__|_$/.test(label) ? 'two underscores end a label in the names that Claude Code gives tools' : undefined;

const SCHEMA = 'https://json.schemastore.org/claude-code-settings.json';

const settings = (servers: readonly TreatedServer[]) =>
  `${printJson({ $schema: SCHEMA, permissions: permissions(servers) })}\n`;

const one = (tool: TreatedTool, label: string) =>
  `${printJson({ permissions: permissions([{ label, tools: [tool] }]) })}\n`;

export const claudeCode: Format = {
  id: 'claude-code',
  title: 'Claude Code',
  kind: 'client',
  scope: 'stack',
  file: {
    name: 'settings.json',
    language: 'json',
    places: [
      { who: 'You, in one project', path: '.claude/settings.local.json' },
      { who: 'Everybody in a project', path: '.claude/settings.json' },
      { who: 'You, everywhere', path: '~/.claude/settings.json' },
      { who: 'A company, on Linux', path: '/etc/claude-code/managed-settings.json' },
      { who: 'A company, on macOS', path: '/Library/Application Support/ClaudeCode/managed-settings.json' },
      { who: 'A company, on Windows', path: 'C:\\Program Files\\ClaudeCode\\managed-settings.json' },
    ],
  },
  powers: { hide: true, deny: false, ask: true, limit: false, rules: NO_RULES },
  unlisted: 'ask',
  facts: {
    enforces: [
      'A denied tool is taken out of what the model sees; no other rule and no other file allows it again.',
      'A tool under ask waits for a person each time.',
    ],
    suggests: [
      'A tool that nothing names is asked about, so that tools which a server adds later are asked about too.',
      'In a run without a person, asking becomes denying.',
    ],
    traps: [
      'The order is deny, ask, allow, and the first match decides: a denied `mcp__server__*` cannot be followed by allowed tools.',
      'A glob in `allow` counts only behind a whole server name: `mcp__*` there is skipped without a word.',
      'Rules with parentheses are ignored for MCP tools in `allow`.',
      'Allow rules of a project count only once the folder is trusted.',
    ],
    checked: { version: '@anthropic-ai/claude-code 2.1.329', by: 'schema', on: '2026-11-22' },
    sources: [
      { title: 'Claude Code: permissions', url: 'https://code.claude.com/docs/en/permissions' },
      { title: 'Claude Code: settings', url: 'https://code.claude.com/docs/en/settings' },
      { title: 'JSON Schema of the settings', url: SCHEMA },
    ],
  },
  labelProblem: (label) => labelProblem(label) ?? separatorProblem(label),
  nameProblem: only(/^[A-Za-z0-9_.:/-]+$/, 'letters, digits and _ - . : /'),
  write: (servers) => ({ text: settings(servers) }),
  fragment: (tool, label) => ({ kind: 'merge', text: one(tool, label) }),
};
