import { anyTool, expect, pathOf, test } from './site.ts';

test('the first stop of the Tab key skips to the content', async ({ page }) => {
  await page.goto('/servers/');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
});

test('a tool is found and opened by keys alone', async ({ page, request }) => {
  const tool = await anyTool(request);
  await page.goto('/');
  await page.keyboard.press('/');
  const field = page.getByRole('searchbox');
  await expect(field).toBeFocused();
  await page.keyboard.type(`${tool.name} ${tool.server}`);
  const links = page.getByRole('list', { name: 'Results' }).locator('a.title');
  await expect(links.first()).toHaveText(tool.name);
  await page.keyboard.press('ArrowDown');
  await expect(links.first()).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(field).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(pathOf(tool.url));
});

test('Enter in the search field opens the first result', async ({ page, request }) => {
  const tool = await anyTool(request);
  await page.goto('/');
  await page.getByRole('searchbox').fill(`${tool.name} ${tool.server}`);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(pathOf(tool.url));
});

test('a slash that is typed into a field stays there', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('searchbox').focus();
  await page.keyboard.type('a/b');
  await expect(page.getByRole('searchbox')).toHaveValue('a/b');
});

test('what can be focused shows that it is', async ({ page, request }) => {
  const tool = await anyTool(request);
  await page.goto(pathOf(tool.url));
  const bare: string[] = [];
  for (let stop = 0; stop < 40; stop++) {
    await page.keyboard.press('Tab');
    const outline = await page.evaluate(() => {
      const focused = document.activeElement;
      if (!focused || focused === document.body) return 'solid';
      const { outlineStyle, outlineWidth } = getComputedStyle(focused);
      return outlineStyle !== 'none' && outlineWidth !== '0px' ? 'solid' : focused.outerHTML.slice(0, 120);
    });
    if (outline !== 'solid') bare.push(outline);
  }
  expect(bare).toEqual([]);
});
