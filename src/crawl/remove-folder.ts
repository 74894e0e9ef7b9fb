import { chmodSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const OPTIONS = { recursive: true, force: true, maxRetries: 3 } as const;

/** Gives us every right over a folder and the folders in it. Links are not followed. */
function openFolders(path: string): void {
  chmodSync(path, 0o700);
  const entries = readdirSync(path, { withFileTypes: true });
  for (const entry of entries) if (entry.isDirectory()) openFolders(join(path, entry.name));
}

/**
 * Removes a folder of ours in which a stranger's program has worked, also where that took the right to write away from
 * folders. To be called once the program has ended.
 * @throws {Error} if something in it is not ours.
 */
export function removeFolder(path: string): void {
  try {
    rmSync(path, OPTIONS);
  } catch {
    openFolders(path);
    rmSync(path, OPTIONS);
  }
}
