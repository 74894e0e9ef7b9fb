import { ATTACK_SECTIONS, ATTACK_THEMES, type Attack, type AttackTheme } from '../catalog/attacks.ts';
import {
  TAXONOMIES,
  TAXONOMY_KEYS,
  type TaxonomyEntry,
  type TaxonomyKey,
  taxonomyEntry,
} from '../catalog/taxonomies.ts';
import { CAPABILITIES, CATEGORIES, type Capability, type Category, type Risk } from '../catalog/vocabulary.ts';
import { recommend } from '../policy/recommend.ts';
import { type AttackLink, attackLink } from './attack-link.ts';
import { CASE_WORDS, THEMES } from './attack-words.ts';
import type { Badge } from './badge.ts';
import type { PageIndex, Place } from './catalog-index.ts';
import { type Control, controlOf } from './control.ts';
import { breadcrumbLd, type Crumb, graphOf, type JsonLd } from './json-ld.ts';
import type { Meta } from './meta.ts';
import { nameText } from './phrase.ts';
import { riskShares, risksOf, type Share, type ToolRow, toolRow } from './rows.ts';
import { hrefTo, paths, twinOf, urlOf } from './site.ts';
import { toolLine } from './twin.ts';

/** The ids of one published list under which an attack is known there. */
export interface KnownAs {
  key: TaxonomyKey;
  title: string;
  entries: TaxonomyEntry[];
}

/** The recommended policy for one tool on which an attack lands. */
export interface Example {
  name: string;
  href: string;
  server: { text: string; href: string };
  risk: Badge<Risk>;
  control: Control;
}

/** Everything that an attack's page shows besides its text. */
export interface AttackPage {
  meta: Meta;
  breadcrumb: Crumb[];
  attack: Attack;
  theme: { heading: string; href: string };
  /** Tools with any of these are open to it; none for an attack on the server itself. */
  needs: Badge<Category | Capability>[];
  case: { title: string; url: string; kind: string; date: string };
  knownAs: KnownAs[];
  sections: readonly string[];
  /** Absent where no tool of the catalogue is open to the attack. */
  example?: Example | undefined;
  count: number;
  risks: Share<Risk>[];
  tools: ToolRow[];
  related: AttackLink[];
  jsonLd: JsonLd;
}

/** An attack in the list. */
export interface AttackRow extends AttackLink {
  slug: string;
  needs: Badge<Category | Capability>[];
  serverLevel: boolean;
  /** What the filters look at: keys of categories and capabilities, and ids of published lists. */
  keys: string[];
  count: number;
  risks: Share<Risk>[];
}

/** The list of attacks. */
export interface AttackListPage {
  meta: Meta;
  breadcrumb: Crumb[];
  count: number;
  groups: { key: AttackTheme; heading: string; intro: string; rows: AttackRow[] }[];
  /** What can be chosen in the two filters. */
  needs: { key: string; label: string }[];
  lists: { title: string; entries: { id: string; name: string }[] }[];
  matrix: string;
  jsonLd: JsonLd;
}

const SHOWN = 12;
/** So that one large server does not fill the list. */
const MOST_OF_A_SERVER = 3;
const MAX_RELATED = 4;

/** The tools that an attack may abuse, riskiest first. */
export function attackedTools(index: PageIndex, attack: Attack): Place[] {
  return attack.serverLevel ? [] : index.places.filter(({ tool }) => index.attacksOn(tool).includes(attack));
}

/** The ids under which published lists know an attack. */
export function knownAs(attack: Attack): KnownAs[] {
  return TAXONOMY_KEYS.map((key) => ({
    key,
    title: TAXONOMIES[key].title,
    entries: attack[key].map((id) => taxonomyEntry(key, id)),
  })).filter(({ entries }) => entries.length > 0);
}

function needsOf({ badges }: PageIndex, { categories, capabilities }: Attack): Badge<Category | Capability>[] {
  return [...categories.map((key) => badges.category[key]), ...capabilities.map((key) => badges.capability[key])];
}

/**
 * The tool that shows an attack best: one for which a policy does something, on which the attack comes first, and which
 * has little else about it; then the riskiest.
 */
export function exampleOf(index: PageIndex, attack: Attack, places: readonly Place[]): Place | undefined {
  const weigh = ({ tool }: Place): number => {
    const rank = index.attacksOn(tool).indexOf(attack);
    const others = tool.record.capabilities.filter((key) => !attack.capabilities.includes(key)).length;
    return (recommend(tool.record).action === 'allow' ? 100 : 0) + rank * 2 + others;
  };
  let best: { place: Place; weight: number } | undefined;
  for (const place of places) {
    const weight = weigh(place);
    if (best === undefined || weight < best.weight) best = { place, weight };
  }
  return best?.place;
}

function exampleFor(index: PageIndex, place: Place): Example {
  const { server, tool } = place;
  return {
    name: nameText(tool.record.name),
    href: hrefTo(index.site, paths.tool(server, tool)),
    server: { text: index.labelOf(server), href: hrefTo(index.site, paths.server(server)) },
    risk: index.badges.risk[tool.record.risk],
    control: controlOf(index, place),
  };
}

function sharedBy<Item>(one: readonly Item[], other: readonly Item[]): number {
  return one.filter((item) => other.includes(item)).length;
}

