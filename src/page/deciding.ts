import { type Effect, riskOf } from '../catalog/risk.ts';
import type { Capability, Category } from '../catalog/vocabulary.ts';

/** What in a verdict makes its risk as high as it is. */
export interface Deciding {
  /** Present where the category takes part. */
  category?: Category | undefined;
  /** The capabilities that take part, in the record's order. */
  capabilities: Capability[];
}

/**
 * The parts of an effect without which its risk would be lower, found by asking `riskOf` itself: first the category
 * alone, then each capability alone, then each together with the category.
 */
export function decidingParts({ category, capabilities }: Effect): Deciding {
  const risk = riskOf({ category, capabilities });
  if (riskOf({ category, capabilities: [] }) === risk) return { category, capabilities: [] };
  const alone = capabilities.filter((each) => riskOf({ category: 'read', capabilities: [each] }) === risk);
  if (alone.length > 0) return { capabilities: alone };
  return { category, capabilities: capabilities.filter((each) => riskOf({ category, capabilities: [each] }) === risk) };
}
