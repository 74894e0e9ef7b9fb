import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { styleText } from 'node:util';
import { Command, Option } from 'commander';
import type { ServerEntry } from '../src/catalog/catalog.ts';
import { compareCatalogs } from '../src/catalog/compare.ts';
import { compareServers } from '../src/catalog/compare-servers.ts';
import { readServers } from '../src/catalog/read.ts';
import { readServerFile } from '../src/catalog/read-file.ts';
import { type ChangesReport, changesAsJson, changesAsMarkdown, changesAsText } from '../src/checks/changes-report.ts';
import type { Paint } from '../src/checks/report.ts';
import { catalogRoot } from './catalog-arguments.ts';
import { gitIn } from './git.ts';
import { endWithReader } from './reader-gone.ts';

endWithReader();

const paint: Paint = (style, words) => styleText(style, words, { stream: process.stdout });

const FORMATS = {
  text: (report: ChangesReport) => changesAsText(report, paint),
  markdown: changesAsMarkdown,
  json: changesAsJson,
} as const;

const program = new Command('npm run diff --')
  .description('Says what differs between the catalogue and an earlier state of it, tool by tool and server by server.')
  .argument('<base>', 'a git revision, or the folder of another catalogue')
  .addOption(new Option('--format <format>', 'how to report').choices(Object.keys(FORMATS)).default('text'))
  .option('--catalog <dir>', 'the catalogue: the folder that holds servers/ (environment: CATALOG)')
  .addHelpText(
    'after',
    `
Exit code: 0, whatever differs; 2 on wrong usage, or if there is no folder servers/.

Examples:
  npm run diff -- main
  npm run diff -- HEAD^1 --format markdown >> "$GITHUB_STEP_SUMMARY"
  npm run diff -- /tmp/other-catalogue`,
  )
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .parse();

const options = program.opts<{ format: keyof typeof FORMATS; catalog?: string }>();
const root = catalogRoot(options.catalog);
const base = program.args[0] as string;

interface Side {
  servers: ServerEntry[];
  unread: string[];
}

function sideOf(files: readonly { path: string; text: string }[]): Side {
  const reads = files.map(({ path, text }) => ({ path, ...readServerFile(text, path) }));
  return {
    servers: reads.flatMap(({ entry }) => entry ?? []),
    unread: reads.filter(({ problems }) => problems.length > 0).map(({ path }) => path),
  };
}

function folderSide(folder: string): Side {
  const { servers, problems } = readServers(folder);
  const bad = servers.filter((server) => server.problems.length > 0).map(({ path }) => path);
  return {
    servers: servers.flatMap(({ entry }) => entry ?? []),
    unread: [...problems.map(({ file }) => file), ...bad],
  };
}

function fail(message: string): never {
  return program.error(`error: ${message}`, { exitCode: 2 });
}

/** Runs git in the catalogue's folder. @throws {Error} if git fails. */
const git = (...args: string[]): string => gitIn(root, ...args);

function commitOf(revision: string): string {
  try {
    return git('rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`).trim();
  } catch {
    return fail(`${JSON.stringify(revision)} is neither a folder with servers/ nor a git revision known in ${root}.`);
  }
}

function names(listed: string): string[] {
  return listed.split('\0').filter((name) => name.endsWith('.yaml'));
}

/** Both states of the files that differ from a commit, untracked ones included; the others are not read. */
function sidesSince(commit: string): { before: Side; after: Side } {
  const inBase = new Set(names(git('ls-tree', '-r', '-z', '--name-only', commit, 'servers/')));
  const differing = names(git('diff', '--name-only', '--no-renames', '--relative', '-z', commit, '--', 'servers/'));
  const untracked = names(git('ls-files', '--others', '--exclude-standard', '-z', '--', 'servers/'));
  const changed = [...new Set([...differing, ...untracked])];
  const before = changed.filter((name) => inBase.has(name));
  const there = changed.map((name) => join(root, name)).filter((path) => lstatSync(path, { throwIfNoEntry: false }));
  const after = there.filter((path) => lstatSync(path).isFile());
  const { servers, unread } = sideOf(after.map((path) => ({ path, text: readFileSync(path, 'utf8') })));
  return {
    before: sideOf(before.map((name) => ({ path: join(root, name), text: git('show', `${commit}:./${name}`) }))),
    // What is no plain file is not opened: a link can lead to a file without an end.
    after: { servers, unread: [...unread, ...there.filter((path) => !after.includes(path))] },
  };
}

/** A side's servers without those whose file on the other side is there and cannot be read at all. */
function comparable(side: Side, other: Side): ServerEntry[] {
  const known = new Set(other.servers.map(({ id }) => id));
  const unread = new Set(other.unread.map((path) => basename(path, '.yaml')));
  return side.servers.filter(({ id }) => known.has(id) || !unread.has(id));
}

const OTHER_FILES = ['sources.yaml', 'attacks'];

function otherFilesIn(folder: string): string[] {
  const pages = join(folder, 'attacks');
  const listed = lstatSync(pages, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(pages) : [];
  return ['sources.yaml', ...listed.filter((name) => name.endsWith('.md')).map((name) => `attacks/${name}`)];
}

/** A file's bytes; of what is no plain file, only that it is there. */
function contentOf(path: string): Buffer | undefined {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (!stat) return undefined;
  return stat.isFile() ? readFileSync(path) : Buffer.alloc(0);
}

/** The list of sources and the pages on attacks that differ from another folder's. */
function otherFilesBeside(folder: string): string[] {
  const all = [...new Set([...otherFilesIn(folder), ...otherFilesIn(root)])];
  return all.filter((name) => {
    const [before, after] = [contentOf(join(folder, name)), contentOf(join(root, name))];
    return before && after ? !before.equals(after) : before !== after;
  });
}

/** The list of sources and the pages on attacks that differ from a commit, untracked ones included. */
function otherFilesSince(commit: string): string[] {
  const differing = git('diff', '--name-only', '--no-renames', '--relative', '-z', commit, '--', ...OTHER_FILES);
  const untracked = git('ls-files', '--others', '--exclude-standard', '-z', '--', ...OTHER_FILES);
  const all = new Set([...differing.split('\0'), ...untracked.split('\0')]);
  return [...all].filter((name) => name === 'sources.yaml' || /^attacks\/[^/]+\.md$/.test(name));
}

if (!existsSync(join(root, 'servers'))) fail(`${resolve(root)} has no folder servers/.`);
const isFolder = existsSync(join(base, 'servers'));
const commit = isFolder ? undefined : commitOf(base);
const { before, after } =
  commit === undefined ? { before: folderSide(base), after: folderSide(root) } : sidesSince(commit);
const sides = [comparable(before, after), comparable(after, before)] as const;
const changes = compareCatalogs(...sides);
const servers = compareServers(...sides);
const files = (commit === undefined ? otherFilesBeside(base) : otherFilesSince(commit)).sort();
const unread = [...new Set([...before.unread, ...after.unread].map((path) => basename(path)))];
process.stdout.write(FORMATS[options.format]({ changes, servers, files, unread }));
