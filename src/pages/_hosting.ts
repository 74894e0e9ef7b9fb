import type { PageIndex } from '../page/catalog-index.ts';
import { headersText, redirectsText } from '../page/hosting.ts';
import { urlOf } from '../page/site.ts';
import type { SiteFile } from './_file.ts';

/** What hosts and crawlers read at the root. */
export function hostingFiles({ site }: PageIndex): SiteFile[] {
  return [
    { address: '/_headers', text: () => headersText(site) },
    { address: '/_redirects', text: () => redirectsText(site) },
    {
      address: '/robots.txt',
      text: () => `User-agent: *\nAllow: /\nSitemap: ${urlOf(site, '/sitemap.xml')}\n`,
    },
  ];
}
