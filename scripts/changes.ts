import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import {
  type ChangeLogs,
  type LogLine,
  logPath,
  logsAhead,
  logText,
  readChangeLogs,
  updateLog,
} from '../src/catalog/change-log.ts';
import { readServers } from '../src/catalog/read.ts';
import { readServerFile } from '../src/catalog/read-file.ts';
import type { ToolRecord } from '../src/catalog/record.ts';
import { replaceFile } from '../src/catalog/write.ts';
import { problemsAsText } from '../src/checks/report.ts';
import { catalogRoot } from './catalog-arguments.ts';
import { gitIn } from './git.ts';
import { endWithReader } from './reader-gone.ts';

endWithReader();

const program = new Command('npm run changes --')
  .description(
    'Writes what changed in the catalogue’s verdicts and definitions into changes/<server>.ndjson, under today.',
  )
  .option('--check', 'list the logs that are not current, and change none')
  .option('--history', 'write the logs anew from git: the state at the end of each day that has commits')
  .option('--catalog <dir>', 'the catalogue: the folder that holds servers/ (environment: CATALOG)')
  .addHelpText(
    'after',
    `
A log is compared with the records, not with git, so a shallow clone is enough; only --history needs the whole one.
What changes twice on a day is written once, as it is at the last run. Logs are what /changes/ and feeds are made of.
Exit code: 0 if all is well, 1 if something cannot be read or (with --check) a log is not current, 2 on wrong usage.

Examples:
  npm run changes
  npm run changes -- --check`,
  )
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .parse();

const options = program.opts<{ check?: boolean; history?: boolean; catalog?: string }>();
const root = catalogRoot(options.catalog);

/** A state of the catalogue: the records of each server. */
type State = ReadonlyMap<string, readonly ToolRecord[]>;

function fail(message: string): never {
  return program.error(`error: ${message}`, { exitCode: 2 });
}

function report(problems: Parameters<typeof problemsAsText>[0]): void {
  if (problems.length === 0) return;
  process.stderr.write(problemsAsText(problems, (_style, words) => words));
  process.exitCode = 1;
}

/** The records as they are. A server of which something cannot be read is left out and reported. */
function stateNow(): State {
  const { servers, problems } = readServers(root);
  report([...problems, ...servers.flatMap((server) => server.problems)]);
  const sound = servers.filter((server) => server.problems.length === 0);
  return new Map(sound.map(({ id, entry }) => [id, (entry?.tools ?? []).map(({ record }) => record)]));
}

/** The last commit of each day on which servers changed, oldest first; what was merged counts from its merge. */
function lastCommits(): [day: string, commit: string][] {
  const listed = gitIn(
    root,
    'log',
    '--first-parent',
    '--reverse',
    '--date=format-local:%Y-%m-%d',
    '--format=%cd %H',
    '--',
    'servers/',
  );
  const pairs = listed
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split(' ') as [string, string]);
  return [...new Map(pairs)].sort(([a], [b]) => (a < b ? -1 : 1));
}

/**
 * The records of a commit; of a file that today's reader does not take, nothing. A server that has a log and no file
 * any more has none.
 */
function stateAt(commit: string, logs: ChangeLogs): State {
  const names = gitIn(root, 'ls-tree', '-r', '-z', '--name-only', commit, 'servers/').split('\0');
  const files = names.filter((name) => name.endsWith('.yaml'));
  const gone = [...logs.keys()].filter((id) => !names.includes(`servers/${id}.yaml`));
  return new Map<string, readonly ToolRecord[]>([
    ...gone.map((id) => [id, []] as const),
    ...files.flatMap((name) => {
      const id = name.slice('servers/'.length, -'.yaml'.length);
      const { entry, problems } = readServerFile(gitIn(root, 'show', `${commit}:./${name}`), name);
      if (problems.length === 0 && entry) return [[id, entry.tools.map(({ record }) => record)] as const];
      process.stderr.write(`${name} of ${commit.slice(0, 8)} cannot be read and is passed over.\n`);
      return [];
    }),
  ]);
}

/** The logs after a day on which the catalogue was in a state. A server that is not in it keeps its log. */
function updateAll(logs: ChangeLogs, state: State, on: string): ChangeLogs {
  const updated = [...state].map(([id, records]): [string, LogLine[]] => [
    id,
    updateLog(logs.get(id) ?? [], records, on),
  ]);
  return new Map([...logs, ...updated]);
}

function isShallow(): boolean {
  try {
    gitIn(root, 'rev-parse', '--verify', '--quiet', 'HEAD');
    return gitIn(root, 'rev-parse', '--is-shallow-repository').trim() === 'true';
  } catch {
    return fail(`${root} has no git history that can be read.`);
  }
}

function logsFromHistory(): ChangeLogs {
  if (isShallow()) {
    fail('this clone is shallow: git fetch --unshallow brings the history that --history reads.');
  }
  return lastCommits().reduce<ChangeLogs>(
    (logs, [day, commit]) => updateAll(logs, stateAt(commit, logs), day),
    new Map(),
  );
}

/** Servers whose file of records is gone: every record of theirs is. */
function withoutRecords(logs: ChangeLogs): State {
  const gone = [...logs.keys()].filter((id) => !existsSync(join(root, 'servers', `${id}.yaml`)));
  return new Map(gone.map((id) => [id, []]));
}

function textNow(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

if (!existsSync(join(root, 'servers'))) fail(`${root} has no folder servers/.`);
const today = new Date().toISOString().slice(0, 10);
const read = readChangeLogs(root);
// The clock of whoever wrote a log may be in a time zone where it is tomorrow.
const tomorrow = new Date(Date.now() + 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
const problems = [...read.problems, ...logsAhead(read.changes, root, tomorrow)];
report(problems);
// A log that cannot be read must not be written anew: what it held would be lost.
if (problems.length === 0 || options.history) {
  const logs = options.history ? logsFromHistory() : read.changes;
  const updated = updateAll(logs, new Map([...withoutRecords(logs), ...stateNow()]), today);
  const stale = [...updated].filter(([id, log]) => logText(log) !== textNow(logPath(root, id)));
  for (const [id, log] of stale) {
    if (options.check) console.log(`${logPath(root, id)} is not current. Run \`npm run changes\`.`);
    else replaceFile(logPath(root, id), logText(log));
  }
  if (options.check && stale.length > 0) process.exitCode = 1;
  console.log(`${updated.size} logs, ${stale.length} ${options.check ? 'not current' : 'written'}.`);
}
