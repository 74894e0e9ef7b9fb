import { styleText } from 'node:util';
import { chromium } from '@playwright/test';
import { Command } from 'commander';
import { browserProblems } from './audit-browser.ts';
import { lighthouseProblems } from './audit-lighthouse.ts';
import { markupProblems } from './audit-markup.ts';
import { PageSizes, SIZE_BUDGET } from './audit-size.ts';
import { browserPath, builtSite, checkNames } from './built-site.ts';
import { fail, WRONG_USAGE } from './fail.ts';
import { BROWSER_FLAGS } from './find-browser.ts';
import { type BuiltPage, builtPages, KIND_NAMES, kindOf, samplePages } from './page-kinds.ts';
import { endWithReader } from './reader-gone.ts';
import { serve } from './serve.ts';

endWithReader();

const CHECKS = ['kinds', 'markup', 'size', 'browser', 'lighthouse'] as const;
type Check = (typeof CHECKS)[number];

interface Problem {
  check: Check;
  page: string;
  message: string;
}

interface Options {
  kind?: string[];
  only?: Check[];
  skip?: Check[];
  all?: true;
  json?: true;
}

/** Kinds of page that Lighthouse has to give 100 in everything. */
const MEASURED_KINDS: readonly string[] = ['home', 'server', 'tool'];
const HEAVIEST = 10;

const program = new Command('npm run audit --')
  .description('Holds the built site to its standards: valid HTML, size, axe, width, layout shift, hosts, Lighthouse.')
  .option('--kind <kinds...>', `only pages of these kinds: ${KIND_NAMES.join(', ')}`)
  .option('--only <checks...>', `only these checks: ${CHECKS.join(', ')}`)
  .option('--skip <checks...>', 'all checks but these')
  .option('--all', 'validate every page, and not only the largest and the smallest of each kind')
  .option('--json', 'print problems and sizes as JSON')
  .addHelpText(
    'after',
    `
Environment: OUT (dist), BASE (/) as the site was built with, CHROME_PATH.
Lighthouse comes from npm by npx, in one version, and looks at the largest home, server and tool page.

Exit codes: 0 nothing found, 1 problems found, 2 wrong usage, no built site or no browser.

Examples:
  npm run build && npm run audit
  npm run audit -- --only markup size --all
  npm run audit -- --kind tool server --skip lighthouse
  OUT=/tmp/my-site npm run --silent audit -- --json > problems.json`,
  )
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .parse();

const options = program.opts<Options>();
checkNames(options.kind, KIND_NAMES, 'kind of page');
checkNames(options.only, CHECKS, 'check');
checkNames(options.skip, CHECKS, 'check');
const { folder, base } = builtSite();
const isAsked = ({ address }: BuiltPage) => options.kind?.includes(kindOf(address) ?? '') ?? true;
const pages = builtPages(folder).filter(isAsked);
const samples = samplePages(pages);
const problems: Problem[] = [];
const sizes = new PageSizes(folder, base);
let heaviest: { page: string; bytes: number }[] = [];

function report(check: Check, page: BuiltPage, messages: readonly string[]): void {
  problems.push(...messages.map((message) => ({ check, page: page.address, message })));
}

async function inBrowser(run: (origin: string, path: string) => Promise<void>): Promise<void> {
  const path = browserPath();
  const server = await serve(folder, base, 0);
  try {
    await run(`http://localhost:${server.port}${base.slice(0, -1)}`, path);
  } finally {
    await server.close();
  }
}

const RUN: Record<Check, () => Promise<void> | void> = {
  kinds: () => {
    for (const page of pages) {
      if (kindOf(page.address) === undefined) report('kinds', page, ['is of no known kind: see scripts/page-kinds.ts']);
    }
  },
  markup: async () => {
    for (const page of options.all ? pages : samples) report('markup', page, await markupProblems(folder, page));
  },
  size: () => {
    const all = pages.map((page) => ({ page, bytes: sizes.of(page) })).sort((a, b) => b.bytes - a.bytes);
    heaviest = all.slice(0, HEAVIEST).map(({ page, bytes }) => ({ page: page.address, bytes }));
    for (const { page, bytes } of all) {
      if (bytes > SIZE_BUDGET) report('size', page, [`weighs ${bytes} bytes compressed, over ${SIZE_BUDGET}`]);
    }
  },
  browser: () =>
    inBrowser(async (origin, executablePath) => {
      const browser = await chromium.launch({
        executablePath,
        args: [...BROWSER_FLAGS],
      });
      try {
        for (const page of samples) report('browser', page, await browserProblems(browser, origin + page.address));
      } finally {
        await browser.close();
      }
    }),
  lighthouse: () =>
    inBrowser(async (origin, path) => {
      for (const kind of MEASURED_KINDS) {
        const page = samples.find(({ address }) => kindOf(address) === kind);
        if (page) report('lighthouse', page, await lighthouseProblems(origin + page.address, path));
      }
    }),
};

const asked = CHECKS.filter((check) => (options.only ?? CHECKS).includes(check) && !options.skip?.includes(check));
if (asked.length === 0) fail(WRONG_USAGE, 'No check is left: --skip leaves out all that --only names.');
for (const check of asked) {
  const before = problems.length;
  const start = performance.now();
  await RUN[check]();
  const found = problems.length - before;
  if (options.json) continue;
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const verdict = found === 0 ? 'nothing found' : `${found} found`;
  console.log(
    `${styleText(found === 0 ? 'green' : 'red', verdict.padEnd(14), { stream: process.stdout })} ${check}, ${seconds} s`,
  );
}

if (options.json) {
  console.log(JSON.stringify({ pages: pages.length, checks: asked, problems, heaviest }, null, 2));
} else {
  for (const { page, message } of problems) console.log(`  ${page}  ${message}`);
  if (heaviest.length > 0) {
    console.log(`The heaviest of ${pages.length.toLocaleString('en')} pages, in compressed bytes:`);
    for (const { page, bytes } of heaviest) console.log(`  ${bytes.toLocaleString('en').padStart(7)}  ${page}`);
  }
}
process.exitCode = problems.length > 0 ? 1 : 0;
