import { actionOf, riskOf } from '../catalog/risk.ts';
import type { Action, Capability, Category } from '../catalog/vocabulary.ts';
import { argumentRules, exceptionOf, type RuledTool, type Surroundings } from './argument-rules.ts';
import { counterOf } from './counter.ts';
import type { Limit, Rule } from './document.ts';

/** What a policy reads of a record. */
export type Subject = RuledTool;

/** Calls that are let through although the tool is asked about or hidden: those whose argument holds a listed value. */
export interface LetThrough {
  argument: string;
  values: string[];
  /** Absent where they may be called at any rate. */
  limit?: Limit;
  /** That the argument holds one of the values, and what the other arguments must satisfy. */
  require: Rule[];
  deny_if: Rule[];
}

/** What to do with a tool's calls. Every format writes this one value. */
export interface Recommendation {
  name: string;
  action: Action;
  /** Present where the action is `limit`. */
  limit?: Limit;
  /** What every call must satisfy, where the action lets calls through. */
  require: Rule[];
  /** What no call may satisfy, where the action lets calls through. */
  deny_if: Rule[];
  /** What a denied caller is told. */
  onDeny: string;
  /** Present where the tool depends on an argument, some of whose values do less harm. */
  letThrough?: LetThrough;
}

/** What the reader wants otherwise than recommended, and what only the reader knows. */
export interface Wishes {
  /** For every tool. */
  action?: Action;
  /** By the names of tools. */
  actions?: ReadonlyMap<string, Action>;
  surroundings?: Surroundings;
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

/**
 * The recommended policy for one tool. The action comes from its verdict alone; where it lets calls through, rules keep
 * an eye on flags that take away the way back. `wishes` may name another action, or narrow arguments further.
 */
export function recommend(tool: Subject, wishes: Wishes = {}): Recommendation {
  const { surroundings } = wishes;
  const wished = wishes.action ?? wishes.actions?.get(tool.name);
  const action = wished ?? actionOf(tool.risk);
  const base = { name: tool.name, action, onDeny: denial(tool) };
  if (action === 'ask' || action === 'hide') {
    const letThrough = wished ? undefined : letThroughOf(tool, surroundings);
    return { ...base, require: [], deny_if: [], ...(letThrough && { letThrough }) };
  }
  return { ...base, ...(action === 'limit' && { limit: startingLimit(tool) }), ...narrowing(tool, surroundings) };
}

/** The rules on a tool's arguments. */
function narrowing(tool: Subject, surroundings: Surroundings | undefined): Pick<Recommendation, 'require' | 'deny_if'> {
  const rules = argumentRules(tool, surroundings).filter(({ kind }) => kind === 'flag' || surroundings !== undefined);
  return { require: rules.flatMap(({ require }) => require), deny_if: rules.flatMap(({ deny_if }) => deny_if) };
}

function letThroughOf(tool: Subject, surroundings: Surroundings | undefined): LetThrough | undefined {
  const exception = exceptionOf(tool);
  if (!exception) return undefined;
  const { argument, values, effect, require } = exception;
  const limited = actionOf(riskOf(effect)) === 'limit';
  const limit = startingLimit({ name: tool.name, category: effect.category });
  const others = narrowing(
    { ...tool, category: effect.category, capabilities: [...effect.capabilities] },
    surroundings,
  );
  return {
    argument,
    values,
    require: [...require, ...others.require],
    deny_if: others.deny_if,
    ...(limited && { limit }),
  };
}
