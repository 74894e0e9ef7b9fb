import { styleText } from 'node:util';
import { Command, InvalidArgumentError } from 'commander';
import { showText } from '../src/catalog/visible.ts';
import { type Decision, evaluate, parsePolicy } from '../src/policy/evaluate.ts';
import { lint } from '../src/policy/lint/index.ts';
import { printJson } from '../src/policy/print.ts';
import { readText } from '../src/policy/read-text.ts';
import { readConfiguration } from './read-configuration.ts';
import { endWithReader } from './reader-gone.ts';

endWithReader();

interface Options {
  policy: string;
  tool: string;
  args: Record<string, unknown>;
  at: number;
  times: number;
  json?: true;
}

const DENIED = 1;
const WRONG_USAGE = 2;

function argumentsOf(text: string): Record<string, unknown> {
  const read = readText('json', text);
  const [twice] = lint('', 'json', text).filter(({ rule }) => rule === 'duplicate-key');
  if (twice) throw new InvalidArgumentError('A key stands twice: servers and gateways may each take another one.');
  if ('problem' in read) throw new InvalidArgumentError(`${read.problem.message}.`);
  if (typeof read.value !== 'object' || read.value === null || Array.isArray(read.value)) {
    throw new InvalidArgumentError('Give a JSON object: the arguments of the call.');
  }
  return read.value as Record<string, unknown>;
}

function momentOf(text: string): number {
  const time = Date.parse(text);
  if (Number.isNaN(time)) throw new InvalidArgumentError('Give a time: 2026-11-22T10:00:00Z.');
  return time;
}

function countOf(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1 || count > 100_000)
    throw new InvalidArgumentError('Give a number from 1 to 100000.');
  return count;
}

const program = new Command('npm run evaluate --')
  .description('Says what a gateway does with a call under a policy.json, version 1, and which rule decides.')
  .requiredOption('--policy <file>', 'the policy; - for the standard input')
  .requiredOption('--tool <name>', 'the tool that is called')
  .option('--args <json>', 'the arguments of the call, a JSON object', argumentsOf, {})
  .option('--at <time>', 'the moment of the call, for limits (default: now)', momentOf, Date.now())
  .option('--times <number>', 'call that many times in that moment, and answer for the last', countOf, 1)
  .option('--json', 'print the decision as JSON')
  .addHelpText(
    'after',
    `
Exit codes: 0 the call is allowed, 1 it is denied, 2 wrong usage, or the policy could not be read.

Examples:
  npm run evaluate -- --policy policy.json --tool terminate
  npm run evaluate -- --policy policy.json --tool manage_file --args '{"action": "delete"}'
  npm run evaluate -- --policy policy.json --tool send --times 31 --json`,
  )
  .configureOutput({
    outputError: (text, write) => write(`${showText(text.trim(), 500)}\nSee npm run evaluate -- --help\n`),
  })
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : WRONG_USAGE))
  .allowExcessArguments(false)
  .parse();

function fail(...lines: string[]): never {
  console.error(lines.join('\n'));
  process.exit(WRONG_USAGE);
}

/** A gateway may take another of the two than this program does. */
function warnOfDuplicates(shown: string, text: string): void {
  for (const { line, rule, what } of lint('policy-json', 'json', text)) {
    if (rule === 'duplicate-key') console.error(`${shown}:${line} ${showText(what, 300)}`);
  }
}

function readPolicy(file: string): unknown {
  const shown = showText(file, 200);
  const present = readConfiguration(file);
  if ('problem' in present) return fail(present.problem);
  warnOfDuplicates(shown, present.text);
  const read = readText('json', present.text);
  return 'value' in read ? read.value : fail(`${shown}:${read.problem.line} ${showText(read.problem.message, 300)}`);
}

function decide(policy: unknown, { tool, args, at, times }: Options): Decision {
  const moment = { now: at, usage: new Map<string, number>() };
  for (let call = 1; call < times; call++) evaluate(policy, { tool, arguments: args }, moment);
  return evaluate(policy, { tool, arguments: args }, moment);
}

const options = program.opts<Options>();
const policy = readPolicy(options.policy);
const parsed = parsePolicy(policy);
if ('problems' in parsed) {
  for (const { pointer, message } of parsed.problems) {
    console.error(`${showText(options.policy, 200)} ${showText(pointer || '/', 200)}: ${showText(message, 300)}`);
  }
  console.error('A gateway denies every call under a policy that it cannot read.');
}
const decision = decide(policy, options);
if (options.json) console.log(printJson(decision));
else {
  const colour = decision.decision === 'allow' ? 'green' : 'red';
  const said = decision.message === '' ? '' : `\n${showText(decision.message, 1000)}`;
  console.log(`${styleText(colour, decision.decision)} by ${showText(decision.rule, 300)}${said}`);
}
process.exitCode = decision.decision === 'allow' ? 0 : DENIED;
