import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import type { ServerEntry, ToolEntry } from '../src/catalog/catalog.ts';
import { readCatalog } from '../src/catalog/read.ts';
import { showText } from '../src/catalog/visible.ts';
import { ACTIONS, type Action } from '../src/catalog/vocabulary.ts';
import { exportLoss, fragmentSentence, placesText, refusal, removal, toolLoss } from '../src/page/format-words.ts';
import { plain } from '../src/page/phrase.ts';
import type { Surroundings } from '../src/policy/argument-rules.ts';
import {
  type Export,
  exportServers,
  exportTool,
  LabelError,
  type LabelledServer,
  type ToolExport,
} from '../src/policy/formats/export.ts';
import type { Format } from '../src/policy/formats/format.ts';
import { FORMATS, formatOf } from '../src/policy/formats/index.ts';
import { labelProblem } from '../src/policy/formats/names.ts';
import { startingLabel } from '../src/policy/formats/template.ts';
import { printJson } from '../src/policy/print.ts';
import type { Wishes } from '../src/policy/recommend.ts';
import { catalogRoot } from './catalog-arguments.ts';
import { fail, PROBLEM, WRONG_USAGE } from './fail.ts';
import { nearest } from './nearest.ts';
import { diff } from './policy-diff.ts';
import { lintCommand } from './policy-lint.ts';
import { endWithReader } from './reader-gone.ts';

endWithReader();

interface Options extends Surroundings {
  server?: string[];
  tool?: string;
  format: string;
  label?: string[];
  action?: Map<string, Action>;
  catalog?: string;
  out?: string;
  diff?: string;
  json?: true;
  listFormats?: true;
}

const collect = (value: string, before: string[] = []): string[] => [...before, value];

/** `tool=action`: a tool's name may hold `=` itself. */
function collectAction(text: string, before: Map<string, Action> = new Map()): Map<string, Action> {
  const at = text.lastIndexOf('=');
  const action = ACTIONS.find((one) => one === text.slice(at + 1));
  if (at < 1 || action === undefined) throw new InvalidArgumentError(`Give tool=action: ${ACTIONS.join(', ')}.`);
  return new Map([...before, [text.slice(0, at), action]]);
}

function amount(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value < 0) throw new InvalidArgumentError('Give a number.');
  return value;
}

function folder(text: string): string {
  if (!text.startsWith('/')) throw new InvalidArgumentError('Give an absolute path, which starts with /.');
  if (/\/\.{1,2}(?:\/|$)/.test(text)) throw new InvalidArgumentError('Give the path without "." and "..".');
  return text;
}

function domainName(text: string): string {
  if (!/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(text)) throw new InvalidArgumentError('Give a domain: example.com.');
  return text;
}

const program = new Command('npm run policy --')
  .description(
    'Prints the recommended policy of servers, complete on its own, in the format of a client or gateway; with --tool, ' +
      'the piece to merge into one that is already there. Only the policy goes to the standard output; what the format ' +
      'cannot say, and other remarks, go to the standard error.',
  )
  .option('--server <id>', 'a server: the name of its file in the catalogue without .yaml; may be repeated', collect)
  .option('--tool <name>', 'one tool of the server')
  .option('--format <id>', 'the format: see --list-formats', 'policy-json')
  .option('--label <id=label>', 'the name that the server has in your configuration; may be repeated', collect)
  .option(
    '--action <tool=action>',
    'do otherwise with a tool: allow, limit, ask or hide; may be repeated',
    collectAction,
  )
  .option('--workspace <dir>', 'let paths through only inside this folder', folder)
  .option('--domain <name>', 'let recipients through only of this domain', domainName)
  .option('--max-amount <number>', 'let amounts through only up to this one, in the tool’s own unit', amount)
  .option('--diff <file>', 'compare your present file with the recommendation; exit code 1 if it differs')
  .option('--json', 'print text, losses and refusals as one JSON value')
  .option('--out <path>', 'write to a file instead; to a folder where there are several')
  .option('--list-formats', 'list the formats and end')
  .option('--catalog <dir>', 'the catalogue: the folder that holds servers/ (environment: CATALOG)')
  .addHelpText(
    'after',
    `
Exit codes: 0 done, 1 the catalogue or a file could not be used, or --diff found something, 2 wrong usage.

Examples:
  npm run --silent policy -- --server piloty > policy.json
  npm run policy -- --server piloty --tool terminate
  npm run policy -- --server piloty --server notion --format claude-code --label piloty=terminal
  npm run policy -- --server piloty --format codex --diff ~/.codex/config.toml
  npm run policy -- --server filesystem --workspace /home/me/project
  npm run policy -- --server filesystem --format codex --action write_file=ask
  npm run policy -- lint .claude/settings.json`,
  )
  .configureOutput({
    outputError: (text, write) => write(`${showText(text.trim(), 500)}\nSee npm run policy -- --help\n`),
  })
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : WRONG_USAGE))
  .allowExcessArguments(false)
  .enablePositionalOptions()
  .action(() => main(program.opts<Options>()));
