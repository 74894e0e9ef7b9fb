import { riskRank } from '../catalog/risk.ts';
import type { Risk } from '../catalog/vocabulary.ts';
import { actKey, milderKeys } from './acts.ts';
import type { Badge } from './badge.ts';
import type { PageIndex, Place } from './catalog-index.ts';
import { nameText } from './phrase.ts';
import { hrefTo, paths } from './site.ts';

/** A link to another tool. */
export interface RelatedTool {
  name: string;
  href: string;
  server: string;
  risk: Badge<Risk>;
}

/** "Related". Lists are empty where there is nothing. */
export interface Related {
  /** Other tools of the server, riskiest first. */
  siblings: RelatedTool[];
  /** How many other tools the server has. */
  siblingCount: number;
  /** The same act on other servers, riskiest first. */
  elsewhere: RelatedTool[];
  /** Tools of this server that do something milder to the same thing, at lower risk. */
  milder: RelatedTool[];
}

const MAX_SIBLINGS = 8;
const MAX_ELSEWHERE = 6;
const MAX_MILDER = 3;

/** A link to a tool. */
export function relatedTool(index: PageIndex, { server, tool }: Pick<Place, 'server' | 'tool'>): RelatedTool {
  return {
    name: nameText(tool.record.name, 80),
    href: hrefTo(index.site, paths.tool(server, tool)),
    server: index.labelOf(server),
    risk: index.badges.risk[tool.record.risk],
  };
}

function elsewhereOf(index: PageIndex, { server, act }: Place): Place[] {
  const key = actKey(act);
  const found: Place[] = [];
  const seen = new Set([server.id]);
  for (const place of key === undefined ? [] : index.sameAct(key)) {
    if (found.length === MAX_ELSEWHERE) break;
    if (seen.has(place.server.id)) continue;
    seen.add(place.server.id);
    found.push(place);
  }
  return found;
}

function milderOf(index: PageIndex, { server, tool, act }: Place): Place[] {
  const rank = riskRank(tool.record.risk);
  return milderKeys(act)
    .flatMap((key) => index.sameAct(key).filter((place) => place.server === server))
    .filter((place) => riskRank(place.tool.record.risk) > rank)
    .slice(0, MAX_MILDER);
}

/** The tools that a reader of this one may want next. */
export function relatedTo(index: PageIndex, place: Place): Related {
  const siblings = index.placesOf(place.server);
  const others = siblings.slice(0, MAX_SIBLINGS + 1).filter(({ tool }) => tool !== place.tool);
  return {
    siblings: others.slice(0, MAX_SIBLINGS).map((each) => relatedTool(index, each)),
    siblingCount: siblings.length - (place.tool.record.retired === undefined ? 1 : 0),
    elsewhere: elsewhereOf(index, place).map((each) => relatedTool(index, each)),
    milder: milderOf(index, place).map((each) => relatedTool(index, each)),
  };
}
