import { once } from 'node:events';
import { styleText } from 'node:util';
import { Command } from 'commander';
import type { Problem } from '../src/catalog/catalog.ts';
import { readServers, type ServerRead } from '../src/catalog/read.ts';
import { escapeHiddenInJson, showText } from '../src/catalog/visible.ts';
import { WouldLose, writeServerFile } from '../src/catalog/write.ts';
import { classifyLines } from '../src/checks/classify-input.ts';
import { readLines } from '../src/checks/input-lines.ts';
import { type Reclassified, reclassify } from '../src/checks/reclassify.ts';
import { type Paint, problemsAsText } from '../src/checks/report.ts';
import { catalogRoot, serverIdsOf } from './catalog-arguments.ts';
import { endWithReader } from './reader-gone.ts';

endWithReader();

interface Options {
  check?: boolean;
  stdin?: boolean;
  catalog?: string;
}

const program = new Command('npm run classify --')
  .description('Writes the classifier’s suggestions into the catalogue, and the verdicts that no review decides.')
  .argument('[files...]', 'servers to classify, as files or ids; all of them without')
  .option('--check', 'list what would change, and change nothing')
  .option('--stdin', 'classify tools given as JSON, and print one JSON verdict a line')
  .option('--catalog <dir>', 'the catalogue: the folder that holds servers/ (environment: CATALOG)')
  .addHelpText(
    'after',
    `
--stdin takes one tool a line, or the JSON of tools/list: a result, a response, an array of tools, or several of them:
  {"server", "name", "title", "description", "inputSchema", "outputSchema", "annotations"}
and answers for each in a line, in order, whatever is in it:
  {"server", "name", "category", "capabilities", "risk", "confidence", "because"}
Where something is no tool, "error" is added, which says why: a name that is no string is null, and the rest is judged;
what is no JSON or no object gets write and medium with confidence 0, since nothing is known of it. Blank lines get no
answer. Members of another type than MCP’s are left out of the judgement. Tools with the same "server", or without one,
are those of one server: a prefix that most of their names share is taken for the product’s.

Exit code: 0 if all is well, 1 if a file was left or (with --check) would change or a line was no tool, 2 on wrong usage.

Examples:
  npm run classify
  npm run classify -- --check
  npm run -s classify -- --stdin < tools.json
  echo '{"name": "delete_file"}' | npm run -s classify -- --stdin`,
  )
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .parse();

const options = program.opts<Options>();
const paint: Paint = (style, words) => styleText(style, words, { stream: process.stdout });

/** Says on a terminal how far long work is, and takes it back in the end. Nothing where answers go to the terminal too. */
function progress() {
  const shown = process.stderr.isTTY && !process.stdout.isTTY;
  let [done, last] = [0, Date.now()];
  return {
    step(): void {
      done++;
      if (!shown || done % 500 !== 0 || Date.now() - last < 500) return;
      last = Date.now();
      process.stderr.write(`\r${done} tools judged…`);
    },
    end(): void {
      if (shown) process.stderr.write('\r\u001b[K');
    },
  };
}

async function classifyStdin(): Promise<number> {
  let exitCode = 0;
  const { step, end } = progress();
  for (const answer of classifyLines(await readLines(process.stdin))) {
    if (answer.error !== undefined) exitCode = 1;
    if (!process.stdout.write(`${escapeHiddenInJson(JSON.stringify(answer))}\n`)) await once(process.stdout, 'drain');
    step();
  }
  end();
  return exitCode;
}

function changeInWords({ before, after }: Reclassified): string {
  const verdict = ({ category, capabilities, risk }: typeof before) => [risk, category, ...capabilities].join(' ');
  const [was, is] = [verdict(before), verdict(after)];
  return `${showText(after.name, 80)}: ${was === is ? `${is}, with another suggestion` : `${was} → ${is}`}`;
}

/** Writes one server's new suggestions. Gives what changed, or why the file was left. */
function classifyServer(server: ServerRead, root: string): { changed: Reclassified[] } | { problems: Problem[] } {
  if (!server.entry || server.problems.length > 0) return { problems: server.problems };
  const records = reclassify(server.entry);
  const changed = records.filter(({ before, after }) => before !== after);
  if (changed.length === 0 || options.check) return { changed };
  try {
    const after = records.map((record) => record.after);
    writeServerFile(root, server.id, server.entry.server, after);
    return { changed };
  } catch (error) {
    if (error instanceof WouldLose) return { problems: [...error.problems] };
    throw error;
  }
}

function classifyCatalog(): number {
  const root = catalogRoot(options.catalog);
  const only = serverIdsOf(program, root);
  const read = readServers(root);
  const problems: Problem[] = [];
  let [tools, changes] = [0, 0];
  for (const server of read.servers.filter(({ id }) => only === undefined || only.has(id))) {
    const outcome = classifyServer(server, root);
    if ('problems' in outcome) {
      problems.push(...outcome.problems);
      continue;
    }
    tools += server.entry?.tools.length ?? 0;
    changes += outcome.changed.length;
    for (const change of outcome.changed) console.log(`${paint('bold', server.path)}  ${changeInWords(change)}`);
  }
  if (problems.length > 0) console.log(`${problemsAsText(problems, paint)}Files with problems are left as they are.`);
  console.log(`${changes} of ${tools} tools ${options.check ? 'would change' : 'changed'}.`);
  if (changes > 0)
    console.log(options.check ? 'Run `npm run classify`.' : 'Run `npm run changes` to write down what changed.');
  return problems.length > 0 || (options.check && changes > 0) ? 1 : 0;
}

/** Ends the process where options are given that `--stdin` has no use for. */
function refuseCombination(): void {
  const useless = [
    ...(program.args.length > 0 ? ['files'] : []),
    ...(options.check ? ['--check'] : []),
    ...(options.catalog === undefined ? [] : ['--catalog']),
  ];
  if (!options.stdin || useless.length === 0) return;
  program.error(`error: --stdin judges what stands at the standard input: leave ${useless.join(' and ')} out.`, {
    exitCode: 2,
  });
}

refuseCombination();
process.exitCode = options.stdin ? await classifyStdin() : classifyCatalog();