program.addCommand(lintCommand());

function suggestions(typed: string, names: readonly string[]): string {
  const found = nearest(typed, names).map((name) => showText(name, 80));
  return found.length === 0 ? '' : ` Did you mean ${found.join(' or ')}?`;
}

/** Finds servers by their ids. Problems in other files are no concern here; a problem in their own files is. */
function findServers({ server: ids = [], catalog: folderOption }: Options): ServerEntry[] {
  if (ids.length === 0) fail(WRONG_USAGE, 'Name a server with --server.', 'See npm run policy -- --help');
  const root = catalogRoot(folderOption);
  const { catalog, problems } = readCatalog(root);
  return [...new Set(ids)].map((id) => {
    const own = problems.filter(({ file }) => file.endsWith(`/servers/${id}.yaml`) || file === `servers/${id}.yaml`);
    if (own.length > 0) {
      const lines = own.map(({ file, line, column, message }) => `${file}:${line}:${column} ${showText(message, 300)}`);
      fail(PROBLEM, ...lines, 'The policy would miss what cannot be read. Correct the file: npm run check says how.');
    }
    const entry = catalog.servers.find((one) => one.id === id);
    if (entry) return entry;
    const known = catalog.servers.map((one) => one.id);
    if (known.length === 0)
      fail(PROBLEM, `${showText(root)} holds no servers. Give the folder that holds servers/ with --catalog.`);
    return fail(WRONG_USAGE, `There is no server ${showText(id)} in ${showText(root)}.${suggestions(id, known)}`);
  });
}

function findTool(server: ServerEntry, name: string): ToolEntry {
  const entry = server.tools.find(({ record }) => record.name === name);
  if (entry) return entry;
  const names = server.tools.map(({ record }) => record.name);
  return fail(WRONG_USAGE, `The server ${server.id} has no tool ${showText(name)}.${suggestions(name, names)}`);
}

function findFormat(id: string): Format {
  const ids = FORMATS.map((format) => format.id);
  return (
    formatOf(id) ??
    fail(WRONG_USAGE, `There is no format ${showText(id)}.${suggestions(id, ids)} See npm run policy -- --list-formats`)
  );
}

/** The reader's labels by server id. */
function labelsOf({ label = [] }: Options, format: Format, servers: readonly ServerEntry[]): Map<string, string> {
  const labels = new Map(servers.map(({ id }) => [id, startingLabel(format, id)]));
  for (const text of label) {
    const at = text.indexOf('=');
    const id = text.slice(0, Math.max(at, 0));
    if (!labels.has(id)) fail(WRONG_USAGE, `--label ${showText(text)} names none of the servers: write id=label.`);
    const chosen = text.slice(at + 1);
    const problem = labelProblem(chosen);
    // Formats that write no label name files by it.
    if (problem)
      fail(
        WRONG_USAGE,
        `A configuration cannot take the label ${showText(chosen, 80)}: ${problem}. Give another with --label.`,
      );
    labels.set(id, chosen);
  }
  return labels;
}

/** Runs what needs labels, and explains one that does not serve. */
function withLabels<T>(format: Format, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof LabelError)) throw error;
    const label = showText(error.label, 80);
    return fail(
      WRONG_USAGE,
      `${format.title} cannot take the label ${label}: ${error.message}. Give another with --label.`,
    );
  }
}

interface Printed {
  /** The texts to print or write, with the file's name. */
  files: { name: string; text: string }[];
  remarks: string[];
  json: unknown;
}

