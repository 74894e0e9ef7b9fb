import { type Format, NO_RULES, type TreatedServer } from './format.ts';
import { only } from './names.ts';

const allowedOf = ({ tools }: TreatedServer) => tools.filter(({ treatment }) => treatment === 'allow');

/** Names and labels are of characters that a shell reads as they are. */
const flagsOf = (server: TreatedServer): string[] => [
  `--disable-all ${server.label}`,
  ...allowedOf(server).map(({ name }) => `--enable ${server.label}.${name}`),
];

const command = (servers: readonly TreatedServer[]) =>
  `${['docker mcp profile tools my-profile', ...servers.flatMap(flagsOf)].join(' \\\n  ')}\n`;

export const dockerMcpGateway: Format = {
  id: 'docker-mcp-gateway',
  title: 'Docker MCP Gateway',
  kind: 'gateway',
  scope: 'stack',
  file: {
    name: 'set-tools.sh',
    language: 'sh',
    places: [{ who: 'You', path: 'a terminal, with the name of your profile in place of `my-profile`' }],
  },
  powers: { hide: true, deny: false, ask: false, limit: false, rules: NO_RULES },
  unlisted: 'deny',
  facts: {
    enforces: [
      'A tool that is not enabled is not registered: agents do not see it, and a call of it finds no such tool.',
    ],
    suggests: [
      'Asking a person, and calls a minute: there is neither, so such tools are not enabled.',
      'Conditions on arguments need an `--interceptor`, a program of your own.',
    ],
    traps: [
      'An empty list may be stored as none, which lets every tool through: a server without allowed tools has to be removed.',
      '`--enable` alone, on a server that has every tool, leaves it only that one.',
      '`--disable` cannot take a tool out of "every tool" where the profile does not hold the list.',
      'Server and tool are parted at the first dot, so that the name of a server must not hold one.',
      'All of the flags belong in one command: within it, disabling everything comes before enabling.',
    ],
    checked: { version: 'docs.docker.com', by: 'documentation', on: '2026-11-22' },
    sources: [
      {
        title: 'docker mcp profile tools',
        url: 'https://docs.docker.com/reference/cli/docker/mcp/profile/tools/',
      },
      { title: 'Docker MCP Gateway', url: 'https://github.com/docker/mcp-gateway' },
    ],
  },
  nameProblem: only(/^[A-Za-z0-9_-]+$/, 'letters, digits, _ and -'),
  knownAs: (name, label) => `${label} ${name}`.toLowerCase(),
  write: (servers) => {
    const some = servers.filter((server) => allowedOf(server).length > 0);
    if (some.length === 0) return { nothing: 'remove-the-server' };
    const remove = servers.filter((server) => !some.includes(server)).map(({ label }) => label);
    return { text: command(some), ...(remove.length > 0 && { remove }) };
  },
  fragment: ({ name, treatment }, label) => ({
    kind: treatment === 'allow' ? 'add' : 'leave-out',
    key: `--enable, after --disable-all ${label}`,
    text: `${label}.${name}\n`,
  }),
};
