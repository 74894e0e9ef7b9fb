import {
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { styleText } from 'node:util';
import { Command } from 'commander';
import { type Paint, problemsAsText } from '../src/checks/report.ts';
import type { PageIndex } from '../src/page/catalog-index.ts';
import type { SiteFile } from '../src/pages/_file.ts';
import { machineFiles, recordFiles } from '../src/pages/_files.ts';
import { sources } from '../src/pages/_sources.ts';
import { writeSearchIndex } from './search-index.ts';

const paint: Paint = (style, text) => styleText(style, text, { stream: process.stderr });

function count(number: number, one: string, many: string): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : many}`;
}

/** Runs a step of the build, says what it did and how long that took. */
async function step<Result>(run: () => Result | Promise<Result>, says: (result: Result) => string): Promise<Result> {
  const start = performance.now();
  const result = await run();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${says(result)}  ${styleText('dim', `${seconds} s`, { stream: process.stdout })}`);
  return result;
}

function write(root: string, file: SiteFile): void {
  const path = join(root, file.address);
  mkdirSync(dirname(path), { recursive: true });
  const content = file.text();
  if (typeof content === 'string' || content instanceof Uint8Array) {
    writeFileSync(path, content);
    return;
  }
  const descriptor = openSync(path, 'w');
  try {
    for (const piece of content) writeSync(descriptor, piece);
  } finally {
    closeSync(descriptor);
  }
}

function writeMachineFiles(index: PageIndex, root: string): number {
  let written = 0;
  for (const file of machineFiles(index)) {
    write(root, file);
    written += 1;
  }
  return written;
}

/** The files that records must have and do not. */
function missingFiles(index: PageIndex, root: string): string[] {
  return recordFiles(index).filter((address) => !existsSync(join(root, address)));
}

/** A folder may be replaced if it is ours: absent, empty, or a site that this script built. */
function refusalToReplace(out: string): string | undefined {
  if (!existsSync(out) || readdirSync(out).length === 0 || existsSync(join(out, 'api/v1/tools.json'))) return undefined;
  return `OUT is ${out}, a folder that holds other things than a built site. Name an empty folder, or empty it first.`;
}

/** Puts the new site where the old one was. Across file systems a folder cannot be renamed, only copied. */
function replace(stage: string, out: string): void {
  mkdirSync(dirname(out), { recursive: true });
  rmSync(out, { recursive: true, force: true });
  try {
    renameSync(stage, out);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    cpSync(stage, out, { recursive: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** A folder to build in, beside those of builds that run at the same time; those of builds that were ended go. */
function makeStage(): string {
  mkdirSync('.cache', { recursive: true });
  for (const name of readdirSync('.cache')) {
    const [, pid] = /^site-(\d+)$/.exec(name) ?? [];
    if (pid !== undefined && !isRunning(Number(pid))) rmSync(join('.cache', name), { recursive: true, force: true });
  }
  return resolve('.cache', `site-${process.pid}`);
}

/** Astro takes a second to load, which nobody should wait for to read `--help` or a problem. */
async function render(stage: string): Promise<void> {
  const { build: buildWithAstro } = await import('astro');
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  await buildWithAstro({ root: process.cwd(), outDir: stage, logLevel: 'warn' });
}

async function buildInto(stage: string, index: PageIndex): Promise<string | undefined> {
  await step(
    () => render(stage),
    () => 'Rendered the pages',
  );
  await step(
    () => writeMachineFiles(index, stage),
    (files) => `Wrote ${count(files, 'file', 'files')} for programs`,
  );
  await step(
    () => writeSearchIndex(index, join(stage, 'search')),
    (tools) => `Indexed ${count(tools, 'tool', 'tools')} for search`,
  );
  const missing = missingFiles(index, stage);
  if (missing.length === 0) return undefined;
  const shown = missing.slice(0, 20).map((address) => `  ${address}`);
  return [`${count(missing.length, 'file is', 'files are')} missing from the built site:`, ...shown].join('\n');
}

/**
 * Builds the site from `CATALOG` into `OUT`, printing what it does. The old site stays until the new one is complete.
 * Resolves to false, with the problems printed, when the catalogue has errors or a record is left without its files.
 */
export async function build(): Promise<boolean> {
  const start = performance.now();
  const out = resolve(process.env.OUT || 'dist');
  const refusal = refusalToReplace(out);
  if (refusal !== undefined) {
    console.error(refusal);
    return false;
  }
  const { index, problems } = await step(sources, ({ index: { catalog } }) => {
    const tools = catalog.servers.reduce((sum, server) => sum + server.tools.length, 0);
    return `Read ${count(catalog.servers.length, 'server', 'servers')} with ${count(tools, 'tool', 'tools')}`;
  });
  const errors = problems.filter(({ severity }) => severity === 'error');
  process.stderr.write(problemsAsText(problems, paint));
  if (errors.length > 0) {
    console.error(`${count(errors.length, 'error', 'errors')} in the catalogue; nothing was built.`);
    return false;
  }
  const stage = makeStage();
  try {
    const failure = await buildInto(stage, index);
    if (failure !== undefined) {
      console.error(failure);
      return false;
    }
    replace(stage, out);
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`Built ${out}: a page and a JSON twin for each record, none missing. ${seconds} s`);
  return true;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  new Command('npm run build --')
    .description('Builds the static site.')
    .addHelpText(
      'after',
      `
Environment: CATALOG (catalog), OUT (dist), SITE (http://localhost:4321), BASE (/), REPOSITORY.

Examples:
  npm run build
  SITE=https://example.org BASE=/catalogue/ npm run build
  CATALOG=/tmp/my-catalogue OUT=/tmp/my-site npm run build`,
    )
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
    .parse();
  try {
    if (!(await build())) process.exitCode = 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
