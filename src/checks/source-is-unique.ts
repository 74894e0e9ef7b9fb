import { showText } from '../catalog/visible.ts';
import type { CatalogCheck } from './check.ts';

export const sourceIsUnique: CatalogCheck = {
  id: 'source-is-unique',
  severity: 'error',
  sentence: 'One server has one file.',
  scope: 'catalog',
  find({ servers }) {
    const groups = Map.groupBy(servers, ({ server: { source } }) => JSON.stringify([source.kind, source.name]));
    return [...groups.values()].flatMap(([first, ...others]) =>
      others.map((entry) => ({
        entry,
        path: ['source', 'name'],
        message: `${showText(entry.server.source.name, 80)} is recorded in ${first?.file} already.`,
        remedy: 'Keep one of the two files.',
      })),
    );
  },
};
