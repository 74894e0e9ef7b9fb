import { anyTool, expect, pathOf, test } from './site.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const clipboard = () => navigator.clipboard.readText();

test('the policy of a tool is copied by keyboard, and is what the twin says', async ({ page, request }) => {
  const tool = await anyTool(request);
  const twin = await (await request.get(pathOf(tool.json))).json();
  const file = await (await request.get(`${pathOf(tool.url)}policy.json`)).text();
  await page.goto(pathOf(tool.url));
  const button = page.getByRole('button', { name: /^Copy policy\.json, the part/ });
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').first()).toHaveText('Copied');
  const copied = await page.evaluate(clipboard);
  expect(JSON.parse(copied)).toEqual(twin.policy);
  expect(`${copied}\n`).toBe(file);
});

test('the policy of a server is copied, and is what the twin says', async ({ page, request }) => {
  const { server } = await anyTool(request);
  const twin = await (await request.get(`/servers/${server}.json`)).json();
  await page.goto(`/servers/${server}/`);
  await page.getByRole('button', { name: /^Copy policy\.json/ }).click();
  await expect(page.locator('figure:has(#policy)').getByRole('status')).toHaveText('Copied');
  expect(JSON.parse(await page.evaluate(clipboard))).toEqual(twin.policy);
});

test('where the clipboard is refused, the text is copied the old way', async ({ page, request }) => {
  const tool = await anyTool(request);
  await page.goto(pathOf(tool.url));
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error('refused'));
  });
  await page.getByRole('button', { name: /^Copy policy\.json, the part/ }).click();
  await expect(page.getByRole('status').first()).toHaveText('Copied');
  expect(await page.evaluate(clipboard)).toBe(await page.locator('#policy').textContent());
});

test('where nothing can be copied, the page says so', async ({ page, request }) => {
  const tool = await anyTool(request);
  await page.goto(pathOf(tool.url));
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error('refused'));
    document.execCommand = () => false;
  });
  await page.getByRole('button', { name: /^Copy policy\.json, the part/ }).click();
  await expect(page.getByRole('status').first()).toHaveText(/^Not copied/);
});

test('the policy of a tool on an attack’s page is copied', async ({ page, request }) => {
  const { attacks } = await (await request.get('/attacks.json')).json();
  const addresses = attacks.map(({ url }: { url: string }) => pathOf(url));
  const [shown] = await Promise.all(
    addresses.map(async (address: string) =>
      (await (await request.get(address)).text()).includes('id="policy"') ? address : '',
    ),
  ).then((found) => found.filter((address) => address !== ''));
  await page.goto(shown);
  await page.getByRole('button', { name: /^Copy policy\.json, the part/ }).click();
  await expect(page.locator('figure:has(#policy)').getByRole('status')).toHaveText('Copied');
  expect(await page.evaluate(clipboard)).toBe(await page.locator('#policy').textContent());
});
