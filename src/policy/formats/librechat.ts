import { stringify } from 'yaml';
import { type Format, NO_RULES, type TreatedServer, type TreatedTool } from './format.ts';
import { only } from './names.ts';

const LISTS = { allow: 'allow', ask: 'ask', deny: 'deny', hide: 'deny' } as const;

/** LibreChat joins a tool's name and its server's with this, and parts them there again. */
const DELIMITER = '_mcp_';

const entryOf = (label: string, tool: string) => `${tool}${DELIMITER}${label}`;

/** Entries by list, strictest list first as LibreChat reads them; lists without entries are left out. */
function listsOf(servers: readonly TreatedServer[]): Record<string, string[]> {
  const all = servers.flatMap(({ label, tools }) =>
    tools.map(({ name, treatment }) => ({ list: LISTS[treatment], entry: entryOf(label, name) })),
  );
  const lists = (['deny', 'ask', 'allow'] as const).map(
    (list) => [list, all.filter((one) => one.list === list).map(({ entry }) => entry)] as const,
  );
  return Object.fromEntries(lists.filter(([, entries]) => entries.length > 0));
}

const yaml = (toolApproval: unknown) => stringify({ endpoints: { agents: { toolApproval } } }, { lineWidth: 0 });

const delimiterProblem = (name: string) =>
  `${name}_`.includes(DELIMITER) || `_${name}`.startsWith(DELIMITER)
    ? `\`${DELIMITER}\` parts a tool from its server there`
    : undefined;

/** A server's name in front of a tool's is dropped, in any case, unless another tool comes by the rest. */
const prefixProblem = (name: string, label: string) =>
  name.toLowerCase().startsWith(`${label.toLowerCase()}_`) ? `\`${label}_\` may be dropped there` : undefined;

const RESERVED = /^(?:oauth|sys__all__sys|sys__server__sys)$|^lc_transfer_to_/;
const reservedProblem = (name: string) => (RESERVED.test(name) ? 'it means something else there' : undefined);

const plain = only(/^[A-Za-z0-9_-]+$/, 'letters, digits, _ and -');

const one = (tool: TreatedTool, label: string) => yaml(listsOf([{ label, tools: [tool] }]));

export const librechat: Format = {
  id: 'librechat',
  title: 'LibreChat',
  kind: 'client',
  scope: 'stack',
  file: {
    name: 'librechat.yaml',
    language: 'yaml',
    places: [{ who: 'Everybody on a LibreChat server', path: 'librechat.yaml, beside its `version`' }],
  },
  powers: { hide: false, deny: true, ask: true, limit: false, rules: NO_RULES },
  unlisted: 'ask',
  facts: {
    enforces: ['A tool under `deny` is never called, in no mode.', 'A tool under `ask` waits for a person each time.'],
    suggests: [
      'In the mode `default` a tool that nothing names is asked about, tools of LibreChat itself too.',
      'The mode `dontAsk` denies them instead: all that nothing names, on every server.',
      'A person may remember an answer, where the administrator lets them.',
    ],
    traps: [
      'A tool is named by its own name, `_mcp_` and its server: an entry like `mcp:server:tool` matches nothing.',
      'The order is deny, ask, allow: a denied `*_mcp_server` cannot be followed by allowed tools.',
      '`*` stands for anything in each list.',
      'Without `enabled: true` nothing of it counts.',
      'In the mode `bypass` everything that is not denied or asked about is called.',
    ],
    checked: { version: '@librechat/agents 3.9.2, librechat-data-provider 0.8.524', by: 'engine', on: '2026-11-22' },
    sources: [
      {
        title: 'LibreChat: tool approval',
        url: 'https://github.com/danny-avila/LibreChat/blob/main/docs/tool-approval-modes.md',
      },
      {
        title: 'How it decides',
        url: 'https://github.com/LibreChat-AI/agents/blob/main/src/hooks/createToolPolicyHook.ts',
      },
      {
        title: 'librechat-data-provider on npm, where the schema is',
        url: 'https://www.npmjs.com/package/librechat-data-provider',
      },
    ],
  },
  nameProblem: (name, label) =>
    plain(name) ?? delimiterProblem(name) ?? prefixProblem(name, label) ?? reservedProblem(name),
  write: (servers) => ({ text: yaml({ enabled: true, mode: 'default', ...listsOf(servers) }) }),
  fragment: (tool, label) => ({ kind: 'merge', text: one(tool, label) }),
};