function printServers(format: Format, servers: readonly LabelledServer[], wishes: Wishes): Printed {
  const result: Export = withLabels(format, () => exportServers(format, servers, wishes));
  return {
    files: result.files.map(({ label, text }) => ({
      name: label === undefined || servers.length === 1 ? format.file.name : `${label}-${format.file.name}`,
      text,
    })),
    remarks: [
      ...result.lossy.map((loss) => plain(exportLoss(format, loss))),
      ...result.refused.map((one) => plain(refusal(format, one))),
      ...result.remove.map((label) => plain(removal(format, label))),
    ],
    json: { format: format.id, ...result },
  };
}

function printTool(format: Format, tool: ToolEntry, label: string, wishes: Wishes): Printed {
  const result: ToolExport = withLabels(format, () => exportTool(format, tool.record, label, wishes));
  const { fragment, lossy, refused } = result;
  const { retired } = tool.record;
  const text = fragment && 'text' in fragment ? fragment.text : undefined;
  return {
    files: text === undefined ? [] : [{ name: format.file.name, text }],
    remarks: [
      ...(retired === undefined ? [] : [`The server has not listed this tool since ${retired}.`]),
      ...(fragment && fragment.kind !== 'merge' ? [plain(fragmentSentence(format, fragment))] : []),
      ...lossy.map((loss) => plain(toolLoss(format, loss))),
      ...(refused ? [plain(refusal(format, refused))] : []),
    ],
    json: { format: format.id, ...result },
  };
}

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    fail(PROBLEM, `The policy could not be written: ${showText((error as Error).message, 300)}`);
  }
}

function output({ files }: Printed, out: string | undefined): void {
  if (out === undefined) {
    const several = files.length > 1;
    for (const { name, text } of files) process.stdout.write(several ? `# ${name}\n${text}` : text);
    return;
  }
  const isFolder = existsSync(out) && statSync(out).isDirectory();
  if (files.length > 1 && !isFolder) fail(WRONG_USAGE, `There are ${files.length} files: give a folder with --out.`);
  for (const { name, text } of files) write(isFolder ? join(out, name) : out, text);
}

function listFormats(): void {
  const width = Math.max(...FORMATS.map(({ id }) => id.length));
  for (const { id, title, file } of FORMATS) console.log(`${id.padEnd(width)}  ${title} (${file.name})`);
}

function wishesOf({ workspace, domain, maxAmount, action }: Options): Wishes {
  const surroundings = {
    ...(workspace && { workspace }),
    ...(domain && { domain }),
    ...(maxAmount !== undefined && { maxAmount }),
  };
  return { surroundings, ...(action && { actions: action }) };
}

/** A misspelt name would leave the tool as it was. */
function checkActions({ action = new Map() }: Options, servers: readonly ServerEntry[]): void {
  const names = servers.flatMap(({ tools }) => tools.map(({ record }) => record.name));
  for (const name of action.keys()) {
    if (!names.includes(name))
      fail(WRONG_USAGE, `--action: no server named has a tool ${showText(name)}.${suggestions(name, names)}`);
  }
}

function main(options: Options): void {
  if (options.listFormats) {
    listFormats();
    return;
  }
  const format = findFormat(options.format);
  const entries = findServers(options);
  const labels = labelsOf(options, format, entries);
  const servers = entries.map(({ id, tools }) => ({
    label: labels.get(id) as string,
    tools: tools.map(({ record }) => record),
  }));
  checkActions(options, entries);
  const wishes = wishesOf(options);
  const [entry] = entries;
  if (options.tool !== undefined && (entries.length > 1 || !entry))
    fail(WRONG_USAGE, 'With --tool, name one --server.');
  const printed =
    options.tool === undefined || !entry
      ? printServers(format, servers, wishes)
      : printTool(format, findTool(entry, options.tool), labels.get(entry.id) as string, wishes);
  if (options.diff !== undefined) {
    diff(format, printed.files, options.diff, servers);
    return;
  }
  if (options.json) console.log(printJson(printed.json));
  else output(printed, options.out);
  for (const remark of printed.remarks) console.error(remark);
  // For a person only: a program that reads the remarks has no use for it.
  if (process.stderr.isTTY && !options.json) for (const line of placesText(format)) console.error(line);
}

program.parse();
