import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { markupProblems } from '../../scripts/audit-markup.ts';
import { PageSizes, SIZE_BUDGET } from '../../scripts/audit-size.ts';
import { builtPages, kindOf, samplePages } from '../../scripts/page-kinds.ts';
import { buildSite, filesOf, readPage } from './built-site.ts';
import { attribute, elementsIn, parsePage } from './dom.ts';

const BASE = '/catalogue/';
const ORIGIN = 'https://example.org';
const out = mkdtempSync(join(tmpdir(), 'toolrisk-links-'));

interface Link {
  page: string;
  href: string;
}
const links: Link[] = [];
/** The ids of each page, by its address. */
const ids = new Map<string, Set<string>>();

/** `/servers/index.html` is the page at `/catalogue/servers/`. */
function addressOf(file: string): string {
  return BASE + file.slice(1).replace(/(^|\/)index\.html$/, '$1');
}

function readLinks(file: string): void {
  const page = addressOf(file);
  const elements = elementsIn(parsePage(readPage(out, file)));
  ids.set(page, new Set(elements.flatMap((element) => attribute(element, 'id') ?? [])));
  for (const element of elements) {
    for (const name of ['href', 'src', 'action', 'data-index', 'data-base']) {
      const href = attribute(element, name);
      if (href !== undefined) links.push({ page, href });
    }
  }
}

beforeAll(async () => {
  await buildSite({ CATALOG: 'catalog', OUT: out, BASE, SITE: ORIGIN });
  for (const file of filesOf(out).filter((each) => each.endsWith('.html'))) readLinks(file);
}, 600_000);

afterAll(() => rmSync(out, { recursive: true, force: true }), 120_000);

function isThere(address: string): boolean {
  if (!address.startsWith(BASE)) return false;
  const path = join(out, decodeURIComponent(address.slice(BASE.length)));
  if (!existsSync(path)) return false;
  return statSync(path).isDirectory() ? address.endsWith('/') && existsSync(join(path, 'index.html')) : true;
}

/** Whole URLs of this site count as links inside it. */
function inside({ page, href }: Link): URL | undefined {
  const url = new URL(href, ORIGIN + page);
  return url.origin === ORIGIN ? url : undefined;
}

test('every link inside the site goes to a file or page that is there', () => {
  expect(links.length).toBeGreaterThan(1000);
  const dead = links.filter((link) => {
    const url = inside(link);
    return url !== undefined && !isThere(url.pathname);
  });
  expect(dead).toEqual([]);
});

test('every link to a part of a page goes to an id that the page has', () => {
  const dead = links.filter((link) => {
    const url = inside(link);
    return url !== undefined && url.hash !== '' && !ids.get(url.pathname)?.has(decodeURIComponent(url.hash.slice(1)));
  });
  expect(dead).toEqual([]);
});

test('no page has an id twice', () => {
  const twice = filesOf(out)
    .filter((file) => file.endsWith('.html'))
    .flatMap((file) => {
      const all = elementsIn(parsePage(readPage(out, file))).flatMap((element) => attribute(element, 'id') ?? []);
      return all.length === new Set(all).size ? [] : [file];
    });
  expect(twice).toEqual([]);
});

/** Every string of a JSON value. */
function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

test('every address of this site in a twin, a list and the sitemap is there', () => {
  const files = filesOf(out);
  const twins = files.filter((file) => file.endsWith('.json') && !/^\/(api|schema|search)\//.test(file));
  const named = twins.flatMap((file) => {
    const { definition: _, ...ours } = JSON.parse(readFileSync(join(out, file), 'utf8'));
    return stringsIn(ours).filter((text) => text.startsWith(ORIGIN + BASE));
  });
  const sitemap = [...readPage(out, '/sitemap.xml').matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url]) => url as string);
  expect(named.length).toBeGreaterThan(1000);
  expect(sitemap.length).toBeGreaterThan(100);
  const dead = [...named, ...sitemap].filter((url) => !isThere(new URL(url).pathname));
  expect(dead).toEqual([]);
});

test('every page is of a known kind', () => {
  expect(builtPages(out).filter(({ address }) => kindOf(address) === undefined)).toEqual([]);
});

test('the largest and the smallest page of each kind are valid HTML', async () => {
  const pages = samplePages(builtPages(out));
  expect(pages.length).toBeGreaterThan(20);
  const found = await Promise.all(
    pages.map(async (page) => (await markupProblems(out, page)).map((problem) => [page.address, problem])),
  );
  expect(found.flat()).toEqual([]);
});

test('every page has one style sheet', () => {
  const sheets = builtPages(out).map(({ address, file }) => {
    const linked = elementsIn(parsePage(readPage(out, file))).filter((each) => attribute(each, 'rel') === 'stylesheet');
    return [address, linked.length];
  });
  expect(sheets.filter(([, count]) => count !== 1)).toEqual([]);
});

/** Left on every page, in bytes, so that a record that grows a little does not fail. */
const ROOM = 400;

test('every page with its style sheet and scripts is light', () => {
  const sizes = new PageSizes(out, BASE);
  const heavy = builtPages(out).filter((page) => sizes.of(page) > SIZE_BUDGET - ROOM);
  expect(heavy.map((page) => [page.address, sizes.of(page)])).toEqual([]);
});
