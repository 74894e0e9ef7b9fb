/** What a call does to state, mildest first. */
export const CATEGORIES = ['read', 'write', 'destructive'] as const;
export type Category = (typeof CATEGORIES)[number];

/** What else makes a call dangerous, in the order in which records list them. */
export const CAPABILITIES = [
  'executes-code',
  'returns-secrets',
  'reads-private-data',
  'ingests-untrusted',
  'sends-externally',
  'changes-access',
  'moves-money',
  'acts-in-bulk',
  'depends-on-argument',
] as const;
export type Capability = (typeof CAPABILITIES)[number];

/** Mildest first. */
export const RISKS = ['low', 'medium', 'high', 'critical'] as const;
export type Risk = (typeof RISKS)[number];

/** What the recommended policy does with a call. */
export const ACTIONS = ['allow', 'limit', 'ask', 'hide'] as const;
export type Action = (typeof ACTIONS)[number];
