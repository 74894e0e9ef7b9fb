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
import { formatMarkdown, formatsMarkdown, guideMarkdown, guidesMarkdown } from '../page/reading-markdown.ts';
import { paths, twinOf } from '../page/site.ts';
import { FORMATS } from '../policy/formats/index.ts';
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
  yield { address: twinOf(paths.guides(), 'md'), text: () => guidesMarkdown(index) };
  for (const guide of index.guides) {
    yield { address: twinOf(paths.guide(guide.slug), 'md'), text: () => guideMarkdown(index, guide) };
  }
  yield { address: twinOf(paths.formats(), 'md'), text: () => formatsMarkdown(index) };
  for (const format of FORMATS) {
    yield { address: twinOf(paths.format(format.id), 'md'), text: () => formatMarkdown(index, format) };
  }
  for (const server of index.catalog.servers) {
    yield { address: paths.serverMarkdown(server), text: () => serverMarkdown(index, server) };
    for (const tool of server.tools) {
      yield { address: paths.toolMarkdown(server, tool), text: () => toolMarkdown(index, server, tool) };
    }
  }
}
