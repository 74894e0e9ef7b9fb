import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve as resolvePath } from 'node:path';
import { styleText } from 'node:util';
import { Command } from 'commander';
import { findBrowser, installBrowser } from './find-browser.ts';

interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

interface Step {
  name: string;
  says: string;
  command: readonly string[];
  /** True for a step that keeps every core busy by itself. The others run two at a time. */
  isWide?: true;
  /** What is set for its command, given the steps that passed before it. */
  env?: (passed: ReadonlySet<string>) => Record<string, string>;
  /** Reads the step's report; without one, the step counts as one test. */
  tally?: () => Tally;
}

const reports = mkdtempSync(join(tmpdir(), 'toolrisk-test-'));
const unitReport = join(reports, 'unit.json');
const browserReport = join(reports, 'e2e.json');

/** What the step `build` builds, which later steps look at where it passed. */
const BUILT = { OUT: '.cache/site-tests', SITE: 'https://example.org', BASE: '/' };
const builtSite = (passed: ReadonlySet<string>): Record<string, string> =>
  passed.has('build') ? { BUILT_SITE: resolvePath(BUILT.OUT) } : {};

const STEPS: readonly Step[] = [
  { name: 'style', says: 'Style and layers', command: ['biome', 'check'] },
  { name: 'types', says: 'Types in TypeScript', command: ['tsc', '--noEmit'] },
  { name: 'astro', says: 'Types in Astro files', command: ['astro', 'check', '--minimumFailingSeverity', 'warning'] },
  { name: 'format', says: 'Records are in canonical form', command: ['node', 'scripts/format.ts', '--check'] },
  { name: 'check', says: 'Catalogue checks', command: ['node', 'scripts/check.ts'] },
  { name: 'classify', says: 'Suggestions are current', command: ['node', 'scripts/classify.ts', '--check'] },
  { name: 'changes', says: 'The change logs are current', command: ['node', 'scripts/changes.ts', '--check'] },
  { name: 'accuracy', says: 'No figure of the classifier fell', command: ['node', 'scripts/accuracy.ts', '--check'] },
  { name: 'schema', says: 'JSON Schemas are current', command: ['node', 'scripts/schema.ts', '--check'] },
  { name: 'build', says: 'The site builds', command: ['node', 'scripts/build.ts'], env: () => BUILT },
  {
    name: 'unit',
    isWide: true,
    says: 'Unit, catalogue, crawl and site tests',
    command: ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`],
    env: builtSite,
    tally: () => {
      const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(unitReport, 'utf8'));
      return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests };
    },
  },
  {
    name: 'e2e',
    isWide: true,
    says: 'The site in a real browser',
    command: ['playwright', 'test', '--reporter=list,json'],
    env: (passed) => ({
      ...builtSite(passed),
      CHROME_PATH: findBrowser() ?? installBrowser(),
      PLAYWRIGHT_JSON_OUTPUT_FILE: browserReport,
    }),
    tally: () => {
      const { stats } = JSON.parse(readFileSync(browserReport, 'utf8'));
      return { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped };
    },
  },
];

/** How a step's command ended, and what it wrote where nobody has seen that yet. */
interface Ended {
  code: number;
  seconds: number;
  output: string;
}

const passed = new Set<string>();
const ENV = {
  ...process.env,
  // Node keeps there what it compiled, so that the hundreds of processes that tests start are up a third sooner.
  NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(reports, 'compiled'),
  ...(process.stdout.isTTY && !process.env.NO_COLOR && { FORCE_COLOR: '1' }),
};

/** Runs a step's command, whose output is shown or kept. The code is 127 when it cannot start, 130 on a signal. */
function run({ command, env }: Step, output: 'shown' | 'kept'): Promise<Ended> {
  const [program = '', ...args] = command;
  const started = performance.now();
  return new Promise((resolve) => {
    const written: string[] = [];
    const end = (code: number) =>
      resolve({ code, seconds: (performance.now() - started) / 1000, output: written.join('') });
    const child = spawn(program, args, {
      stdio: output === 'shown' ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      env: { ...ENV, ...env?.(passed) },
      shell: process.platform === 'win32',
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => written.push(text));
    }
    child.on('error', (error) => {
      written.push(`${error.message}\n`);
      end(127);
    });
    child.on('close', (code) => end(code ?? 130));
  });
}

/** The step's tally. A step that failed counts at least one failure, whatever its report says. */
function count(step: Step, code: number): Tally {
  const failedItself = { passed: 0, failed: 1, skipped: 0 };
  if (!step.tally) return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : failedItself;
  try {
    const tally = step.tally();
    if (tally.passed + tally.failed === 0) return failedItself;
    return code === 0 ? tally : { ...tally, failed: Math.max(1, tally.failed) };
  } catch {
    return failedItself;
  }
}

const total: Tally = { passed: 0, failed: 0, skipped: 0 };
const failures: string[] = [];

/** Shows a step, once it has ended. */
async function report(step: Step, ending: Promise<Ended>): Promise<void> {
  const heading = `── ${step.says} (${step.name})`;
  console.log(`\n${styleText('bold', heading, { stream: process.stdout })}`);
  const { code, seconds, output } = await ending;
  process.stdout.write(output);
  const tally = count(step, code);
  const verdict = tally.failed ? styleText('red', 'failed', { stream: process.stdout }) : 'passed';
  console.log(`   ${step.name}: ${verdict} in ${seconds.toFixed(1)} s`);
  for (const key of ['passed', 'failed', 'skipped'] as const) total[key] += tally[key];
  if (tally.failed) failures.push(step.name);
  else passed.add(step.name);
}

/** Runs steps two at a time, and shows what each wrote as a whole, in their order. */
async function runSideBySide(steps: readonly Step[]): Promise<void> {
  const endings = steps.map((step) => ({ step, ...Promise.withResolvers<Ended>() }));
  const waiting = [...endings];
  const runInTurn = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) next.resolve(await run(next.step, 'kept'));
  };
  for (let lane = 0; lane < 2; lane++) void runInTurn();
  for (const { step, promise } of endings) await report(step, promise);
}

const program = new Command('npm test --')
  .description('Run everything: style, types, catalogue checks, a build, unit tests and a real browser.')
  .argument('[steps...]', `only these steps: ${STEPS.map(({ name }) => name).join(', ')}`)
  .addHelpText('after', '\nExamples:\n  npm test\n  npm test -- style types unit')
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .parse();

const unknown = program.args.filter((name) => !STEPS.some((step) => step.name === name));
if (unknown.length)
  program.error(`error: no such step: ${unknown.join(', ')}. See npm test -- --help.`, { exitCode: 2 });

const asked = STEPS.filter(({ name }) => !program.args.length || program.args.includes(name));
await runSideBySide(asked.filter(({ isWide }) => !isWide));
for (const step of asked.filter(({ isWide }) => isWide)) await report(step, run(step, 'shown'));
rmSync(reports, { recursive: true, force: true });
if (failures.length) console.log(`\nFailed: ${failures.join(', ')}. Run one alone with: npm test -- ${failures[0]}`);
console.log(`\n${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`);
process.exitCode = failures.length ? 1 : 0;
