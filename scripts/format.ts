import { styleText } from 'node:util';
import { Command } from 'commander';
import type { Problem } from '../src/catalog/catalog.ts';
import { formatServerFile } from '../src/catalog/format.ts';
import { readServers, type ServerRead } from '../src/catalog/read.ts';
import { commentProblems } from '../src/catalog/read-file.ts';
import { assertReadsBack, replaceFile } from '../src/catalog/write.ts';
import { type Paint, problemsAsText } from '../src/checks/report.ts';
import { catalogRoot, serverIdsOf } from './catalog-arguments.ts';
import { endWithReader } from './reader-gone.ts';

endWithReader();

interface Options {
  check?: boolean;
  dropComments?: boolean;
  catalog?: string;
}

const program = new Command('npm run format --')
  .description(
    'Rewrites the catalogue’s files in canonical form: order, quoting, indentation. Values stay as they are.',
  )
  .argument('[files...]', 'servers to format, as files or ids; all of them without')
  .option('--check', 'list the files that would change, and change none')
  .option('--drop-comments', 'rewrite files that hold comments of people, which are lost')
  .option('--catalog <dir>', 'the catalogue: the folder that holds servers/ (environment: CATALOG)')
  .addHelpText(
    'after',
    `
A file that cannot be read whole, or that holds a comment, is left as it is and reported.
Exit code: 0 if all is well, 1 if a file was left or (with --check) would change, 2 on wrong usage.

Examples:
  npm run format
  npm run format -- --check
  npm run format -- catalog/servers/piloty.yaml`,
  )
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .parse();

const options = program.opts<Options>();
const root = catalogRoot(options.catalog);
const paint: Paint = (style, text) => styleText(style, text, { stream: process.stdout });

/** What keeps a file from being rewritten, or its canonical text. */
function prepare({ path, text, entry, problems }: ServerRead): { problems: Problem[] } | { canonical: string } {
  const lost = options.dropComments ? [] : commentProblems(text, path);
  if (!entry || problems.length > 0 || lost.length > 0) return { problems: [...problems, ...lost] };
  const records = entry.tools.map(({ record }) => record);
  const canonical = formatServerFile(entry.server, records);
  if (canonical !== text) assertReadsBack(canonical, path, entry.server, records);
  return { canonical };
}

const only = serverIdsOf(program, root);
const read = readServers(root);
const wanted = read.servers.filter(({ id }) => only === undefined || only.has(id));
const problems = only ? [] : [...read.problems];
const changed: string[] = [];
for (const server of wanted) {
  const prepared = prepare(server);
  if ('problems' in prepared) problems.push(...prepared.problems);
  else if (server.text !== prepared.canonical) {
    changed.push(server.path);
    if (!options.check) replaceFile(server.path, prepared.canonical);
  }
}
for (const file of changed) console.log(`${options.check ? 'would rewrite' : 'rewrote'} ${file}`);
if (problems.length > 0) {
  process.stdout.write(`${problemsAsText(problems, paint)}Files with problems are left as they are.\n`);
}
const would = options.check ? 'would change' : 'changed';
console.log(`${changed.length} of ${wanted.length} files ${would}.`);
if (options.check && changed.length > 0) console.log('Run `npm run format`.');
process.exitCode = problems.length > 0 || (options.check && changed.length > 0) ? 1 : 0;
