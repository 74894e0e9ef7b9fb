import { stringify } from 'smol-toml';
import { type Format, NO_RULES, type TreatedServer, type TreatedTool } from './format.ts';
import { only } from './names.ts';

const DECISIONS = { allow: 'allow', ask: 'ask_user', deny: 'deny', hide: 'deny' } as const;

/**
 * Higher goes first, up to 999. All are above 950, where Gemini CLI puts what a person has chosen to be asked no more
 * about, and above 200, where it puts the servers with `trust`.
 */
const PRIORITIES = { deny: 999, ask_user: 990, allow: 990, rest: 960 } as const;

function ruleOf(label: string, { name, treatment, onDeny }: TreatedTool) {
  const decision = DECISIONS[treatment];
  return {
    mcpName: label,
    toolName: name,
    decision,
    priority: PRIORITIES[decision],
    ...(decision === 'deny' && { denyMessage: onDeny }),
  };
}

const restOf = (label: string) => ({
  mcpName: label,
  toolName: '*',
  decision: 'deny',
  priority: PRIORITIES.rest,
  denyMessage: 'This tool has no rule in the policy.',
});

const rulesOf = ({ label, tools }: TreatedServer) => [...tools.map((tool) => ruleOf(label, tool)), restOf(label)];

const toml = (rules: readonly object[]) => `${stringify({ rule: rules }).trim()}\n`;

/** The name by which the engine knows a tool. */
const fullName = (label: string, tool: string) => `mcp_${label}_${tool}`;

/** Gemini CLI shortens longer ones. */
const LONGEST = 63;

function nameProblem(tool: string, label: string): string | undefined {
  if (tool.startsWith('mcp_'))
    return 'Gemini CLI takes a name that starts with mcp_ for one that holds the server already';
  if (fullName(label, tool).length > LONGEST) return 'Gemini CLI shortens names of more than 63 characters';
  return only(/^[A-Za-z0-9_-]+$/, 'letters, digits, _ and -')(tool);
}

export const geminiCli: Format = {
  id: 'gemini-cli',
  title: 'Gemini CLI',
  kind: 'client',
  scope: 'stack',
  file: {
    name: 'recommended-tools.toml',
    language: 'toml',
    places: [
      { who: 'You, everywhere', path: '~/.gemini/policies/recommended-tools.toml' },
      { who: 'A company, on Linux', path: '/etc/gemini-cli/policies/recommended-tools.toml' },
    ],
  },
  powers: { hide: true, deny: false, ask: true, limit: false, rules: NO_RULES },
  unlisted: 'deny',
  facts: {
    enforces: [
      'A denied tool is taken out of what the model sees, and so is every tool of the server that no rule names.',
      'A tool under `ask_user` waits for a person, also after that person chose to be asked no more: these rules go first.',
    ],
    suggests: ['Do not count on a run without a person to turn asking into denying.'],
    traps: [
      'A rule without `toolName` is rejected: `*` stands for all tools of a server.',
      'The name of a server must have no _ there: the engine takes what is before it for the name.',
      '`argsPattern` reads the arguments as one text, in which a nested argument can look like another: it is of no use for letting calls through.',
      'Rules of a workspace are not read at present.',
      '`trust` in the entry of the server turns asking off.',
    ],
    checked: { version: '@google/gemini-cli-core 0.61.0', by: 'engine', on: '2026-11-22' },
    sources: [
      {
        title: 'Gemini CLI: policy engine',
        url: 'https://github.com/google-gemini/gemini-cli/blob/main/docs/reference/policy-engine.md',
      },
      {
        title: 'Gemini CLI: MCP servers',
        url: 'https://github.com/google-gemini/gemini-cli/blob/main/docs/tools/mcp-server.md',
      },
    ],
  },
  nameProblem,
  knownAs: (tool, label) => fullName(label, tool.replaceAll(/[^A-Za-z0-9_-]/g, '_')),
  write: (servers) => ({ text: toml(servers.flatMap(rulesOf)) }),
  fragment: (tool, label) => ({ kind: 'merge', text: toml([ruleOf(label, tool)]) }),
};
