import { GUIDE_BLOCKS, type Guide, type GuideBlock, type GuideFact } from '../catalog/guides.ts';
import { isFreshlyReviewed } from '../catalog/merge.ts';
import { actionOf, RISKIEST_FIRST } from '../catalog/risk.ts';
import { CAPABILITIES, CATEGORIES } from '../catalog/vocabulary.ts';
import type { Format } from '../policy/formats/format.ts';
import { FORMATS } from '../policy/formats/index.ts';
import { accuracySentence } from './accuracy-page.ts';
import type { Badge } from './badge.ts';
import type { PageIndex, Place } from './catalog-index.ts';
import { contradicted } from './contradictions-page.ts';
import { numberText } from './count-text.ts';
import { powersOf } from './format-page.ts';
import { breadcrumbLd, type Crumb, graphOf, type JsonLd } from './json-ld.ts';
import type { Meta } from './meta.ts';
import { code, link, nameText, type Phrase, plain, say } from './phrase.ts';
import { hrefTo, paths, twinOf, urlOf } from './site.ts';
import { RISK_RULES, vocabulary } from './vocabulary.ts';

/** A word of the vocabulary with its meaning. */
export interface Term {
  badge: Badge;
  words: string;
  more?: string;
}

/** A piece of a guide: Markdown, or a part that the catalogue fills in. */
export type GuidePart =
  | { kind: 'text'; text: string }
  | { kind: 'terms'; terms: Term[] }
  | { kind: 'table'; head: string[]; rows: { title: string; href: string; cells: string[] }[] };

/** Everything that a guide's page shows. */
export interface GuidePage {
  meta: Meta;
  breadcrumb: Crumb[];
  heading: string;
  lead: string;
  sections: string[];
  parts: GuidePart[];
  facts: Record<GuideFact, Phrase>;
  others: { title: string; summary: string; href: string }[];
  jsonLd: JsonLd;
}

/** The list of guides. */
export interface GuideListPage {
  meta: Meta;
  breadcrumb: Crumb[];
  guides: { title: string; summary: string; href: string }[];
  jsonLd: JsonLd;
}

/** The server that shows most of what there is to show: tools of the most risks, and then few of them. */
function exampleServer(index: PageIndex): Place | undefined {
  let best: { place: Place; risks: number; tools: number } | undefined;
  for (const server of index.catalog.servers) {
    const places = index.placesOf(server);
    const [place] = places;
    if (place === undefined) continue;
    const risks = new Set(places.map(({ tool }) => tool.record.risk)).size;
    const better = !best || risks > best.risks || (risks === best.risks && places.length < best.tools);
    if (better) best = { place, risks, tools: places.length };
  }
  return best?.place;
}

const number = (count: number): Phrase => say`${numberText(count)}`;

function factsOf(index: PageIndex): Record<GuideFact, Phrase> {
  const { site, places } = index;
  const example = exampleServer(index);
  const { less, more } = contradicted(places);
  const none = say`none yet`;
  return {
    servers: number(index.catalog.servers.length),
    tools: number(places.length),
    'critical-tools': number(places.filter(({ tool }) => tool.record.risk === 'critical').length),
    reviewed: number(places.filter(({ tool }) => isFreshlyReviewed(tool.record)).length),
    contradictions: number(less.length + more.length),
    rules: number(index.rules.size),
    formats: number(FORMATS.length),
    attacks: number(index.attacks.length),
    accuracy: accuracySentence(index) ?? say`It has not been measured here.`,
    'example-server': example ? link(index.labelOf(example.server), hrefTo(site, paths.server(example.server))) : none,
    'example-server-id': code(example?.server.id ?? 'example'),
    'example-kit': example ? link('for example', hrefTo(site, paths.serverKit(example.server))) : none,
    'example-tool': example
      ? link(nameText(example.tool.record.name), hrefTo(site, paths.tool(example.server, example.tool)))
      : none,
    'example-tool-name': code(example?.tool.record.name ?? 'example'),
  };
}

const STANDS = { client: 'client', gateway: 'gateway', api: 'API' } as const satisfies Record<Format['kind'], string>;

const COLUMNS = { hide: 'Hides', ask: 'Asks', limit: 'Limits', rules: 'Looks at arguments', unlisted: 'Unnamed tools' };

