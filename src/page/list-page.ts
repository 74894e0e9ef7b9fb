import { CAPABILITIES, CATEGORIES, type Capability, type Category, RISKS, type Risk } from '../catalog/vocabulary.ts';
import { accuracySentence } from './accuracy-page.ts';
import { type AttackLink, attackLink } from './attack-link.ts';
import { capabilityMap } from './capability-map.ts';
import type { PageIndex, Place } from './catalog-index.ts';
import { changeGroups } from './changes.ts';
import type { DotMap } from './dot-map.ts';
import { changesMap, riskMap } from './home-pictures.ts';
import { breadcrumbLd, type Crumb, graphOf, type JsonLd } from './json-ld.ts';
import type { Meta } from './meta.ts';
import { inPages, type Pager, pagerOf, pageSuffix } from './pager.ts';
import { type Phrase, say } from './phrase.ts';
import { riskShares, risksOf, type ServerRow, type Share, serverRow, sharesOf, type ToolRow, toolRow } from './rows.ts';
import { riskPicture } from './share-picture.ts';
import { hrefTo, type ListKind, paths, twinOf, urlOf } from './site.ts';
import { serverLine, toolLine } from './twin.ts';
import { vocabulary } from './vocabulary.ts';

/** Rows on a page. */
const PAGE_SIZE = 150;
const MAX_RISKIEST = 12;
const MAX_NEWEST = 12;

interface List<Row> {
  meta: Meta;
  breadcrumb: Crumb[];
  heading: string;
  intro: Phrase;
  rows: Row[];
  pager: Pager;
  /** The twin holds the whole list. */
  twin: string;
  jsonLd: JsonLd;
}

/** One page of the tools that share a risk, a category or a capability. */
export interface ToolListPage extends List<ToolRow> {
  list: 'tools';
  kind: ListKind;
  key: string;
  risks: Share<Risk>[];
  /** The other lists of this kind, and the attack patterns that go for such tools. */
  others: { heading: string; shares: Share[] };
  attacks: AttackLink[];
}

/** One page of the servers. */
export interface ServerListPage extends List<ServerRow> {
  list: 'servers';
}

export type ListPage = ToolListPage | ServerListPage;

/** The front page. */
export interface HomePage {
  meta: Meta;
  heading: string;
  intro: Phrase;
  /** Servers and tools in the catalogue. */
  servers: number;
  tools: number;
  risks: Share<Risk>[];
  categories: Share<Category>[];
  capabilities: Share<Capability>[];
  /** One tool of each server at most. */
  riskiest: ToolRow[];
  /** What changed last, a server's day each. */
  newest: { title: string; href?: string | undefined; date: string; words: Phrase }[];
  /** The totals as pictures; absent where there is nothing to count. */
  pictures: Record<'risks' | 'capabilities' | 'changes', DotMap | undefined>;
  /** How far the verdicts can be trusted, in a sentence. */
  accuracy?: Phrase | undefined;
  jsonLd: JsonLd;
}

interface ListSpec {
  kind: ListKind;
  key: string;
  heading: string;
  intro: Phrase;
  has: (place: Place) => boolean;
}

const HEADINGS = {
  low: 'Low-risk tools',
  medium: 'Medium-risk tools',
  high: 'High-risk tools',
  critical: 'Critical-risk tools',
  read: 'Tools that read',
  write: 'Tools that write',
  destructive: 'Destructive tools',
  'executes-code': 'Tools that execute code',
  'returns-secrets': 'Tools that return secrets',
  'reads-private-data': 'Tools that read private data',
  'ingests-untrusted': 'Tools that ingest untrusted text',
  'sends-externally': 'Tools that send externally',
  'changes-access': 'Tools that change access',
  'moves-money': 'Tools that move money',
  'acts-in-bulk': 'Tools that act in bulk',
  'depends-on-argument': 'Tools that depend on an argument',
} as const satisfies Record<Risk | Category | Capability, string>;

/** Every list of tools, in the vocabulary's order. */
export const TOOL_LISTS: readonly ListSpec[] = [
  ...RISKS.map((key) => ({
    kind: 'risk' as const,
    key,
    heading: HEADINGS[key],
    intro: say`${vocabulary.risk[key].meaning}`,
    has: ({ tool }: Place) => tool.record.risk === key,
  })),
  ...CATEGORIES.map((key) => ({
    kind: 'category' as const,
    key,
    heading: HEADINGS[key],
    intro: say`${vocabulary.category[key].meaning}`,
    has: ({ tool }: Place) => tool.record.category === key,
  })),
  ...CAPABILITIES.map((key) => ({
    kind: 'capability' as const,
    key,
    heading: HEADINGS[key],
    intro: say`${vocabulary.capability[key].meaning}`,
    has: ({ tool }: Place) => tool.record.capabilities.includes(key),
  })),
];

