import { riskRank } from '../catalog/risk.ts';
import { CAPABILITIES, CATEGORIES, type Capability, type Category, type Risk } from '../catalog/vocabulary.ts';
import type { PageIndex, Place } from './catalog-index.ts';
import { type DotMap, dotMap } from './dot-map.ts';

function gravest(places: readonly Place[], category: Category, capability: Capability): { count: number; risk?: Risk } {
  const risks = places
    .map(({ tool }) => tool.record)
    .filter((record) => record.category === category && record.capabilities.includes(capability))
    .map(({ risk }) => risk)
    .sort((a, b) => riskRank(a) - riskRank(b));
  const [risk] = risks;
  return { count: risks.length, ...(risk && { risk }) };
}

/**
 * What tools can do besides reading and writing, by what their calls do, in the colour of the gravest. Only capabilities
 * that some tool has; undefined where none has any.
 */
export function capabilityMap({ badges }: PageIndex, places: readonly Place[]): DotMap | undefined {
  const rows = CAPABILITIES.map((capability) => ({
    ...badges.capability[capability],
    cells: CATEGORIES.map((category) => {
      const { count, risk } = gravest(places, category, capability);
      return { count, tone: risk && badges.risk[risk].tone };
    }),
  }));
  return dotMap(
    'Tools by capability and category',
    CATEGORIES.map((key) => badges.category[key]),
    rows,
  );
}
