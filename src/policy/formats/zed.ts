import { printJson } from '../print.ts';
import { type Format, NO_RULES, type TreatedServer, type TreatedTool } from './format.ts';
import { without } from './names.ts';

const DEFAULTS = { allow: 'allow', ask: 'confirm', deny: 'deny', hide: 'deny' } as const;

const entryOf = (label: string, { name, treatment }: TreatedTool) =>
  [`mcp:${label}:${name}`, { default: DEFAULTS[treatment] }] as const;

const toolsOf = (servers: readonly TreatedServer[]) =>
  Object.fromEntries(servers.flatMap(({ label, tools }) => tools.map((tool) => entryOf(label, tool))));

const settings = (permissions: object) => `${printJson({ agent: { tool_permissions: permissions } })}\n`;

export const zed: Format = {
  id: 'zed',
  title: 'Zed',
  kind: 'client',
  scope: 'stack',
  file: {
    name: 'settings.json',
    language: 'jsonc',
    places: [{ who: 'You, everywhere', path: '~/.config/zed/settings.json' }],
  },
  powers: { hide: false, deny: true, ask: true, limit: false, rules: NO_RULES },
  unlisted: 'ask',
  facts: {
    enforces: [
      'A denied tool cannot be called. The model still sees it.',
      'A tool under `confirm` waits for a person.',
    ],
    suggests: [
      'A tool that nothing names goes by the `default` for all tools, which is to ask unless you changed it.',
      'Whoever is asked can choose to be asked no more.',
    ],
    traps: [
      'Patterns on arguments have no effect for the tools of servers: only `default` does.',
      'Before version 0.224 Zed had one switch for all tools.',
    ],
    checked: { version: 'documentation of November 2026', by: 'documentation', on: '2026-11-22' },
    sources: [{ title: 'Zed: tool permissions', url: 'https://zed.dev/docs/ai/tool-permissions' }],
  },
  nameProblem: without(''),
  write: (servers) => ({ text: settings({ default: 'confirm', tools: toolsOf(servers) }) }),
  fragment: (tool, label) => ({ kind: 'merge', text: settings({ tools: toolsOf([{ label, tools: [tool] }]) }) }),
};
