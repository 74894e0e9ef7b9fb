import { anyTool, expect, pathOf, test } from './site.ts';

test('from home to a tool by search', async ({ page, request }) => {
  const tool = await anyTool(request);
  await page.goto('/');
  await page.getByRole('searchbox').fill(`${tool.name} ${tool.server}`);
  const first = page.getByRole('list', { name: 'Results' }).locator('a.title').first();
  await expect(first).toHaveText(tool.name);
  await first.click();
  await expect(page).toHaveURL(pathOf(tool.url));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(tool.name);
});

test('from home to a tool by links', async ({ page, request }) => {
  const tool = await anyTool(request);
  await page.goto('/');
  await page.getByRole('link', { name: 'All servers' }).click();
  await page.locator(`main a[href="/servers/${tool.server}/"]`).click();
  await page.getByRole('main').getByRole('link', { name: tool.name, exact: true }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(tool.name);
});

test('from a list of a risk to a tool, to its rule, and back to a tool', async ({ page }) => {
  await page.goto('/risk/critical/');
  await page.locator('main .rows a.title').first().click();
  await page.locator('.evidence a.tag').first().click();
  await expect(page).toHaveURL(/\/rules\/[a-z-]+\/$/);
  await page.locator('main .rows a.title').first().click();
  await expect(page.locator('.verdict')).toBeVisible();
});

test('the search field of any page leads to results', async ({ page, request }) => {
  const tool = await anyTool(request);
  await page.goto('/servers/');
  await page.getByRole('searchbox').fill(tool.name);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('list', { name: 'Results' }).locator('a.title').first()).toHaveText(tool.name);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('home says that search needs it, and every list and page is there', async ({ page, request }) => {
    const tool = await anyTool(request);
    await page.goto('/');
    await expect(page.locator('noscript > p')).toBeVisible();
    expect(await page.locator('noscript > p').textContent()).toContain('Search needs JavaScript');
    await expect(page.getByRole('searchbox')).toBeHidden();
    await page.getByRole('main').getByRole('link', { name: 'Critical' }).first().click();
    await expect(page.locator('main .rows a.title').first()).toBeVisible();
    await page.goto(pathOf(tool.url));
    await expect(page.locator('#policy')).toContainText(tool.name);
    await expect(page.getByRole('link', { name: 'Download' })).toBeVisible();
  });
});
