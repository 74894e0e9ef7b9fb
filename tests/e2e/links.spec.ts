import { expect, test } from './site.ts';

test('every page of the sitemap is there, and every twin beside it', async ({ request }) => {
  test.setTimeout(240_000);
  const sitemap = await (await request.get('/sitemap.xml')).text();
  const paths = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url]) => new URL(url as string).pathname);
  expect(paths.length).toBeGreaterThan(20);
  const missing: string[] = [];
  for (const path of paths) {
    const answer = await request.get(path, { maxRedirects: 0 });
    if (answer.status() !== 200) missing.push(path);
    const twin = /<link rel="alternate" type="application\/json" href="([^"]+)"/.exec(await answer.text())?.[1];
    if (twin !== undefined && (await request.get(twin)).status() !== 200) missing.push(twin);
  }
  expect(missing).toEqual([]);
});
