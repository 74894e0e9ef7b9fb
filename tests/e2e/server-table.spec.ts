import type { Page } from '@playwright/test';
import { readCatalog } from '../../src/catalog/read.ts';
import { axeViolations } from './axe.ts';
import { excessWidth, expect, test } from './site.ts';

const { catalog } = readCatalog(process.env.CATALOG ?? 'catalog');
const [largest] = catalog.servers.toSorted((a, b) => b.tools.length - a.tools.length);
if (!largest) throw new Error('The catalogue has no server.');
const path = `/servers/${largest.id}/`;
const records = largest.tools.map(({ record }) => record).filter(({ retired }) => retired === undefined);
const RISKS = ['Critical', 'High', 'Medium', 'Low'];

const table = (page: Page) => page.getByRole('table', { name: /^Tools/ });
const field = (page: Page) => page.getByLabel('Filter by name, capability or words');
const menu = (page: Page, name: string) => page.locator('[data-tool-table]').getByRole('combobox', { name });
const count = (page: Page) => page.locator('[data-tool-table]').getByRole('status');

/** What stands in a column of the rows that show, from top to bottom. */
function column(page: Page, at: number): Promise<string[]> {
  return page
    .locator('[data-tool-table] tbody tr:not([hidden])')
    .evaluateAll((rows, cell) => rows.map((row) => (row.children[cell]?.firstChild?.textContent ?? '').trim()), at);
}

const numbers = (texts: readonly string[]) => texts.map((text) => Number(text.replaceAll(',', '')));

test('is sorted by keyboard, one column at a time, and back', async ({ page }) => {
  await page.goto(path);
  expect(await column(page, 0)).toHaveLength(records.length);
  const heading = page.getByRole('columnheader', { name: 'Tokens' });
  await expect(page.getByRole('columnheader', { name: 'Risk' })).toHaveAttribute('aria-sort', 'descending');
  await heading.getByRole('button').focus();
  await page.keyboard.press('Enter');
  await expect(heading).toHaveAttribute('aria-sort', 'descending');
  await expect(page.locator('[data-tool-table] [aria-sort]')).toHaveCount(1);
  const falling = numbers(await column(page, 3));
  expect(falling).toEqual(falling.toSorted((a, b) => b - a));
  expect(falling[0]).toBeGreaterThan(falling.at(-1) ?? 0);
  await page.keyboard.press('Space');
  await expect(heading).toHaveAttribute('aria-sort', 'ascending');
  expect(numbers(await column(page, 3))).toEqual(falling.toReversed());
});

test('names go up first, and risks by how grave they are', async ({ page }) => {
  await page.goto(path);
  await page.getByRole('button', { name: 'Tool', exact: true }).click();
  const names = await column(page, 0);
  expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b, 'en')));
  await page.getByRole('columnheader', { name: 'Risk' }).getByRole('button').click();
  const ranks = (await column(page, 1)).map((word) => RISKS.indexOf(word));
  expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
  expect(new Set(ranks).size).toBeGreaterThan(1);
});

test('is filtered by words and menus, says how many are left, and clears', async ({ page }) => {
  await page.goto(path);
  await expect(count(page)).toHaveText(`${records.length} tools`);
  const word = 'delete';
  const named = records.filter(({ name }) => name.toLowerCase().includes(word));
  await field(page).fill(word.toUpperCase());
  expect((await column(page, 0)).sort()).toEqual(named.map(({ name }) => name).sort());
  await expect(count(page)).toHaveText(`${named.length} of ${records.length} tools`);
  await menu(page, 'Risk').selectOption('critical');
  const critical = named.filter(({ risk }) => risk === 'critical');
  await expect(count(page)).toHaveText(`${critical.length} of ${records.length} tools`);
  await menu(page, 'Category').selectOption('read');
  await expect(count(page)).toHaveText(`None of ${records.length} tools`);
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(count(page)).toHaveText(`${records.length} tools`);
});

test('keeps its state in the address', async ({ page }) => {
  await page.goto(path);
  await field(page).fill('delete');
  await menu(page, 'Risk').selectOption('critical');
  await page.getByRole('button', { name: 'Tokens' }).click();
  const shown = await column(page, 0);
  await expect(page).toHaveURL(/\?tool=delete&risk=critical&sort=tokens&direction=descending$/);
  await page.reload();
  await expect(field(page)).toHaveValue('delete');
  expect(await column(page, 0)).toEqual(shown);
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(page).toHaveURL(/\?sort=tokens&direction=descending$/);
});

test('an address that asks for what is not there shows everything', async ({ page }) => {
  await page.goto(`${path}?risk=<b>&category=none&sort=constructor&direction=up`);
  await expect(count(page)).toHaveText(`${records.length} tools`);
  await expect(menu(page, 'Risk')).toHaveValue('');
});

test('does not scroll sideways at 320 px', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto(path);
  await expect(count(page)).toHaveText(/tools/);
  expect(await excessWidth(page)).toBe(0);
});

// Of a small table, for axe takes its time for every row.
test('has no violation by axe', async ({ page }) => {
  const small = catalog.servers.find(({ tools }) => tools.length > 1 && tools.length < 15);
  await page.goto(`/servers/${small?.id}/`);
  await expect(count(page)).toHaveText(/tools/);
  expect(await axeViolations(page, { parts: ['[data-tool-table]', '.picture'] })).toEqual([]);
});

test('a long policy comes when the reader does', async ({ page, request }) => {
  await page.goto(path);
  await page.locator('#policy-section').scrollIntoViewIfNeeded();
  const file = await (await request.get(`${path}policy.json`)).text();
  await expect(page.locator('#policy')).toHaveText(file.trim());
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the whole table stands there, with no filter and no buttons', async ({ page }) => {
    await page.goto(path);
    expect(await column(page, 0)).toHaveLength(records.length);
    await expect(table(page).getByRole('button')).toHaveCount(0);
    await expect(field(page)).toBeHidden();
  });
});
