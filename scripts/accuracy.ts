import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { styleText } from 'node:util';
import { Command } from 'commander';
import type { Suggestion } from '../src/catalog/record.ts';
import { suggest } from '../src/classify/suggest.ts';
import type { ToolDefinition } from '../src/manifest/definition.ts';
import { endWithReader } from './reader-gone.ts';

endWithReader();

/** A tool with a label that somebody gave it. */
interface Labelled extends ToolDefinition {
  server: string;
  label?: string;
  alt?: string;
  label_binary?: 'read' | 'nonread';
}

interface Judged {
  row: Labelled;
  suggestion: Suggestion;
  got: string;
}

const CLASSES = ['read', 'write', 'destructive', 'execute', 'financial'] as const;
const CRITICAL = new Set(['destructive', 'execute', 'financial']);
const SEVERITY: Record<string, number> = { read: 0, write: 1, execute: 2, destructive: 3, financial: 3 };

/** The one of five classes that a suggestion comes to. */
const classOf = ({ category, capabilities }: Suggestion): string => {
  if (capabilities.includes('moves-money')) return 'financial';
  return capabilities.includes('executes-code') ? 'execute' : category;
};

const half = (server: string): 'a' | 'b' =>
  (createHash('sha256').update(server).digest()[0] as number) % 2 === 0 ? 'a' : 'b';

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
const percent = (value: number | null): string => (value === null ? '-' : `${(100 * value).toFixed(1)} %`);

function readRows(file: string): Labelled[] {
  const text = readFileSync(file, 'utf8');
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, index) => {
      try {
        return JSON.parse(line) as Labelled;
      } catch (error) {
        throw new Error(`${file}:${index + 1}: not JSON (${(error as Error).message})`);
      }
    });
}

function judge(rows: Labelled[], annotations: boolean): Judged[] {
  const names = Map.groupBy(rows, (row) => row.server);
  return rows.map((row) => {
    const siblings = (names.get(row.server) ?? []).filter((other) => other !== row).map((other) => other.name);
    const { name, title, description, inputSchema, outputSchema } = row;
    const definition: ToolDefinition = { name, title, description, inputSchema, outputSchema };
    if (annotations) definition.annotations = row.annotations;
    const suggestion = suggest(definition, siblings);
    return { row, suggestion, got: classOf(suggestion) };
  });
}

/** The mean over servers of the share of a server's tools that pass. */
function byServer(judged: Judged[], passes: (one: Judged) => boolean): number | null {
  const servers = [...Map.groupBy(judged, ({ row }) => row.server).values()];
  const shares = servers.map((tools) => tools.filter(passes).length / tools.length);
  return share(
    shares.reduce((sum, one) => sum + one, 0),
    shares.length,
  );
}

const nameOf = ({ row, got }: Judged) => ({
  server: row.server,
  tool: row.name,
  label: row.label_binary ?? row.label,
  got,
});

function binaryReport(judged: Judged[]) {
  const isRead = ({ got }: Judged) => got === 'read';
  const right = (one: Judged) => isRead(one) === (one.row.label_binary === 'read');
  const changes = judged.filter(({ row }) => row.label_binary === 'nonread');
  return {
    tools: judged.length,
    accuracy: share(judged.filter(right).length, judged.length),
    accuracyByServer: byServer(judged, right),
    nonReadRecall: share(changes.filter((one) => !isRead(one)).length, changes.length),
    readRecall: share(
      judged.filter((one) => one.row.label_binary === 'read' && isRead(one)).length,
      judged.length - changes.length,
    ),
    unsafe: changes.filter(isRead).map(nameOf),
    wrong: judged.filter((one) => !right(one) && !isRead(one)).map(nameOf),
  };
}

function classReport(judged: Judged[]) {
  const strict = ({ row, got }: Judged) => got === row.label;
  const lenient = (one: Judged) => strict(one) || one.got === one.row.alt;
  const critical = judged.filter(({ row }) => CRITICAL.has(row.label ?? ''));
  const under = ({ row, got }: Judged) => (SEVERITY[got] ?? 0) < (SEVERITY[row.label ?? ''] ?? 0);
  return {
    tools: judged.length,
    strict: share(judged.filter(strict).length, judged.length),
    lenient: share(judged.filter(lenient).length, judged.length),
    lenientByServer: byServer(judged, lenient),
    classes: Object.fromEntries(CLASSES.map((label) => [label, scores(judged, label, strict, lenient)])),
    confusion: Object.fromEntries(
      CLASSES.map((label) => [
        label,
        Object.fromEntries(
          CLASSES.map((got) => [got, judged.filter((one) => one.row.label === label && one.got === got).length]),
        ),
      ]),
    ),
    criticalCalledRead: critical.filter((one) => one.got === 'read' && !lenient(one)).map(nameOf),
    criticalUnderRated: share(critical.filter((one) => under(one) && !lenient(one)).length, critical.length),
    wrong: judged.filter((one) => !lenient(one)).map(nameOf),
  };
}

