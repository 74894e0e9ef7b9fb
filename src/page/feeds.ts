import type { ServerEntry } from '../catalog/catalog.ts';
import { RISKS, type Risk } from '../catalog/vocabulary.ts';
import type { Feed, FeedEntry } from './atom.ts';
import type { PageIndex, Place } from './catalog-index.ts';
import { clip, nameText, type Phrase, say } from './phrase.ts';
import { paths } from './site.ts';
import { vocabulary } from './vocabulary.ts';

const MAX_ENTRIES = 100;

function lastDay({ catalog }: PageIndex): string {
  return catalog.servers.reduce((last, { server }) => Math.max(server.source.changed, last), '1970-01-01');
}

function newestFirst(entries: readonly FeedEntry[]): FeedEntry[] {
  return entries
    .toSorted((a, b) => (a.date === b.date ? (a.id < b.id ? -1 : 1) : a.date < b.date ? 1 : -1))
    .slice(0, MAX_ENTRIES);
}

function toolLines(index: PageIndex, server: ServerEntry): Phrase[] {
  return RISKS.toReversed().flatMap((risk) => {
    const count = index.placesOf(server).filter(({ tool }) => tool.record.risk === risk).length;
    return count === 0 ? [] : [say`${vocabulary.risk[risk].label}: ${count}`];
  });
}

function definitionEntry(index: PageIndex, server: ServerEntry): FeedEntry {
  const { changed } = server.server.source;
  return {
    id: `servers/${server.id}/definitions/${changed}`,
    title: `${clip(index.labelOf(server), 80)}: definitions changed`,
    date: changed,
    path: paths.server(server),
    words: say`A definition of this server was added or changed. Its tools by risk:`,
    lines: toolLines(index, server),
    categories: ['definition'],
  };
}

function reviewEntry(index: PageIndex, { server, tool }: Place): FeedEntry[] {
  const { review, risk, category } = tool.record;
  if (review === undefined) return [];
  return [
    {
      id: `servers/${server.id}/tools/${tool.slug}/review/${review.on}`,
      title: `${nameText(tool.record.name, 80)} (${clip(index.labelOf(server), 60)}): ${risk} risk after a review`,
      date: review.on,
      path: paths.tool(server, tool),
      words: say`A person read the definition and decided: ${category}, ${risk} risk.`,
      lines: [],
      categories: ['review', risk, category],
    },
  ];
}

function serverEntries(index: PageIndex, server: ServerEntry): FeedEntry[] {
  return [definitionEntry(index, server), ...index.placesOf(server).flatMap((place) => reviewEntry(index, place))];
}

function allFeed(index: PageIndex): Feed {
  return {
    path: paths.feed(),
    title: `${index.site.name}: changes`,
    subtitle: 'Definitions that changed and verdicts that a person decided.',
    page: paths.home(),
    date: lastDay(index),
    entries: newestFirst(index.catalog.servers.flatMap((server) => serverEntries(index, server))),
  };
}

function serverFeed(index: PageIndex, server: ServerEntry): Feed {
  const label = clip(index.labelOf(server), 80);
  return {
    path: paths.serverFeed(server),
    title: `${index.site.name}: ${label}`,
    subtitle: `Definitions of ${label} that changed and verdicts that a person decided.`,
    page: paths.server(server),
    date: server.server.source.changed,
    entries: newestFirst(serverEntries(index, server)),
  };
}

function riskFeed(index: PageIndex, risk: Risk): Feed {
  const places = index.places.filter(({ tool }) => tool.record.risk === risk);
  return {
    path: paths.riskFeed(risk),
    title: `${index.site.name}: ${risk} risk`,
    subtitle: `Tools of ${risk} risk.`,
    page: paths.list('risk', risk),
    date: lastDay(index),
    entries: newestFirst(places.flatMap((place) => reviewEntry(index, place))),
  };
}

/** Every feed: of all changes, of each server, of each risk. */
export function* buildFeeds(index: PageIndex): Generator<Feed> {
  yield allFeed(index);
  for (const risk of RISKS) yield riskFeed(index, risk);
  for (const server of index.catalog.servers) yield serverFeed(index, server);
}
