import { showText } from '../catalog/visible.ts';
import type { ServerCheck } from './check.ts';

export const addressDiffersOnlyByCase: ServerCheck = {
  id: 'address-differs-only-by-case',
  severity: 'warning',
  sentence: 'Two tools of a server have addresses that differ by more than upper and lower case.',
  scope: 'server',
  find(entry) {
    const groups = Map.groupBy(entry.tools, ({ slug }) => slug.toLowerCase());
    const clashes = [...groups.values()].filter((tools) => new Set(tools.map(({ slug }) => slug)).size > 1);
    return clashes.flatMap(([first, ...others]) =>
      others.map((tool) => ({
        entry,
        tool,
        path: ['name'],
        message: `The address differs from that of ${showText(first?.record.name ?? '')} only by upper and lower case: some disks cannot hold both pages.`,
        remedy: 'Nothing, if the server does list both; build the site on a disk that tells them apart.',
      })),
    );
  },
};
