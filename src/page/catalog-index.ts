import type { AccuracyDocument } from '../accuracy/document.ts';
import { type Attack, attacksFor } from '../catalog/attacks.ts';
import type { Catalog, ServerEntry, ToolEntry } from '../catalog/catalog.ts';
import type { ChangeLogs } from '../catalog/change-log.ts';
import type { Guide } from '../catalog/guides.ts';
import { byCodeUnits } from '../catalog/order.ts';
import { riskRank } from '../catalog/risk.ts';
import { type Act, actKey, actOf, prefixOf } from './acts.ts';
import { type Badges, badgesFor } from './badge.ts';
import { clip, oneLine } from './phrase.ts';
import type { Site } from './site.ts';

/** A rule of the classifier, as pages name it. */
export interface RuleWords {
  id: string;
  /** What it looks for, in one sentence. */
  sentence: string;
}

/** Everything that the site's pages are a function of. */
export interface PageSources {
  catalog: Catalog;
  attacks: readonly Attack[];
  rules: readonly RuleWords[];
  /** What was measured of the classifier, by name. */
  accuracy: readonly AccuracyDocument[];
  /** What changed, by server. A catalogue without logs has none. */
  changes?: ChangeLogs;
  guides?: readonly Guide[];
  site: Site;
}

/** A tool and its server. */
export interface Place {
  server: ServerEntry;
  tool: ToolEntry;
  act: Act;
}

/** What pages look up in other records, gathered once for the whole catalogue. */
export interface PageIndex {
  site: Site;
  catalog: Catalog;
  badges: Badges;
  rules: ReadonlyMap<string, string>;
  accuracy: readonly AccuracyDocument[];
  changes: ChangeLogs;
  /** In their order. */
  guides: readonly Guide[];
  /** Every tool that is not retired, riskiest first. */
  places: readonly Place[];
  placeOf: (tool: ToolEntry) => Place | undefined;
  /** A server's tools that are not retired, riskiest first. */
  placesOf: (server: ServerEntry) => readonly Place[];
  /** The tools of one act, riskiest first. */
  sameAct: (key: string) => readonly Place[];
  /** A server's title, with its id where another server has the same title. */
  labelOf: (server: ServerEntry) => string;
  attacksOn: (tool: ToolEntry) => readonly Attack[];
  attacks: readonly Attack[];
}

/** Riskiest first, then by name and server, in code unit order. */
export function riskiestFirst(a: Pick<Place, 'server' | 'tool'>, b: Pick<Place, 'server' | 'tool'>): number {
  return (
    riskRank(a.tool.record.risk) - riskRank(b.tool.record.risk) ||
    byCodeUnits(a.tool.record.name, b.tool.record.name) ||
    byCodeUnits(a.server.id, b.server.id)
  );
}

function placesOf(server: ServerEntry): Place[] {
  const current = server.tools.filter(({ record }) => record.retired === undefined);
  const prefix = prefixOf(current.map(({ record }) => record.name));
  return current.map((tool) => ({ server, tool, act: actOf(tool.record.name, prefix) }));
}

function groupByAct(places: readonly Place[]): Map<string, Place[]> {
  const groups = new Map<string, Place[]>();
  for (const place of places) {
    const key = actKey(place.act);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(place);
    else groups.set(key, [place]);
  }
  return groups;
}

const MAX_TITLE = 100;

function labels(servers: readonly ServerEntry[]): (server: ServerEntry) => string {
  const counts = new Map<string, number>();
  const titleOf = ({ server, id }: ServerEntry) => clip(oneLine(server.title), MAX_TITLE) || id;
  for (const server of servers) {
    const key = titleOf(server).toLowerCase();
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return (server) => {
    const title = titleOf(server);
    return (counts.get(title.toLowerCase()) ?? 0) > 1 ? `${title} (${server.id})` : title;
  };
}

/** Gathers what pages need of each other. Call once for a build. */
export function indexCatalog({ catalog, attacks, rules, accuracy, changes, guides, site }: PageSources): PageIndex {
  const byServer = new Map(catalog.servers.map((server) => [server, placesOf(server).sort(riskiestFirst)]));
  const places = [...byServer.values()].flat().sort(riskiestFirst);
  const byTool = new Map(places.map((place) => [place.tool, place]));
  const byAct = groupByAct(places);
  const attacksByEffect = new Map<string, readonly Attack[]>();
  return {
    site,
    catalog,
    badges: badgesFor(site),
    accuracy,
    changes: changes ?? new Map(),
    guides: guides ?? [],
    rules: new Map(rules.map(({ id, sentence }) => [id, sentence])),
    places,
    placeOf: (tool) => byTool.get(tool),
    placesOf: (server) => byServer.get(server) ?? [],
    sameAct: (key) => byAct.get(key) ?? [],
    labelOf: labels(catalog.servers),
    attacks,
    attacksOn: ({ record }) => {
      const key = [record.category, ...record.capabilities].join(' ');
      const known = attacksByEffect.get(key) ?? attacksFor(record, attacks);
      attacksByEffect.set(key, known);
      return known;
    },
  };
}
