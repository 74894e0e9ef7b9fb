import { type Limit, type Policy, policySchema, type Rule, type ToolRules } from './document.ts';
import { holds, regularExpression } from './operators.ts';

/** A call as it reaches the gateway. */
export interface Call {
  tool: string;
  arguments?: Readonly<Record<string, unknown>>;
}

/** What becomes of a call. */
export interface Decision {
  decision: 'allow' | 'deny';
  /**
   * What decided: a JSON Pointer into the policy (`/tools/send/deny_if/0`), or what gateways log where no rule did:
   * `(no policy)`, `(hidden)`, `(default deny)`, `(default allow)`.
   */
  rule: string;
  /** What the caller is told. Empty where the call is allowed. */
  message: string;
}

/** How many calls were counted, by counter, window and the window's start. Written by `evaluate`. */
export type Usage = Map<string, number>;

/** The moment of a call, in milliseconds since 1970 UTC, and what was counted before it. */
export interface Moment {
  now: number;
  usage: Usage;
}

/** The policy in a parsed JSON value, or what is wrong with it: pointer and reason. Patterns must be RE2. */
export function parsePolicy(value: unknown): { policy: Policy } | { problems: { pointer: string; message: string }[] } {
  const { data, error } = policySchema.safeParse(value);
  if (!data) {
    return { problems: error.issues.map(({ path, message }) => ({ pointer: pointer(...path.map(String)), message })) };
  }
  const problems = badPatterns(data);
  return problems.length > 0 ? { problems } : { policy: data };
}

function badPatterns({ tools = {} }: Policy): { pointer: string; message: string }[] {
  return Object.entries(tools).flatMap(([name, rules]) =>
    (['require', 'deny_if'] as const).flatMap((list) =>
      (rules[list] ?? []).flatMap(({ conditions }, rule) =>
        conditions.flatMap((condition, at) =>
          condition.op !== 'regex' || regularExpression(condition.value)
            ? []
            : {
                pointer: pointer('tools', name, list, String(rule), 'conditions', String(at), 'value'),
                message: 'is no RE2 pattern: lookaround and backreferences do not exist there',
              },
        ),
      ),
    ),
  );
}

/** A JSON Pointer (RFC 6901). */
function pointer(...keys: string[]): string {
  return keys.map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/**
 * What a gateway does with a call under a policy.json, version 1. The order is Intercept's: hidden, then unlisted under
 * `default`, then `require`, `deny_if` and limits, the first denial deciding. A policy that does not parse denies
 * every call. Limits count in fixed windows of UTC minutes, hours and days; all counters of a call are reserved or
 * none, and a denied call counts nowhere.
 */
export function evaluate(policy: unknown, call: Call, moment: Moment = { now: 0, usage: new Map() }): Decision {
  const parsed = parsePolicy(policy);
  if ('problems' in parsed) return deny('(no policy)', 'There is no valid policy for this server.');
  const { hide = [], tools = {}, all_tools, default: otherwise } = parsed.policy;
  if (hide.some((name) => name === call.tool || name === '*')) {
    return deny('(hidden)', `Tool "${call.tool}" is hidden by policy`);
  }
  const rules = Object.hasOwn(tools, call.tool) ? (tools[call.tool] as ToolRules) : undefined;
  if (!rules && otherwise === 'deny') return deny('(default deny)', `Tool "${call.tool}" is not permitted by policy`);
  const broken = rules && brokenRule(rules, call);
  if (broken) return broken;
  const limits = [
    ...(rules?.limits ?? []).map((limit, at) => ({ limit, rule: pointer('tools', call.tool, 'limits', String(at)) })),
    ...(all_tools?.limits ?? []).map((limit, at) => ({ limit, rule: pointer('all_tools', 'limits', String(at)) })),
  ];
  return reserve(limits, moment) ?? allow(rules ? pointer('tools', call.tool) : '(default allow)');
}

const allow = (rule: string): Decision => ({ decision: 'allow', rule, message: '' });
const deny = (rule: string, message: string): Decision => ({ decision: 'deny', rule, message });

/** The first `require` that fails, or else the first `deny_if` that holds. */
function brokenRule({ require: required = [], deny_if: denied = [] }: ToolRules, call: Call): Decision | undefined {
  const args = call.arguments ?? {};
  const met = ({ conditions }: Rule) => conditions.every((condition) => holds(condition, args));
  const told = (list: string, at: number, { on_deny }: Rule) =>
    deny(pointer('tools', call.tool, list, String(at)), on_deny ?? `Tool "${call.tool}" is not permitted by policy`);
  const failing = required.findIndex((rule) => !met(rule));
  if (failing >= 0) return told('require', failing, required[failing] as Rule);
  const holding = denied.findIndex(met);
  return holding >= 0 ? told('deny_if', holding, denied[holding] as Rule) : undefined;
}

const LENGTH = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const satisfies Record<Limit['window'], number>;

/** The counter of a limit in the window of a moment. */
function keyOf({ counter, window }: Limit, now: number): string {
  return `${window} ${Math.floor(now / LENGTH[window])} ${counter}`;
}

/** Counts a call against all of its limits, or names the first that has no room. A counter named twice counts twice. */
function reserve(limits: readonly { limit: Limit; rule: string }[], { now, usage }: Moment): Decision | undefined {
  const counted = new Map<string, number>();
  for (const { limit, rule } of limits) {
    const key = keyOf(limit, now);
    const count = (counted.get(key) ?? usage.get(key) ?? 0) + 1;
    if (count > limit.max) {
      return deny(rule, `Rate limit of ${limit.max} per ${limit.window} reached. Try again later.`);
    }
    counted.set(key, count);
  }
  for (const [key, count] of counted) usage.set(key, count);
  return undefined;
}