function enforcement(index: PageIndex): GuidePart {
  return {
    kind: 'table',
    head: ['Format', 'Stands in a', ...Object.values(COLUMNS)],
    rows: FORMATS.map((format) => {
      const powers = new Map(powersOf(format).map(({ key, has }) => [key, has]));
      const cells = Object.keys(COLUMNS).map((key) => powers.get(key as keyof typeof COLUMNS) ?? '');
      return {
        title: format.title,
        href: hrefTo(index.site, paths.format(format.id)),
        cells: [STANDS[format.kind], ...cells],
      };
    }),
  };
}

const BLOCKS = {
  categories: ({ badges }) => ({
    kind: 'terms',
    terms: CATEGORIES.map((key) => ({ badge: badges.category[key], words: badges.category[key].meaning })),
  }),
  capabilities: ({ badges }) => ({
    kind: 'terms',
    terms: CAPABILITIES.map((key) => ({ badge: badges.capability[key], words: badges.capability[key].meaning })),
  }),
  risks: ({ badges }) => ({
    kind: 'terms',
    terms: RISKIEST_FIRST.map((key) => {
      const action = vocabulary.action[actionOf(key)];
      const more = `The recommended policy: ${action.label.toLowerCase()}. ${action.meaning}`;
      return { badge: badges.risk[key], words: RISK_RULES[key], more };
    }),
  }),
  enforcement,
} as const satisfies Record<GuideBlock, (index: PageIndex) => GuidePart>;

function partsOf(index: PageIndex, body: string): GuidePart[] {
  return body
    .split(/^(\{\{[a-z-]+\}\})$/m)
    .map((text, at): GuidePart => {
      const block = at % 2 === 1 ? GUIDE_BLOCKS.find((name) => text === `{{${name}}}`) : undefined;
      return block === undefined ? { kind: 'text', text } : BLOCKS[block](index);
    })
    .filter((part) => part.kind !== 'text' || part.text.trim() !== '');
}

function cardOf({ site }: PageIndex, { title, summary, slug }: Guide) {
  return { title, summary, href: hrefTo(site, paths.guide(slug)) };
}

const HEADING = 'Guides';

/** Builds the model of a guide's page. */
export function buildGuidePage(index: PageIndex, guide: Guide): GuidePage {
  const breadcrumb = [{ text: HEADING, href: hrefTo(index.site, paths.guides()) }, { text: guide.title }];
  return {
    meta: {
      title: guide.title,
      description: guide.summary,
      address: paths.guide(guide.slug),
      twin: paths.guideTwin(guide.slug),
      markdown: twinOf(paths.guide(guide.slug), 'md'),
    },
    breadcrumb,
    heading: guide.title,
    lead: guide.summary,
    sections: [...guide.body.matchAll(/^## (.+)$/gm)].map(([, title = '']) => title.trim()),
    parts: partsOf(index, guide.body),
    facts: factsOf(index),
    others: index.guides.filter((other) => other !== guide).map((other) => cardOf(index, other)),
    jsonLd: graphOf(breadcrumbLd(breadcrumb, index.site.origin)),
  };
}

/** Builds the model of the list of guides. */
export function buildGuideListPage(index: PageIndex): GuideListPage {
  const breadcrumb = [{ text: HEADING }];
  return {
    meta: {
      title: HEADING,
      description: 'Where to start, how verdicts are made, what they cannot know, and where to enforce a policy.',
      address: paths.guides(),
      twin: paths.guidesTwin(),
      markdown: twinOf(paths.guides(), 'md'),
    },
    breadcrumb,
    guides: index.guides.map((guide) => cardOf(index, guide)),
    jsonLd: graphOf(breadcrumbLd(breadcrumb, index.site.origin)),
  };
}

/** The twin of the list of guides. */
export function guideListTwin(index: PageIndex) {
  return {
    url: urlOf(index.site, paths.guides()),
    count: index.guides.length,
    guides: index.guides.map(({ slug, title, summary }) => ({
      slug,
      title,
      summary,
      url: urlOf(index.site, paths.guide(slug)),
    })),
  };
}

/** The twin of a guide: its Markdown, and the facts that it leaves open, by name. */
export function guideTwin(index: PageIndex, { slug, title, summary, body }: Guide) {
  const facts = Object.entries(factsOf(index)).filter(([name]) => body.includes(`{{${name}}}`));
  return {
    url: urlOf(index.site, paths.guide(slug)),
    slug,
    title,
    summary,
    text: body,
    facts: Object.fromEntries(facts.map(([name, words]) => [name, plain(words)])),
  };
}
