import type { ServerEntry } from '../catalog/catalog.ts';
import type { PageIndex } from '../page/catalog-index.ts';
import { changesAddresses } from '../page/changes-page.ts';
import { listAddresses } from '../page/list-page.ts';
import { paths, type Site, urlOf } from '../page/site.ts';
import { xmlText } from '../page/xml.ts';
import { FORMATS } from '../policy/formats/index.ts';
import type { SiteFile } from './_file.ts';

/** sitemaps.org allows 50,000 addresses and 50 MB in a file. */
const LONGEST = 45_000;
const MOST_BYTES = 45_000_000;

/** A page in a sitemap. */
export interface SitemapPage {
  address: string;
  /** The day on which what the page says last changed, where the records tell. */
  changed?: string | undefined;
}

/** A server's pages. A tool changed on the day of its last line in the log; one without a line, with its server. */
function serverPages(index: PageIndex, server: ServerEntry): SitemapPage[] {
  const log = index.changes.get(server.id) ?? [];
  const last = new Map(log.map(({ tool, on }) => [tool, on]));
  const { changed: captured } = server.server.source;
  const newest = [captured, ...log.map(({ on }) => on)].sort().at(-1);
  return [
    { address: paths.server(server), changed: newest },
    { address: paths.serverKit(server), changed: newest },
    ...server.tools.map((tool) => ({
      address: paths.tool(server, tool),
      changed: last.get(tool.record.name) ?? captured,
    })),
  ];
}

/** Every page. */
export function sitePages(index: PageIndex): SitemapPage[] {
  const addresses = [
    paths.home(),
    paths.guides(),
    ...index.guides.map(({ slug }) => paths.guide(slug)),
    paths.api(),
    paths.stack(),
    paths.accuracy(),
    paths.mistakes(),
    paths.contradictions(),
    paths.coverage(),
    ...changesAddresses(index),
    paths.formats(),
    ...FORMATS.map(({ id }) => paths.format(id)),
    '/rules/',
    ...[...index.rules.keys()].map(paths.rule),
    paths.attacks(),
    paths.attackMatrix(),
    ...index.attacks.map(({ slug }) => paths.attack(slug)),
    ...listAddresses(index),
  ];
  return [
    ...addresses.map((address) => ({ address })),
    ...index.catalog.servers.flatMap((server) => serverPages(index, server)),
  ];
}

function itemOf(site: Site, item: 'url' | 'sitemap', { address, changed }: SitemapPage): string {
  const modified = changed === undefined ? '' : `<lastmod>${changed}</lastmod>`;
  return `<${item}><loc>${xmlText(urlOf(site, address))}</loc>${modified}</${item}>\n`;
}

function document(element: 'urlset' | 'sitemapindex', items: readonly string[]): string {
  const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9';
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${element} xmlns="${namespace}">\n${items.join('')}</${element}>\n`;
}

/** Items in files of which none is too long, in either way of counting. */
function partsOf(items: readonly string[], mostBytes: number): string[][] {
  const parts: string[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const item of items) {
    const length = Buffer.byteLength(item);
    if (bytes + length > mostBytes || (parts.at(-1)?.length ?? 0) === LONGEST) {
      parts.push([]);
      bytes = 0;
    }
    parts.at(-1)?.push(item);
    bytes += length;
  }
  return parts;
}

/** The sitemap of these pages: one file, or an index of several where they are too many for one. */
export function sitemapFiles(site: Site, pages: readonly SitemapPage[], mostBytes = MOST_BYTES): SiteFile[] {
  const items = pages.map((page) => itemOf(site, 'url', page));
  const parts = partsOf(items, mostBytes);
  if (parts.length <= 1) return [{ address: '/sitemap.xml', text: () => document('urlset', items) }];
  const files = parts.map((part, at) => ({
    address: `/sitemap-${at + 1}.xml`,
    text: () => document('urlset', part),
  }));
  const list = files.map(({ address }) => itemOf(site, 'sitemap', { address }));
  return [{ address: '/sitemap.xml', text: () => document('sitemapindex', list) }, ...files];
}

/** The sitemap of every page. */
export function sitemaps(index: PageIndex): SiteFile[] {
  return sitemapFiles(index.site, sitePages(index));
}
