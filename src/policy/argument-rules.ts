import type { ToolRecord, ValueRow } from '../catalog/record.ts';
import { actionOf, type Effect, riskOf } from '../catalog/risk.ts';
import { CATEGORIES, type Category } from '../catalog/vocabulary.ts';
import { isJsonObject, type JsonObject } from '../manifest/json.ts';
import { type ArgumentKind, riskOfArgument } from './argument-kinds.ts';
import type { Condition, Rule } from './document.ts';

/** What a rule on an argument reads of a record. */
export type RuledTool = Pick<ToolRecord, 'name' | 'category' | 'capabilities' | 'risk'> & {
  definition?: Pick<ToolRecord['definition'], 'inputSchema'>;
  suggestion?: Pick<ToolRecord['suggestion'], 'values' | 'because'>;
};

/** What only the reader knows. Rules that need it are left out without it. */
export interface Surroundings {
  /** The folder that paths must lie in, absolute, without a trailing slash. */
  workspace?: string;
  /** The domain that recipients must belong to: `example.com`. */
  domain?: string;
  /** The greatest amount of one call, in the tool's own unit. */
  maxAmount?: number;
}

/** Rules on one argument. */
export interface ArgumentRules {
  kind: 'choice' | 'flag' | 'amount' | 'recipient' | 'path' | 'query';
  argument: string;
  /** Present where no operator can look into it: calls that give it are denied. */
  unchecked?: true;
  require: Rule[];
  deny_if: Rule[];
}

/** The values of one argument with which a tool does less harm than with others. */
export interface Exception {
  argument: string;
  /** The values let through, in the schema's order. */
  values: string[];
  /** What the worst of them does. */
  effect: Effect;
  require: Rule[];
}

/** Limits of an amount to start with, in the tool's own unit: the reference policies of PolicyLayer start there too. */
export const STARTING_AMOUNT = 100;

/**
 * The values of a dispatching argument whose calls can be let through although the tool as a whole cannot: each of them
 * reads or changes what can be changed back. Undefined where no value does, or where the argument is not one of the
 * tool's own (a rule names a top-level argument). What the tool can do besides its values counts for each of them.
 */
export function exceptionOf(tool: RuledTool): Exception | undefined {
  const rows = tool.suggestion?.values ?? [];
  const [first] = rows;
  if (!first || rows.some(({ argument }) => argument !== first.argument)) return undefined;
  if (!isPlainPath(first.argument) || !isOwnChoice(tool, rows)) return undefined;
  const beside = effectBeside(tool, rows);
  const spared = rows.filter((row) => isLetThrough(together(row, beside)));
  if (spared.length === 0 || spared.length === rows.length || isLetThrough(tool)) return undefined;
  const values = spared.map(({ value }) => value);
  return {
    argument: first.argument,
    values,
    effect: spared.map((row) => together(row, beside)).reduce(worse),
    require: [
      {
        conditions: [{ path: pathOf(first.argument), op: 'in', value: values }],
        on_deny: `Ask a person before each call whose ${first.argument} is not ${orList(values)}.`,
      },
    ],
  };
}

const isLetThrough = (effect: Effect): boolean => ['allow', 'limit'].includes(actionOf(riskOf(effect)));
const worseCategory = (a: Category, b: Category): Category => (CATEGORIES.indexOf(a) > CATEGORIES.indexOf(b) ? a : b);

function together(a: Effect, b: Effect): Effect {
  return {
    category: worseCategory(a.category, b.category),
    capabilities: [...new Set([...a.capabilities, ...b.capabilities])],
  };
}
const worse = together;

/** What a tool does whatever the value: all that its values do not account for. */
function effectBeside(tool: RuledTool, rows: readonly ValueRow[]): Effect {
  const all = rows.map((row): Effect => row).reduce(together);
  return {
    category: worseCategory(all.category, tool.category) === all.category ? 'read' : tool.category,
    capabilities: tool.capabilities.filter((one) => one !== 'depends-on-argument' && !all.capabilities.includes(one)),
  };
}

