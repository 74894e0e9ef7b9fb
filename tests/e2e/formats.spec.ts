import { readFileSync } from 'node:fs';
import type { APIRequestContext, Page } from '@playwright/test';
import { readCatalog } from '../../src/catalog/read.ts';
import { exportServers, exportTool } from '../../src/policy/formats/export.ts';
import { FORMATS } from '../../src/policy/formats/index.ts';
import { labelOf } from '../../src/policy/formats/names.ts';
import { axeViolations } from './axe.ts';
import { anyTool, excessWidth, expect, pathOf, test } from './site.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const { catalog } = readCatalog(process.env.CATALOG ?? 'catalog');
const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());
const field = (page: Page) => page.getByLabel('Your name for the server');
const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true });
const shown = (page: Page) => page.getByRole('tabpanel');

/** A tool with its record. */
async function toolWithRecord(request: APIRequestContext) {
  const tool = await anyTool(request);
  const server = catalog.servers.find(({ id }) => id === tool.server);
  const record = server?.tools.find((one) => one.record.name === tool.name)?.record;
  if (!server || !record) throw new Error(`The catalogue has no ${tool.server}/${tool.name}.`);
  return { path: pathOf(tool.url), server, record };
}

test('tabs are gone through by keyboard, around at the ends', async ({ page, request }) => {
  await page.goto(pathOf((await anyTool(request)).url));
  const [first, second] = FORMATS;
  const last = FORMATS.at(-1);
  await tab(page, first?.title ?? '').focus();
  for (const [key, title] of [
    ['ArrowRight', second?.title],
    ['ArrowLeft', first?.title],
    ['ArrowLeft', last?.title],
    ['ArrowRight', first?.title],
    ['End', last?.title],
    ['Home', first?.title],
  ] as const) {
    await page.keyboard.press(key);
    await expect(tab(page, title ?? '')).toBeFocused();
    await expect(tab(page, title ?? '')).toHaveAttribute('aria-selected', 'true');
    await expect(page.locator('[role="tab"][aria-selected="true"]')).toHaveCount(1);
    await expect(page.locator('[role="tab"][tabindex="-1"]')).toHaveCount(FORMATS.length - 1);
    await expect(shown(page)).toHaveCount(1);
    await expect(shown(page)).toHaveAccessibleName(title ?? '');
  }
});

test('the chosen format is remembered on other pages, and an address can name another', async ({ page, request }) => {
  const tool = await anyTool(request);
  await page.goto(pathOf(tool.url));
  await tab(page, 'Codex').click();
  await page.goto(`/servers/${tool.server}/`);
  await expect(shown(page)).toHaveAccessibleName('Codex');
  await expect(page.locator('#policy-codex')).toContainText('enabled');
  await page.goto(`${pathOf(tool.url)}#format-zed`);
  await expect(shown(page)).toHaveAccessibleName('Zed');
  await page.goto(`/servers/${tool.server}/`);
  await expect(shown(page)).toHaveAccessibleName('Codex');
});

test('a label goes into every text of a tool, each as the exporter writes it, and is remembered', async ({
  page,
  request,
}) => {
  const { path, server, record } = await toolWithRecord(request);
  await page.goto(path);
  await field(page).fill('my-own-name');
  await tab(page, 'Codex').click();
  const check = async () => {
    await expect(page.locator('#policy-codex')).toBeVisible();
    for (const format of FORMATS) {
      const { fragment } = exportTool(format, record, 'my-own-name');
      if (!fragment || !('text' in fragment) || format.id === 'policy-json') continue;
      expect(await page.locator(`#policy-${format.id}`).textContent(), format.id).toBe(fragment.text);
    }
  };
  const sentence = page.locator('#format-litellm > p').first();
  await expect(sentence).toContainText('mcp_servers.my-own-name.allowed_tools');
  await check();
  await page.reload();
  await expect(field(page)).toHaveValue('my-own-name');
  await check();
  await field(page).fill('');
  await expect(page.locator('#policy-claude-code')).not.toContainText('my-own-name');
  await expect(sentence).toContainText(`mcp_servers.${labelOf(server.id)}.allowed_tools`);
  await page.reload();
  await expect(field(page)).not.toHaveValue('my-own-name');
});

