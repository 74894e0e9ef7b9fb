import { RE2JS } from 're2js';
import type { Condition } from './document.ts';

/*
 * The eleven operators of policy.json. What its documentation leaves open follows Intercept, the open-source engine of
 * the same authors (PolicyLayer/Intercept, internal/engine/operators.go and resolve.go).
 */

/** True where a call's arguments satisfy a condition. Where the path leads nowhere, only `exists` can hold. */
export function holds(condition: Condition, args: Readonly<Record<string, unknown>>): boolean {
  const value = valueAt(args, condition.path.slice('args.'.length));
  if (condition.op === 'exists') return (value !== undefined && value !== null) === condition.value;
  return value !== undefined && compare(condition, value);
}

/** What a dotted path leads to; only the object's own keys count, whatever they are called. */
function valueAt(args: unknown, path: string): unknown {
  let value = args;
  for (const key of path.split('.')) {
    if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, key)) {
      return undefined;
    }
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

function compare(condition: Exclude<Condition, { op: 'exists' }>, value: unknown): boolean {
  switch (condition.op) {
    case 'eq':
      return equals(value, condition.value);
    case 'neq':
      return !equals(value, condition.value);
    case 'in':
      return condition.value.some((one) => equals(value, one));
    case 'not_in':
      return !condition.value.some((one) => equals(value, one));
    case 'regex':
      return typeof value === 'string' && (regularExpression(condition.value)?.test(value) ?? false);
    case 'contains':
      return contains(value, condition.value);
    default:
      return typeof value === 'number' && ORDERS[condition.op](value, condition.value);
  }
}

const ORDERS = {
  lt: (a: number, b: number) => a < b,
  lte: (a: number, b: number) => a <= b,
  gt: (a: number, b: number) => a > b,
  gte: (a: number, b: number) => a >= b,
};

/** Two numbers by their value, anything else by its text. */
function equals(a: unknown, b: unknown): boolean {
  return typeof a === 'number' && typeof b === 'number' ? a === b : textOf(a) === textOf(b);
}

function contains(value: unknown, wanted: string | number | boolean): boolean {
  if (typeof value === 'string') return typeof wanted === 'string' && value.includes(wanted);
  return Array.isArray(value) && value.some((one) => equals(one, wanted));
}

/** How Go's `%v` writes a value that came from JSON: by that text the engine compares unlike values. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return '<nil>';
  if (typeof value === 'number') return numberText(value);
  if (Array.isArray(value)) return `[${value.map(textOf).join(' ')}]`;
  if (typeof value !== 'object') return String(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `map[${entries.map(([key, one]) => `${key}:${textOf(one)}`).join(' ')}]`;
}

/** Go's shortest form of a number: an exponent of at least two digits below 1e-4 and from 1e6 on. */
function numberText(value: number): string {
  const size = Math.abs(value);
  if (Object.is(value, -0)) return '-0';
  if (size === 0 || (size >= 1e-4 && size < 1e6)) return String(value);
  return value.toExponential().replace(/e([+-])(\d)$/, 'e$10$2');
}

/** An RE2 pattern, which takes linear time; undefined where it is none. Matches anywhere unless it is anchored. */
export function regularExpression(pattern: string): { test(text: string): boolean } | undefined {
  try {
    const compiled = RE2JS.compile(pattern);
    return { test: (text) => compiled.matcher(text).find() };
  } catch {
    return undefined;
  }
}
