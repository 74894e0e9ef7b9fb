import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { styleText } from 'node:util';
import { Command, type CommanderError } from 'commander';
import {
  ACCURACY_FILE,
  type AccuracyDocument,
  formatAccuracy,
  measurementName,
  type Outside,
  outsideSchema,
  parseAccuracy,
  type ReadDocument,
} from '../src/accuracy/document.ts';
import { judge } from '../src/accuracy/judge.ts';
import type { LabelledTool } from '../src/accuracy/labelled.ts';
import { measure } from '../src/accuracy/measure.ts';
import type { Measurement } from '../src/accuracy/measurement.ts';
import { outsideDocument, renewed, shortfalls } from '../src/accuracy/ratchet.ts';
import { measurementText } from '../src/accuracy/report.ts';
import { parseRows } from '../src/accuracy/rows.ts';
import type { Problem } from '../src/catalog/catalog.ts';
import { readCatalog } from '../src/catalog/read.ts';
import { escapeHiddenInJson } from '../src/catalog/visible.ts';
import { replaceFile } from '../src/catalog/write.ts';
import { type Paint, problemsAsText } from '../src/checks/report.ts';
import { GOLD_FOLDER, type GoldSource, goldTools, readGoldFile, readGoldFolder } from './read-gold.ts';
import { endWithReader } from './reader-gone.ts';

endWithReader();

interface Options {
  labels?: string[];
  annotations?: true;
  half?: 'a' | 'b';
  json?: true;
  write?: string | true;
  check?: true;
  source?: string;
  by?: string;
  licence?: string;
  on?: string;
}

/** Wrong usage, or input that cannot be measured. */
class Unusable extends Error {}

const program = new Command('npm run accuracy --')
  .description(
    'Measures the classifier on labelled tools: on the gold set of this repository, or on labels of your own.',
  )
  .option('--labels <file...>', 'files of labelled tools, instead of the gold set')
  .option('--annotations', 'with --labels: let the classifier read declared annotations, which labels may come from')
  .option('--half <a|b>', 'only the servers of one half, chosen by a hash of their names')
  .option('--json', 'print JSON')
  .option('--check', `fail if a figure fell, an unsafe error is new, or ${ACCURACY_FILE} is not current`)
  .option('--write [name]', `write the figures into catalog/${ACCURACY_FILE}; with --labels, under this name`)
  .option('--source <words>', 'with --labels --write: what the labels are')
  .option('--by <words>', 'with --labels --write: who labelled')
  .option('--licence <words>', 'with --labels --write: the licence of the tools and labels')
  .option('--on <date>', 'with --labels --write: the day of the measurement, as 2026-11-21')
  .addHelpText(
    'after',
    `
A file of labels is YAML as in tests/gold/ (see the README there), or one JSON object a line:
  {"server", "name", "title", "description", "inputSchema", "annotations", "label_binary": "read" or "nonread"}
  {"server", "name", …, "label": "read", "write", "destructive", "execute" or "financial", "alt": a second answer}

Floors in catalog/${ACCURACY_FILE} rise with --write and never fall; unsafe errors leave the list and never enter it.
Both are edited by hand where that is meant.

Exit code: 0 if all is well, 1 if a figure fell, an unsafe error is new or (with --check) the file is not current,
2 on wrong usage or labels that cannot be read.

Examples:
  npm run accuracy
  npm run accuracy -- --check
  npm run accuracy -- --write
  npm run accuracy -- --labels labelled.jsonl adjudicated.jsonl
  npm run accuracy -- --labels tests/gold/samples/de.yaml --json
  npm run accuracy -- --labels labels.jsonl --write five-classes --source "312 tools of public servers, read one by one" \\
    --by "one reader" --licence "permissive licences only" --on 2026-11-21`,
  )
  .exitOverride();

const paint: Paint = (style, words) => styleText(style, words, { stream: process.stdout });

function half(server: string): 'a' | 'b' {
  return (createHash('sha256').update(server).digest()[0] as number) % 2 === 0 ? 'a' : 'b';
}

function refuse(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new Unusable(problemsAsText(problems, paint).trimEnd());
}

/** Tools under the name of their measurement or file. */
interface LabelSet {
  name: string;
  tools: LabelledTool[];
  stale: number;
}

function setOf(name: string, files: readonly GoldSource[]): LabelSet {
  const { catalog } = readCatalog('catalog');
  const { tools, stale, problems } = goldTools(files, catalog.servers);
  refuse(problems);
  return { name, tools, stale: stale.length };
}

/** The gold set: tools of the committed catalogue, and samples. Each is a measurement of its own. */
function goldSets(): LabelSet[] {
  return [
    setOf('catalogue', readGoldFolder(GOLD_FOLDER)),
    setOf('samples', readGoldFolder(join(GOLD_FOLDER, 'samples'))),
  ];
}

function fileSet(path: string): LabelSet {
  if (!existsSync(path)) throw new Unusable(`error: ${path} is no file: give files of labels after --labels.`);
  if (/\.ya?ml$/.test(path)) return setOf(path, [readGoldFile(path)]);
  const { tools, problems } = parseRows(readFileSync(path, 'utf8'), path);
  refuse(problems);
  return { name: path, tools, stale: 0 };
}

interface Measured {
  name: string;
  annotations: boolean;
  stale: number;
  measurement: Measurement;
}

