import type { PageIndex } from '../page/catalog-index.ts';
import { paths } from '../page/site.ts';
import { badgeSvg, serverBadge, toolBadge } from '../page/svg-badge.ts';
import type { SiteFile } from './_file.ts';

/** A badge for each server and each tool. */
export function* badgeFiles(index: PageIndex): Generator<SiteFile> {
  for (const server of index.catalog.servers) {
    yield { address: paths.serverBadge(server), text: () => badgeSvg(serverBadge(index, server)) };
    for (const tool of server.tools) {
      yield { address: paths.toolBadge(server, tool), text: () => badgeSvg(toolBadge(tool)) };
    }
  }
}
