import type { PageIndex } from '../page/catalog-index.ts';
import { paths, urlOf } from '../page/site.ts';
import { stackFile } from '../page/stack-file.ts';
import { indexEntry, shardAddress, stackIndex } from '../page/stack-index.ts';
import type { SiteFile } from './_file.ts';

/** On one line: for our own page, which loads many. */
function compact(address: string, value: () => unknown): SiteFile {
  return { address, text: () => `${JSON.stringify(value())}\n` };
}

/** What the stack composer finds servers in, and what it loads of each that is picked. */
export function* stackFiles(index: PageIndex): Generator<SiteFile> {
  const { servers } = index.catalog;
  const entries = servers.map((server) => indexEntry(index, server));
  const { root, shards } = stackIndex(entries, paths.stackFolder());
  yield compact(paths.stackTwin(), () => ({ url: urlOf(index.site, paths.stack()), ...root }));
  for (const shard of shards) yield compact(shardAddress(root.folder, shard), () => shard.entries);
  for (const server of servers) yield compact(paths.serverStack(server), () => stackFile(index, server));
}