/** Attacks that other lists file under the same ids, or that need the same of a tool. */
function relatedTo(index: PageIndex, attack: Attack): Attack[] {
  const likeness = (other: Attack): number =>
    TAXONOMY_KEYS.reduce((sum, key) => sum + 2 * sharedBy<string>(attack[key], other[key]), 0) +
    sharedBy(attack.capabilities, other.capabilities) +
    Number(attack.theme === other.theme);
  return index.attacks
    .filter((other) => other !== attack)
    .map((other) => ({ other, score: likeness(other) }))
    .filter(({ score }) => score > 1)
    .sort((a, b) => b.score - a.score || (a.other.slug < b.other.slug ? -1 : 1))
    .slice(0, MAX_RELATED)
    .map(({ other }) => other);
}

/** The first of each server, riskiest first. */
function spread(places: readonly Place[]): Place[] {
  const counts = new Map<string, number>();
  return places.filter(({ server }) => {
    const count = (counts.get(server.id) ?? 0) + 1;
    counts.set(server.id, count);
    return count <= MOST_OF_A_SERVER;
  });
}

/** Builds the model of an attack's page. */
export function buildAttackPage(index: PageIndex, attack: Attack): AttackPage {
  const { site } = index;
  const places = attackedTools(index, attack);
  const example = exampleOf(index, attack, places);
  const breadcrumb = [{ text: 'Attack patterns', href: hrefTo(site, paths.attacks()) }, { text: attack.title }];
  return {
    meta: {
      title: attack.title,
      description: attack.summary,
      address: paths.attack(attack.slug),
      twin: paths.attackTwin(attack.slug),
      markdown: twinOf(paths.attack(attack.slug), 'md'),
    },
    breadcrumb,
    attack,
    theme: { heading: THEMES[attack.theme].heading, href: `${hrefTo(site, paths.attacks())}#${attack.theme}` },
    needs: needsOf(index, attack),
    case: { ...attack.case, kind: CASE_WORDS[attack.case.kind] },
    knownAs: knownAs(attack),
    sections: ATTACK_SECTIONS,
    example: example && exampleFor(index, example),
    count: places.length,
    risks: riskShares(index.badges, risksOf(places)),
    tools: spread(places)
      .slice(0, SHOWN)
      .map(({ server, tool }) => toolRow(index, server, tool)),
    related: relatedTo(index, attack).map((other) => attackLink(site, other)),
    jsonLd: graphOf(breadcrumbLd(breadcrumb, site.origin)),
  };
}

function rowOf(index: PageIndex, attack: Attack): AttackRow {
  const places = attackedTools(index, attack);
  return {
    ...attackLink(index.site, attack),
    slug: attack.slug,
    needs: needsOf(index, attack),
    serverLevel: attack.serverLevel,
    keys: [
      ...(attack.serverLevel ? ['server'] : [...attack.categories, ...attack.capabilities]),
      ...TAXONOMY_KEYS.flatMap((key) => attack[key]),
    ],
    count: places.length,
    risks: riskShares(index.badges, risksOf(places)),
  };
}

/** Builds the model of the list of attacks. */
export function buildAttackListPage(index: PageIndex): AttackListPage {
  const { attacks, badges, site } = index;
  const heading = 'Attack patterns';
  const breadcrumb = [{ text: heading }];
  const groups = ATTACK_THEMES.map((key) => ({
    key,
    ...THEMES[key],
    rows: attacks.filter(({ theme }) => theme === key).map((attack) => rowOf(index, attack)),
  }));
  const ids = new Set(attacks.flatMap((attack) => TAXONOMY_KEYS.flatMap((key): readonly string[] => attack[key])));
  return {
    meta: {
      title: heading,
      description: `${attacks.length} ways in which tools are abused: what happens, a real case, and what stops it.`,
      address: paths.attacks(),
      twin: paths.attacksTwin(),
      markdown: twinOf(paths.attacks(), 'md'),
    },
    breadcrumb,
    count: attacks.length,
    groups: groups.filter(({ rows }) => rows.length > 0),
    needs: [...CATEGORIES.map((key) => badges.category[key]), ...CAPABILITIES.map((key) => badges.capability[key])].map(
      ({ key, label }) => ({ key, label }),
    ),
    lists: TAXONOMY_KEYS.map((key) => ({
      title: TAXONOMIES[key].title,
      entries: Object.entries(TAXONOMIES[key].names)
        .filter(([id]) => ids.has(id))
        .map(([id, name]) => ({ id, name })),
    })),
    matrix: hrefTo(site, paths.attackMatrix()),
    jsonLd: graphOf(breadcrumbLd(breadcrumb, site.origin)),
  };
}

/** The JSON twin of the list of attacks. */
export function attackListTwin(index: PageIndex) {
  return {
    url: urlOf(index.site, paths.attacks()),
    count: index.attacks.length,
    attacks: index.attacks.map((attack) => ({
      slug: attack.slug,
      title: attack.title,
      summary: attack.summary,
      theme: attack.theme,
      categories: attack.categories,
      capabilities: attack.capabilities,
      serverLevel: attack.serverLevel,
      ...Object.fromEntries(TAXONOMY_KEYS.map((key) => [key, attack[key]])),
      tools: attackedTools(index, attack).length,
      url: urlOf(index.site, paths.attack(attack.slug)),
    })),
  };
}

/** The JSON twin of an attack's page. */
export function attackTwin(index: PageIndex, attack: Attack) {
  const found = attackedTools(index, attack);
  const example = exampleOf(index, attack, found);
  return {
    url: urlOf(index.site, paths.attack(attack.slug)),
    ...attack,
    related: relatedTo(index, attack).map(({ slug }) => urlOf(index.site, paths.attack(slug))),
    ...(example && { example: urlOf(index.site, paths.tool(example.server, example.tool)) }),
    count: found.length,
    tools: found.map(({ server, tool }) => toolLine(index, server, tool)),
  };
}
