import { availableParallelism, cpus } from 'node:os';
import { styleText } from 'node:util';
import { Command, InvalidArgumentError, Option } from 'commander';
import { type Corpus, catalogueCorpus, manifestsCorpus, NoCorpus } from './bench-corpus.ts';
import { STAGES, type Stage, type Work } from './bench-stages.ts';
import { catalogRoot } from './catalog-arguments.ts';
import { endWithReader } from './reader-gone.ts';

endWithReader();

/** How often each tool's work is done at least in all, and the seconds after which fewer times will do. */
const CALLS = 120_000;
const SECONDS = 8;

interface Options {
  catalog?: string;
  manifests?: string;
  rounds: number;
  warm: number;
  only?: string[];
  json?: true;
}

/** What some work took, over all rounds after the warm-up. */
interface Figure {
  id: string;
  what: string;
  toolsPerSecond: number;
  /** The same in the fastest round. */
  bestToolsPerSecond: number;
  microsecondsPerTool: number;
  /** How far the middle half of the rounds lies apart, as a share of the median. */
  spread: number;
}

interface StageFigure extends Figure {
  /** Of all stages that were timed. */
  share: number;
  /** Parts of the stage, with their shares of it; `rest` is what they leave. */
  parts?: (Figure & { share: number })[];
  /** How many times as long the stage takes. */
  against?: (Figure & { ratio: number })[];
}

function roundsOf(text: string): number {
  const rounds = Number(text);
  if (!Number.isInteger(rounds) || rounds < 1) throw new InvalidArgumentError('It must be a whole number from 1.');
  return rounds;
}

function secondsOf(text: string): number {
  const seconds = Number(text);
  if (text.trim() === '' || !(seconds >= 0)) throw new InvalidArgumentError('It must be a number of seconds from 0.');
  return seconds;
}

const program = new Command('npm run bench --')
  .description('Times each stage from a server’s list of tools to a page, on one core.')
  .option('--catalog <dir>', 'the catalogue: the folder that holds servers/ (environment: CATALOG)')
  .option('--manifests <dir>', 'instead, a folder of saved lists of tools: JSON files of {"server", "tools"}')
  .option('--rounds <n>', 'how often each stage is run once it is warm', roundsOf, 7)
  .option(
    '--warm <seconds>',
    'how long each is run beforehand at most, as long as it gets no faster',
    secondsOf,
    SECONDS,
  )
  .addOption(new Option('--only <stage...>', 'only these stages').choices(STAGES.map(({ id }) => id)))
  .option('--json', 'print JSON')
  .addHelpText(
    'after',
    `
Each figure is the median of the rounds, in time of the one thread that does the work; the spread is how far the middle
half of the rounds lies apart. “Best” is the fastest round: on a machine that is shared, what it gives while the others
are quiet. Before, each is run until it gets no faster. A stage is set beside plainer work on the same tools, as how
many times as long it takes.

Stages:
${STAGES.map(({ id, what }) => `  ${id.padEnd(10)} ${what}`).join('\n')}

Exit code: 0 if all is well, 1 if there is nothing to time, 2 on wrong usage.

Examples:
  npm run bench
  npm run bench -- --only classify --rounds 21
  npm run -s bench -- --manifests ../manifests --json > bench.json`,
  )
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .parse();

const options = program.opts<Options>();

/** Microseconds of processor time that some calls take on this thread. */
function timeOf(call: () => void, times: number): number {
  const before = process.threadCpuUsage();
  for (let done = 0; done < times; done++) call();
  const { user, system } = process.threadCpuUsage(before);
  return user + system;
}

/**
 * How long the work of a round must take at least: the clock of a thread counts in steps of four to ten milliseconds,
 * which would make the best round look better than it is.
 */
const LEAST = 300_000;

/** How often to call in a round. */
function repeatsOf(call: () => void): number {
  let times = 1;
  for (let took = timeOf(call, times); took < LEAST; took = timeOf(call, times)) {
    times *= Math.max(2, Math.min(10, Math.ceil(LEAST / Math.max(took, 1))));
  }
  return times;
}

/** Rounds without a new best after which some work counts as warm. */
const STEADY = 6;
/** Less is no new best. */
const GAIN = 0.02;
/**
 * Runs some work until it gets no faster. The engine compiles flat code such as ours for good only after some hundred
 * thousand calls: until then a catalogue takes two to three times as long.
 */
function warm(call: () => void, tools: number): void {
  let best = Number.POSITIVE_INFINITY;
  let spent = 0;
  for (let round = 0, last = 0; round - last < STEADY || !isWarm(round * tools, spent); round++) {
    const took = timeOf(call, 1);
    spent += took;
    if (took >= best * (1 - GAIN)) continue;
    best = took;
    last = round;
  }
}

const isWarm = (calls: number, spent: number): boolean => calls >= CALLS || spent >= options.warm * 1e6;

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.round((sorted.length - 1) * share)] as number;

