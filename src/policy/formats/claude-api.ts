import { printJson } from '../print.ts';
import { type Format, NO_RULES, type TreatedServer, type TreatedTool } from './format.ts';
import { only } from './names.ts';

/** An object with exactly these own properties, `__proto__` included. */
const configs = (tools: readonly TreatedTool[]): Record<string, { enabled: boolean }> =>
  Object.fromEntries(tools.map(({ name, treatment }) => [name, { enabled: treatment === 'allow' }]));

function toolset({ label, tools }: TreatedServer): string {
  const enabled = tools.filter(({ treatment }) => treatment === 'allow');
  const value = {
    type: 'mcp_toolset',
    mcp_server_name: label,
    default_config: { enabled: false },
    ...(enabled.length > 0 && { configs: configs(enabled) }),
  };
  return `${printJson(value)}\n`;
}

export const claudeApi: Format = {
  id: 'claude-api',
  title: 'Claude API',
  kind: 'api',
  scope: 'server',
  file: {
    name: 'mcp-toolset.json',
    language: 'json',
    places: [{ who: 'A program', path: 'an entry of `tools` in a request to `/v1/messages`' }],
  },
  partial: true,
  powers: { hide: true, deny: false, ask: false, limit: false, rules: NO_RULES },
  unlisted: 'deny',
  facts: {
    enforces: ['The model gets only the tools that are enabled; `default_config` stands for all that are not named.'],
    suggests: [
      'Your own `mcp_servers` belong in the same request; `mcp_server_name` is the `name` of one of them.',
      'The request needs the header `anthropic-beta: mcp-client-2025-11-20`.',
      'Asking a person, and calls a minute: there is neither, so such tools are not enabled.',
    ],
    traps: [
      'Without `default_config` every tool that is not named is enabled.',
      'A name under `configs` that the server does not have is no error.',
      'Each request has its own `tools`: the policy has to be sent every time.',
    ],
    checked: { version: '@anthropic-ai/sdk 1.12.0', by: 'types', on: '2026-11-22' },
    sources: [
      { title: 'Claude: MCP connector', url: 'https://platform.claude.com/docs/en/agents-and-tools/mcp-connector' },
      {
        title: '@anthropic-ai/sdk on npm, where the types are',
        url: 'https://www.npmjs.com/package/@anthropic-ai/sdk',
      },
    ],
  },
  nameProblem: only(/^[A-Za-z0-9_./-]+$/, 'letters, digits and _ - . /'),
  write: ([server]) => (server ? { text: toolset(server) } : { nothing: 'remove-the-server' }),
  fragment: (tool) => ({ kind: 'merge', text: `${printJson({ configs: configs([tool]) })}\n` }),
};
