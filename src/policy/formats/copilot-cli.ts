import { type Format, NO_RULES, type TreatedServer, type TreatedTool } from './format.ts';
import { only } from './names.ts';

/** One word of a POSIX shell, whatever it holds. */
const word = (text: string) => `'${text.replaceAll("'", String.raw`'\''`)}'`;

const FLAGS = { allow: '--allow-tool', deny: '--deny-tool', hide: '--deny-tool', ask: undefined } as const;

function flagOf(label: string, { name, treatment }: TreatedTool): string | undefined {
  const flag = FLAGS[treatment];
  return flag && `${flag}=${word(`${label}(${name})`)}`;
}

function command(servers: readonly TreatedServer[]): string {
  const flags = servers.flatMap(({ label, tools }) => tools.flatMap((tool) => flagOf(label, tool) ?? []));
  return `${['copilot', ...flags].join(' \\\n  ')}\n`;
}

export const copilotCli: Format = {
  id: 'copilot-cli',
  title: 'Copilot CLI',
  kind: 'client',
  scope: 'stack',
  file: {
    name: 'copilot.sh',
    language: 'sh',
    places: [{ who: 'You, and whoever runs it in a script', path: 'the command that starts Copilot' }],
  },
  powers: { hide: false, deny: true, ask: true, limit: false, rules: NO_RULES },
  unlisted: 'ask',
  facts: {
    enforces: [
      'A denied tool cannot be used, even where `--allow-tool` or `--allow-all-tools` names it too.',
      'An allowed tool is used without asking.',
    ],
    suggests: [
      'A tool that no flag names is asked about; a person can allow it for the rest of the session.',
      'With `--allow-all-tools` nothing is asked: then only the denied tools are held back.',
      'The flags hold for the one command. They go into a script or an alias to be kept.',
    ],
    traps: [
      '`--deny-tool=server` without a tool denies the whole server.',
      'What a person allowed for good stands in `permissions-config.json`, by folder, and counts beside the flags.',
      'With `--available-tools`, Copilot ignores `--excluded-tools`; these only choose what the model sees.',
    ],
    checked: { version: '@github/copilot 1.0.102, its help', by: 'documentation', on: '2026-11-22' },
    sources: [
      {
        title: 'GitHub: allowing and denying tool use',
        url: 'https://docs.github.com/en/copilot/how-tos/copilot-cli/use-copilot-cli/allowing-tools',
      },
    ],
  },
  nameProblem: only(/^[A-Za-z0-9_-]+$/, 'letters, digits, _ and -'),
  write: (servers) => ({ text: command(servers) }),
  fragment: (tool, label) => {
    const flag = flagOf(label, tool);
    return flag === undefined ? { kind: 'nothing' } : { kind: 'merge', text: `${flag}\n` };
  },
};
