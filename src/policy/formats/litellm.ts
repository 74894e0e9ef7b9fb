import { stringify } from 'yaml';
import { type Format, NO_RULES, type TreatedServer } from './format.ts';
import { only } from './names.ts';

/** Names are quoted: LiteLLM reads YAML 1.1, where `on` and `1_000` are no text. */
const yaml = (value: unknown) =>
  stringify(value, { lineWidth: 0, defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' });

const allowedOf = ({ tools }: TreatedServer) =>
  tools.filter(({ treatment }) => treatment === 'allow').map(({ name }) => name);

const plain = only(/^[A-Za-z0-9_./-]+$/, 'letters, digits and _ - . /');

/** An entry may carry the server's name in front, so that such a name would let another tool through. */
const prefixProblem = (name: string, label: string) =>
  name.toLowerCase().startsWith(`${label.toLowerCase()}-`) ? `\`${label}-\` is cut off there` : undefined;

export const litellm: Format = {
  id: 'litellm',
  title: 'LiteLLM',
  kind: 'gateway',
  scope: 'stack',
  file: {
    name: 'config.yaml',
    language: 'yaml',
    places: [{ who: 'A proxy', path: 'the file given as `litellm --config config.yaml`' }],
  },
  partial: true,
  powers: { hide: true, deny: false, ask: false, limit: false, rules: NO_RULES },
  unlisted: 'deny',
  facts: {
    enforces: [
      'A tool that is not in `allowed_tools` is left out of the tool list, and a call of it is answered with 403.',
    ],
    suggests: [
      'Your own `url` or `command` of each server belongs beside `allowed_tools`.',
      'Asking a person, and calls a minute of one tool: there is neither, so such tools are not allowed.',
      'Keys and teams may be narrowed further with `object_permission.mcp_tool_permissions`.',
    ],
    traps: [
      'An empty list lets every tool through: a server without allowed tools has to be removed.',
      'Where both lists are given, `disallowed_tools` counts for nothing.',
      'Names differ only by more than upper and lower case: some versions compare them without it.',
      "A server's name must not hold a hyphen.",
    ],
    checked: { version: 'docs.litellm.ai', by: 'documentation', on: '2026-11-22' },
    sources: [
      { title: 'LiteLLM: MCP permission management', url: 'https://docs.litellm.ai/docs/mcp_control' },
      { title: 'LiteLLM: MCP overview', url: 'https://docs.litellm.ai/docs/mcp' },
    ],
  },
  nameProblem: (name, label) => plain(name) ?? prefixProblem(name, label),
  knownAs: (name, label) => `${label} ${name.toLowerCase()}`,
  write: (servers) => {
    const lists = servers.map((server) => [server.label, allowedOf(server)] as const);
    const allowed = lists.filter(([, names]) => names.length > 0);
    if (allowed.length === 0) return { nothing: 'remove-the-server' };
    const config = allowed.map(([label, names]) => [label, { allowed_tools: names }] as const);
    const remove = lists.filter(([, names]) => names.length === 0).map(([label]) => label);
    return { text: yaml({ mcp_servers: new Map(config) }), ...(remove.length > 0 && { remove }) };
  },
  fragment: ({ name, treatment }, label) => ({
    kind: treatment === 'allow' ? 'add' : 'leave-out',
    key: `mcp_servers.${label}.allowed_tools`,
    text: yaml([name]),
  }),
};
