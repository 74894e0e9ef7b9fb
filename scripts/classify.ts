import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { styleText } from 'node:util';
import { Command } from 'commander';
import type { Problem } from '../src/catalog/catalog.ts';
import { readServers, type ServerRead } from '../src/catalog/read.ts';
import { showText } from '../src/catalog/visible.ts';
import { WouldLose, writeServerFile } from '../src/catalog/write.ts';
import { classifyText } from '../src/checks/classify-input.ts';
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
--stdin takes the JSON of one tools/list result, or one tool a line:
  {"server", "name", "title", "description", "inputSchema", "annotations"}
and answers for each in a line, in order: {"server", "name", "category", "capabilities", "risk", "confidence",
"because"}, or {"server", "name", "error"} for what is no tool: no JSON, no object, or without a string as its name.
Blank lines get no answer. Members of another type than MCP's are left out of the judgement.

Exit code: 0 if all is well, 1 if a file was left or (with --check) would change or a line was no tool, 2 on wrong usage.

Examples:
  npm run classify
  npm run classify -- --check
  npm run -s classify -- --stdin < tools.json`,
  )
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .parse();

const options = program.opts<Options>();
const paint: Paint = (style, words) => styleText(style, words, { stream: process.stdout });

async function classifyStdin(): Promise<number> {
  let exitCode = 0;
  for (const answer of classifyText(await text(process.stdin))) {
    if ('error' in answer) exitCode = 1;
    if (!process.stdout.write(`${JSON.stringify(answer)}\n`)) await once(process.stdout, 'drain');
  }
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
  if (options.check && changes > 0) console.log('Run `npm run classify`.');
  return problems.length > 0 || (options.check && changes > 0) ? 1 : 0;
}

process.exitCode = options.stdin ? await classifyStdin() : classifyCatalog();
