import type { Condition, Rule } from '../document.ts';
import { ALL_UNSEEN } from '../unseen.ts';
import type { Powers } from './format.ts';

/*
 * Cedar's text, and the rules on arguments that it can say. Only permits carry conditions, so that one that cannot be
 * evaluated lets nothing through. Numbers are left out: engines hand them over as decimals of four places, or as
 * integers, depending on the tool's schema, and comparing one kind with the other is an error.
 */

/** Words that are no names of attributes in Cedar's grammar. */
const RESERVED = /^(?:true|false|if|then|else|in|like|has|is|__cedar)$/;

const isIdentifier = (name: string): boolean => /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !RESERVED.test(name);

/** A string literal. What cannot be seen is written as an escape. */
export function cedarString(text: string): string {
  const quoted = text.replace(/[\\"]/g, '\\$&');
  return `"${quoted.replace(ALL_UNSEEN, (found) => `\\u{${(found.codePointAt(0) as number).toString(16)}}`)}"`;
}

/** Where an engine hands over arguments. */
export interface Arguments {
  /** The expression that leads to them. */
  record: string;
  /** What stands before an argument's name there. */
  prefix: string;
  /** Whether an argument that lists its values is a string there. Elsewhere it is an entity. */
  texts: boolean;
  /** Arguments whose name the engine gives to something else as well. */
  except?: RegExp;
}

const access = (record: string, name: string): string =>
  isIdentifier(name) ? `${record}.${name}` : `${record}[${cedarString(name)}]`;

const presence = (record: string, name: string): string =>
  `${record} has ${isIdentifier(name) ? name : cedarString(name)}`;

/** Text that only a string is compared equal to: not that of a boolean, a number, a list or an object. */
const isOnlyText = (value: unknown): value is string =>
  typeof value === 'string' && !/^(?:true|false|<nil>|NaN|[+-]?(?:\d|Inf)|\[|map\[)/.test(value);

/** What a rule says of an argument, in the one way that Cedar can: it is there, or one of, or none of these values. */
type Said =
  | { is: 'there' }
  | { is: 'one-of'; values: readonly (string | boolean)[] }
  | { is: 'none-of'; values: readonly (string | boolean)[] }
  /** Also where the argument is missing. */
  | { is: 'not'; values: readonly (string | boolean)[] };

const isText = (value: unknown): value is string => typeof value === 'string';

/** What a condition that must hold says; undefined where Cedar cannot say it. */
function required(condition: Condition): Said | undefined {
  switch (condition.op) {
    case 'exists':
      return condition.value ? { is: 'there' } : undefined;
    case 'eq':
      return typeof condition.value === 'number' ? undefined : { is: 'one-of', values: [condition.value] };
    case 'in':
      return condition.value.every(isText) ? { is: 'one-of', values: condition.value } : undefined;
    case 'neq':
      return noneOf([condition.value], 'none-of');
    case 'not_in':
      return noneOf(condition.value, 'none-of');
    default:
      return undefined;
  }
}

/** What is left to say where a condition must not hold; undefined where Cedar cannot say it. */
function denied(condition: Condition): Said | undefined {
  switch (condition.op) {
    case 'exists':
      return condition.value ? undefined : { is: 'there' };
    case 'eq':
      return noneOf([condition.value], 'not');
    case 'in':
      return noneOf(condition.value, 'not');
    default:
      return undefined;
  }
}

/** A boolean is kept out by asking for the other one, since its text would be let through otherwise. */
function noneOf(values: readonly unknown[], is: 'none-of' | 'not'): Said | undefined {
  const [value] = values;
  if (values.length === 1 && typeof value === 'boolean') return { is, values: [value] };
  return values.length > 0 && values.every(isOnlyText) ? { is, values } : undefined;
}

/** `guarded`: another condition says already that the argument is there. */
function write(said: Said, { record, prefix }: Arguments, argument: string, guarded: boolean): string {
  const name = `${prefix}${argument}`;
  const there = presence(record, name);
  if (said.is === 'there') return there;
  const value = access(record, name);
  if (said.is === 'one-of') return `${there} && ${among(said.values, value)}`;
  const [only] = said.values;
  const other = typeof only === 'boolean' ? `${value} == ${!only}` : `!${among(said.values, value, true)}`;
  if (guarded) return other;
  return said.is === 'none-of' ? `${there} && ${other}` : `(!(${there}) || ${other})`;
}

function among(values: readonly (string | boolean)[], value: string, negated = false): string {
  const literals = values.map((one) => (typeof one === 'string' ? cedarString(one) : String(one)));
  if (literals.length === 1 && !negated) return `${value} == ${literals[0]}`;
  return `[${literals.join(', ')}].contains(${value})`;
}

/** The argument that a condition names; undefined where it lies deeper. */
const argumentOf = ({ path }: Condition): string | undefined =>
  path.split('.').length === 2 ? path.slice('args.'.length) : undefined;

interface Part {
  said: Said;
  argument: string;
}

function partOf(condition: Condition, said: Said | undefined, { texts, except }: Arguments): Part | undefined {
  const argument = argumentOf(condition);
  if (said === undefined || argument === undefined || except?.test(argument)) return undefined;
  return !texts && said.is !== 'there' && said.values.some(isText) ? undefined : { said, argument };
}

/** The expressions of rules, each of which must be true; undefined where one cannot be written. */
export function expressions(
  require: readonly Rule[],
  deny_if: readonly Rule[],
  place: Arguments,
): string[] | undefined {
  const parts = [
    ...require.flatMap(({ conditions }) => conditions.map((one) => partOf(one, required(one), place))),
    ...deny_if.map(({ conditions: [first, ...more] }) =>
      first && more.length === 0 ? partOf(first, denied(first), place) : undefined,
    ),
  ];
  const known = parts.filter((one) => one !== undefined);
  if (known.length < parts.length) return undefined;
  const there = new Set<string>();
  return known.map(({ said, argument }) => {
    const text = write(said, place, argument, there.has(argument));
    if (said.is !== 'not') there.add(argument);
    return text;
  });
}

/** Whether rules can be written as expressions about arguments. */
export const writable =
  (place: Arguments): Powers['rules'] =>
  (require, deny_if) =>
    expressions(require, deny_if, place) !== undefined;
