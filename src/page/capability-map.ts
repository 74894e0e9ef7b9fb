import { CAPABILITIES, CATEGORIES, type Capability, type Category, type Risk } from '../catalog/vocabulary.ts';
import type { Badge } from './badge.ts';
import { type PageIndex, type Place, riskRank } from './catalog-index.ts';
import { radiusOf } from './drawing.ts';

/** The tools of one category that have one capability. */
export interface MapCell {
  count: number;
  /** Of a circle, at most `MAP_RADIUS`. */
  radius: number;
  /** The gravest of them; absent in an empty cell. */
  risk?: Badge<Risk> | undefined;
}

/** What the tools can do besides reading and writing, by what their calls do. */
export interface CapabilityMap {
  columns: Badge<Category>[];
  /** Only capabilities that some tool has. */
  rows: { badge: Badge<Capability>; count: number; cells: MapCell[] }[];
  /** The same in words. */
  hearing: string;
}

export const MAP_RADIUS = 13;

interface Counted {
  count: number;
  risk: Risk | undefined;
}

function countIn(places: readonly Place[], category: Category, capability: Capability): Counted {
  const risks = places
    .map(({ tool }) => tool.record)
    .filter((record) => record.category === category && record.capabilities.includes(capability))
    .map(({ risk }) => risk)
    .sort((a, b) => riskRank(a) - riskRank(b));
  return { count: risks.length, risk: risks[0] };
}

/** Counts tools by capability and category. Undefined where none has a capability. */
export function capabilityMap({ badges }: PageIndex, places: readonly Place[]): CapabilityMap | undefined {
  const counted = CAPABILITIES.map((capability) => ({
    capability,
    cells: CATEGORIES.map((category) => countIn(places, category, capability)),
  })).filter(({ cells }) => cells.some(({ count }) => count > 0));
  if (counted.length === 0) return undefined;
  const most = Math.max(...counted.flatMap(({ cells }) => cells.map(({ count }) => count)));
  const rows = counted.map(({ capability, cells }) => ({
    badge: badges.capability[capability],
    count: cells.reduce((sum, { count }) => sum + count, 0),
    cells: cells.map(({ count, risk }) => ({
      count,
      radius: radiusOf(count, most, MAP_RADIUS),
      risk: risk && badges.risk[risk],
    })),
  }));
  const columns = CATEGORIES.map((key) => badges.category[key]);
  const words = rows.map(({ badge, cells }) => {
    const parts = cells.flatMap(({ count }, at) =>
      count === 0 ? [] : [`${count.toLocaleString('en')} ${columns[at]?.label.toLowerCase()}`],
    );
    return `${badge.label}: ${parts.join(', ')}`;
  });
  return { columns, rows, hearing: `Tools by capability and category. ${words.join('; ')}.` };
}
