import type { Policy, PolicyFragment } from '../../src/policy/document.ts';

export type Decision = 'allowed' | 'limited' | 'denied' | 'hidden';

/** What JSON says of a key, whatever the key is called. */
function own<T>(object: Record<string, T> | undefined, key: string): T | undefined {
  return object !== undefined && Object.hasOwn(object, key) ? object[key] : undefined;
}

/**
 * What a gateway does with a call without arguments, by a plain reading of the format: hidden first, then unlisted
 * under the default, then `deny_if` with empty conditions, then limits. It is given text, as a gateway is.
 */
export function decide(json: string, tool: string): Decision {
  const policy = JSON.parse(json) as Policy;
  if (policy.hide?.some((name) => name === tool || name === '*')) return 'hidden';
  const rules = own(policy.tools, tool);
  if (rules === undefined) return policy.default === 'allow' ? 'allowed' : 'denied';
  if (rules.deny_if?.some(({ conditions }) => conditions.length === 0)) return 'denied';
  return rules.limits !== undefined && rules.limits.length > 0 ? 'limited' : 'allowed';
}

/** A policy with a fragment merged into it, as the page says: names added to `hide`, entries put into `tools`. */
export function merge(policy: Policy, fragment: PolicyFragment): Policy {
  return {
    ...policy,
    hide: [...new Set([...(policy.hide ?? []), ...(fragment.hide ?? [])])],
    tools: { ...policy.tools, ...fragment.tools },
  };
}
