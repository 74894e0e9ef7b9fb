import { printJson } from '../print.ts';
import { type Format, NO_RULES, type TreatedServer, type TreatedTool } from './format.ts';
import { only } from './names.ts';

const nameProblem = only(/^[A-Za-z0-9_-]+$/, 'letters, digits, _ and -');

const passes = ({ treatment }: TreatedTool) => treatment === 'allow';

/** What `nameOf` makes of the tools that `choose` takes. */
function entries(
  servers: readonly TreatedServer[],
  choose: (tool: TreatedTool) => boolean,
  nameOf: (label: string, tool: string) => string,
): string[] {
  return servers.flatMap(({ label, tools }) => tools.filter(choose).map(({ name }) => nameOf(label, name)));
}

const editorName = (label: string, tool: string) => `${label}:${tool}`;
const cliName = (label: string, tool: string) => `Mcp(${label}:${tool})`;

export const cursor: Format = {
  id: 'cursor',
  title: 'Cursor',
  kind: 'client',
  scope: 'stack',
  file: {
    name: 'permissions.json',
    language: 'jsonc',
    places: [
      { who: 'You, everywhere', path: '~/.cursor/permissions.json' },
      { who: 'Everybody in a project', path: '.cursor/permissions.json' },
    ],
  },
  powers: { hide: false, deny: false, ask: true, limit: false, rules: NO_RULES },
  unlisted: 'ask',
  facts: {
    enforces: ['Nothing: the list says what runs without asking. Cursor says itself that it is no security boundary.'],
    suggests: [
      'What is not in the list is asked about, unless Cursor is set to run everything, or to let a model judge which calls to ask about.',
      'A tool that should be hidden can only be asked about. It is turned off by hand, in the list of tools in the settings.',
    ],
    traps: [
      'There is no key that denies. Keys that Cursor does not know are ignored without a word.',
      'The lists of both files are joined and take the place of the list in the settings. The list of a team takes the place of all.',
      'An entry that is not text is dropped without a word.',
    ],
    checked: { version: 'documentation of November 2026', by: 'documentation', on: '2026-11-22' },
    sources: [{ title: 'Cursor: permissions', url: 'https://cursor.com/docs/reference/permissions' }],
  },
  nameProblem,
  write: (servers) => ({ text: `${printJson({ mcpAllowlist: entries(servers, passes, editorName) })}\n` }),
  fragment: (tool, label) => ({
    kind: passes(tool) ? 'add' : 'leave-out',
    key: 'mcpAllowlist',
    text: printJson(editorName(label, tool.name)),
  }),
};

const denied = ({ treatment }: TreatedTool) => treatment === 'deny';

function cliPermissions(servers: readonly TreatedServer[]): string {
  const permissions = { allow: entries(servers, passes, cliName), deny: entries(servers, denied, cliName) };
  return `${printJson({ permissions })}\n`;
}

export const cursorCli: Format = {
  id: 'cursor-cli',
  title: 'Cursor CLI',
  kind: 'client',
  scope: 'stack',
  file: {
    name: 'cli.json',
    language: 'json',
    places: [
      { who: 'Everybody in a project', path: '.cursor/cli.json' },
      { who: 'You, everywhere', path: '~/.cursor/cli-config.json' },
    ],
  },
  powers: { hide: false, deny: true, ask: true, limit: false, rules: NO_RULES },
  unlisted: 'ask',
  facts: {
    enforces: ['A denied tool cannot be used; deny comes before allow.'],
    suggests: ['A tool that neither list names is asked about.'],
    traps: [
      'A denied `Mcp(server:*)` cannot be followed by allowed tools.',
      'A guide that comes with Cursor writes a comma and a space where its documentation writes a colon: try a denied tool once.',
      'Cursor publishes no schema: a misspelt key goes unnoticed.',
    ],
    checked: { version: 'documentation of November 2026', by: 'documentation', on: '2026-11-22' },
    sources: [{ title: 'Cursor CLI: permissions', url: 'https://cursor.com/docs/cli/reference/permissions' }],
  },
  nameProblem,
  write: (servers) => ({ text: cliPermissions(servers) }),
  fragment: (tool, label) => {
    if (tool.treatment === 'ask') {
      return { kind: 'leave-out', key: 'permissions.allow', text: printJson(cliName(label, tool.name)) };
    }
    const list = passes(tool) ? 'allow' : 'deny';
    return { kind: 'merge', text: `${printJson({ permissions: { [list]: [cliName(label, tool.name)] } })}\n` };
  },
};
