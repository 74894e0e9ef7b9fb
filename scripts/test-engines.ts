import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Command } from 'commander';
import { fetchedSchemas, givenSchemas, PUBLISHED_SCHEMAS } from './published-schemas.ts';
import { endWithReader } from './reader-gone.ts';

endWithReader();

/** opencode's program for this machine. The `baseline` one runs on every x64 processor. */
const OPENCODE = `opencode-${process.platform}-${process.arch}${process.arch === 'x64' ? '-baseline' : ''}`;

/** Installed with what they depend on. No install script of theirs is run. */
const INSTALLED = { '@google/gemini-cli-core': '0.61.0', '@openai/codex': '0.169.0' };

/** Only unpacked: what the tests need of them depends on nothing. opencode's is run on Linux alone. */
const UNPACKED: Readonly<Record<string, string>> = {
  '@anthropic-ai/claude-agent-sdk': '0.3.330',
  '@librechat/agents': '3.9.2',
  ...(process.platform === 'linux' && { [OPENCODE]: '1.18.33' }),
};

const schemaList = PUBLISHED_SCHEMAS.map(
  ({ name, address, licence }) => `  ${name}.json  ${licence}\n    ${address}`,
).join('\n');

const help = `
The folder of --schemas has these files, of these commits or others:
${schemaList}

Exit code: 0 if all is well, 1 otherwise, also where a JSON Schema is not to be had: everything else is still run.

Examples:
  npm run test:engines
  npm run test:engines -- --schemas ../schemas`;

const program = new Command('npm run test:engines --')
  .description(
    'Runs exported policies through the real readers of them, which are too big for every `npm ci`: about 1 GB. ' +
      `They are installed once, into a folder of their own: ${Object.entries({ ...INSTALLED, ...UNPACKED })
        .map(([name, version]) => `${name} ${version}`)
        .join(', ')}. On Linux the tests run without a network. ` +
      `The JSON Schemas of ${PUBLISHED_SCHEMAS.map(({ of }) => of).join(', ')} are fetched once too.`,
  )
  .option('--folder <dir>', 'where to keep them', 'node_modules/.cache/engines')
  .option('--schemas <dir>', 'take the JSON Schemas from here and fetch none')
  .addHelpText('after', help)
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .parse();

const options = program.opts<{ folder: string; schemas?: string }>();
const folder = resolve(options.folder);

function versionIn(path: string): string | undefined {
  const file = join(path, 'package.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version : undefined;
}

/** Runs a command to its end, without what it prints, if not what it complains of. */
function run(command: string, args: readonly string[], cwd: string): void {
  if (spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'], cwd }).status !== 0) process.exit(1);
}

function install(): void {
  const missing = Object.entries(INSTALLED).some(
    ([name, version]) => versionIn(join(folder, 'node_modules', name)) !== version,
  );
  if (!missing) return;
  console.error(`Installing into ${folder}: a few minutes, once.`);
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ private: true, type: 'module', dependencies: INSTALLED }),
  );
  run('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], folder);
}

/** Unpacks a package beside its place, so that what is there is whole. */
function unpack(name: string, version: string): void {
  const place = join(folder, 'unpacked', name);
  if (versionIn(place) === version) return;
  console.error(`Unpacking ${name} ${version}.`);
  const beside = mkdtempSync(join(folder, 'unpacking-'));
  run('npm', ['pack', `${name}@${version}`, '--ignore-scripts', '--loglevel=error'], beside);
  const archive = `${name.replace('@', '').replace('/', '-')}-${version}.tgz`;
  run('tar', ['-xzf', archive], beside);
  rmSync(place, { recursive: true, force: true });
  mkdirSync(dirname(place), { recursive: true });
  renameSync(join(beside, 'package'), place);
  rmSync(beside, { recursive: true });
}

/** A command that runs another one in a network of its own, in which there is nothing. Linux has it. */
const ALONE = ['unshare', '--map-root-user', '--net'] as const;
const alone = spawnSync(ALONE[0], [...ALONE.slice(1), 'true']).status === 0;

mkdirSync(folder, { recursive: true });
install();
for (const [name, version] of Object.entries(UNPACKED)) unpack(name, version);

const schemas = await (options.schemas
  ? givenSchemas(resolve(options.schemas))
  : fetchedSchemas(join(folder, 'schemas')));

if (!alone)
  console.error(`\`${ALONE.join(' ')}\` does not work here: what starts Codex, opencode or Claude Code is left out.`);
const [command, ...args] = [...(alone ? ALONE : []), 'npx', 'vitest', 'run', '--config', 'vitest.engines.config.ts'];
const env = {
  ...process.env,
  ENGINES: folder,
  OPENCODE,
  ALONE: alone ? 'yes' : '',
  SCHEMAS: JSON.stringify(schemas.paths),
};
const { status } = spawnSync(command as string, [...args, '--silent'], { stdio: 'inherit', env });

if (schemas.problems.length > 0) {
  console.error('JSON Schemas that are not at hand, so that exports were not held to them:');
  for (const problem of schemas.problems) console.error(`- ${problem}`);
  console.error('Run this with a network, or put the files into a folder and name it with --schemas (see --help).');
}
process.exit(status === 0 && schemas.problems.length === 0 ? 0 : 1);
