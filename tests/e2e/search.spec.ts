import type { Page } from '@playwright/test';
import { anyTool, expect, test, toolsOf } from './site.ts';

const results = (page: Page) => page.getByRole('list', { name: 'Results' }).getByRole('link');
const status = (page: Page) => page.getByRole('status');

/** `delete_item` as people may type it. */
function spellings(name: string): string[] {
  const words = name.split(/[_-]+/);
  const camel = words.map((word, at) => (at === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join('');
  return [name, name.toUpperCase(), camel, words.join('-'), words.join(' '), words.join('')];
}

test('a name is found however it is spelled', async ({ page, request }) => {
  const tool = await anyTool(request);
  await page.goto('/');
  for (const spelling of spellings(tool.name)) {
    await page.getByRole('searchbox').fill(spelling);
    await expect(results(page).first(), spelling).toHaveText(tool.name);
    await page.getByRole('searchbox').fill('');
    await expect(results(page)).toHaveCount(0);
  }
});

test('filters narrow the results, count them and stand in the address', async ({ page, request }) => {
  const critical = await toolsOf(request, 'critical');
  const words = critical.length === 1 ? '1 tool found.' : `${critical.length.toLocaleString('en')} tools found.`;
  await page.goto('/');
  await page.getByRole('checkbox', { name: /Critical/ }).check();
  await expect(status(page)).toHaveText(words);
  await expect(page.locator('[data-count="risk:critical"]')).toHaveText(critical.length.toLocaleString('en'));
  await expect(page).toHaveURL(/\?risk=critical$/);
  await page.reload();
  await expect(page.getByRole('checkbox', { name: /Critical/ })).toBeChecked();
  await expect(status(page)).toHaveText(words);
  const [first] = critical;
  await page.locator('select[name=server]').selectOption(first?.server ?? '');
  const ofServer = critical.filter(({ server }) => server === first?.server).length;
  await expect(status(page)).toContainText(`${ofServer.toLocaleString('en')} tool`);
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(results(page)).toHaveCount(0);
  await expect(page).toHaveURL(/\/$/);
});

test('a query in the address is searched for', async ({ page, request }) => {
  const tool = await anyTool(request);
  await page.goto(`/?q=${encodeURIComponent(tool.name)}`);
  await expect(page.getByRole('searchbox')).toHaveValue(tool.name);
  await expect(results(page).first()).toHaveText(tool.name);
});

test('more results than a screenful come on request', async ({ page, request }) => {
  const low = await toolsOf(request, 'low');
  test.skip(low.length <= 20, 'The catalogue is too small.');
  await page.goto('/?risk=low');
  await expect(results(page)).toHaveCount(20);
  await page.getByRole('button', { name: 'Show more' }).click();
  await expect(results(page)).toHaveCount(Math.min(40, low.length));
  await expect(results(page).nth(20)).toBeFocused();
});

test('nothing found is said', async ({ page }) => {
  await page.goto('/?q=qqqqzzzzxxxx');
  await expect(status(page)).toHaveText('No tool found.');
});

const HOSTILE = [
  '<img src=x onerror=alert(1)>',
  '"><script>alert(1)</script>',
  'javascript:alert(1)',
  "';alert(1)//",
  '\u202Etxt.exe',
  '%00%0d%0a<svg/onload=alert(1)>',
];

test('a hostile query or filter is text and nothing else', async ({ page }) => {
  for (const text of HOSTILE) {
    const asked = encodeURIComponent(text);
    await page.goto(`/?q=${asked}&risk=${asked}&server=${asked}&__proto__=${asked}`);
    await expect(page.getByRole('searchbox')).toHaveValue(text);
    await expect(status(page)).not.toBeEmpty();
    expect(await page.locator('main img, main script:not([src]), main svg[onload]').count()).toBe(0);
  }
});
