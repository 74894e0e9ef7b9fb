import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'vitest';

/** Where the engines are installed. */
export function engines(): string {
  const folder = process.env.ENGINES;
  if (!folder) throw new Error('Run these tests with npm run test:engines, which installs the engines.');
  return folder;
}

/** A file of a package that was unpacked. */
export const unpacked = (name: string, path: string) => join(engines(), 'unpacked', name, path);

/** For tests that start somebody's program: they run only where it has no network. */
export const testAlone = test.skipIf(!process.env.ALONE);

/** A folder with these files, gone afterwards. */
export function inFolder<T>(files: Readonly<Record<string, string>>, use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'toolrisk-engine-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export interface Ended {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** Runs a program to its end in a folder that is its home too, with no other variables than these. */
export function runIn(
  folder: string,
  command: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Ended {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 2 ** 27,
    env: { PATH: process.env.PATH, HOME: folder, TMPDIR: folder, ...env },
  });
  return { status, stdout, stderr };
}