function scores(judged: Judged[], label: string, strict: (one: Judged) => boolean, lenient: (one: Judged) => boolean) {
  const labelled = judged.filter(({ row }) => row.label === label);
  const called = judged.filter(({ got }) => got === label);
  const hits = labelled.filter(strict).length;
  const precision = share(hits, called.length);
  const recall = share(hits, labelled.length);
  const f1 = precision && recall ? (2 * precision * recall) / (precision + recall) : null;
  return { precision, recall, recallWithAlt: share(labelled.filter(lenient).length, labelled.length), f1 };
}

/** Of the verdicts at each confidence, how many are right. */
function calibration(judged: Judged[]) {
  const right = ({ row, got }: Judged) =>
    row.label_binary ? (got === 'read') === (row.label_binary === 'read') : got === row.label || got === row.alt;
  const groups = Map.groupBy(judged, ({ suggestion }) => Math.floor(suggestion.confidence * 20) / 20);
  return [...groups]
    .sort(([a], [b]) => a - b)
    .map(([from, tools]) => ({ from, tools: tools.length, right: share(tools.filter(right).length, tools.length) }));
}

function report(file: string, rows: Labelled[], annotations: boolean) {
  const judged = judge(rows, annotations);
  const binary = judged.filter(({ row }) => row.label_binary);
  const classes = judged.filter(({ row }) => !row.label_binary);
  return {
    file,
    annotations,
    calibration: calibration(judged),
    ...(binary.length > 0 ? { binary: binaryReport(binary) } : {}),
    ...(classes.length > 0 ? { classes: classReport(classes) } : {}),
  };
}

type Report = ReturnType<typeof report>;

const heading = (text: string) => styleText('bold', text, { stream: process.stdout });
const list = (title: string, tools: ReturnType<typeof nameOf>[]) => [
  `${title}: ${tools.length}`,
  ...tools.map(({ server, tool, label, got }) => `  ${JSON.stringify(`${server} ${tool}`)} ${label}, called ${got}`),
];

function binaryText({ tools, ...figures }: NonNullable<Report['binary']>): string[] {
  return [
    `read or not, ${tools} tools`,
    `  accuracy            ${percent(figures.accuracy)} (mean of servers ${percent(figures.accuracyByServer)})`,
    `  non-read recall     ${percent(figures.nonReadRecall)}`,
    `  read recall         ${percent(figures.readRecall)}`,
    ...list('unsafe: a change called read', figures.unsafe),
    ...list('cautious: a read called a change', figures.wrong),
  ];
}

function classText({ tools, ...figures }: NonNullable<Report['classes']>): string[] {
  const lines = Object.entries(figures.classes).map(
    ([label, { precision, recall, recallWithAlt, f1 }]) =>
      `  ${label.padEnd(12)} precision ${percent(precision)}  recall ${percent(recall)}  with second answers ${percent(recallWithAlt)}  F1 ${percent(f1)}`,
  );
  const rows = Object.entries(figures.confusion).map(
    ([label, row]) =>
      `  ${label.padEnd(12)}${Object.values(row)
        .map((count) => String(count).padStart(12))
        .join('')}`,
  );
  return [
    `five classes, ${tools} tools`,
    `  strict ${percent(figures.strict)}  with second answers ${percent(figures.lenient)} (mean of servers ${percent(figures.lenientByServer)})`,
    ...lines,
    `  ${'label \\ got'.padEnd(12)}${CLASSES.map((label) => label.padStart(12)).join('')}`,
    ...rows,
    `  critical under-rated ${percent(figures.criticalUnderRated)}`,
    ...list('unsafe: a critical tool called read', figures.criticalCalledRead),
    ...list('wrong', figures.wrong),
  ];
}

function text(one: Report): string {
  const lines = [heading(`${one.file} (annotations ${one.annotations ? 'read' : 'left out'})`)];
  if (one.binary) lines.push(...binaryText(one.binary));
  if (one.classes) lines.push(...classText(one.classes));
  lines.push('calibration');
  lines.push(
    ...one.calibration.map(
      ({ from, tools, right }) =>
        `  ${from.toFixed(2)} to ${(from + 0.05).toFixed(2)}: ${tools} tools, ${percent(right)} right`,
    ),
  );
  return `${lines.join('\n')}\n`;
}

const program = new Command('accuracy')
  .description('Measure the classifier on labelled tools: one JSON object per line, with `label_binary` or `label`.')
  .requiredOption('--labels <file...>', 'files of labelled tools')
  .option('--annotations', 'let the classifier read the declared annotations, which some labels were taken from')
  .option('--half <a|b>', 'only the servers of one half, chosen by a hash of their names')
  .option('--json', 'print JSON')
  .addHelpText(
    'after',
    '\nExamples:\n  npm run accuracy -- --labels labelled.jsonl adjudicated.jsonl\n  npm run accuracy -- --labels adjudicated.jsonl --half b --json',
  )
  .exitOverride();

try {
  program.parse();
  const options = program.opts<{ labels: string[]; annotations?: true; half?: string; json?: true }>();
  const reports = options.labels.map((file) => {
    const rows = readRows(file).filter((row) => !options.half || half(row.server) === options.half);
    return report(file, rows, options.annotations === true);
  });
  process.stdout.write(options.json ? `${JSON.stringify(reports, null, 2)}\n` : reports.map(text).join('\n'));
} catch (error) {
  const code = (error as { exitCode?: number }).exitCode;
  if (code === undefined) process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = code === 0 ? 0 : 2;
}
