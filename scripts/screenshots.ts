import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { Command } from 'commander';
import sharp from 'sharp';
import { browserPath, builtSite, checkNames } from './built-site.ts';
import { BROWSER_FLAGS } from './find-browser.ts';
import { type BuiltPage, builtPages, KIND_NAMES, kindOf, samplePages } from './page-kinds.ts';
import { serve } from './serve.ts';

/** The two widths, each with the height that is shown of a page. */
const WIDTHS = [
  { width: 1440, height: 1000 },
  { width: 360, height: 740 },
] as const;
const THEMES = ['light', 'dark'] as const;
const WEBP = { quality: 60, effort: 6 } as const;
const WIDEST = 1080;
/** What a page is given to show, where it shows nothing by itself. */
const GIVEN: Readonly<Record<string, string>> = { stack: '#s=filesystem,firecrawl,memory' };

const { kind: asked } = new Command('npm run screenshots --')
  .description('Takes pictures of a page of each kind at both widths in both themes, for docs/.')
  .option('--kind <kinds...>', `only pages of these kinds: ${KIND_NAMES.join(', ')}`)
  .addHelpText(
    'after',
    `
Environment: OUT (dist), BASE (/) as the site was built with, CHROME_PATH.

Exit codes: 0 pictures taken, 2 wrong usage, no built site or no browser.

Examples:
  npm run build && npm run screenshots
  npm run screenshots -- --kind home tool`,
  )
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .parse()
  .opts<{ kind?: string[] }>();

async function take(browser: Browser, url: string, name: string): Promise<void> {
  for (const { width, height } of WIDTHS) {
    for (const colorScheme of THEMES) {
      const context = await browser.newContext({ viewport: { width, height }, colorScheme });
      const page = await context.newPage();
      await page.goto(url, { waitUntil: 'networkidle' });
      const picture = await page.screenshot();
      await sharp(picture)
        .resize({ width: Math.min(width, WIDEST) })
        .webp(WEBP)
        .toFile(join('docs', `${name}-${width}-${colorScheme}.webp`));
      await context.close();
    }
  }
}

/** The page to show of each kind: the largest, which has something of everything. */
function shownPages(folder: string): { page: BuiltPage; name: string }[] {
  const first = new Map<string, BuiltPage>();
  for (const page of samplePages(builtPages(folder))) {
    const kind = kindOf(page.address) ?? 'page';
    if (!first.has(kind)) first.set(kind, page);
  }
  return [...first]
    .filter(([kind]) => asked?.includes(kind) ?? true)
    .map(([kind, page]) => ({ page, name: kind.replaceAll(' ', '-') }));
}

checkNames(asked, KIND_NAMES, 'kind of page');
const { folder, base } = builtSite();
const executablePath = browserPath();
const server = await serve(folder, base, 0);
const browser = await chromium.launch({ executablePath, args: [...BROWSER_FLAGS] });
try {
  mkdirSync('docs', { recursive: true });
  for (const { page, name } of shownPages(folder)) {
    await take(browser, `http://localhost:${server.port}${base.slice(0, -1)}${page.address}${GIVEN[name] ?? ''}`, name);
    console.log(`docs/${name}-*.webp  ${page.address}`);
  }
} finally {
  await browser.close();
  await server.close();
}
