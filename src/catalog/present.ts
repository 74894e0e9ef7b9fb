/**
 * A value as a file can hold it: without the members that are undefined, at any depth. Own `__proto__` members are
 * kept as such.
 */
export function withoutUndefined<T>(value: T): T {
  if (Array.isArray(value)) return value.map(withoutUndefined) as T;
  if (typeof value !== 'object' || value === null) return value;
  const copy = {};
  for (const [key, member] of Object.entries(value)) {
    if (member === undefined) continue;
    const kept = withoutUndefined(member);
    Object.defineProperty(copy, key, { value: kept, enumerable: true, writable: true, configurable: true });
  }
  return copy as T;
}
