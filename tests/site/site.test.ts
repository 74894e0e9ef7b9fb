import { expect, test } from 'vitest';
import { siteOf } from '../../src/layouts/site.ts';
import { csvCell } from '../../src/pages/_dumps.ts';
import { sitemapFiles } from '../../src/pages/_sitemap.ts';

const BASES = [
  ['/', '/'],
  ['', '/'],
  ['/catalogue/', '/catalogue/'],
  ['/catalogue', '/catalogue/'],
  ['catalogue', '/catalogue/'],
  ['/a/b/', '/a/b/'],
] as const;

for (const [given, base] of BASES) {
  test(`BASE ${JSON.stringify(given)} is the path ${base}`, () => {
    expect(siteOf({ BASE: given }).base).toBe(base);
  });
}

for (const bad of ['/a b/', '/../', 'https://example.org/x', '/"><script>/', '/a?b/']) {
  test(`BASE ${JSON.stringify(bad)} is refused`, () => {
    expect(() => siteOf({ BASE: bad })).toThrow(/^BASE is/);
  });
}

test('SITE is an origin, without the path that BASE gives', () => {
  expect(siteOf({ SITE: 'https://example.org/ignored/' }).origin).toBe('https://example.org');
  expect(siteOf({}).origin).toBe('http://localhost:4321');
});

for (const bad of ['example.org', 'ftp://example.org', 'javascript:alert(1)']) {
  test(`SITE ${bad} is refused`, () => {
    expect(() => siteOf({ SITE: bad })).toThrow(/^SITE is/);
  });
}

test('the repository is the one named, else that of the workflow', () => {
  const actions = { GITHUB_SERVER_URL: 'https://github.com', GITHUB_REPOSITORY: 'o/r' };
  expect(siteOf(actions).repository).toBe('https://github.com/o/r');
  expect(siteOf({ ...actions, REPOSITORY: 'https://example.org/x/' }).repository).toBe('https://example.org/x');
});

const CELLS = [
  ['plain', '"plain"'],
  ['say "hi"', '"say ""hi"""'],
  ['=1+1', `"'=1+1"`],
  ['+1', `"'+1"`],
  ['-1', `"'-1"`],
  ['@SUM(A1)', `"'@SUM(A1)"`],
  ['\t=1', '"\\t=1"'],
  ['\n=1', `"'\n=1"`],
  ['two\nlines', '"two\nlines"'],
  ['\u001b[31m\u009b2J\u0000\r', '"\\u001b[31m\\u009b2J\\u0000\\r"'],
  ['a\u202e\u200bb', '"a\\u202e\\u200bb"'],
  ['＝1', `"'＝1"`],
  ['a=1', '"a=1"'],
  [-0.5, '"-0.5"'],
] as const;

for (const [value, cell] of CELLS) {
  test(`${JSON.stringify(value)} is the cell ${JSON.stringify(cell)}`, () => {
    expect(csvCell(value)).toBe(cell);
  });
}

const site = siteOf({ SITE: 'https://example.org' });
const pages = (count: number) => Array.from({ length: count }, (_, at) => ({ address: `/page/${at}/` }));

test('a sitemap is one file while it may be, and an index of parts after that', () => {
  expect(sitemapFiles(site, pages(45_000)).map(({ address }) => address)).toEqual(['/sitemap.xml']);
  const parts = sitemapFiles(site, pages(45_001));
  expect(parts.map(({ address }) => address)).toEqual(['/sitemap.xml', '/sitemap-1.xml', '/sitemap-2.xml']);
  expect(parts[0]?.text()).toContain('<sitemap><loc>https://example.org/sitemap-2.xml</loc></sitemap>');
  expect(parts[2]?.text()).toContain('<url><loc>https://example.org/page/45000/</loc></url>');
});

test('a part of a sitemap is no longer than it may be, and none of its pages is lost', () => {
  const parts = sitemapFiles(site, pages(100), 1000).slice(1);
  const texts = parts.map(({ text }) => String(text()));
  expect(parts.length).toBeGreaterThan(3);
  expect(texts.filter((text) => text.length > 1000 + 150)).toEqual([]);
  expect(texts.join('').match(/<url>/g)).toHaveLength(100);
});

test('a page with a day says when it last changed, and one without does not', () => {
  const [file] = sitemapFiles(site, [{ address: '/a/', changed: '2026-11-22' }, { address: '/b/' }]);
  expect(file?.text()).toContain('<url><loc>https://example.org/a/</loc><lastmod>2026-11-22</lastmod></url>');
  expect(file?.text()).toContain('<url><loc>https://example.org/b/</loc></url>');
});
