import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { MOST_PICKS } from '../../src/page/stack-address.ts';
import { axeViolations } from './axe.ts';
import { excessWidth, expect, test } from './site.ts';

/** What a configuration holds that must stay in it. */
const SECRET = 'sk-live-7f3k2q';

const CONFIG = `{
  // mine
  "mcpServers": {
    "files": { "command": "npx", "args": ["-y", "@modelcontextprotocol/server-filesystem", "/home/me/${SECRET}"] },
    "search": { "command": "npx", "args": ["-y", "exa-mcp-server@1.0"], "env": { "EXA_API_KEY": "${SECRET}" } },
    "intern": { "command": "npx", "args": ["@acme/intern-mcp", "--token", "${SECRET}"] },
    "remote": { "url": "https://user:${SECRET}@mcp.acme.example/${SECRET}/mcp?key=${SECRET}", "headers": { "X-Key": "${SECRET}" } },
    "script": { "command": "/opt/${SECRET}/start.sh" },
  },
}`;

const field = (page: Page): Locator => page.getByRole('combobox', { name: 'Add a server' });
const options = (page: Page): Locator => page.getByRole('listbox', { name: 'Servers' }).getByRole('option');
const picks = (page: Page): Locator => page.locator('[data-picks] > li');
const code = (page: Page): Locator => page.locator('[data-policy] figure code').first();

/** Every address that the page asks for, and what it sends. */
function recordRequests(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(`${request.method()} ${request.url()} ${request.postData() ?? ''}`));
  return asked;
}

/** Puts a text into the configuration's field as the clipboard would. */
async function paste(page: Page, text: string): Promise<void> {
  const area = page.getByLabel('Configuration', { exact: true });
  if (!(await area.isVisible())) await page.getByText('Paste a configuration').click();
  await expect(page.locator('[data-drop]')).toHaveAttribute('data-ready', '');
  await area.evaluate((element, pasted) => {
    const data = new DataTransfer();
    data.setData('text/plain', pasted);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);
}

test('an engineer picks two servers by keyboard, names one, and takes the policy', async ({ page, request }) => {
  await page.goto('/stack/');
  await expect(page.getByText('No server picked yet.')).toBeVisible();
  await field(page).focus();
  await page.keyboard.type('filesys');
  await expect(options(page).first()).toContainText('Filesystem');
  await page.keyboard.press('ArrowDown');
  await expect(options(page).first()).toHaveAttribute('aria-selected', 'true');
  await expect(field(page)).toHaveAttribute('aria-activedescendant', 'stack-option-0');
  await page.keyboard.press('Enter');
  await expect(picks(page)).toHaveCount(1);
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('exa-mcp-server');
  await expect(options(page).first()).toContainText('Exa');
  await page.keyboard.press('Enter');
  await expect(picks(page)).toHaveCount(2);
  await page.getByLabel('Your name for Exa').fill('search');
  await expect(page).toHaveURL(/#s=filesystem,exa:search$/);
  const counts = await Promise.all(
    ['filesystem', 'exa'].map(async (id) => (await (await request.get(`/servers/${id}.json`)).json()).count),
  );
  const all = counts.reduce((sum, count) => sum + count, 0);
  await expect(page.locator('[data-totals] > p')).toContainText(`${all} tools of 2 servers`);
  await page.getByRole('tab', { name: 'Claude Code', exact: true }).click();
  await expect(code(page)).toContainText('mcp__search__');
  await expect(code(page)).toContainText('mcp__filesystem__');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: /^Download settings/ }).click();
  expect(await readFile(await (await download).path(), 'utf8')).toBe(await code(page).textContent());
});

