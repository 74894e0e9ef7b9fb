import { stringify } from 'yaml';
import { type Format, NO_RULES, type TreatedServer, type TreatedTool } from './format.ts';
import { only } from './names.ts';

const entry = (label: string, tool: string) => `${label}/${tool}`;

/** The header of the file: the list at `tools` is all that the agent has. */
function agentFile(servers: readonly TreatedServer[], tools: readonly string[]): string {
  const labels = servers.map(({ label }) => label).join(', ');
  const header = { name: 'recommended-tools', description: `The recommended tools of ${labels}`, tools };
  return `---\n${stringify(header, { lineWidth: 0 })}---\n`;
}

const passes = ({ treatment }: TreatedTool) => treatment === 'allow';

export const vscodeAgent: Format = {
  id: 'vscode-agent',
  title: 'VS Code agent',
  kind: 'client',
  scope: 'stack',
  file: {
    name: 'recommended-tools.agent.md',
    language: 'markdown',
    places: [
      { who: 'Everybody in a project', path: '.github/agents/recommended-tools.agent.md' },
      { who: 'You, everywhere', path: 'the folder that “Chat: New Custom Agent” opens for your profile' },
    ],
  },
  powers: { hide: true, deny: false, ask: false, limit: false, rules: NO_RULES },
  unlisted: 'deny',
  facts: {
    enforces: ['The agent has the tools in its list and no others: what a server adds later stays out.'],
    suggests: [
      'It holds while this agent is chosen. Other agents keep the tools that they had.',
      'VS Code asks before a call unless somebody chose not to be asked again, or the server says that the tool only reads. The file cannot make it ask, so that a tool to be asked about is left out.',
      'The setting `chat.tools.eligibleForAutoApproval` can: with `"server/tool": false` in it, VS Code asks about that tool each time, and you can add it to the list.',
      'The list takes out the tools of VS Code itself too: add those that the agent needs, such as `read` or `edit`.',
    ],
    traps: [
      'A name in the list that no tool has is ignored without a word.',
      'A file without `tools` has every tool.',
      '`server/*` brings in every tool of a server, those of later versions too.',
    ],
    checked: { version: 'documentation of November 2026', by: 'documentation', on: '2026-11-22' },
    sources: [
      {
        title: 'VS Code: custom agent file',
        url: 'https://code.visualstudio.com/docs/agents/reference/custom-agent-file-reference',
      },
      {
        title: 'GitHub: custom agents configuration',
        url: 'https://docs.github.com/en/copilot/reference/custom-agents-configuration',
      },
    ],
  },
  nameProblem: only(/^[A-Za-z0-9_-]+$/, 'letters, digits, _ and -'),
  write: (servers) => {
    const tools = servers.flatMap(({ label, tools: all }) => all.filter(passes).map(({ name }) => entry(label, name)));
    return tools.length === 0 ? { nothing: 'remove-the-server' } : { text: agentFile(servers, tools) };
  },
  fragment: (tool, label) => ({
    kind: passes(tool) ? 'add' : 'leave-out',
    key: 'tools',
    text: entry(label, tool.name),
  }),
};
