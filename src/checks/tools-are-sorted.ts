import type { ServerEntry } from '../catalog/catalog.ts';
import { byCodeUnits } from '../catalog/order.ts';
import { showText } from '../catalog/visible.ts';
import type { ServerCheck } from './check.ts';

/** True if a file's records stand in the order in which they are written. */
export function isSorted({ tools }: ServerEntry): boolean {
  return tools.every((tool, index) => index === 0 || (tools[index - 1]?.line ?? 0) < tool.line);
}

export const toolsAreSorted: ServerCheck = {
  id: 'tools-are-sorted',
  severity: 'error',
  sentence: 'A file’s tools stand in order of their names, compared by code unit.',
  scope: 'server',
  find(entry) {
    const asWritten = [...entry.tools].sort((a, b) => a.line - b.line);
    const at = asWritten.findIndex(
      (tool, index) => index > 0 && byCodeUnits(asWritten[index - 1]?.record.name ?? '', tool.record.name) > 0,
    );
    if (at === -1) return [];
    const [before, tool] = [asWritten[at - 1], asWritten[at]];
    return [
      {
        entry,
        ...(tool && { tool }),
        path: ['name'],
        message: `The tool stands after ${showText(before?.record.name ?? '', 80)}, which its name comes before.`,
        remedy: 'Run `npm run format`, which sorts the file.',
      },
    ];
  },
};