function isRisk(key: string): key is Risk {
  return (RISKS as readonly string[]).includes(key);
}

const KIND_WORDS = { risk: 'Other risks', category: 'Other categories', capability: 'Other capabilities' } as const;

/** The lists of the same kind, in the order in which the front page has them. */
function othersOf(index: PageIndex, kind: ListKind, key: string): ToolListPage['others'] {
  const counts = countsOf(index);
  const all = { risk: counts.risks, category: counts.categories, capability: counts.capabilities }[kind];
  return { heading: KIND_WORDS[kind], shares: all.filter(({ badge }) => badge.key !== key) };
}

const MAX_ATTACKS = 6;

/** Attack patterns that name a category or a capability among what they go for. */
function attacksWith({ attacks, site }: PageIndex, key: string): AttackLink[] {
  return attacks
    .filter((attack) => [...attack.categories, ...attack.capabilities].some((each) => each === key))
    .slice(0, MAX_ATTACKS)
    .map((attack) => attackLink(site, attack));
}

function toolListPages(index: PageIndex, { kind, key, heading, intro, has }: ListSpec): ToolListPage[] {
  const found = index.places.filter(has);
  const risks = riskShares(index.badges, risksOf(found));
  const [others, attacks] = [othersOf(index, kind, key), attacksWith(index, key)];
  const breadcrumb = [{ text: 'Tools', href: hrefTo(index.site, paths.home()) }, { text: heading }];
  const pages = inPages(found, PAGE_SIZE);
  return pages.map((places, at) => {
    const page = at + 1;
    const pager = pagerOf(index.site, pages, page, (number) => paths.list(kind, key, number));
    const suffix = pageSuffix(page, pager.pages);
    return {
      list: 'tools',
      kind,
      key,
      meta: {
        title: `${heading}${suffix}`,
        description: `${heading}${suffix}: ${found.length} in the catalogue, riskiest first, each with the reasons and a policy to copy.`,
        address: paths.list(kind, key, page),
        twin: paths.listTwin(kind, key),
        markdown: twinOf(paths.list(kind, key), 'md'),
        ...(isRisk(key) && { feed: paths.riskFeed(key), picture: riskPicture(key) }),
      },
      breadcrumb,
      heading,
      intro,
      risks,
      others,
      attacks,
      rows: places.map(({ server, tool }) => toolRow(index, server, tool)),
      pager,
      twin: hrefTo(index.site, paths.listTwin(kind, key)),
      jsonLd: graphOf(breadcrumbLd(breadcrumb, index.site.origin)),
    };
  });
}

function serverListPages(index: PageIndex): ServerListPage[] {
  const { servers } = index.catalog;
  const breadcrumb = [{ text: 'Servers' }];
  const pages = inPages(servers, PAGE_SIZE);
  return pages.map((entries, at) => {
    const page = at + 1;
    const pager = pagerOf(index.site, pages, page, paths.servers);
    const suffix = pageSuffix(page, pager.pages);
    return {
      list: 'servers',
      meta: {
        title: `Servers${suffix}`,
        description: `The ${servers.length} MCP servers of the catalogue${suffix}: how many tools each has and how risky they are.`,
        address: paths.servers(page),
        twin: paths.serversTwin(),
        markdown: twinOf(paths.servers(), 'md'),
      },
      breadcrumb,
      heading: 'Servers',
      intro: say`Every MCP server in the catalogue, with its tools by risk.`,
      rows: entries.map((server) => serverRow(index, server)),
      pager,
      twin: hrefTo(index.site, paths.serversTwin()),
      jsonLd: graphOf(breadcrumbLd(breadcrumb, index.site.origin)),
    };
  });
}

/** Every page of every list: servers, then tools by risk, category and capability. */
export function buildListPages(index: PageIndex): ListPage[] {
  return [...serverListPages(index), ...TOOL_LISTS.flatMap((spec) => toolListPages(index, spec))];
}

