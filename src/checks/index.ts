import { addressDiffersOnlyByCase } from './address-differs-only-by-case.ts';
import { addressesAreUnique } from './addresses-are-unique.ts';
import { capabilitiesAreOrdered } from './capabilities-are-ordered.ts';
import type { Check } from './check.ts';
import { digestMatchesDefinition } from './digest-matches-definition.ts';
import { evidenceIsInDefinition } from './evidence-is-in-definition.ts';
import { fileIsCanonical } from './file-is-canonical.ts';
import { fileIsNamed } from './file-is-named.ts';
import { fileIsReadable } from './file-is-readable.ts';
import { nameHasOneScript } from './name-has-one-script.ts';
import { recordIsValid } from './record-is-valid.ts';
import { reviewChangesSomething } from './review-changes-something.ts';
import { reviewIsFresh } from './review-is-fresh.ts';
import { riskFollows } from './risk-follows.ts';
import { sourceIsKnown } from './source-is-known.ts';
import { sourceIsUnique } from './source-is-unique.ts';
import { suggestionIsCurrent } from './suggestion-is-current.ts';
import { textIsVisible } from './text-is-visible.ts';
import { toolIsUnique } from './tool-is-unique.ts';
import { toolsAreSorted } from './tools-are-sorted.ts';
import { verdictIsSuggested } from './verdict-is-suggested.ts';
import { yamlIsPlain } from './yaml-is-plain.ts';
import { yamlIsValid } from './yaml-is-valid.ts';

/** Every check of the catalogue, by id. */
export const CHECKS: readonly Check[] = [
  addressDiffersOnlyByCase,
  addressesAreUnique,
  capabilitiesAreOrdered,
  digestMatchesDefinition,
  evidenceIsInDefinition,
  fileIsCanonical,
  fileIsNamed,
  fileIsReadable,
  nameHasOneScript,
  recordIsValid,
  reviewChangesSomething,
  reviewIsFresh,
  riskFollows,
  sourceIsKnown,
  sourceIsUnique,
  suggestionIsCurrent,
  textIsVisible,
  toolIsUnique,
  toolsAreSorted,
  verdictIsSuggested,
  yamlIsPlain,
  yamlIsValid,
];
