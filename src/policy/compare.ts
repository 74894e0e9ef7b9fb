/** Something in which a present configuration differs from the recommended one. */
export interface Difference {
  /** `missing`: only recommended. `differs`: present with another value. `more`: only present. */
  kind: 'missing' | 'differs' | 'more';
  /** The keys that lead to it. */
  path: string[];
  wanted?: unknown;
  found?: unknown;
}

/**
 * What a present configuration lacks against a recommended one, both as parsed values. Lists are compared as sets.
 * What is only present counts where `concerns` says that it is about the recommended tools: `more`.
 */
export function compare(wanted: unknown, found: unknown, concerns: (value: unknown) => boolean): Difference[] {
  const differences: Difference[] = [];
  visit(wanted, found, []);
  return differences;

  function visit(one: unknown, other: unknown, path: string[]): void {
    if (other === undefined) differences.push({ kind: 'missing', path, wanted: one });
    else if (Array.isArray(one) && Array.isArray(other)) visitLists(one, other, path);
    else if (isMapping(one) && isMapping(other)) visitMappings(one, other, path);
    else if (!same(one, other)) differences.push({ kind: 'differs', path, wanted: one, found: other });
  }

  function visitMappings(one: Record<string, unknown>, other: Record<string, unknown>, path: string[]): void {
    for (const key of Object.keys(one)) {
      visit(one[key], Object.hasOwn(other, key) ? other[key] : undefined, [...path, key]);
    }
    for (const key of Object.keys(other)) if (!Object.hasOwn(one, key)) visitMore(key, other[key], path);
  }

  /** What only the present configuration has: named where it is about the tools, itself or something in it. */
  function visitMore(key: string, value: unknown, path: string[]): void {
    if (concerns(key)) differences.push({ kind: 'more', path: [...path, key], found: value });
    else if (isMapping(value)) visitMappings({}, value, [...path, key]);
    else if (Array.isArray(value)) visitLists([], value, [...path, key]);
  }

  function visitLists(one: readonly unknown[], other: readonly unknown[], path: string[]): void {
    const has = (list: readonly unknown[], entry: unknown) => list.some((each) => same(each, entry));
    for (const entry of one) if (!has(other, entry)) differences.push({ kind: 'missing', path, wanted: entry });
    for (const entry of other) {
      if (!has(one, entry) && concerns(entry)) differences.push({ kind: 'more', path, found: entry });
    }
  }
}

const isMapping = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The same value, whatever the order of keys. */
function same(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((entry, at) => same(entry, other[at]));
  }
  if (!isMapping(one) || !isMapping(other)) return Object.is(one, other);
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && same(one[key], other[key]))
  );
}
