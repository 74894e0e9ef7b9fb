import { type Dirent, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export interface FolderSize {
  /** On disk. */
  bytes: number;
  /** Files and folders. */
  entries: number;
}

/** Of what goes away between two looks, or may not be looked at, nothing is known. */
function attempt<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}

/** What a file takes of the disk: a file with holes in it less than it is long. */
function bytesOf(path: string): number {
  return (attempt(() => lstatSync(path))?.blocks ?? 0) * 512;
}

/**
 * What a folder holds, links not followed.
 * @param most where to stop counting: what is found is then more than one of these.
 */
export function folderSize(path: string, most: FolderSize): FolderSize {
  const size = { bytes: 0, entries: 0 };
  const left = [path];
  for (let folder = left.pop(); folder !== undefined; folder = left.pop()) {
    const entries: Dirent[] = attempt(() => readdirSync(folder as string, { withFileTypes: true })) ?? [];
    for (const entry of entries) {
      const at = join(folder, entry.name);
      if (entry.isDirectory()) left.push(at);
      size.bytes += bytesOf(at);
      size.entries++;
      if (size.bytes > most.bytes || size.entries > most.entries) return size;
    }
  }
  return size;
}
