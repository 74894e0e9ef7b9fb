import { stringify } from 'yaml';
import type { Condition, Rule } from '../document.ts';
import { ALL_UNSEEN } from '../unseen.ts';
import type { Format, Powers, TreatedServer, TreatedTool } from './format.ts';
import { without } from './names.ts';

/*
 * Intercept's own file. Where policy.json tells what denies a call, a rule here tells what must hold of it; a condition
 * on an argument that is missing does not hold, whatever it asks, unless it asks just that.
 */

interface InterceptRule {
  name: string;
  action?: 'deny';
  conditions?: Condition[];
  rate_limit?: string;
  on_deny?: string;
}

/** What holds of a value exactly where the other does not; of numbers only. */
const OPPOSITE = { lt: 'gte', lte: 'gt', gt: 'lte', gte: 'lt' } as const;
const ORDERS = new Set<string>(Object.keys(OPPOSITE));

/** The condition that holds exactly where this one does not, among calls that meet all that is required. */
function opposite(condition: Condition, required: readonly Condition[]): Condition | undefined {
  const same = required.filter(({ path, op, value }) => path === condition.path && !(op === 'exists' && !value));
  switch (condition.op) {
    case 'exists':
      return { ...condition, value: !condition.value };
    case 'eq':
      return same.length > 0 ? { ...condition, op: 'neq' } : undefined;
    case 'neq':
      return same.length > 0 ? { ...condition, op: 'eq' } : undefined;
    case 'in':
      return same.length > 0 ? { ...condition, op: 'not_in' } : undefined;
    case 'not_in':
      return same.length > 0 ? { ...condition, op: 'in' } : undefined;
    case 'lt':
    case 'lte':
    case 'gt':
    case 'gte':
      return same.some(({ op }) => ORDERS.has(op)) ? { ...condition, op: OPPOSITE[condition.op] } : undefined;
    default:
      return undefined;
  }
}

/** Rules in Intercept's sense; undefined where one cannot be written exactly. */
function argumentRules(require: readonly Rule[], deny_if: readonly Rule[]): Omit<InterceptRule, 'name'>[] | undefined {
  const required = require.flatMap(({ conditions }) => conditions);
  const denied = deny_if.map(({ conditions: [first, ...more], on_deny }) => {
    const condition = first && more.length === 0 ? opposite(first, required) : undefined;
    return condition && { conditions: [condition], on_deny };
  });
  const written = denied.filter((one) => one !== undefined);
  if (written.length < denied.length) return undefined;
  const kept = require.filter(({ conditions }) => conditions.length > 0);
  return [...kept.map(({ conditions, on_deny }) => ({ conditions, on_deny })), ...written];
}

const rules: Powers['rules'] = (require, deny_if) => argumentRules(require, deny_if) !== undefined;

function rulesOf({ treatment, limits, require, deny_if, onDeny }: TreatedTool): InterceptRule[] {
  if (treatment !== 'allow') return [{ name: 'ask a person', action: 'deny', on_deny: onDeny }];
  const ofArguments = argumentRules(require, deny_if) ?? [];
  return [
    ...ofArguments.map((rule, at) => ({ name: `argument rule ${at + 1}`, ...rule })),
    ...limits.map(({ max, window }) => ({ name: `calls a ${window}`, rate_limit: `${max}/${window}` })),
  ];
}

/** Text is quoted, since Go's YAML reads some words otherwise than YAML 1.2. What cannot be seen becomes an escape. */
function print(value: unknown): string {
  const text = stringify(value, { lineWidth: 0, defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' });
  return text.replace(ALL_UNSEEN, (found) =>
    found === '\n' ? found : `\\U${(found.codePointAt(0) as number).toString(16).padStart(8, '0')}`,
  );
}

/** Not an object: a tool may be called `__proto__`. */
const byName = (tools: readonly TreatedTool[]) => new Map(tools.map((tool) => [tool.name, { rules: rulesOf(tool) }]));

function policy({ tools }: Pick<TreatedServer, 'tools'>): string {
  const hidden = tools.filter(({ treatment }) => treatment === 'hide').map(({ name }) => name);
  const listed = tools.filter(({ treatment }) => treatment !== 'hide');
  return print({
    version: '1',
    default: 'deny',
    ...(hidden.length > 0 && { hide: hidden }),
    tools: byName(listed),
  });
}

const noDots = without('.');

function nameProblem(name: string): string | undefined {
  if (name.trim() === '') return 'it is empty';
  if (name === '*' || name === '_global') return `\`${name}\` stands for every tool there`;
  if (name === '<<') return '`<<` means something else in YAML';
  return noDots(name);
}

export const interceptYaml: Format = {
  id: 'intercept-yaml',
  title: 'PolicyLayer Intercept',
  kind: 'gateway',
  scope: 'server',
  file: {
    name: 'policy.yaml',
    language: 'yaml',
    places: [{ who: 'You, for one server', path: 'any file, given as `intercept -c policy.yaml -- <the server>`' }],
  },
  powers: { hide: true, deny: true, ask: false, limit: true, rules },
  unlisted: 'deny',
  facts: {
    enforces: [
      'Which tools agents see and may call; what is not listed is denied.',
      'Calls a minute, an hour or a day, and conditions on arguments.',
    ],
    suggests: ['Asking a person: a rule denies the call with a message that says to ask.'],
    traps: [
      'A condition says what must hold, where `deny_if` of policy.json says what must not: copied over, it means the opposite.',
      'A condition on a missing argument does not hold, `neq` and `not_in` included.',
      'Keys that it does not know are ignored, and without `default` everything that is not listed is allowed.',
      'Minutes, hours and days are those of the clock in UTC: twice the number can pass around the turn of one.',
      '`*` in `hide` hides every tool.',
    ],
    checked: { version: 'PolicyLayer/Intercept 7898b01', by: 'documentation', on: '2026-11-22' },
    sources: [
      { title: 'Intercept', url: 'https://github.com/PolicyLayer/Intercept' },
      {
        title: 'How it reads the file',
        url: 'https://github.com/PolicyLayer/Intercept/blob/main/internal/config/config.go',
      },
      {
        title: 'How it decides',
        url: 'https://github.com/PolicyLayer/Intercept/blob/main/internal/engine/engine.go',
      },
    ],
  },
  nameProblem,
  write: ([server]) => ({ text: policy(server ?? { tools: [] }) }),
  fragment: (tool) => ({
    kind: 'merge',
    text: print(tool.treatment === 'hide' ? { hide: [tool.name] } : { tools: byName([tool]) }),
  }),
};
