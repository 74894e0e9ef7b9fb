import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { PageIndex } from '../src/page/catalog-index.ts';
import { searchFiles } from '../src/page/search-index.ts';

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/**
 * Writes the search index of every tool that is not retired into a folder, and returns how many tools that is. All
 * files but the first stand in a folder named by their content, so that no reader mixes those of two builds.
 */
export function writeSearchIndex(index: PageIndex, folder: string): number {
  const { root, files } = searchFiles(index);
  const texts = files.map(({ address, value }) => ({ address, text: JSON.stringify(value) }));
  const hash = createHash('sha256');
  for (const { address, text } of texts) hash.update(`${address}\n${text}\n`);
  const version = hash.digest('hex').slice(0, 12);
  for (const { address, text } of texts) write(join(folder, version, address), text);
  write(join(folder, 'index.json'), JSON.stringify({ version, ...root }));
  return root.tools;
}
