import { CHANGE_KINDS, type ChangeKind } from '../catalog/compare.ts';
import type { Risk } from '../catalog/vocabulary.ts';
import type { Badge } from './badge.ts';
import type { PageIndex } from './catalog-index.ts';
import { CHANGE_LABELS } from './change-words.ts';
import { type ChangeEntry, type ChangeGroup, changeGroups } from './changes.ts';
import { breadcrumbLd, type Crumb, graphOf, type JsonLd } from './json-ld.ts';
import type { Meta } from './meta.ts';
import { inPages, type Pager, pagerOf, pageSuffix } from './pager.ts';
import { nameText, type Phrase, plain, say } from './phrase.ts';
import type { Share } from './rows.ts';
import { hrefTo, paths, urlOf } from './site.ts';

/** A change of one tool as a row. */
export interface ChangeRow {
  name: string;
  href?: string | undefined;
  kind: ChangeKind;
  label: string;
  /** The risk before, where it changed. */
  before?: Badge<Risk> | undefined;
  after?: Badge<Risk> | undefined;
  words: Phrase;
}

/** What changed of a server on a day. */
export interface ChangeBlock {
  title: string;
  href?: string | undefined;
  words: Phrase;
  /** Present where the server is new: its tools by risk, instead of a row for each. */
  risks?: Share<Risk>[] | undefined;
  rows: ChangeRow[];
  /** How many changes have no row here. */
  more: number;
}

/** One page of the changes. */
export interface ChangesPage {
  meta: Meta;
  breadcrumb: Crumb[];
  heading: string;
  intro: Phrase;
  /** The first page only: how many changes of each kind there have been since the servers were added. */
  totals: { kind: ChangeKind; label: string; count: number }[];
  days: { date: string; blocks: ChangeBlock[] }[];
  pager: Pager;
  twin: string;
  jsonLd: JsonLd;
}

/** Rows on a page, a server's heading counting as one. */
const PAGE_SIZE = 80;
const MOST_OF_A_SERVER = 20;

function rowOf({ site, badges }: PageIndex, change: ChangeEntry): ChangeRow {
  const { tool, path, kind, before, after, words } = change;
  return {
    name: nameText(tool, 120),
    href: path === undefined ? undefined : hrefTo(site, path),
    kind,
    label: CHANGE_LABELS[kind],
    before: before && before.risk !== after?.risk ? badges.risk[before.risk] : undefined,
    after: after && badges.risk[after.risk],
    words,
  };
}

/** What a page shows of a server's day. */
export function changeBlock(index: PageIndex, group: ChangeGroup): ChangeBlock {
  const shown = group.first ? [] : group.changes.slice(0, MOST_OF_A_SERVER);
  return {
    title: group.title,
    href: group.path === undefined ? undefined : hrefTo(index.site, group.path),
    words: group.words,
    ...(group.first && { risks: group.risks }),
    rows: shown.map((change) => rowOf(index, change)),
    more: group.first ? 0 : group.changes.length - shown.length,
  };
}

/** The groups of each page. */
function pagesOf(index: PageIndex): ChangeGroup[][] {
  return inPages(changeGroups(index), PAGE_SIZE, ({ first, changes }) =>
    first ? 1 : 1 + Math.min(changes.length, MOST_OF_A_SERVER),
  );
}

/** The addresses of the pages of the changes. */
export function changesAddresses(index: PageIndex): string[] {
  return pagesOf(index).map((_, at) => paths.changes(at + 1));
}

function daysOf(index: PageIndex, groups: readonly ChangeGroup[]): ChangesPage['days'] {
  const days = Map.groupBy(groups, ({ date }) => date);
  return [...days].map(([date, all]) => ({ date, blocks: all.map((group) => changeBlock(index, group)) }));
}

/** Changes of each kind, the first days of servers aside: on these everything is new. */
function totalsOf(groups: readonly ChangeGroup[]): ChangesPage['totals'] {
  const kinds = groups.filter(({ first }) => !first).flatMap(({ changes }) => changes.map(({ kind }) => kind));
  return CHANGE_KINDS.map((kind) => ({
    kind,
    label: CHANGE_LABELS[kind],
    count: kinds.filter((each) => each === kind).length,
  })).filter(({ count }) => count > 0);
}

const INTRO = say`What servers changed in their tools’ definitions, and what changed in the verdicts: by day and server, raised risks first. What was changed and undone on the same day is left out.`;

/** Builds every page of the changes. */
export function buildChangesPages(index: PageIndex): ChangesPage[] {
  const groups = changeGroups(index);
  const pages = pagesOf(index);
  const heading = 'Changes';
  const breadcrumb = [{ text: heading }];
  return pages.map((shown, at) => {
    const page = at + 1;
    const suffix = pageSuffix(page, pages.length);
    return {
      meta: {
        title: `Changes of verdicts and definitions${suffix}`,
        description: `Which tools became riskier or less risky, were added, redefined or retired, by day and server${suffix}.`,
        address: paths.changes(page),
        twin: paths.changesTwin(),
      },
      breadcrumb,
      heading,
      intro: INTRO,
      totals: page === 1 ? totalsOf(groups) : [],
      days: daysOf(index, shown),
      pager: pagerOf(index.site, pages, page, paths.changes),
      twin: hrefTo(index.site, paths.changesTwin()),
      jsonLd: graphOf(breadcrumbLd(breadcrumb, index.site.origin)),
    };
  });
}

/** A change for programs. */
function changeLine({ site }: PageIndex, change: ChangeEntry) {
  const { date, server, tool, kinds, before, after, cause, words, path } = change;
  const said = (state: typeof before) =>
    state && { category: state.category, capabilities: state.capabilities, risk: state.risk, digest: state.digest };
  return {
    date,
    server,
    tool,
    kinds,
    ...(cause !== undefined && { cause }),
    words: plain(words),
    ...(before && { before: said(before) }),
    ...(after && { after: said(after) }),
    ...(path !== undefined && { url: urlOf(site, path) }),
  };
}

/** The twin of the changes: all of them. Of a server that is new, only how many tools of each risk it came with. */
export function changesTwin(index: PageIndex) {
  const groups = changeGroups(index);
  return {
    url: urlOf(index.site, paths.changes()),
    count: groups.length,
    changes: groups.map((group) => ({
      date: group.date,
      server: group.server,
      ...(group.path !== undefined && { url: urlOf(index.site, group.path) }),
      words: plain(group.words),
      ...(group.first
        ? { added: Object.fromEntries(group.risks.map(({ badge, count }) => [badge.key, count])) }
        : { tools: group.changes.map((change) => changeLine(index, change)) }),
    })),
  };
}