/** True where the rows are of a top-level argument that lists these values itself. */
function isOwnChoice({ definition }: RuledTool, rows: readonly ValueRow[]): boolean {
  const values = propertyOf(definition?.inputSchema, rows[0]?.argument ?? '')?.enum;
  return Array.isArray(values) && rows.every(({ value }) => values.includes(value));
}

function propertyOf(schema: JsonObject | undefined, name: string): JsonObject | undefined {
  const properties = schema?.properties;
  if (!isJsonObject(properties) || !Object.hasOwn(properties, name)) return undefined;
  const property = properties[name];
  return isJsonObject(property) ? property : undefined;
}

/** A dot in a name would lead into an object; what a bracket does in a path is written nowhere. */
const isPlainPath = (name: string): boolean => name !== '' && !/[.[\]]/.test(name);
const pathOf = (argument: string): string => `args.${argument}`;

const MOST_NAMED = 6;
function orList(values: readonly string[]): string {
  const shown = values.length > MOST_NAMED ? [...values.slice(0, MOST_NAMED), 'another listed value'] : values;
  return shown.length === 1 ? (shown[0] as string) : `${shown.slice(0, -1).join(', ')} or ${shown.at(-1)}`;
}

/**
 * Rules that narrow what a tool's arguments may hold, of each top-level argument in which danger sits. A `deny_if`
 * always comes with a `require` that the argument is there, since a condition on a missing argument is false. What
 * cannot be checked (a list of paths, a name with a dot) must not be given, or denies every call.
 */
export function argumentRules(tool: RuledTool, surroundings: Surroundings = {}): ArgumentRules[] {
  const properties = tool.definition?.inputSchema?.properties;
  if (!isJsonObject(properties)) return [];
  return Object.keys(properties).flatMap((name) => rulesOf(tool, name, typesOf(properties[name]), surroundings) ?? []);
}

function rulesOf(
  tool: RuledTool,
  argument: string,
  types: readonly string[],
  surroundings: Surroundings,
): ArgumentRules | undefined {
  const kind = riskOfArgument(argument, types.join(' or ') || 'any', tool)?.kind;
  const made = kind && RULES[kind]?.(argument, types, surroundings);
  if (!made) return undefined;
  const none = { argument, kind: made.kind, require: [], deny_if: [] };
  if (isPlainPath(argument)) return { ...none, ...made };
  return {
    ...none,
    unchecked: true,
    deny_if: [{ conditions: [], on_deny: `Ask a person before each call: ${argument} is not checked.` }],
  };
}

/** How deep types are looked for: in the branches of a schema, and in the entries of a list. */
const DEPTH = 3;

/** The types that a schema names, of its branches too; of lists with that of their entries: `list of string`. */
function typesOf(schema: unknown, depth = DEPTH): string[] {
  if (!isJsonObject(schema) || depth === 0) return [];
  const types = [schema.type].flat().filter((type) => typeof type === 'string');
  const branches = [schema.anyOf, schema.oneOf].flatMap((list) => (Array.isArray(list) ? list : []));
  const items = () => typesOf(schema.items, depth - 1).join(' or ');
  return [
    ...types.map((type) => (type === 'array' ? `list of ${items()}` : type)),
    ...branches.flatMap((branch) => typesOf(branch, depth - 1)),
  ];
}

/** The flags of a tool that a policy watches: a call must give each, as false. */
export const flagsOf = (tool: RuledTool): string[] =>
  argumentRules(tool)
    .filter(({ kind }) => kind === 'flag')
    .map(({ argument }) => argument);

type Made = Pick<ArgumentRules, 'kind' | 'unchecked'> & Partial<Pick<ArgumentRules, 'require' | 'deny_if'>>;

const isNumber = (type: string): boolean => type === 'number' || type === 'integer';
/** Where a schema names no type, text is asked for. */
const mayBeText = (types: readonly string[]): boolean => types.length === 0 || types.includes('string');

/** Text must match a pattern; of anything else that is not known, so that it must not be given. */
const textual = (
  kind: ArgumentRules['kind'],
  argument: string,
  types: readonly string[],
  pattern: string,
  on_deny: string,
): Made =>
  mayBeText(types)
    ? { kind, require: [rule({ path: pathOf(argument), op: 'regex', value: pattern }, on_deny)] }
    : { kind, ...absent(argument) };

