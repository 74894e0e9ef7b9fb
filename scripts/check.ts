import { join } from 'node:path';
import { styleText } from 'node:util';
import { Command, Option } from 'commander';
import { asGithub, asJson, asText, type Paint } from '../src/checks/report.ts';
import { checkCatalog, type Report } from '../src/checks/run.ts';
import { sourcesProblems } from '../src/crawl/sources.ts';
import { catalogRoot, serverIdsOf } from './catalog-arguments.ts';
import { endWithReader } from './reader-gone.ts';

endWithReader();

const paint: Paint = (style, text) => styleText(style, text, { stream: process.stdout });

const FORMATS = {
  text: (report: Report) => asText(report, paint),
  github: asGithub,
  json: asJson,
} as const;

const program = new Command('npm run check --')
  .description('Checks the catalogue: every record, every file, and what holds between them.')
  .argument('[files...]', 'servers to report on, as files or ids; all of them without')
  .addOption(new Option('--format <format>', 'how to report').choices(Object.keys(FORMATS)).default('text'))
  .option('--catalog <dir>', 'the catalogue: the folder that holds servers/ (environment: CATALOG)')
  .addHelpText(
    'after',
    `
Exit code: 0 without errors (warnings may remain), 1 with errors, 2 on wrong usage.

Examples:
  npm run check
  npm run check -- catalog/servers/piloty.yaml
  npm run check -- --format json > problems.json`,
  )
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .parse();

const options = program.opts<{ format: keyof typeof FORMATS; catalog?: string }>();
const root = catalogRoot(options.catalog);
const report = checkCatalog({
  root,
  only: serverIdsOf(program, root),
  others: sourcesProblems(join(root, 'sources.yaml')),
});
process.stdout.write(FORMATS[options.format](report));
process.exitCode = report.problems.some(({ severity }) => severity === 'error') ? 1 : 0;
