import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

/** How Chrome is started: alone, and asking nobody anything. Its own sandbox cannot start as root, which is what containers run as. */
export const BROWSER_FLAGS: readonly string[] = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const NAMES = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'microsoft-edge', 'chrome'];

/** Where installers put a browser outside of PATH. */
const PLACES: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: ['/Applications', join(homedir(), 'Applications')].flatMap((folder) => [
    join(folder, 'Google Chrome.app/Contents/MacOS/Google Chrome'),
    join(folder, 'Chromium.app/Contents/MacOS/Chromium'),
    join(folder, 'Microsoft Edge.app/Contents/MacOS/Microsoft Edge'),
  ]),
  linux: ['/opt/google/chrome/chrome', '/usr/lib/chromium/chromium', '/snap/bin/chromium'],
};

/** True for a browser that starts: Ubuntu ships a `chromium-browser` that only says how to install one. */
function starts(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
  } catch {
    return false;
  }
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;
}

function candidates(): string[] {
  const onPath = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return [
    ...NAMES.flatMap((name) => onPath.map((folder) => join(folder, name))),
    ...(PLACES[process.platform] ?? []),
    chromium.executablePath(),
  ];
}

/**
 * The path of a Chrome or Chromium to test with: `CHROME_PATH`, else an installed one, else Playwright's own.
 * @throws {Error} when `CHROME_PATH` is set and is no browser.
 */
export function findBrowser(): string | undefined {
  const asked = process.env.CHROME_PATH;
  if (!asked) return candidates().find(starts);
  if (starts(asked)) return asked;
  throw new Error(`CHROME_PATH is ${asked}, which does not start. Set it to a Chrome or Chromium, or unset it.`);
}

/** How to run a command as root, or undefined where that needs a password. */
function asRoot(): readonly string[] | undefined {
  if (process.getuid?.() === 0) return [];
  return spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0 ? ['sudo', '-n'] : undefined;
}

function run(command: readonly string[]): boolean {
  const [program = '', ...args] = command;
  console.log(`  ${command.join(' ')}`);
  return spawnSync(program, args, { stdio: 'inherit' }).status === 0;
}

function installWithPlaywright(): boolean {
  return run(['npx', 'playwright', 'install', 'chromium']);
}

function installFromDebian(): boolean {
  const root = asRoot();
  if (!root || spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status !== 0) return false;
  run([...root, 'apt-get', 'update']);
  return run([...root, 'apt-get', 'install', '-y', '--no-install-recommends', 'chromium']);
}

/**
 * Installs a browser, saying what it does: Playwright's Chromium, else Debian's package. Returns its path.
 * @throws {Error} when none could be installed, with what to do.
 */
export function installBrowser(): string {
  console.log('No Chrome or Chromium found; installing one for the browser tests:');
  for (const install of [installWithPlaywright, installFromDebian]) {
    const path = install() ? findBrowser() : undefined;
    if (path) return path;
  }
  throw new Error(
    'No browser could be installed. Install Chrome or Chromium, or set CHROME_PATH to one, and run again.',
  );
}
