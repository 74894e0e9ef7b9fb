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
 * The parts of an effect that make its risk as high as it is, found by asking `riskOf` itself: whatever reaches it
 * alone, and otherwise whatever reaches it together with the category.
 */
export function decidingParts({ category, capabilities }: Effect): Deciding {
  const risk = riskOf({ category, capabilities });
  const byItself = riskOf({ category, capabilities: [] }) === risk;
  const alone =
    risk === 'low' ? [] : capabilities.filter((each) => riskOf({ category: 'read', capabilities: [each] }) === risk);
  if (byItself || alone.length > 0) return { ...(byItself && { category }), capabilities: alone };
  return { category, capabilities: capabilities.filter((each) => riskOf({ category, capabilities: [each] }) === risk) };
}