function figureOf({ id, what }: Pick<Work, 'id' | 'what'>, times: readonly number[], tools: number): Figure {
  const sorted = times.toSorted((a, b) => a - b);
  const median = at(sorted, 0.5);
  return {
    id,
    what,
    toolsPerSecond: Math.round((tools / median) * 1e6),
    bestToolsPerSecond: Math.round((tools / at(sorted, 0)) * 1e6),
    microsecondsPerTool: median / tools,
    spread: (at(sorted, 0.75) - at(sorted, 0.25)) / median,
  };
}

/** Times some work, all of it once a round, so that what slows the machine for a while slows all alike. */
function timeTogether(works: readonly Work[], corpus: Corpus): Figure[] {
  const calls = works.map((work) => work.prepare(corpus));
  for (const call of calls) warm(call, corpus.tools.length);
  const repeats = calls.map(repeatsOf);
  const times = works.map(() => [] as number[]);
  for (let round = 0; round < options.rounds; round++) {
    for (const [index, call] of calls.entries()) {
      const repeat = repeats[index] as number;
      times[index]?.push(timeOf(call, repeat) / repeat);
    }
  }
  return works.map((work, index) => figureOf(work, times[index] as number[], corpus.tools.length));
}

function rest(whole: Figure, parts: readonly Figure[], tools: number): Figure {
  const sum = parts.reduce((total, part) => total + part.microsecondsPerTool, 0);
  const left = Math.max(whole.microsecondsPerTool - sum, 0) * tools;
  return { ...figureOf({ id: 'rest', what: 'what the parts leave' }, [left], tools), spread: whole.spread };
}

function timeStage(stage: Stage, corpus: Corpus): Omit<StageFigure, 'share'> {
  const { parts = [], against = [] } = stage;
  const [whole, ...others] = timeTogether([stage, ...parts, ...against], corpus) as [Figure, ...Figure[]];
  const within = others.slice(0, parts.length);
  const all = within.length > 0 ? [...within, rest(whole, within, corpus.tools.length)] : [];
  const shareOf = (part: Figure) => ({ ...part, share: part.microsecondsPerTool / whole.microsecondsPerTool });
  const ratioOf = (other: Figure) => ({ ...other, ratio: whole.microsecondsPerTool / other.microsecondsPerTool });
  return {
    ...whole,
    ...(all.length > 0 && { parts: all.map(shareOf) }),
    ...(against.length > 0 && { against: others.slice(parts.length).map(ratioOf) }),
  };
}

const number = (value: number): string => {
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3);
};
const percent = (share: number): string => `${Math.round(share * 100)} %`;

function line(name: string, figure: Figure, last: string): string {
  const { toolsPerSecond, bestToolsPerSecond, microsecondsPerTool, spread } = figure;
  const plain = [toolsPerSecond, bestToolsPerSecond, microsecondsPerTool].map(number);
  return row(name, [...plain, `±${percent(spread / 2)}`, last]);
}

const row = (name: string, cells: readonly string[]): string =>
  [name.padEnd(16), ...cells.map((cell, index) => cell.padStart(WIDTHS[index] ?? 8))].join('');
const WIDTHS = [12, 12, 10, 8, 10];

function printText(corpus: Corpus, stages: readonly StageFigure[]): void {
  const bold = (words: string) => styleText('bold', words, { stream: process.stdout });
  const { tools, catalog, from } = corpus;
  console.log(`${tools.length} tools of ${catalog.servers.length} servers (${from}), ${options.rounds} rounds.\n`);
  console.log(bold(row('stage', ['tools/s', 'best', 'µs/tool', 'spread', 'share'])));
  for (const stage of stages) {
    console.log(bold(line(stage.id, stage, percent(stage.share))));
    for (const part of stage.parts ?? []) console.log(line(`  ${part.id}`, part, percent(part.share)));
    for (const other of stage.against ?? [])
      console.log(line(`  against ${other.id}`, other, `× ${number(other.ratio)}`));
  }
  console.log('\nShares of parts are of their stage. × is how many times as long the stage takes.');
}

function main(): number {
  const corpus = options.manifests ? manifestsCorpus(options.manifests) : catalogueCorpus(catalogRoot(options.catalog));
  const chosen = STAGES.filter(({ id }) => options.only?.includes(id) ?? true);
  const timed = chosen.map((stage) => {
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${stage.id}…`);
    return timeStage(stage, corpus);
  });
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  const sum = timed.reduce((total, { microsecondsPerTool }) => total + microsecondsPerTool, 0);
  const stages = timed.map((stage) => ({ ...stage, share: stage.microsecondsPerTool / sum }));
  const machine = { node: process.version, processor: cpus()[0]?.model ?? 'unknown', cores: availableParallelism() };
  const counts = { tools: corpus.tools.length, servers: corpus.catalog.servers.length, rounds: options.rounds };
  if (options.json) console.log(JSON.stringify({ ...counts, ...machine, stages }, null, 2));
  else printText(corpus, stages);
  return 0;
}

try {
  process.exitCode = main();
} catch (error) {
  if (!(error instanceof NoCorpus)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
