import type { Capability } from '../catalog/vocabulary.ts';
import type { PageIndex, Place } from '../page/catalog-index.ts';
import { RISKIEST_FIRST, type Share, sharesOf } from '../page/rows.ts';

/** A bar for each capability: how many of the tools have it, and their risks. */
export function capabilitiesByRisk(
  { badges }: PageIndex,
  places: readonly Place[],
  capabilities: readonly Share<Capability>[],
): { share: Share; parts: Share[] }[] {
  const records = places.map(({ tool }) => tool.record);
  return capabilities.map((share) => {
    const having = records.filter((record) => record.capabilities.includes(share.badge.key));
    const risks = having.map(({ risk }) => risk);
    return { share, parts: sharesOf(badges.risk, RISKIEST_FIRST, risks, having.length) };
  });
}
