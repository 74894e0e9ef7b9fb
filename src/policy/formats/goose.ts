import { stringify } from 'yaml';
import { type Format, NO_RULES, type TreatedServer, type TreatedTool } from './format.ts';
import { only } from './names.ts';

const LISTS = { allow: 'always_allow', ask: 'ask_before', deny: 'never_allow', hide: 'never_allow' } as const;

const nameOf = (label: string, tool: string) => `${label}__${tool}`;

/** All three lists, also where they are empty: Goose does not start without one of them. */
function permissions(servers: readonly TreatedServer[]): string {
  const all = servers.flatMap(({ label, tools }) =>
    tools.map(({ name, treatment }) => ({ list: LISTS[treatment], name: nameOf(label, name) })),
  );
  const lists = (['always_allow', 'ask_before', 'never_allow'] as const).map(
    (list) => [list, all.filter((one) => one.list === list).map(({ name }) => name)] as const,
  );
  return stringify({ user: Object.fromEntries(lists) }, { lineWidth: 0 });
}

const one = ({ name, treatment }: TreatedTool, label: string) =>
  stringify({ user: { [LISTS[treatment]]: [nameOf(label, name)] } }, { lineWidth: 0 });

export const goose: Format = {
  id: 'goose',
  title: 'Goose',
  kind: 'client',
  scope: 'stack',
  file: {
    name: 'permission.yaml',
    language: 'yaml',
    places: [{ who: 'You, everywhere', path: '~/.config/goose/permission.yaml' }],
  },
  powers: { hide: false, deny: true, ask: true, limit: false, rules: NO_RULES },
  unlisted: 'ask',
  facts: {
    enforces: [
      'In the modes `approve` and `smart_approve`: a tool under `never_allow` cannot be called, and one under `ask_before` waits for a person.',
    ],
    suggests: [
      'In the mode `auto` the lists are not read, and every tool is called without asking.',
      'A tool in no list is asked about, unless the server says that it only reads; in `smart_approve` a model judges that.',
    ],
    traps: [
      'A file without one of the three lists stops Goose.',
      '`available_tools` in `config.yaml` hides tools, but an empty list there brings in all of them.',
      'Goose writes this file itself when a person chooses to be asked no more.',
    ],
    checked: { version: 'source of crates/goose, November 2026', by: 'documentation', on: '2026-11-22' },
    sources: [
      {
        title: 'Goose: tool permissions',
        url: 'https://block.github.io/goose/docs/guides/managing-tools/tool-permissions',
      },
      {
        title: 'Goose: the reader of the file',
        url: 'https://github.com/block/goose/blob/main/crates/goose/src/config/permission.rs',
      },
    ],
  },
  nameProblem: only(/^[A-Za-z0-9_-]+$/, 'letters, digits, _ and -'),
  knownAs: (tool, label) => nameOf(label, tool),
  write: (servers) => ({ text: permissions(servers) }),
  fragment: (tool, label) => ({ kind: 'merge', text: one(tool, label) }),
};
