import type { Capability } from '../catalog/vocabulary.ts';

/* Simon Willison's "lethal trifecta": private data, untrusted content and a way out. */

export const TRIFECTA_PARTS = ['private', 'untrusted', 'out'] as const;
export type TrifectaPart = (typeof TRIFECTA_PARTS)[number];

/** The words of one of the three. */
interface PartWords {
  heading: string;
  /** In a word or two, for a picture. */
  short: string;
  /** Follows "No tool". */
  missing: string;
  /** Any of these makes a tool part of it. */
  capabilities: readonly Capability[];
}

/** The three things that together let planted text carry private data out. */
export const PARTS: Readonly<Record<TrifectaPart, PartWords>> = {
  private: {
    heading: 'Reach private data',
    short: 'Private data',
    missing: 'reaches private data',
    capabilities: ['reads-private-data', 'returns-secrets'],
  },
  untrusted: {
    heading: 'Bring in text that strangers write',
    short: 'Strangers’ text',
    missing: 'brings in text that strangers write',
    capabilities: ['ingests-untrusted'],
  },
  out: {
    heading: 'Carry something out',
    short: 'A way out',
    missing: 'carries something out',
    capabilities: ['sends-externally'],
  },
};

/** Whether a tool is of a part of the trifecta. */
export function isOfPart(part: TrifectaPart, capabilities: readonly Capability[]): boolean {
  return PARTS[part].capabilities.some((each) => capabilities.includes(each));
}
