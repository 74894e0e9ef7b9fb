import type { Action, Capability, Category, Risk } from '../catalog/vocabulary.ts';

/** A shape that tells a badge apart where colour does not. */
export type Shape = 'circle' | 'ring' | 'square' | 'diamond' | 'triangle' | 'octagon' | 'hexagon' | 'bar';

/** The words of one key of the vocabulary. */
export interface Term {
  /** In sentence case, for a badge. */
  label: string;
  /** The indefinite article that goes before the label. */
  article: 'a' | 'an';
  /** One sentence. */
  meaning: string;
  /** The name of a colour: the style sheet has `--tone-<tone>`. */
  tone: string;
  shape: Shape;
}

const categories = {
  read: {
    label: 'Read',
    article: 'a',
    meaning: 'A call leaves the world as it was.',
    tone: 'read',
    shape: 'ring',
  },
  write: {
    label: 'Write',
    article: 'a',
    meaning: 'A call creates or changes something, and destroys nothing for good.',
    tone: 'write',
    shape: 'square',
  },
  destructive: {
    label: 'Destructive',
    article: 'a',
    meaning: 'A call removes, ends or overwrites something, and there is no way back.',
    tone: 'destructive',
    shape: 'octagon',
  },
} as const satisfies Record<Category, Term>;

const capabilities = {
  'executes-code': {
    label: 'Executes code',
    article: 'an',
    meaning: 'Code runs: the caller’s own code, command or query, or a stored program that the call sets going.',
    tone: 'executes-code',
    shape: 'hexagon',
  },
  'returns-secrets': {
    label: 'Returns secrets',
    article: 'a',
    meaning: 'The answer holds a password, a token, a key or a link that gives access.',
    tone: 'returns-secrets',
    shape: 'hexagon',
  },
  'reads-private-data': {
    label: 'Reads private data',
    article: 'a',
    meaning: 'The answer holds what was not meant for everyone: messages, files, records of people or a company.',
    tone: 'reads-private-data',
    shape: 'ring',
  },
  'ingests-untrusted': {
    label: 'Ingests untrusted text',
    article: 'an',
    meaning: 'The answer holds text that strangers can write, and a model may take it for an instruction.',
    tone: 'ingests-untrusted',
    shape: 'triangle',
  },
  'sends-externally': {
    label: 'Sends externally',
    article: 'a',
    meaning: 'A call can carry what the caller supplies to people or systems outside.',
    tone: 'sends-externally',
    shape: 'triangle',
  },
  'changes-access': {
    label: 'Changes access',
    article: 'a',
    meaning: 'A call changes who may do what: accounts, members, roles, keys or sharing.',
    tone: 'changes-access',
    shape: 'diamond',
  },
  'moves-money': {
    label: 'Moves money',
    article: 'a',
    meaning: 'A call pays, refunds, charges, transfers or trades.',
    tone: 'moves-money',
    shape: 'diamond',
  },
  'acts-in-bulk': {
    label: 'Acts in bulk',
    article: 'an',
    meaning: 'One call changes many things.',
    tone: 'acts-in-bulk',
    shape: 'bar',
  },
  'depends-on-argument': {
    label: 'Depends on an argument',
    article: 'a',
    meaning: 'An argument decides what a call does, and the verdict is that of the worst value.',
    tone: 'depends-on-argument',
    shape: 'bar',
  },
} as const satisfies Record<Capability, Term>;

/** Where each risk comes from, in words: what `riskOf()` decides. */
export const RISK_RULES = {
  critical: 'The category is destructive, or a call moves money.',
  high: 'Otherwise: it executes code, returns secrets or changes access; or it writes, and in bulk.',
  medium: 'Otherwise: it writes; or it reads private data, sends externally or ingests untrusted text.',
  low: 'Otherwise: it reads, and nothing else applies.',
} as const satisfies Record<Risk, string>;

const risks = {
  low: {
    label: 'Low',
    article: 'a',
    meaning: 'A call only reads, and nothing that it returns is private, secret or written by strangers.',
    tone: 'low',
    shape: 'circle',
  },
  medium: {
    label: 'Medium',
    article: 'a',
    meaning:
      'A call changes something that can be changed back, or reads private data, or exchanges text with the outside.',
    tone: 'medium',
    shape: 'square',
  },
  high: {
    label: 'High',
    article: 'a',
    meaning:
      'A call runs what the caller supplies, hands out credentials, changes who has access, or changes many things.',
    tone: 'high',
    shape: 'triangle',
  },
  critical: {
    label: 'Critical',
    article: 'a',
    meaning: 'A call does what cannot be undone, or moves money.',
    tone: 'critical',
    shape: 'octagon',
  },
} as const satisfies Record<Risk, Term>;

const actions = {
  allow: {
    label: 'Allow',
    article: 'an',
    meaning: 'Calls go through.',
    tone: 'allow',
    shape: 'circle',
  },
  limit: {
    label: 'Limit',
    article: 'a',
    meaning: 'Calls go through, up to a number each minute.',
    tone: 'limit',
    shape: 'square',
  },
  ask: {
    label: 'Ask',
    article: 'an',
    meaning: 'A person agrees to each call, and without that it is denied.',
    tone: 'ask',
    shape: 'triangle',
  },
  hide: {
    label: 'Hide',
    article: 'a',
    meaning: 'The tool is left out of the list that agents see, and calls of it are denied.',
    tone: 'hide',
    shape: 'octagon',
  },
} as const satisfies Record<Action, Term>;

/** The words for every key of the vocabulary. Every other place carries the key. */
export const vocabulary = { category: categories, capability: capabilities, risk: risks, action: actions } satisfies {
  category: Record<Category, Term>;
  capability: Record<Capability, Term>;
  risk: Record<Risk, Term>;
  action: Record<Action, Term>;
};

export type Vocabulary = typeof vocabulary;
