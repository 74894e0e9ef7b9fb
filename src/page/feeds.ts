import { RISKIEST_FIRST } from '../catalog/risk.ts';
import { RISKS, type Risk } from '../catalog/vocabulary.ts';
import type { Feed, FeedEntry } from './atom.ts';
import type { PageIndex } from './catalog-index.ts';
import { type ChangeEntry, type ChangeGroup, changeGroups, serverChangesOf } from './changes.ts';
import { clip, nameText, plain, say } from './phrase.ts';
import { paths } from './site.ts';
import { vocabulary } from './vocabulary.ts';

/** Readers ask again and again: old entries are on the pages. */
const MAX_ENTRIES = 100;
const MAX_LINES = 50;
/** A feed says when it last changed, also where nothing ever did. */
const NEVER = '1970-01-01';

function linesOf(changes: readonly ChangeEntry[]): FeedEntry['lines'] {
  const shown = changes.slice(0, MAX_LINES).map(({ tool, path, words }) => ({ name: nameText(tool, 80), path, words }));
  const left = changes.length - shown.length;
  return left === 0 ? shown : [...shown, { name: '', words: say`And ${left} more.` }];
}

function categoriesOf(changes: readonly ChangeEntry[]): string[] {
  const risks = new Set(changes.flatMap(({ before, after }) => [before?.risk, after?.risk]));
  return [...new Set(changes.flatMap(({ kinds }) => kinds)), ...RISKIEST_FIRST.filter((risk) => risks.has(risk))];
}

function groupEntry({ id, date, title, path, words, changes }: ChangeGroup): FeedEntry {
  return {
    id: `changes/${id}`,
    title: clip(`${title}: ${plain(words)}`, 200),
    date,
    path: path ?? paths.changes(),
    words,
    lines: linesOf(changes),
    categories: categoriesOf(changes),
  };
}

/** What of a group came to a risk or left it. */
function riskEntry({ id, date, title, path, changes }: ChangeGroup, risk: Risk): FeedEntry[] {
  const concerned = changes.filter(({ before, after }) => before?.risk === risk || after?.risk === risk);
  if (concerned.length === 0) return [];
  const count = concerned.length === 1 ? 'One change' : `${concerned.length} changes`;
  return [
    {
      id: `changes/${id}/risk/${risk}`,
      title: clip(`${title}: ${count.toLowerCase()} at ${risk} risk`, 200),
      date,
      path: path ?? paths.changes(),
      words: say`${count} of tools whose risk is ${risk}, or was.`,
      lines: linesOf(concerned),
      categories: categoriesOf(concerned),
    },
  ];
}

function feedOf(feed: Omit<Feed, 'updated'>): Feed {
  const entries = feed.entries.slice(0, MAX_ENTRIES);
  return { ...feed, entries, updated: entries[0]?.date ?? NEVER };
}

/** Every feed: of all changes, of each risk, of each server. */
export function* buildFeeds(index: PageIndex): Generator<Feed> {
  const all = changeGroups(index);
  const { name } = index.site;
  yield feedOf({
    path: paths.feed(),
    title: `${name}: changes`,
    subtitle: 'What changed in the catalogue: tools, their definitions and their verdicts.',
    page: paths.changes(),
    entries: all.map(groupEntry),
  });
  for (const risk of RISKS) {
    yield feedOf({
      path: paths.riskFeed(risk),
      title: `${name}: ${vocabulary.risk[risk].label.toLowerCase()} risk`,
      subtitle: `Tools that came to ${risk} risk or left it, or changed and stayed there.`,
      page: paths.list('risk', risk),
      entries: all.flatMap((group) => riskEntry(group, risk)),
    });
  }
  for (const server of index.catalog.servers) {
    const label = clip(index.labelOf(server), 80);
    yield feedOf({
      path: paths.serverFeed(server),
      title: `${name}: ${label}`,
      subtitle: `What changed of the tools of ${label}.`,
      page: paths.server(server),
      entries: serverChangesOf(index, server).map(groupEntry),
    });
  }
}
