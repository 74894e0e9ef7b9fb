import type { ServerEntry, ToolEntry } from '../catalog/catalog.ts';
import { actionOf, RISKIEST_FIRST } from '../catalog/risk.ts';
import type { Action, Capability, Category, Risk } from '../catalog/vocabulary.ts';
import type { Badge, Badges } from './badge.ts';
import type { PageIndex } from './catalog-index.ts';
import { clip, code, nameText, oneLine, type Phrase } from './phrase.ts';
import { hrefTo, paths } from './site.ts';
import { definitionTokens } from './tokens.ts';

/** A tool in a list. */
export interface ToolRow {
  name: Phrase;
  /** The name on one line, for sorting and searching. */
  text: string;
  href: string;
  server: { text: string; href: string };
  risk: Badge<Risk>;
  category: Badge<Category>;
  capabilities: Badge<Capability>[];
  action: Badge<Action>;
  /** The start of the server's description; empty where there is none. */
  summary: string;
  lang?: string | undefined;
  /** The size of the definition. */
  tokens: number;
  /** The day from which the tool was no longer listed. */
  retired?: string | undefined;
}

/** A server in a list. */
export interface ServerRow {
  id: string;
  text: string;
  href: string;
  tools: number;
  /** Tools of each risk, riskiest first. */
  risks: Share<Risk>[];
  /** How much of it was captured, in a word or two. */
  capture: string;
  /** The day on which a definition last changed. */
  changed: string;
}

/** How many things share a badge. */
export interface Share<Key extends string = string> {
  badge: Badge<Key>;
  count: number;
  /** Of all, in per cent, to one decimal place. */
  percent: number;
}

/** How often each of the keys is there, in their order. */
function countsOf<Key extends string>(keys: readonly Key[], found: readonly Key[]): { key: Key; count: number }[] {
  const counts = new Map<Key, number>();
  for (const key of found) counts.set(key, (counts.get(key) ?? 0) + 1);
  return keys.map((key) => ({ key, count: counts.get(key) ?? 0 }));
}

/** How many tools there are of a risk. */
export interface RiskCount {
  key: Risk;
  count: number;
}

/** Tools of each risk, riskiest first. */
export function riskCounts(risks: readonly Risk[]): RiskCount[] {
  return countsOf(RISKIEST_FIRST, risks);
}

/** The risks of some tools. */
export function risksOf(tools: readonly { tool: ToolEntry }[]): Risk[] {
  return tools.map(({ tool }) => tool.record.risk);
}

/** Shares in the order of the keys given. */
export function sharesOf<Key extends string>(
  badges: Record<Key, Badge<Key>>,
  keys: readonly Key[],
  found: readonly Key[],
  all: number,
): Share<Key>[] {
  return countsOf(keys, found).map(({ key, count }) => ({
    badge: badges[key],
    count,
    percent: all === 0 ? 0 : Math.round((count / all) * 1000) / 10,
  }));
}

/** Shares of each risk, riskiest first. */
export function riskShares(badges: Pick<Badges, 'risk'>, risks: readonly Risk[]): Share<Risk>[] {
  return sharesOf(badges.risk, RISKIEST_FIRST, risks, risks.length);
}

/** A tool as a row of a list. */
export function toolRow(index: PageIndex, server: ServerEntry, tool: ToolEntry): ToolRow {
  const { record } = tool;
  const { badges, site } = index;
  return {
    name: code(record.name, 120),
    text: nameText(record.name, 120),
    href: hrefTo(site, paths.tool(server, tool)),
    server: { text: index.labelOf(server), href: hrefTo(site, paths.server(server)) },
    risk: badges.risk[record.risk],
    category: badges.category[record.category],
    capabilities: record.capabilities.map((key) => badges.capability[key]),
    action: badges.action[actionOf(record.risk)],
    summary: clip(oneLine((record.definition.description ?? '').slice(0, 400)), 160),
    lang: record.definition.language,
    tokens: definitionTokens(record),
    retired: record.retired,
  };
}

const CAPTURES = { complete: 'in full', partial: 'in part', metadata: 'no tools listed' } as const;

/** A longer table leaves out the start of each description: a page stays light, and each is one link away. */
const MAX_SUMMARIES = 20;

/** The rows of a server's own table. */
export function serverToolRows(index: PageIndex, server: ServerEntry): ToolRow[] {
  const rows = index.placesOf(server).map(({ tool }) => toolRow(index, server, tool));
  return rows.length <= MAX_SUMMARIES ? rows : rows.map((row) => ({ ...row, summary: '' }));
}

/** A server as a row of a list. */
export function serverRow(index: PageIndex, server: ServerEntry): ServerRow {
  const risks = server.tools.filter(({ record }) => record.retired === undefined).map(({ record }) => record.risk);
  return {
    id: server.id,
    text: index.labelOf(server),
    href: hrefTo(index.site, paths.server(server)),
    tools: risks.length,
    risks: riskShares(index.badges, risks),
    capture: CAPTURES[server.server.source.capture],
    changed: server.server.source.changed,
  };
}
