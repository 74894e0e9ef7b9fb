import { stringify } from 'smol-toml';
import { type Format, NO_RULES, type TreatedServer, type TreatedTool } from './format.ts';
import { without } from './names.ts';

const MODES = { allow: 'approve', ask: 'prompt' } as const;

const usable = ({ treatment }: TreatedTool): boolean => treatment === 'allow' || treatment === 'ask';

/** The tools with an approval of their own, by name. Names such as `__proto__` stay keys. */
function approvals(tools: readonly TreatedTool[]): Record<string, { approval_mode: string }> {
  return Object.fromEntries(
    tools.flatMap(({ name, treatment }) =>
      treatment === 'allow' || treatment === 'ask' ? [[name, { approval_mode: MODES[treatment] }] as const] : [],
    ),
  );
}

function serverOf({ tools }: TreatedServer) {
  const enabled = tools.filter(usable).map(({ name }) => name);
  if (enabled.length === 0) return { enabled: false };
  return { enabled_tools: enabled, default_tools_approval_mode: 'prompt', tools: approvals(tools) };
}

const toml = (servers: Record<string, object>) => `${stringify({ mcp_servers: servers }).trim()}\n`;

export const codex: Format = {
  id: 'codex',
  title: 'Codex',
  kind: 'client',
  scope: 'stack',
  file: {
    name: 'config.toml',
    language: 'toml',
    places: [
      { who: 'You, everywhere', path: '~/.codex/config.toml' },
      { who: 'Everybody in a project', path: '.codex/config.toml' },
    ],
  },
  partial: true,
  powers: { hide: true, deny: false, ask: true, limit: false, rules: NO_RULES },
  unlisted: 'deny',
  facts: {
    enforces: [
      '`enabled_tools` is all that Codex has of a server: what the server adds later stays out.',
      'A tool with `prompt` waits for a person each time; one with `approve` does not.',
    ],
    suggests: [
      'This goes into the tables of the servers that are there: Codex does not start where a server has neither `command` nor `url`.',
      'In a run without a person, a tool that asks cannot be used.',
    ],
    traps: [
      'A tool’s own approval counts only where the tool is in `enabled_tools`, or there is no such list.',
      'A misspelt key is ignored without a word: `enabledtools` leaves every tool in. `codex --strict-config` refuses it.',
      '`writes` asks unless the server says that a tool only reads, and `auto` goes by what the server says too.',
      'A project file counts only once the folder is trusted.',
    ],
    checked: { version: '@openai/codex 0.169.0, with --strict-config', by: 'loader', on: '2026-11-22' },
    sources: [
      { title: 'Codex: configuration reference', url: 'https://developers.openai.com/codex/config-reference' },
      { title: 'Codex: MCP', url: 'https://developers.openai.com/codex/mcp' },
      { title: 'JSON Schema of config.toml', url: 'https://developers.openai.com/codex/config-schema.json' },
    ],
  },
  nameProblem: without(''),
  write: (servers) => ({
    text: toml(Object.fromEntries(servers.map((server) => [server.label, serverOf(server)] as const))),
  }),
  fragment: (tool, label) => ({
    kind: 'merge',
    text: toml({ [label]: usable(tool) ? { tools: approvals([tool]) } : { disabled_tools: [tool.name] } }),
  }),
};
