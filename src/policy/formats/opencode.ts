import { printJson } from '../print.ts';
import { type Format, NO_RULES, type TreatedServer, type TreatedTool } from './format.ts';
import { only } from './names.ts';

const ACTIONS = { allow: 'allow', ask: 'ask', deny: 'deny', hide: 'deny' } as const;

const keyOf = (label: string, tool: string) => `${label}_${tool}`;

const entryOf = (label: string, { name, treatment }: TreatedTool) => [keyOf(label, name), ACTIONS[treatment]] as const;

/** The last match decides, so that the servers as a whole come first. Each key starts with a letter and keeps its place. */
function permission(servers: readonly TreatedServer[]): Record<string, string> {
  const whole = servers.map(({ label }) => [keyOf(label, '*'), 'deny'] as const);
  const tools = servers.flatMap(({ label, tools: all }) => all.map((tool) => entryOf(label, tool)));
  return Object.fromEntries([...whole, ...tools]);
}

const SCHEMA = 'https://opencode.ai/config.json';

export const opencode: Format = {
  id: 'opencode',
  title: 'opencode',
  kind: 'client',
  scope: 'stack',
  file: {
    name: 'opencode.json',
    language: 'jsonc',
    places: [
      { who: 'Everybody in a project', path: 'opencode.json' },
      { who: 'You, everywhere', path: '~/.config/opencode/opencode.json' },
    ],
  },
  powers: { hide: true, deny: false, ask: true, limit: false, rules: NO_RULES },
  unlisted: 'deny',
  facts: {
    enforces: [
      'A denied tool is taken out of what the model sees, and so is every tool of the server that nothing names.',
      'A tool under `ask` waits for a person.',
    ],
    suggests: ['Whoever is asked can choose not to be asked again.'],
    traps: [
      'A misspelt `permission` is ignored without a word, and everything is allowed; a misspelt decision stops opencode.',
      'The last entry that matches decides: an entry for one tool comes after `server_*`.',
      '`server_*` covers a second server whose name starts the same, such as `server_two`.',
      'What no entry matches is allowed.',
      'A project file comes after your own and can allow what yours denies.',
      'An agent with permissions of its own reads those last.',
    ],
    checked: { version: 'opencode-ai 1.18.33, with the schema that it prints', by: 'loader', on: '2026-11-22' },
    sources: [
      { title: 'opencode: permissions', url: 'https://opencode.ai/docs/permissions' },
      { title: 'opencode: MCP servers', url: 'https://opencode.ai/docs/mcp-servers' },
      { title: 'JSON Schema of the configuration', url: SCHEMA },
    ],
  },
  nameProblem: only(/^[A-Za-z0-9_-]+$/, 'letters, digits, _ and -, and every other character becomes _'),
  knownAs: (tool, label) => keyOf(label, tool.replaceAll(/[^a-zA-Z0-9_-]/g, '_')),
  write: (servers) => ({ text: `${printJson({ $schema: SCHEMA, permission: permission(servers) })}\n` }),
  fragment: (tool, label) => ({
    kind: 'merge',
    text: `${printJson({ permission: Object.fromEntries([entryOf(label, tool)]) })}\n`,
  }),
};
