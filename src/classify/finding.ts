import type { Evidence } from '../catalog/record.ts';
import type { Capability, Category } from '../catalog/vocabulary.ts';

/** Something that speaks for a category, for capabilities or for both, and its evidence. */
export interface Finding {
  category?: Category | undefined;
  capabilities: readonly Capability[];
  evidence: Evidence;
  /** Cited whatever the verdict. */
  always?: true;
}
