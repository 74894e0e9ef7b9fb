import type { PageIndex } from '../page/catalog-index.ts';
import { TOOL_LISTS } from '../page/list-page.ts';
import { llmsText } from '../page/llms.ts';
import {
  attackMarkdown,
  attacksMarkdown,
  homeMarkdown,
  serverMarkdown,
  serversMarkdown,
  toolListMarkdown,
  toolMarkdown,
} from '../page/markdown-pages.ts';
import { paths, twinOf } from '../page/site.ts';
import type { SiteFile } from './_file.ts';

/** The Markdown twins of pages, and `llms.txt`, which leads to them. */
export function* markdownFiles(index: PageIndex): Generator<SiteFile> {
  yield { address: '/llms.txt', text: () => llmsText(index) };
  yield { address: twinOf(paths.home(), 'md'), text: () => homeMarkdown(index) };
  yield { address: twinOf(paths.servers(), 'md'), text: () => serversMarkdown(index) };
  for (const list of TOOL_LISTS) {
    yield { address: twinOf(paths.list(list.kind, list.key), 'md'), text: () => toolListMarkdown(index, list) };
  }
  yield { address: twinOf('/attacks/', 'md'), text: () => attacksMarkdown(index) };
  for (const attack of index.attacks) {
    yield { address: twinOf(paths.attack(attack.slug), 'md'), text: () => attackMarkdown(index, attack) };
  }
  for (const server of index.catalog.servers) {
    yield { address: paths.serverMarkdown(server), text: () => serverMarkdown(index, server) };
    for (const tool of server.tools) {
      yield { address: paths.toolMarkdown(server, tool), text: () => toolMarkdown(index, server, tool) };
    }
  }
}
