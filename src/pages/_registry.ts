import type { PageIndex } from '../page/catalog-index.ts';
import { registryList, registryPages, registryServers } from '../page/registry.ts';
import { paths } from '../page/site.ts';
import { jsonFile, type SiteFile } from './_file.ts';

/**
 * The registry's answers. A file cannot be a folder too, so lists are `index.json` in the folder of their address; a
 * version's answer stands at its very address. The whole list is one answer without a cursor: a static host does not
 * read the query, and would answer each request for the next page with the first. Pages lie beside for hosts that do.
 */
export function* registryFiles(index: PageIndex): Generator<SiteFile> {
  const servers = registryServers(index);
  yield jsonFile(paths.registryServers(), () => registryList(servers));
  for (const { cursor, list } of registryPages(servers)) yield jsonFile(paths.registryPage(cursor), () => list);
  for (const one of servers) {
    const { name, version } = one.server;
    yield jsonFile(paths.registryVersions(name), () => registryList([one]));
    yield jsonFile(paths.registryVersion(name, version), () => one);
    yield jsonFile(paths.registryVersion(name, 'latest'), () => one);
  }
}
