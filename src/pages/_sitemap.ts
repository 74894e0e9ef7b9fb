import type { PageIndex } from '../page/catalog-index.ts';
import { buildChangesPages } from '../page/changes-page.ts';
import { buildListPages } from '../page/list-page.ts';
import { paths, type Site, urlOf } from '../page/site.ts';
import { FORMATS } from '../policy/formats/index.ts';
import type { SiteFile } from './_file.ts';

/** sitemaps.org allows 50,000 addresses in a file. */
const LONGEST = 45_000;

/** The address of every page, from the root. */
export function pageAddresses(index: PageIndex): string[] {
  return [
    paths.home(),
    paths.guides(),
    ...index.guides.map(({ slug }) => paths.guide(slug)),
    '/api/',
    paths.stack(),
    paths.accuracy(),
    paths.contradictions(),
    paths.coverage(),
    ...buildChangesPages(index).map(({ meta }) => meta.address),
    paths.formats(),
    ...FORMATS.map(({ id }) => paths.format(id)),
    '/rules/',
    ...[...index.rules.keys()].map(paths.rule),
    paths.attacks(),
    paths.attackMatrix(),
    ...index.attacks.map(({ slug }) => paths.attack(slug)),
    ...buildListPages(index).map(({ meta }) => meta.address),
    ...index.catalog.servers.flatMap((server) => [
      paths.server(server),
      paths.serverKit(server),
      ...server.tools.map((tool) => paths.tool(server, tool)),
    ]),
  ];
}

function xml(text: string): string {
  return text.replace(/[&<>"']/g, (found) => `&#${found.charCodeAt(0)};`);
}

function document(element: string, item: string, urls: readonly string[]): string {
  const items = urls.map((url) => `<${item}><loc>${xml(url)}</loc></${item}>`);
  const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9';
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${element} xmlns="${namespace}">\n${items.join('\n')}\n</${element}>\n`;
}

function partAddress(part: number): string {
  return `/sitemap-${part}.xml`;
}

function absolute(site: Site, addresses: readonly string[]): string[] {
  return addresses.map((address) => urlOf(site, address));
}

/** The sitemap of these addresses: one file, or an index of several where they are too many for one. */
export function sitemapFiles(site: Site, addresses: readonly string[]): SiteFile[] {
  if (addresses.length <= LONGEST) {
    return [{ address: '/sitemap.xml', text: () => document('urlset', 'url', absolute(site, addresses)) }];
  }
  const parts = Array.from({ length: Math.ceil(addresses.length / LONGEST) }, (_, at) => ({
    address: partAddress(at + 1),
    text: () => document('urlset', 'url', absolute(site, addresses.slice(at * LONGEST, (at + 1) * LONGEST))),
  }));
  const list = absolute(
    site,
    parts.map(({ address }) => address),
  );
  return [{ address: '/sitemap.xml', text: () => document('sitemapindex', 'sitemap', list) }, ...parts];
}

/** The sitemap of every page. */
export function sitemaps(index: PageIndex): SiteFile[] {
  return sitemapFiles(index.site, pageAddresses(index));
}
