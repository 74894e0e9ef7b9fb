import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
  env?: () => Record<string, string>;
  /** Reads the step's report; without one, the step counts as one test. */
  tally?: () => Tally;
}

const reports = mkdtempSync(join(tmpdir(), 'toolrisk-test-'));
const unitReport = join(reports, 'unit.json');
const browserReport = join(reports, 'e2e.json');

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
  { name: 'build', says: 'The site builds', command: ['node', 'scripts/build.ts'] },
  {
    name: 'unit',
    says: 'Unit, catalogue, crawl and site tests',
    command: ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`],
    tally: () => {
      const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(unitReport, 'utf8'));
      return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests };
    },
  },
  {
    name: 'e2e',
    says: 'The site in a real browser',
    command: ['playwright', 'test', '--reporter=list,json'],
    env: () => ({ CHROME_PATH: findBrowser() ?? installBrowser(), PLAYWRIGHT_JSON_OUTPUT_FILE: browserReport }),
    tally: () => {
      const { stats } = JSON.parse(readFileSync(browserReport, 'utf8'));
      return { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped };
    },
  },
];

/** Runs one command with inherited output. Resolves to its exit code; 127 when it cannot start, 130 on a signal. */
function run(command: readonly string[], env: Record<string, string>): Promise<number> {
  const [program = '', ...args] = command;
  return new Promise((resolve) => {
    spawn(program, args, { stdio: 'inherit', env: { ...process.env, ...env }, shell: process.platform === 'win32' })
      .on('error', (error) => {
        console.error(error.message);
        resolve(127);
      })
      .on('close', (code) => resolve(code ?? 130));
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

async function runStep(step: Step): Promise<Tally> {
  const heading = `── ${step.says} (${step.name})`;
  console.log(`\n${styleText('bold', heading, { stream: process.stdout })}`);
  const started = performance.now();
  const tally = count(step, await run(step.command, step.env?.() ?? {}));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const verdict = tally.failed ? styleText('red', 'failed', { stream: process.stdout }) : 'passed';
  console.log(`   ${step.name}: ${verdict} in ${seconds} s`);
  return tally;
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

const total: Tally = { passed: 0, failed: 0, skipped: 0 };
const failures: string[] = [];
for (const step of STEPS.filter(({ name }) => !program.args.length || program.args.includes(name))) {
  const tally = await runStep(step);
  for (const key of ['passed', 'failed', 'skipped'] as const) total[key] += tally[key];
  if (tally.failed) failures.push(step.name);
}
rmSync(reports, { recursive: true, force: true });
if (failures.length) console.log(`\nFailed: ${failures.join(', ')}. Run one alone with: npm test -- ${failures[0]}`);
console.log(`\n${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`);
process.exitCode = failures.length ? 1 : 0;
