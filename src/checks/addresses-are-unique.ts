import { showText } from '../catalog/visible.ts';
import type { ServerCheck } from './check.ts';

export const addressesAreUnique: ServerCheck = {
  id: 'addresses-are-unique',
  severity: 'error',
  sentence: 'No two tools of a server share an address.',
  scope: 'server',
  find(entry) {
    const groups = [...Map.groupBy(entry.tools, ({ slug }) => slug).values()];
    return groups.flatMap(([first, ...others]) =>
      others.map((tool) => ({
        entry,
        tool,
        path: ['name'],
        message: `The tool has the same address as ${showText(first?.record.name ?? '')}: tools/${tool.slug}/.`,
        remedy: 'List one of the two under `quarantined` in the server’s record.',
      })),
    );
  },
};
