import { close, createIndex, type PagefindIndex } from 'pagefind';
import { RISKS } from '../src/catalog/vocabulary.ts';
import { searchWord, searchWords } from '../src/components/search-words.ts';
import type { PageIndex, Place } from '../src/page/catalog-index.ts';
import { clip, oneLine, visible } from '../src/page/phrase.ts';
import { paths } from '../src/page/site.ts';

const DESCRIPTION_SHOWN = 220;
const DESCRIPTION_INDEXED = 2000;

function check({ errors }: { errors: string[] }): void {
  if (errors.length > 0) throw new Error(`Pagefind: ${errors.join('; ')}`);
}

/** What the index holds of a tool. Everything in it is plain text; the page that shows it treats it as such. */
function recordOf({ labelOf }: PageIndex, { server, tool }: Place): Parameters<PagefindIndex['addCustomRecord']>[0] {
  const { name, risk, category, capabilities, definition } = tool.record;
  const label = labelOf(server);
  const description = oneLine(clip(definition.description ?? definition.title ?? '', DESCRIPTION_INDEXED));
  const words = [searchWords(name), searchWord(name)].join(' ');
  return {
    url: paths.tool(server, tool),
    language: 'en',
    content: [words, searchWords(label), searchWords(server.id), searchWords(description)].join('. '),
    meta: {
      title: visible(name),
      words,
      server: label,
      description: clip(description, DESCRIPTION_SHOWN),
      risk,
    },
    filters: {
      risk: [risk],
      category: [category],
      server: [server.id],
      ...(capabilities.length > 0 && { capability: [...capabilities] }),
    },
    sort: { risk: String(RISKS.indexOf(risk)) },
  };
}

/**
 * Writes the search index of every tool that is not retired into a folder. Resolves to the number of tools.
 * @throws {Error} when Pagefind refuses a record or the folder.
 */
export async function writeSearchIndex(index: PageIndex, outputPath: string): Promise<number> {
  try {
    const created = await createIndex({ forceLanguage: 'en' });
    check(created);
    if (!created.index) throw new Error('Pagefind made no index.');
    for (const place of index.places) check(await created.index.addCustomRecord(recordOf(index, place)));
    check(await created.index.writeFiles({ outputPath }));
    return index.places.length;
  } finally {
    await close();
  }
}