test('arrows go around, Escape closes the list and then empties the field', async ({ page }) => {
  await page.goto('/stack/');
  await field(page).press('ArrowDown');
  await expect(options(page).first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowUp');
  await expect(options(page).last()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Escape');
  await expect(field(page)).toHaveAttribute('aria-expanded', 'false');
  await expect(options(page)).toHaveCount(0);
  await page.keyboard.type('zzzz');
  await expect(page.getByText('No server of the catalogue is called that.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(field(page)).toHaveValue('');
  await page.keyboard.press('Enter');
  await expect(picks(page)).toHaveCount(0);
});

test('a server is taken out by its button, and the focus goes on to the next', async ({ page }) => {
  await page.goto('/stack/#s=filesystem,exa,notion');
  await expect(page.locator('[data-totals]')).toContainText('3 servers');
  await page.getByRole('button', { name: 'Remove Exa' }).press('Enter');
  await expect(picks(page)).toHaveCount(2);
  await expect(page.getByRole('button', { name: 'Remove Notion' })).toBeFocused();
  await expect(page).toHaveURL(/#s=filesystem,notion$/);
  await expect(page.locator('[data-totals]')).toContainText('2 servers');
  await page.getByRole('button', { name: 'Remove all' }).click();
  await expect(page.getByText('No server picked yet.')).toBeVisible();
  await expect(page.locator('[data-result]')).toBeHidden();
  await expect(page).toHaveURL(/stack\/$/);
});

test('of a pasted configuration only names leave the field, and nothing leaves the page', async ({ page }) => {
  const asked = recordRequests(page);
  await page.goto('/stack/');
  await paste(page, CONFIG);
  await expect(page.locator('[data-paste-said]')).toHaveText('5 servers read, 2 added, 3 not in the catalogue.');
  await expect(page.getByLabel('Your name for Filesystem')).toHaveValue('files');
  await expect(page.getByLabel('Your name for Exa')).toHaveValue('search');
  const unknown = page.locator('[data-unknown] li');
  await expect(unknown).toHaveText([
    'intern @acme/intern-mcp',
    'remote mcp.acme.example',
    'script what it starts cannot be told from its entry',
  ]);
  await expect(code(page)).not.toBeEmpty();
  await expect(page).toHaveURL(/#s=filesystem:files,exa:search$/);
  await expect(page.getByLabel('Configuration', { exact: true })).toHaveValue('');
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]));
  for (const text of [await page.content(), page.url(), kept, asked.join('\n')]) expect(text).not.toContain(SECRET);
  const origin = new URL(page.url()).origin;
  const others = asked.filter(
    (line) =>
      !/^GET \S+\/(?:stack\/|stack\.json|stack\/index\/\S+\.json|servers\/(?:filesystem|exa)\/stack\.json|_astro\/\S+|favicon\.svg) $/.test(
        line,
      ),
  );
  expect(others).toEqual([]);
  expect(asked.every((line) => line.startsWith(`GET ${origin}/`))).toBe(true);
});

test('a broken configuration is refused with its place, and stays to be mended', async ({ page }) => {
  await page.goto('/stack/');
  const broken = '{\n  "mcpServers": {\n    "a": { "command": "npx" "args": [] }\n  }\n}';
  await paste(page, broken);
  await expect(page.locator('[data-paste-said]')).toHaveText('Line 3, column 29: A comma is missing before this.');
  const area = page.getByLabel('Configuration', { exact: true });
  await expect(area).toHaveValue(broken);
  await expect(area).toHaveAttribute('aria-invalid', 'true');
  await area.fill('{ "servers": { "docs": { "command": "npx", "args": ["@upstash/context7-mcp"] } } }');
  await page.getByRole('button', { name: 'Read it' }).click();
  await expect(page.getByLabel('Your name for Context7')).toHaveValue('docs');
  await expect(area).not.toHaveAttribute('aria-invalid', 'true');
});

test('of a pasted configuration, servers that are there already are told from those that a full stack refuses', async ({
  page,
}) => {
  const filled = Array.from({ length: MOST_PICKS - 1 }, (_, at) => `exa:name-${at}`);
  await page.goto(`/stack/#s=${filled.join(',')}`);
  const entry = { command: 'npx', args: ['-y', 'exa-mcp-server@1.0'] };
  const servers = (...names: string[]) => ({ mcpServers: Object.fromEntries(names.map((name) => [name, entry])) });
  await paste(page, JSON.stringify(servers('name-0', 'last', 'late', 'later', 'name-1')));
  const said = page.locator('[data-paste-said]');
  await expect(said).toHaveText('5 servers read, 1 added, 2 there already, 2 left out as the stack is full.');
  await expect(picks(page)).toHaveCount(MOST_PICKS);
  await paste(page, JSON.stringify(servers('last')));
  await expect(said).toHaveText('1 server read, 0 added, 1 there already.');
});

test('a file with a configuration is read', async ({ page }) => {
  await page.goto('/stack/');
  await page.getByText('Paste a configuration').click();
  await expect(page.locator('[data-drop]')).toHaveAttribute('data-ready', '');
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: 'mcp.json', mimeType: 'application/json', buffer: Buffer.from(CONFIG) });
  await expect(picks(page)).toHaveCount(2);
  expect(await page.content()).not.toContain(SECRET);
});

test('an address from anywhere loads what it names, and tells what is unknown', async ({ page, complaints }) => {
  const asked = recordRequests(page);
  await page.goto('/stack/#s=exa:search,no-such-server,../../api/v1/tools,<img src=x onerror=alert(1)>,exa:<b>');
  await expect(page.getByText('3 parts of the address name no further server and were left out.')).toBeVisible();
  await expect(picks(page)).toHaveCount(2);
  await expect(picks(page).nth(1)).toContainText('There is no server of this id in the catalogue.');
  await expect(page.locator('[data-totals]')).toContainText('1 server');
  expect(asked.filter((line) => line.includes('/api/') || line.includes('img'))).toEqual([]);
  const others = complaints.splice(0).filter((text) => !text.includes('status of 404'));
  complaints.push(...others);
});

test('a link to a part of the page leaves the stack in the address', async ({ page }) => {
  await page.goto('/stack/#s=exa,notion');
  await page.getByRole('link', { name: 'Totals' }).click();
  await expect(page).toHaveURL(/#s=exa,notion$/);
  await expect(picks(page)).toHaveCount(2);
  await page.goto('/stack/#s=exa');
  await expect(picks(page)).toHaveCount(1);
});

test('two servers cannot have one name, and the page says where', async ({ page }) => {
  await page.goto('/stack/#s=exa:same,notion');
  await page.getByLabel('Your name for Notion').fill('same');
  await expect(page.getByText('Not used, because another server here has this name.').first()).toBeVisible();
  await expect(page.locator('[data-policy]')).toContainText('two servers cannot have the same label');
  await page.getByLabel('Your name for Notion').fill('two words');
  await expect(page.getByText('Not used, because a label starts with a letter')).toBeVisible();
  await page.getByLabel('Your name for Notion').fill('other');
  await expect(page.locator('[data-policy] figure').first()).toBeVisible();
});

test('what the tools can do together is drawn, and said in words', async ({ page }) => {
  await page.goto('/stack/#s=filesystem,exa');
  const picture = page.getByRole('img', { name: /Tools by what they add/ });
  await expect(picture).toBeVisible();
  await expect(picture).toHaveAttribute('aria-label', /Carry something out: \d+ of exa/);
  await expect(page.locator('[data-together]')).toContainText('can be made to give private data away');
  await expect(page.locator('.leg-list')).toHaveCount(3);
  const href = await page.locator('.leg-list a').first().getAttribute('href');
  expect((await page.request.get(href ?? '')).status()).toBe(200);
  await page.goto('/stack/#s=eslint');
  await expect(page.locator('[data-together]')).toContainText('No tool of this stack');
});

test('when a server cannot be loaded, the page says so and tries again', async ({ page, complaints }) => {
  await page.route('**/servers/exa/stack.json', (route) => route.abort());
  await page.goto('/stack/#s=exa');
  await expect(picks(page).first()).toContainText('Its data could not be loaded.');
  await page.unroute('**/servers/exa/stack.json');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.locator('[data-totals]')).toContainText('1 server');
  complaints.splice(0);
});

test('the open list and the pasting have no violation by axe, and fit 320 pixels', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto('/stack/#s=filesystem,exa');
  await paste(page, CONFIG);
  await expect(page.locator('[data-unknown] li')).toHaveCount(3);
  await field(page).press('ArrowDown');
  await expect(options(page).first()).toBeVisible();
  expect(await axeViolations(page)).toEqual([]);
  expect(await excessWidth(page)).toBe(0);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('the page says what to use instead', async ({ page }) => {
    await page.goto('/stack/');
    await expect(page.locator('noscript p')).toBeVisible();
    expect(await page.locator('noscript p').textContent()).toContain('npm run policy -- --server one --server other');
    await expect(field(page)).toBeHidden();
  });
});