test('a label goes into every text of a server, loaded ones too, and copy and download have it', async ({
  page,
  request,
}) => {
  const { server } = await toolWithRecord(request);
  const tools = server.tools.map(({ record }) => record);
  await page.goto(`/servers/${server.id}/`);
  await field(page).fill('my-own-name');
  await tab(page, 'Codex').click();
  await expect(page.locator('#policy-codex')).toContainText('my-own-name');
  for (const format of FORMATS.filter(({ id }) => id !== 'policy-json')) {
    const written = exportServers(format, [{ label: 'my-own-name', tools }]);
    if (written.remove.length > 0) continue;
    expect(await page.locator(`#policy-${format.id}`).textContent(), format.id).toBe(written.files[0]?.text);
  }
  const [file] = exportServers(FORMATS.find(({ id }) => id === 'codex') as (typeof FORMATS)[number], [
    { label: 'my-own-name', tools },
  ]).files;
  await shown(page).getByRole('button', { name: /^Copy/ }).click();
  await expect(shown(page).getByRole('status')).toHaveText('Copied');
  expect(await clipboard(page)).toBe(file?.text);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    shown(page)
      .getByRole('button', { name: /^Download/ })
      .click(),
  ]);
  expect(download.suggestedFilename()).toBe('config.toml');
  expect(readFileSync(await download.path(), 'utf8')).toBe(file?.text);
});

test('a label that cannot be is said, and one that a format refuses is said there', async ({ page, request }) => {
  const { path, record } = await toolWithRecord(request);
  await page.goto(path);
  await tab(page, 'Gemini CLI').click();
  const before = await page.locator('#policy-gemini-cli').textContent();
  await field(page).fill('my_name');
  await expect(
    shown(page).getByText('my_name cannot be the name here, because Gemini CLI ends a label at _.'),
  ).toBeVisible();
  expect(await page.locator('#policy-gemini-cli').textContent()).toBe(before);
  const zed = exportTool(
    FORMATS.find(({ id }) => id === 'zed') as (typeof FORMATS)[number],
    record,
    'my_name',
  ).fragment;
  expect(await page.locator('#policy-zed').textContent()).toBe(zed && 'text' in zed ? zed.text : undefined);
  await field(page).fill('<b>no</b>');
  await expect(field(page)).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByText(/^Not used, because a label starts with a letter/)).toBeVisible();
  expect(await page.locator('#policy-gemini-cli').textContent()).toBe(before);
  await field(page).fill('fine');
  await expect(field(page)).toHaveAttribute('aria-invalid', 'false');
  await expect(page.locator('[data-label-problem]')).toHaveCount(0);
});

test('where the file of policies cannot be loaded, the panel says so, and a second try loads it', async ({
  page,
  request,
  complaints,
}) => {
  const { server } = await anyTool(request);
  await page.route('**/policies.json', (route) => route.abort(), { times: 1 });
  await page.goto(`/servers/${server}/`);
  await tab(page, 'Zed').click();
  await expect(page.locator('#format-zed')).toContainText('could not be loaded');
  complaints.splice(0);
  await tab(page, 'Goose').click();
  await expect(page.locator('#policy-zed')).toContainText('mcp:');
  await expect(page.locator('#policy-goose')).toContainText('always_allow');
});

test('where nothing can be remembered, tabs and label work all the same', async ({ page, request }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new Error('refused');
      },
    });
  });
  await page.goto(pathOf((await anyTool(request)).url));
  await tab(page, 'Zed').click();
  await field(page).fill('mine');
  await expect(page.locator('#policy-zed')).toContainText('mcp:mine:');
});

test('no violation by axe in a loaded panel, in either theme, and no sideways scrolling', async ({ page, request }) => {
  const tool = await anyTool(request);
  for (const path of [pathOf(tool.url), `/servers/${tool.server}/`]) {
    await page.goto(path);
    await field(page).fill('my_name');
    await tab(page, 'Gemini CLI').click();
    await expect(page.locator('#policy-gemini-cli')).toContainText('mcpName');
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await axeViolations(page, { parts: ['[data-formats]'] })).toEqual([]);
    }
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await excessWidth(page)).toBe(0);
    await page.setViewportSize({ width: 1280, height: 720 });
  }
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the first three formats stand there in full, and all are in one file', async ({ page, request }) => {
    const tool = await anyTool(request);
    for (const path of [pathOf(tool.url), `/servers/${tool.server}/`]) {
      await page.goto(path);
      await expect(page.locator('#policy')).toBeVisible();
      const [, second, third] = FORMATS;
      for (const format of [second, third]) {
        const heading = page.getByRole('heading', { name: format?.title ?? '', exact: true });
        await expect(heading).toBeVisible();
      }
      await expect(page.locator('noscript pre').first()).toContainText('"permissions"');
      await expect(page.getByRole('tab')).toHaveCount(0);
      await expect(page.getByLabel('Your name for the server')).toBeHidden();
      const file = await page.getByRole('link', { name: 'one file' }).getAttribute('href');
      const { formats } = await (await request.get(file ?? '')).json();
      expect(formats.map(({ id }: { id: string }) => id)).toEqual(FORMATS.map(({ id }) => id));
    }
  });

  test('texts too long for a page are shown from their files', async ({ page }) => {
    await page.goto('/servers/postman/');
    for (const title of ['policy.json', 'Claude Code']) {
      const frame = page.frameLocator(`iframe[title="${title}"]`);
      await expect(frame.locator('body')).toContainText('deleteCollection');
    }
  });
});