/** Names the rules for an argument of these types; none where they need what the reader has not said. */
type RuleMaker = (argument: string, types: readonly string[], surroundings: Surroundings) => Made | undefined;

const RULES: Partial<Record<ArgumentKind, RuleMaker>> = {
  // Not "deny where true": many servers take 1, "yes" and "on" for true as well.
  force: (argument, types) =>
    types.includes('boolean')
      ? {
          kind: 'flag',
          require: [
            rule(
              { path: pathOf(argument), op: 'eq', value: false },
              `Say ${argument}: false, or ask a person before using it.`,
            ),
          ],
        }
      : undefined,
  amount: (argument, types, { maxAmount }) => {
    if (!types.some(isNumber)) return maxAmount === undefined ? undefined : { kind: 'amount', ...absent(argument) };
    const most = maxAmount ?? STARTING_AMOUNT;
    return {
      kind: 'amount',
      require: [rule({ path: pathOf(argument), op: 'gte', value: 0 }, `Give ${argument} as a number.`)],
      deny_if: [
        rule({ path: pathOf(argument), op: 'gt', value: most }, `Ask a person before ${argument} goes above ${most}.`),
      ],
    };
  },
  recipient: (argument, types, { domain }) =>
    domain === undefined
      ? undefined
      : textual(
          'recipient',
          argument,
          types,
          `^[^@\\s,;<>]+@${quoted(domain)}$`,
          `Ask a person before writing to anybody outside ${domain}.`,
        ),
  path: (argument, types, { workspace }) =>
    workspace === undefined
      ? undefined
      : textual(
          'path',
          argument,
          types,
          insideOf(workspace),
          `Give ${argument} as an absolute path inside ${workspace}, without "..".`,
        ),
  code: (argument, types) =>
    !/\bsql\b|^(?:query|statement)$/i.test(argument) || !mayBeText(types)
      ? undefined
      : {
          kind: 'query',
          require: [
            rule(
              { path: pathOf(argument), op: 'regex', value: ONE_SELECT },
              'Ask a person before anything but a SELECT.',
            ),
          ],
          deny_if: [
            rule({ path: pathOf(argument), op: 'regex', value: CHANGES }, 'Ask a person before anything but a SELECT.'),
          ],
        },
};

const rule = (condition: Condition, on_deny: string): Rule => ({ conditions: [condition], on_deny });
/** For what no operator can look into. */
const absent = (argument: string): Pick<ArgumentRules, 'require' | 'unchecked'> => ({
  unchecked: true,
  require: [
    rule(
      { path: pathOf(argument), op: 'exists', value: false },
      `Ask a person before giving ${argument}: it is not checked.`,
    ),
  ],
});

/** One statement that starts as a query does. Comments are no way around it: they cannot stand in front. */
const ONE_SELECT = '(?is)^\\s*(?:select|with|show|explain|describe)\\b[^;]*;?\\s*$';

/** Words that make a query change something. A string that holds one is denied as well, which is the stricter error. */
const CHANGES =
  '(?i)\\b(?:insert|update|delete|merge|replace|upsert|drop|alter|create|truncate|grant|revoke|call|exec|execute|copy|into|set|lock|analyze|vacuum|load\\w*|attach|pragma|setval|nextval|pg_\\w+|lo_\\w+|xp_\\w+|sp_\\w+|sys_\\w+|dbms_\\w+|utl_\\w+|dblink\\w*|\\w+_to_xml\\w*|openrowset|opendatasource|openquery|readfile|writefile)\\b';

/** A literal in an RE2 pattern. */
const quoted = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** A path below a folder, of whose parts none is `.` or `..`. */
const insideOf = (folder: string): string =>
  `^${quoted(folder.replace(/(?<!\/)\/+$/, ''))}(?:/(?:[^/.\\\\][^/\\\\]*|\\.[^/.\\\\][^/\\\\]*|\\.\\.[^/\\\\]+))*/?$`;
