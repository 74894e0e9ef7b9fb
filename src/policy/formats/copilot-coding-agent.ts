import { printJson } from '../print.ts';
import { type Format, NO_RULES, type TreatedServer } from './format.ts';
import { without } from './names.ts';

const allowed = ({ tools }: TreatedServer) =>
  tools.filter(({ treatment }) => treatment === 'allow').map(({ name }) => name);

function configuration(servers: readonly TreatedServer[]): string {
  const entries = servers.map((server) => [server.label, { tools: allowed(server) }] as const);
  return `${printJson({ mcpServers: Object.fromEntries(entries) })}\n`;
}

export const copilotCodingAgent: Format = {
  id: 'copilot-coding-agent',
  title: 'Copilot coding agent',
  kind: 'client',
  scope: 'stack',
  file: {
    name: 'mcp-configuration.json',
    language: 'json',
    places: [{ who: 'An administrator of a repository', path: 'Settings → Copilot → Cloud agent → MCP configuration' }],
  },
  partial: true,
  powers: { hide: true, deny: false, ask: false, limit: false, rules: NO_RULES },
  unlisted: 'deny',
  facts: {
    enforces: ['The agent has the tools in the list and no others: what a server adds later stays out.'],
    suggests: [
      'The agent works without a person: nothing is ever asked, so that a tool to be asked about is left out.',
      'This is only the list: it goes into the entry of the server that has its `type`, and its `command` or `url`.',
    ],
    traps: [
      '`["*"]` brings in every tool of a server, those of later versions too.',
      'A server of which no tool is left is to be removed: what an empty list does is not documented.',
    ],
    checked: { version: 'documentation of November 2026', by: 'documentation', on: '2026-11-22' },
    sources: [
      {
        title: 'GitHub: extending the coding agent with MCP',
        url: 'https://docs.github.com/en/copilot/how-tos/use-copilot-agents/coding-agent/extend-coding-agent-with-mcp',
      },
    ],
  },
  nameProblem: without('*'),
  write: (servers) => {
    const used = servers.filter((server) => allowed(server).length > 0);
    if (used.length === 0) return { nothing: 'remove-the-server' };
    const unused = servers.filter((server) => !used.includes(server)).map(({ label }) => label);
    return { text: configuration(used), remove: unused };
  },
  fragment: ({ name, treatment }, label) => ({
    kind: treatment === 'allow' ? 'add' : 'leave-out',
    key: `mcpServers.${label}.tools`,
    text: printJson(name),
  }),
};
