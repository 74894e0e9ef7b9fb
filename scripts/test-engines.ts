import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { endWithReader } from './reader-gone.ts';

endWithReader();

/**
 * Programs that read our formats, too big for everybody's `npm ci` (together about 800 MB). No install script of
 * theirs is run.
 */
const PACKAGES = { '@google/gemini-cli-core': '0.61.0', '@openai/codex': '0.169.0' };

const program = new Command('npm run test:engines --')
  .description(
    'Runs exported policies through the real Gemini CLI policy engine and Codex loader. They are installed once, ' +
      `into a folder of their own: ${Object.entries(PACKAGES)
        .map(([name, version]) => `${name} ${version}`)
        .join(', ')}.`,
  )
  .option('--folder <dir>', 'where to keep them', 'node_modules/.cache/engines')
  .addHelpText('after', '\nExit code: 0 if all is well, 1 otherwise.\n\nExample:\n  npm run test:engines')
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .parse();

const folder = resolve(program.opts<{ folder: string }>().folder);

function versionIn(name: string): string | undefined {
  const file = join(folder, 'node_modules', name, 'package.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version : undefined;
}

function run(command: string, args: readonly string[], cwd?: string): void {
  const { status } = spawnSync(command, args, { stdio: 'inherit', cwd, env: { ...process.env, ENGINES: folder } });
  if (status !== 0) process.exit(1);
}

if (Object.entries(PACKAGES).some(([name, version]) => versionIn(name) !== version)) {
  console.error(`Installing the engines into ${folder}: a few minutes, once.`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ private: true, type: 'module', dependencies: PACKAGES }),
  );
  run('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], folder);
}
run('npx', ['vitest', 'run', '--config', 'vitest.engines.config.ts', '--silent']);