/** The addresses of these pages. */
export function listAddresses({ catalog, places }: PageIndex): string[] {
  const addresses = <Row>(rows: readonly Row[], pathOf: (page: number) => string) =>
    inPages(rows, PAGE_SIZE).map((_, at) => pathOf(at + 1));
  return [
    ...addresses(catalog.servers, paths.servers),
    ...TOOL_LISTS.flatMap(({ kind, key, has }) => addresses(places.filter(has), (page) => paths.list(kind, key, page))),
  ];
}

/** The twin of a list of tools: the whole of it. */
export function toolListTwin(index: PageIndex, kind: ListKind, key: string) {
  const spec = TOOL_LISTS.find((each) => each.kind === kind && each.key === key);
  const found = spec === undefined ? [] : index.places.filter(spec.has);
  return {
    url: urlOf(index.site, paths.list(kind, key)),
    [kind]: key,
    count: found.length,
    tools: found.map(({ server, tool }) => toolLine(index, server, tool)),
  };
}

/** The twin of the list of servers. */
export function serverListTwin(index: PageIndex) {
  const { servers } = index.catalog;
  return {
    url: urlOf(index.site, paths.servers()),
    count: servers.length,
    servers: servers.map((server) => serverLine(index, server)),
  };
}

function riskiestOf(index: PageIndex): Place[] {
  const found: Place[] = [];
  const seen = new Set<string>();
  for (const place of index.places) {
    if (found.length === MAX_RISKIEST) break;
    if (seen.has(place.server.id)) continue;
    seen.add(place.server.id);
    found.push(place);
  }
  return found;
}

function countsOf(index: PageIndex): Pick<HomePage, 'servers' | 'tools' | 'risks' | 'categories' | 'capabilities'> {
  const records = index.places.map(({ tool }) => tool.record);
  const all = records.length;
  const { badges } = index;
  const found = records.flatMap(({ capabilities }) => capabilities);
  return {
    servers: index.catalog.servers.length,
    tools: all,
    risks: riskShares(badges, risksOf(index.places)),
    categories: sharesOf(
      badges.category,
      CATEGORIES,
      records.map(({ category }) => category),
      all,
    ),
    capabilities: sharesOf(badges.capability, CAPABILITIES, found, all),
  };
}

/** Builds the model of the front page. */
export function buildHomePage(index: PageIndex): HomePage {
  const counts = countsOf(index);
  const { site } = index;
  const description = `What ${counts.tools} tools of ${counts.servers} MCP servers can do, how risky each is and why, and a policy to copy for each.`;
  return {
    meta: {
      title: site.name,
      description,
      address: paths.home(),
      twin: paths.homeTwin(),
      markdown: twinOf(paths.home(), 'md'),
    },
    heading: 'What can that tool do?',
    intro: say`${description} Every verdict shows the words that led to it.`,
    ...counts,
    riskiest: riskiestOf(index).map(({ server, tool }) => toolRow(index, server, tool)),
    newest: changeGroups(index)
      .slice(0, MAX_NEWEST)
      .map(({ title, path, date, words }) => ({ title, href: path && hrefTo(site, path), date, words })),
    pictures: {
      risks: riskMap(index),
      capabilities: capabilityMap(index, index.places),
      changes: changesMap(index),
    },
    accuracy: accuracySentence(index),
    jsonLd: graphOf({
      '@type': 'Dataset',
      name: `${site.name}: a risk catalogue of MCP tools`,
      description,
      url: urlOf(site, paths.home()),
      license: 'https://creativecommons.org/licenses/by/4.0/',
      isAccessibleForFree: true,
      distribution: [
        { '@type': 'DataDownload', encodingFormat: 'application/json', contentUrl: urlOf(site, paths.homeTwin()) },
      ],
    }),
  };
}

function byKey(shares: readonly Share[]): Record<string, number> {
  return Object.fromEntries(shares.map(({ badge, count }) => [badge.key, count]));
}

/** The twin of the front page: the totals. */
export function homeTwin(index: PageIndex) {
  const { servers, tools, risks, categories, capabilities } = countsOf(index);
  return {
    url: urlOf(index.site, paths.home()),
    servers,
    tools,
    risk: byKey(risks),
    category: byKey(categories),
    capability: byKey(capabilities),
    lists: {
      servers: urlOf(index.site, paths.serversTwin()),
      accuracy: urlOf(index.site, paths.accuracyTwin()),
      ...Object.fromEntries(
        TOOL_LISTS.map(({ kind, key }) => [`${kind}/${key}`, urlOf(index.site, paths.listTwin(kind, key))]),
      ),
    },
  };
}
