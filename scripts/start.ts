import { styleText } from 'node:util';
import { Command } from 'commander';
import { siteOf } from '../src/layouts/site.ts';
import { build } from './build.ts';
import { serve } from './serve.ts';

const program = new Command('npm start --')
  .description('Builds the site and serves it on this machine.')
  .option('--no-build', 'serve what was built before')
  .addHelpText(
    'after',
    `
Environment: PORT (4321), CATALOG (catalog), OUT (dist), BASE (/), SITE.

Examples:
  npm start
  PORT=8080 npm start
  CATALOG=/tmp/my-catalogue OUT=/tmp/my-site npm start`,
  )
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .parse();

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port < 65_536) return port;
  console.error(`PORT is ${JSON.stringify(text)}, which is no port. Set it to a number below 65536.`);
  process.exit(2);
}

const port = portOf(process.env.PORT ?? '4321');
const out = process.env.OUT ?? 'dist';
try {
  if (program.opts<{ build: boolean }>().build && !(await build())) process.exit(1);
  const { base } = siteOf(process.env);
  const server = await serve(out, base, port);
  console.log(`\nToolrisk is on ${styleText('bold', `http://localhost:${server.port}${base}`)}  (Ctrl-C ends it)`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
