import { createHash } from 'node:crypto';
import type { Page } from '@playwright/test';
import { parse as parseToml } from 'smol-toml';
import { anyTool, expect, pathOf, test, toolsOf } from './site.ts';

/* Each of the three whom the site is for, from the front page to what they came for. */

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

test('the engineer finds a tool by search and takes the policy in the format of a client', async ({
  page,
  request,
}) => {
  const tool = await anyTool(request);
  await page.goto('/');
  await page.keyboard.press('/');
  await page.keyboard.type(`${tool.name.replaceAll('_', ' ')} ${tool.server}`);
  const first = page.getByRole('list', { name: 'Results' }).locator('a.title').first();
  await expect(first).toHaveText(tool.name);
  await expect(page.getByRole('list', { name: 'Results' }).getByRole('listitem').first()).toContainText(/Critical/i);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(pathOf(tool.url));
  await expect(page.getByRole('heading', { level: 1 })).toContainText(tool.name);
  // The script that makes tabs of them may still be on its way.
  await expect(page.getByRole('tabpanel')).toBeVisible();
  await page.getByRole('tab', { name: 'Codex', exact: true }).click();
  await page.getByLabel('Your name for the server').fill('mine');
  const panel = page.getByRole('tabpanel');
  await expect(panel.locator('[data-label]').first()).toHaveText('mine');
  await panel.getByRole('button', { name: /^Copy/ }).first().click();
  await expect(panel.getByRole('status').first()).toHaveText('Copied');
  const copied = parseToml(await clipboard(page));
  expect(Object.keys(copied.mcp_servers as object)).toEqual(['mine']);
  expect(JSON.stringify(copied)).toContain(tool.name);
});

/** The hints of each tool in the block for TypeScript. */
function hintsIn(block: string): Map<string, Record<string, boolean>> {
  const lines = [...block.matchAll(/^ {2}\[("(?:[^"\\]|\\.)*"), \{ (.*) \}\],$/gm)];
  return new Map(
    lines.map(([, name = '""', hints = '']) => [
      JSON.parse(name),
      Object.fromEntries(hints.split(', ').map((hint) => [hint.split(': ')[0], hint.endsWith('true')])),
    ]),
  );
}

test('the maintainer takes annotations that say what the verdicts say', async ({ page, request }) => {
  const { server } = await anyTool(request);
  const { tools } = await (await request.get(`/servers/${server}.json`)).json();
  await page.goto(`/servers/${server}/`);
  await page
    .getByRole('link', { name: /maintainers/i })
    .first()
    .click();
  await page.getByRole('button', { name: /^Copy.*TypeScript/ }).click();
  await expect(page.locator('figure:has(#annotations-typescript)').getByRole('status')).toHaveText('Copied');
  const hints = hintsIn(await clipboard(page));
  expect([...hints.keys()].sort()).toEqual(tools.map(({ name }: { name: string }) => name).sort());
  for (const { name, category } of tools) {
    expect(hints.get(name)?.readOnlyHint, name).toBe(category === 'read');
    if (category !== 'read') expect(hints.get(name)?.destructiveHint, name).toBe(category === 'destructive');
  }
});

test('the program finds one verdict in the twin, the list, the dumps, the index and the feed', async ({ request }) => {
  const text = async (path: string) => (await request.get(path)).text();
  const [tool] = await toolsOf(request, 'critical');
  if (!tool) throw new Error('The catalogue has no critical tool.');
  const is = (one: { server: string; name: string }) => one.server === tool.server && one.name === tool.name;
  const verdict = ({ category, capabilities, risk, action }: Record<string, unknown>) => ({
    category,
    capabilities,
    risk,
    action,
  });
  const twin = JSON.parse(await text(pathOf(tool.json)));
  const json = await text('/api/v1/tools.json');
  const lines = (await text('/api/v1/tools.ndjson')).trimEnd().split('\n');
  const others = [
    JSON.parse(await text(`/servers/${tool.server}.json`)).tools.find(is),
    tool,
    JSON.parse(json).tools.find(is),
    lines.map((line) => JSON.parse(line)).find(is),
  ];
  for (const other of others) expect(verdict({ ...verdict(twin), ...other })).toEqual(verdict(twin));
  const row = (await text('/api/v1/tools.csv'))
    .split('\r\n')
    .find((each) => each.startsWith(`"${tool.server}","${tool.name}",`));
  expect(row).toContain(`"${twin.category}","${twin.capabilities.join(' ')}","${twin.risk}","${twin.action}"`);
  const digest = createHash('sha256').update(json).digest('hex');
  expect(await text('/api/v1/SHA256SUMS')).toContain(`${digest}  tools.json`);
  const feed = await text(`/servers/${tool.server}/feed.xml`);
  const [, said] = feed.split(`${pathOf(tool.url)}&quot;&gt;`);
  if (said !== undefined) expect(said.slice(0, 300)).toContain(twin.risk);
  expect(feed).toContain(`<title>`);
});
