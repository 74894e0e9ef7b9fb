import type { ToolRecord } from '../catalog/record.ts';
import { orderCapabilities } from '../catalog/verdict.ts';
import type { Capability } from '../catalog/vocabulary.ts';
import type { ToolCheck } from './check.ts';

function listsIn(record: ToolRecord): { path: PropertyKey[]; list: readonly Capability[] }[] {
  const rows = record.suggestion.values ?? [];
  return [
    { path: ['capabilities'], list: record.capabilities },
    { path: ['suggestion', 'capabilities'], list: record.suggestion.capabilities },
    ...rows.map((row, index) => ({
      path: ['suggestion', 'values', index, 'capabilities'],
      list: row.capabilities,
    })),
  ];
}

export const capabilitiesAreOrdered: ToolCheck = {
  id: 'capabilities-are-ordered',
  severity: 'error',
  sentence: 'Capabilities stand in the vocabulary’s order, each once.',
  scope: 'tool',
  find(record) {
    return listsIn(record)
      .map(({ path, list }) => ({ path, list, ordered: orderCapabilities(list) }))
      .filter(({ list, ordered }) => list.join() !== ordered.join())
      .map(({ path, ordered }) => ({
        path,
        message: `\`${path.join('.')}\` is not in the vocabulary’s order, or names something twice.`,
        remedy: `Write [${ordered.join(', ')}].`,
      }));
  },
};
