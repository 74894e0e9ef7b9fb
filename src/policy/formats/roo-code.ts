import { printJson } from '../print.ts';
import { type Format, NO_RULES, type TreatedServer } from './format.ts';
import { only } from './names.ts';

function entryOf({ label, tools }: TreatedServer) {
  const named = (treatment: 'allow' | 'hide') =>
    tools.filter((tool) => tool.treatment === treatment).map(({ name }) => name);
  return [label, { alwaysAllow: named('allow'), disabledTools: named('hide') }] as const;
}

const configuration = (servers: readonly TreatedServer[]) =>
  `${printJson({ mcpServers: Object.fromEntries(servers.map(entryOf)) })}\n`;

export const rooCode: Format = {
  id: 'roo-code',
  title: 'Roo Code',
  kind: 'client',
  scope: 'stack',
  file: {
    name: 'mcp.json',
    language: 'json',
    places: [
      { who: 'Everybody in a project', path: '.roo/mcp.json' },
      { who: 'You, everywhere', path: 'mcp_settings.json, which “Edit Global MCP” opens' },
    ],
  },
  partial: true,
  powers: { hide: true, deny: false, ask: true, limit: false, rules: NO_RULES },
  unlisted: 'ask',
  facts: {
    enforces: ['A tool in `disabledTools` is taken out of what the model sees.'],
    suggests: [
      'A tool in neither list is asked about.',
      'A tool in `alwaysAllow` runs without asking once the auto-approval of MCP tools is turned on.',
      'These are only the lists: they go into the entry of the server that has its `command` or `url`.',
    ],
    traps: [
      'A misspelt key is ignored without a word.',
      'The entry of a project takes the place of your own for a server of the same name.',
      'An entry with a `url` must say its `type`.',
    ],
    checked: { version: 'source of src/services/mcp, November 2026', by: 'documentation', on: '2026-11-22' },
    sources: [
      { title: 'Roo Code: MCP', url: 'https://docs.roocode.com/features/mcp/using-mcp-in-roo' },
      {
        title: 'Roo Code: the reader of the file',
        url: 'https://github.com/RooCodeInc/Roo-Code/blob/main/src/services/mcp/McpHub.ts',
      },
    ],
  },
  nameProblem: only(/^[A-Za-z0-9_-]+$/, 'letters, digits, _ and -'),
  // Calls are matched to tools with - and _ taken for the same.
  knownAs: (tool, label) => `${label}:${tool.replaceAll(/[^A-Za-z0-9]/g, '_')}`,
  write: (servers) => ({ text: configuration(servers) }),
  fragment: ({ name, treatment }, label) => {
    if (treatment === 'ask') {
      return { kind: 'leave-out', key: `mcpServers.${label}.alwaysAllow`, text: printJson(name) };
    }
    const list = treatment === 'allow' ? 'alwaysAllow' : 'disabledTools';
    return { kind: 'merge', text: `${printJson({ mcpServers: { [label]: { [list]: [name] } } })}\n` };
  },
};
