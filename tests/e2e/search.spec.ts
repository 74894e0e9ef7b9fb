import type { Page } from '@playwright/test';
import { anyTool, expect, test, toolsOf } from './site.ts';

const results = (page: Page) => page.getByRole('list', { name: 'Results' }).locator('a.title');
const status = (page: Page) => page.getByRole('status');
const field = (page: Page) => page.getByRole('searchbox');
const count = (page: Page, facet: string) => page.locator(`[data-count="${facet}"]`);
const toolsFound = (number: number) => `${number.toLocaleString('en')} ${number === 1 ? 'tool' : 'tools'} found.`;

/** `delete_item` as people may type it. */
function spellings(name: string): string[] {
  const words = name.split(/[_-]+/);
  const camel = words.map((word, at) => (at === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join('');
  return [name, name.toUpperCase(), camel, words.join('-'), words.join('.'), words.join(' '), words.join('')];
}

test('a name is found however it is spelled', async ({ page, request }) => {
  const tool = await anyTool(request);
  await page.goto('/');
  for (const spelling of spellings(tool.name)) {
    await field(page).fill(spelling);
    await expect(results(page).first(), spelling).toHaveText(tool.name);
    await field(page).fill('');
    await expect(results(page)).toHaveCount(0);
  }
});

/** A word with two neighbours in each other's place. */
const swapped = (word: string) => `${word.slice(0, 2)}${word[3]}${word[2]}${word.slice(4)}`;

test('a slip is put right, and said', async ({ page, request }) => {
  const all = (await Promise.all(['critical', 'high', 'medium', 'low'].map((risk) => toolsOf(request, risk)))).flat();
  const words = new Set(all.flatMap(({ name }) => name.toLowerCase().split(/[_-]+/)));
  const word = [...words].find((each) => /^[a-z]{6,}$/.test(each) && each[2] !== each[3] && !words.has(swapped(each)));
  test.skip(word === undefined, 'The catalogue has no long word in a name.');
  await page.goto('/');
  await field(page).fill(swapped(word ?? ''));
  await expect(status(page)).toContainText(`so “${word}”`);
  await expect(results(page).first()).toContainText(new RegExp(word ?? '', 'i'));
  await expect(results(page).first().locator('mark').first()).toHaveText(new RegExp(word ?? '', 'i'));
});

test('what is ticked before the script arrives counts', async ({ page, request }) => {
  const critical = await toolsOf(request, 'critical');
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  await page.route('**/*.js', async (route) => {
    await released;
    await route.continue();
  });
  await page.goto('/', { waitUntil: 'commit' });
  await page.locator('summary', { hasText: 'Filters' }).click();
  await page.getByRole('checkbox', { name: /Critical/ }).check();
  await expect(page).toHaveURL(/\/$/);
  release();
  await expect(status(page)).toHaveText(toolsFound(critical.length));
  await expect(page.getByRole('checkbox', { name: /Critical/ })).toBeChecked();
  await expect(page).toHaveURL(/\?risk=critical$/);
});

test('filters narrow the results, count them and stand in the address', async ({ page, request }) => {
  const critical = await toolsOf(request, 'critical');
  await page.goto('/');
  await page.locator('summary', { hasText: 'Filters' }).click();
  await page.getByRole('checkbox', { name: /Critical/ }).check();
  await expect(status(page)).toHaveText(toolsFound(critical.length));
  await expect(count(page, 'risk:critical')).toHaveText(critical.length.toLocaleString('en'));
  await expect(page).toHaveURL(/\?risk=critical$/);
  await page.reload();
  await expect(status(page)).toHaveText(toolsFound(critical.length));
  await expect(page.getByRole('checkbox', { name: /Critical/ })).toBeChecked();
  const server = page.locator('input[name=server]').first();
  const id = await server.inputValue();
  await server.check();
  await expect(status(page)).toHaveText(toolsFound(critical.filter((tool) => tool.server === id).length));
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(results(page)).toHaveCount(0);
  await expect(page).toHaveURL(/\/$/);
});

test('each count is what choosing it finds, beside the query and the other filters', async ({ page, request }) => {
  const [first] = await toolsOf(request, 'medium');
  await page.goto(`/?q=${first?.server ?? ''}&category=write&category=read`);
  await expect(status(page)).toContainText('found');
  for (const facet of ['risk:medium', 'declared:none', 'capability:reads-private-data']) {
    const [name, value] = facet.split(':');
    const told = Number((await count(page, facet).textContent())?.replaceAll(',', ''));
    if (told === 0) continue;
    const box = page.locator(`input[name="${name}"][value="${value}"]`);
    await box.check();
    await expect(status(page), facet).toHaveText(toolsFound(told));
    await expect(count(page, facet), facet).toHaveText(told.toLocaleString('en'));
    await box.uncheck();
  }
});

test('every state of annotations has as many tools as the form says, and they are all tools', async ({ page }) => {
  await page.goto('/');
  const told = await page.locator('[data-count^="declared:"]').allTextContents();
  const all = await page.locator('[data-count^="risk:"]').allTextContents();
  const sum = (texts: string[]) => texts.reduce((total, text) => total + Number(text.replaceAll(',', '')), 0);
  expect(told).toHaveLength(3);
  expect(sum(told)).toBe(sum(all));
  await page.goto('/?declared=contradicts');
  await expect(status(page)).toHaveText(toolsFound(Number(told[2]?.replaceAll(',', ''))));
});

test('a query in the address, or from the header of another page, is searched for', async ({ page, request }) => {
  const tool = await anyTool(request);
  await page.goto(`/?q=${encodeURIComponent(tool.name)}`);
  await expect(field(page)).toHaveValue(tool.name);
  await expect(results(page).first()).toHaveText(tool.name);
  await page.goto('/servers/');
  await page.keyboard.press('/');
  await page.keyboard.type(tool.name);
  await page.keyboard.press('Enter');
  await expect(results(page).first()).toHaveText(tool.name);
});

test('by keyboard: the arrows move, typing goes on in the field, Enter opens, and back restores', async ({ page }) => {
  await page.goto('/');
  await page.keyboard.press('/');
  await page.keyboard.type('lis');
  await expect(results(page).nth(1)).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(results(page).first()).toBeFocused();
  await page.keyboard.press('End');
  await expect(results(page).last()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.type('t');
  await expect(field(page)).toBeFocused();
  await expect(field(page)).toHaveValue('list');
  await expect(status(page)).toContainText('found');
  const [second, found] = await Promise.all([results(page).nth(1).textContent(), status(page).textContent()]);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(second ?? '');
  await page.goBack();
  await expect(field(page)).toHaveValue('list');
  await expect(status(page)).toHaveText(found ?? '');
});

test('the back button undoes a filter', async ({ page }) => {
  await page.goto('/?q=list');
  await expect(status(page)).toContainText('found');
  const before = await status(page).textContent();
  await page.getByRole('checkbox', { name: /Low/ }).check();
  await expect(page).toHaveURL(/risk=low/);
  await page.goBack();
  await expect(page.getByRole('checkbox', { name: /Low/ })).not.toBeChecked();
  await expect(status(page)).toHaveText(before ?? '');
});

test('more results than a screenful come on request', async ({ page, request }) => {
  const low = await toolsOf(request, 'low');
  test.skip(low.length <= 12, 'The catalogue is too small.');
  await page.goto('/?risk=low');
  await expect(results(page)).toHaveCount(12);
  await page.getByRole('button', { name: 'Show more' }).click();
  await expect(results(page)).toHaveCount(Math.min(24, low.length));
  await expect(results(page).nth(12)).toBeFocused();
});

test('nothing found is said, with what to do next', async ({ page }) => {
  await page.goto('/?q=qqqqzzzzxxxx');
  await expect(status(page)).toHaveText('No tool found.');
  await expect(page.getByRole('link', { name: 'all servers', exact: true })).toBeVisible();
});

test('a first search loads little', async ({ page, request }) => {
  const tool = await anyTool(request);
  const loaded: string[] = [];
  page.on('request', (asked) => loaded.push(new URL(asked.url()).pathname));
  await page.goto('/');
  await page.waitForLoadState('networkidle');
  expect(loaded.filter((path) => path.startsWith('/search/'))).toEqual([]);
  await field(page).fill(tool.name);
  await expect(results(page).first()).toHaveText(tool.name);
  expect(loaded.filter((path) => path.startsWith('/search/')).length).toBeLessThan(30);
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
    await expect(field(page)).toHaveValue(text);
    await expect(status(page)).not.toBeEmpty();
    expect(await page.locator('main img, main script:not([src]), main svg[onload]').count()).toBe(0);
  }
});
