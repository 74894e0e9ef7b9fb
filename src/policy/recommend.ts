import type { ToolRecord } from '../catalog/record.ts';
import { actionOf } from '../catalog/risk.ts';
import type { Action, Capability, Category } from '../catalog/vocabulary.ts';
import { counterOf } from './counter.ts';
import type { Limit } from './document.ts';

/** What a policy reads of a record. */
export type Subject = Pick<ToolRecord, 'name' | 'category' | 'capabilities' | 'risk'>;

/** What to do with a tool's calls. */
export interface Recommendation {
  action: Action;
  /** Present where the action is `limit`. */
  limit?: Limit;
  /** What a denied caller is told. Present where the action is `ask`. */
  onDeny?: string;
}

/** Calls a minute to start with. */
export const STARTING_LIMITS = { read: 60, write: 30, destructive: 30 } as const satisfies Record<Category, number>;

/** Ends "Ask a person before each call: this tool …". The first that applies is said. */
const REASONS = {
  'moves-money': 'moves money',
  'executes-code': 'runs code, commands or queries that the caller supplies',
  'returns-secrets': 'returns credentials or keys',
  'changes-access': 'changes who may do what',
  'acts-in-bulk': 'changes many things in one call',
  'depends-on-argument': 'does different things depending on its arguments',
  'sends-externally': 'sends something to other people or systems',
  'reads-private-data': 'reads private data',
  'ingests-untrusted': 'takes in text that strangers wrote',
} as const satisfies Record<Capability, string>;

const CATEGORY_REASONS = {
  read: 'reads data',
  write: 'changes data',
  destructive: 'removes or ends something for good',
} as const satisfies Record<Category, string>;

const ORDER = Object.keys(REASONS) as Capability[];

function reasonOf({ category, capabilities }: Subject): string {
  const capability = category === 'destructive' ? undefined : ORDER.find((key) => capabilities.includes(key));
  return capability === undefined ? CATEGORY_REASONS[category] : REASONS[capability];
}

/** A limit to start with: 30 calls a minute where the tool changes something, 60 where it reads. */
export function startingLimit({ name, category }: Pick<Subject, 'name' | 'category'>): Limit {
  return { counter: counterOf(name), window: 'minute', max: STARTING_LIMITS[category], scope: 'grant' };
}

/** What a caller is told when a call is denied until a person has agreed. */
export function denial(record: Subject): string {
  return `Ask a person before each call: this tool ${reasonOf(record)}.`;
}

/** The recommended policy for one tool, from its verdict alone. */
export function recommend(record: Subject): Recommendation {
  const action = actionOf(record.risk);
  if (action === 'limit') return { action, limit: startingLimit(record) };
  if (action === 'ask') return { action, onDeny: denial(record) };
  return { action };
}
