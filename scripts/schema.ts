import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { RECORD_KINDS, recordSchemaText } from '../src/catalog/json-schema.ts';
import { replaceFile } from '../src/catalog/write.ts';

const program = new Command('npm run schema --')
  .description('Writes the JSON Schemas of the catalogue’s records, from the schemas that the reader uses.')
  .option('--check', 'list the files that would change, and change none')
  .option('--out <dir>', 'where to write', 'public/schema')
  .addHelpText(
    'after',
    `
Exit code: 0 if all is well, 1 if (with --check) a file would change, 2 on wrong usage.

Examples:
  npm run schema
  npm run schema -- --check`,
  )
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .parse();

const { check, out } = program.opts<{ check?: boolean; out: string }>();

function currentText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

const stale = RECORD_KINDS.map((kind) => ({ path: join(out, `${kind}.json`), text: recordSchemaText(kind) })).filter(
  ({ path, text }) => currentText(path) !== text,
);
for (const { path, text } of stale) {
  if (!check) replaceFile(path, text);
  console.log(`${check ? 'would rewrite' : 'rewrote'} ${path}`);
}
console.log(`${stale.length} of ${RECORD_KINDS.length} schemas ${check ? 'would change' : 'changed'}.`);
if (check && stale.length > 0) console.log('Run `npm run schema`.');
process.exitCode = check && stale.length > 0 ? 1 : 0;
