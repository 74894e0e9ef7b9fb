import { formatServerFile } from '../catalog/format.ts';
import { showText } from '../catalog/visible.ts';
import type { ServerCheck } from './check.ts';
import { isSorted } from './tools-are-sorted.ts';

function quoted(line: string | undefined): string {
  return line === undefined ? 'the end of the file' : JSON.stringify(showText(line, 60));
}

export const fileIsCanonical: ServerCheck = {
  id: 'file-is-canonical',
  severity: 'error',
  sentence: 'A file is written as `npm run format` writes it, so that a change shows as what it is.',
  scope: 'server',
  find(entry, text) {
    // Out of order, every line would differ; that has a check of its own.
    if (!isSorted(entry)) return [];
    const records = entry.tools.map(({ record }) => record);
    const canonical = formatServerFile(entry.server, records);
    if (canonical === text) return [];
    const [is, should] = [text.split('\n'), canonical.split('\n')];
    const at = should.findIndex((line, index) => line !== is[index]);
    const line = at === -1 ? should.length : at + 1;
    return [
      {
        entry,
        line,
        message: `The file is not in canonical form: ${quoted(is[line - 1])} stands where ${quoted(should[line - 1])} should.`,
        remedy: 'Run `npm run format`.',
      },
    ];
  },
};