/** Labels of the gold set count what a server declares: its annotations may raise a verdict and never lower it. */
function measureSet({ name, tools, stale }: LabelSet, options: Options): Measured {
  const chosen = tools.filter(({ server }) => options.half === undefined || half(server) === options.half);
  if (chosen.length === 0) throw new Unusable(`${name}: there is no labelled tool to measure.`);
  const annotations = options.labels === undefined || options.annotations === true;
  return { name, annotations, stale, measurement: measure(judge(chosen, annotations)) };
}

function textOf({ name, annotations, stale, measurement }: Measured): string {
  const heading = paint('bold', `${name} (annotations ${annotations ? 'read' : 'left out'})`);
  const changed = stale === 0 ? [] : [`${stale} labels are on definitions that have changed, and do not count.`];
  return `${[heading, ...changed, ...measurementText(measurement)].join('\n')}\n`;
}

const path = join('catalog', ACCURACY_FILE);

function readDocuments(): { text: string; documents: ReadDocument[]; problems: Problem[] } {
  if (!existsSync(path)) return { text: '', documents: [], problems: [] };
  const text = readFileSync(path, 'utf8');
  return { text, ...parseAccuracy(text, path) };
}

function named(documents: readonly ReadDocument[], name: string): ReadDocument | undefined {
  return documents.find(({ document }) => document.name === name);
}

/** The file's documents with those of the gold set anew, and what falls below what it promised. */
function renewGold(gold: readonly Measured[], documents: readonly ReadDocument[]) {
  const outside = documents.map(({ document }) => document).filter((document) => document.outside !== undefined);
  const fresh = gold.map(({ name, measurement }) => {
    return renewed(name, measurement, named(documents, name)?.document);
  });
  const problems = gold.flatMap(({ name, measurement }) => {
    const before = named(documents, name);
    return before ? shortfalls(name, measurement, before, path) : [];
  });
  return { text: formatAccuracy([...outside, ...fresh]), problems };
}

function checkGold(gold: readonly Measured[]): number {
  const before = readDocuments();
  refuse(before.problems);
  const { text, problems } = renewGold(gold, before.documents);
  process.stdout.write(problemsAsText(problems, paint));
  const isCurrent = text === before.text;
  if (!isCurrent) console.log(`${path} is not current. Run \`npm run accuracy -- --write\`.`);
  if (problems.length > 0 || !isCurrent) return 1;
  const tools = gold.reduce((sum, { measurement }) => sum + measurement.tools, 0);
  console.log(`${path} is current: every figure on ${tools} labelled tools is at its floor or above.`);
  return 0;
}

function writeGold(gold: readonly Measured[]): number {
  const before = readDocuments();
  refuse(before.problems);
  const { text, problems } = renewGold(gold, before.documents);
  if (text !== before.text) replaceFile(path, text);
  process.stdout.write(problemsAsText(problems, paint));
  console.log(`${text === before.text ? 'unchanged' : 'rewrote'} ${path}`);
  return problems.length > 0 ? 1 : 0;
}

function outsideOf({ source, by, licence, on }: Options): Outside {
  const result = outsideSchema.safeParse({ source, by, licence, on });
  if (result.success) return result.data;
  const names = [...new Set(result.error.issues.map((issue) => `--${String(issue.path[0])}`))];
  throw new Unusable(`error: figures on labels of your own need ${names.join(', ')}: see npm run accuracy -- --help.`);
}

function writeOutside(name: string, measured: readonly Measured[], options: Options): number {
  if (!measurementName.safeParse(name).success || name === 'catalogue' || name === 'samples') {
    throw new Unusable(
      `error: --write ${JSON.stringify(name)} is no free name: give words in small letters, joined by hyphens.`,
    );
  }
  const [only, ...others] = measured;
  if (only === undefined || others.length > 0) throw new Unusable('error: --write takes one file of labels at a time.');
  const document: AccuracyDocument = outsideDocument(name, outsideOf(options), only.annotations, only.measurement);
  const before = readDocuments();
  refuse(before.problems);
  const kept = before.documents.map((one) => one.document).filter((one) => one.name !== name);
  replaceFile(path, formatAccuracy([...kept, document]));
  console.log(`wrote ${name} into ${path}`);
  return 0;
}

function refuseCombination({ labels, write, check, half: part, annotations }: Options): void {
  const wrong = [
    [labels !== undefined && check === true, '--check is about the gold set: leave --labels out.'],
    [labels !== undefined && write === true, 'with --labels, --write needs a name: see npm run accuracy -- --help.'],
    [labels === undefined && typeof write === 'string', '--write takes a name only with --labels.'],
    [labels === undefined && annotations === true, '--annotations is about --labels: the gold set has them read.'],
    [part !== undefined && (check === true || write !== undefined), '--half is not for --check or --write.'],
    [part !== undefined && part !== 'a' && part !== 'b', '--half is a or b.'],
  ] as const;
  const [, message] = wrong.find(([applies]) => applies) ?? [];
  if (message !== undefined) throw new Unusable(`error: ${message}`);
}

function run(options: Options): number {
  refuseCombination(options);
  const sets = options.labels?.map(fileSet) ?? goldSets();
  const measured = sets.map((set) => measureSet(set, options));
  if (options.check) return checkGold(measured);
  if (typeof options.write === 'string') return writeOutside(options.write, measured, options);
  if (options.write) return writeGold(measured);
  process.stdout.write(
    options.json ? `${escapeHiddenInJson(JSON.stringify(measured, null, 2))}\n` : measured.map(textOf).join('\n'),
  );
  return 0;
}

try {
  program.parse();
  process.exitCode = run(program.opts<Options>());
} catch (error) {
  const code = (error as Partial<CommanderError>).exitCode;
  if (code === undefined) process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = code === 0 ? 0 : 2;
}
