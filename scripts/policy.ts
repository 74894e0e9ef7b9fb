import { writeFileSync } from 'node:fs';
import { Command } from 'commander';
import type { ServerEntry, ToolEntry } from '../src/catalog/catalog.ts';
import { readCatalog } from '../src/catalog/read.ts';
import { showText } from '../src/catalog/visible.ts';
import { plain } from '../src/page/phrase.ts';
import { NOTE_SENTENCES, policyNote } from '../src/page/policy-words.ts';
import { type PolicyNote, serverPolicy, toolPolicy } from '../src/policy/compose.ts';
import { printJson } from '../src/policy/print.ts';
import { catalogRoot } from './catalog-arguments.ts';
import { nearest } from './nearest.ts';
import { endWithReader } from './reader-gone.ts';

endWithReader();

interface Options {
  server: string;
  tool?: string;
  catalog?: string;
  out?: string;
}

const WRONG_USAGE = 2;

const program = new Command('npm run policy --')
  .description(
    'Prints the recommended policy.json (version 1) of a server, complete on its own; with --tool, the piece to merge ' +
      'into a policy that is already there. Only JSON goes to the standard output; remarks go to the standard error.',
  )
  .requiredOption('--server <id>', 'the server: the name of its file in the catalogue without .yaml')
  .option('--tool <name>', 'one tool of the server')
  .option('--catalog <dir>', 'the catalogue: the folder that holds servers/ (environment: CATALOG)')
  .option('--out <file>', 'write to a file instead')
  .addHelpText(
    'after',
    `
Exit codes: 0 done, 1 the catalogue or the file could not be used, 2 wrong usage.

Examples:
  npm run --silent policy -- --server piloty > policy.json
  npm run policy -- --server piloty --out policy.json
  npm run policy -- --server piloty --tool terminate
  npm run policy -- --catalog /tmp/mine --server my-server`,
  )
  .configureOutput({
    outputError: (text, write) => write(`${showText(text.trim(), 500)}\nSee npm run policy -- --help\n`),
  })
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : WRONG_USAGE))
  .allowExcessArguments(false)
  .parse();

function fail(code: 1 | 2, ...lines: string[]): never {
  console.error(lines.join('\n'));
  process.exit(code);
}

function suggestions(typed: string, names: readonly string[]): string {
  const found = nearest(typed, names).map((name) => showText(name, 80));
  return found.length === 0 ? '' : ` Did you mean ${found.join(' or ')}?`;
}

/** Finds a server by its id. Problems in other files are no concern here; a problem in its own file is. */
function findServer({ server: id, catalog: folder }: Options): ServerEntry {
  const root = catalogRoot(folder);
  const { catalog, problems } = readCatalog(root);
  const own = problems.filter(({ file }) => file.endsWith(`/servers/${id}.yaml`) || file === `servers/${id}.yaml`);
  if (own.length > 0) {
    const lines = own.map(({ file, line, column, message }) => `${file}:${line}:${column} ${showText(message, 300)}`);
    fail(1, ...lines, 'The policy would miss what cannot be read. Correct the file: npm run check says how.');
  }
  const entry = catalog.servers.find((server) => server.id === id);
  if (entry) return entry;
  const ids = catalog.servers.map((server) => server.id);
  if (ids.length === 0)
    fail(1, `${showText(root)} holds no servers. Give the folder that holds servers/ with --catalog.`);
  return fail(2, `There is no server ${showText(id)} in ${showText(root)}.${suggestions(id, ids)}`);
}

function findTool(server: ServerEntry, name: string): ToolEntry {
  const entry = server.tools.find(({ record }) => record.name === name);
  if (entry) return entry;
  const names = server.tools.map(({ record }) => record.name);
  return fail(2, `The server ${server.id} has no tool ${showText(name)}.${suggestions(name, names)}`);
}

function compose(server: ServerEntry, tool: string | undefined): { value: unknown; notes: PolicyNote[] } {
  if (tool === undefined) {
    const { policy, notes } = serverPolicy(server.tools.map(({ record }) => record));
    return { value: policy, notes };
  }
  const { record } = findTool(server, tool);
  if (record.retired !== undefined) console.error(`The server has not listed this tool since ${record.retired}.`);
  const { fragment, notes } = toolPolicy(record);
  return { value: fragment, notes };
}

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    fail(1, `The policy could not be written: ${showText((error as Error).message, 300)}`);
  }
}

const options = program.opts<Options>();
const { value, notes } = compose(findServer(options), options.tool);
const text = `${printJson(value)}\n`;
if (options.out === undefined) process.stdout.write(text);
else write(options.out, text);
for (const note of notes) {
  console.error(plain(options.tool === undefined ? policyNote(note) : NOTE_SENTENCES[note.kind]()));
}
