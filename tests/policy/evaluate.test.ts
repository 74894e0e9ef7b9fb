import { describe, expect, test } from 'vitest';
import { evaluate, type Moment, parsePolicy } from '../../src/policy/evaluate.ts';

const call = (args: Record<string, unknown> = {}, tool = 'send') => ({ tool, arguments: args });
const policyOf = (send: unknown, more: Record<string, unknown> = {}) => ({
  version: '1',
  default: 'deny',
  tools: { send },
  ...more,
});
const required = (path: string, op: string, value: unknown) =>
  policyOf({ require: [{ conditions: [{ path, op, value }] }] });

/** Operator, its value, the argument `a` (absent where `undefined`), and whether the condition holds. */
const OPERATORS: [op: string, value: unknown, a: unknown, holds: boolean][] = [
  ['eq', 5, 5, true],
  ['eq', 5, 5.5, false],
  ['eq', 5, '5', true],
  ['eq', '5', 5, true],
  ['eq', '5.0', 5, false],
  ['eq', 1e21, 1e21, true],
  ['eq', '1e+21', 1e21, true],
  ['eq', '999999', 999999, true],
  ['eq', '1000000', 1000000, false],
  ['eq', '1e+06', 1000000, true],
  ['eq', '1.234567e+06', 1234567, true],
  ['eq', '1e-05', 0.00001, true],
  ['eq', '0.0001', 0.0001, true],
  ['eq', true, true, true],
  ['eq', 'true', true, true],
  ['eq', true, 1, false],
  ['eq', '<nil>', null, true],
  ['eq', '[a b]', ['a', 'b'], true],
  ['eq', 'map[a:1 b:2]', { b: 2, a: 1 }, true],
  ['eq', 'x', undefined, false],
  ['neq', 'x', 'y', true],
  ['neq', 'x', 'x', false],
  ['neq', 'x', undefined, false],
  ['lt', 5, 4, true],
  ['lt', 5, 5, false],
  ['lt', 5, '4', false],
  ['lt', 5, undefined, false],
  ['lte', 5, 5, true],
  ['lte', 5, 6, false],
  ['gt', 5, 6, true],
  ['gt', 5, 5, false],
  ['gte', 5, 5, true],
  ['gte', 5, 4, false],
  ['gte', 5, null, false],
  ['in', ['a', 2], 'a', true],
  ['in', ['a', 2], 2, true],
  ['in', ['a', 2], '2', true],
  ['in', ['a', 2], 'b', false],
  ['in', ['a', 2], ['a'], false],
  ['in', [], 'a', false],
  ['in', ['a'], undefined, false],
  ['not_in', ['a'], 'b', true],
  ['not_in', ['a'], 'a', false],
  ['not_in', ['a'], undefined, false],
  ['not_in', [], 'a', true],
  ['exists', true, 0, true],
  ['exists', true, '', true],
  ['exists', true, null, false],
  ['exists', true, undefined, false],
  ['exists', false, undefined, true],
  ['exists', false, null, true],
  ['exists', false, false, false],
  ['regex', 'b', 'abc', true],
  ['regex', '^b', 'abc', false],
  ['regex', '(?i)^ABC$', 'abc', true],
  ['regex', '^abc$', 'abc\n', false],
  ['regex', '5', 5, false],
  ['regex', '.', undefined, false],
  ['contains', 'b', 'abc', true],
  ['contains', 'x', 'abc', false],
  ['contains', 5, '5', false],
  ['contains', 'a', ['a', 'b'], true],
  ['contains', 2, ['2'], true],
  ['contains', 'a', { a: 1 }, false],
  ['contains', 'a', undefined, false],
];

describe('a condition', () => {
  test.each(OPERATORS)('%s %j of %j is %s', (op, value, a, holds) => {
    const args = a === undefined ? {} : { a };
    const inRequire = evaluate(required('args.a', op, value), call(args));
    expect(inRequire.decision).toBe(holds ? 'allow' : 'deny');
    const inDenyIf = policyOf({ deny_if: [{ conditions: [{ path: 'args.a', op, value }] }] });
    expect(evaluate(inDenyIf, call(args)).decision).toBe(holds ? 'deny' : 'allow');
  });

  test('every operator is in the table both ways', () => {
    const ways = new Set(OPERATORS.map(([op, , , holds]) => `${op} ${holds}`));
    expect(ways.size).toBe(22);
  });

  test.each([
    ['args.a.b', { a: { b: 1 } }, 'allow'],
    ['args.a.b', { a: { c: 1 } }, 'deny'],
    ['args.a.b', { a: [1] }, 'deny'],
    ['args.a.0', { a: [1] }, 'deny'],
    ['args.a.length', { a: 'text' }, 'deny'],
    ['args.toString', {}, 'deny'],
    ['args.constructor.name', {}, 'deny'],
    ['args.__proto__', JSON.parse('{"__proto__": 1}'), 'allow'],
    ['args.__proto__', {}, 'deny'],
    ['args.A', { a: 1 }, 'deny'],
  ])('follows %s into %j: %s', (path, args, expected) => {
    expect(evaluate(required(path, 'exists', true), call(args)).decision).toBe(expected);
  });

  test('a pattern that would take a backtracking engine for ever is answered', () => {
    const policy = required('args.a', 'regex', '^(a+)+$');
    expect(evaluate(policy, call({ a: `${'a'.repeat(50_000)}!` })).decision).toBe('deny');
    expect(evaluate(policy, call({ a: 'a'.repeat(50_000) })).decision).toBe('allow');
  });
});

describe('the order', () => {
  const never = { conditions: [{ path: 'args.never', op: 'exists', value: true }], on_deny: 'required' };
  const always = { conditions: [], on_deny: 'denied' };
  const full = { counter: 'none', window: 'minute', max: 0, scope: 'grant' };

  test.each([
    ['no policy', undefined, '(no policy)'],
    ['an unknown version', { version: '2', default: 'allow' }, '(no policy)'],
    ['an unknown key', { version: '1', default: 'allow', hidden: [] }, '(no policy)'],
    ['a pattern that RE2 lacks', required('args.a', 'regex', '(?=a)'), '(no policy)'],
    ['hidden and listed', policyOf({}, { hide: ['send'] }), '(hidden)'],
    ['all hidden', policyOf({}, { hide: ['*'] }), '(hidden)'],
    ['not listed', { version: '1', default: 'deny', tools: { Send: {} } }, '(default deny)'],
    ['only inherited', { version: '1', default: 'deny', tools: {} }, '(default deny)', 'constructor'],
    ['a failing require', policyOf({ require: [never], deny_if: [always], limits: [full] }), '/tools/send/require/0'],
    ['the second require', policyOf({ require: [always, never] }), '/tools/send/require/1'],
    ['a deny_if', policyOf({ require: [always], deny_if: [never, always], limits: [full] }), '/tools/send/deny_if/1'],
    ['a limit', policyOf({ limits: [full] }), '/tools/send/limits/0'],
    ['a limit of all tools', policyOf({}, { all_tools: { limits: [full] } }), '/all_tools/limits/0'],
    [
      'a name with signs of its own',
      { version: '1', default: 'deny', tools: { 'a/b~c': { deny_if: [always] } } },
      '/tools/a~1b~0c/deny_if/0',
      'a/b~c',
    ],
  ])('%s denies by %3$s', (_, policy, rule, tool = 'send') => {
    const decision = evaluate(policy, { tool });
    expect(decision).toMatchObject({ decision: 'deny', rule });
    expect(decision.message).not.toBe('');
  });

  test.each([
    ['an empty entry', policyOf({}), '/tools/send'],
    ['no entry, by default', { version: '1', default: 'allow' }, '(default allow)'],
    ['another tool hidden', policyOf({}, { hide: ['sen', 'SEND', 'send '] }), '/tools/send'],
  ])('%s allows', (_, policy, rule) => {
    expect(evaluate(policy, call())).toEqual({ decision: 'allow', rule, message: '' });
  });

  test('tells the caller what the rule says, or at least that the policy denies it', () => {
    expect(evaluate(policyOf({ deny_if: [always] }), call()).message).toBe('denied');
    expect(evaluate(policyOf({ deny_if: [{ conditions: [] }] }), call()).message).toContain('send');
  });
});

describe('limits', () => {
  const limit = (max: number, window: string, counter = 'sends') => ({ counter, window, max, scope: 'grant' });
  const at = (time: string, { usage }: Pick<Moment, 'usage'>): Moment => ({ now: Date.parse(time), usage });

  test.each([
    ['minute', '2026-11-22T10:00:59.999Z', '2026-11-22T10:01:00Z'],
    ['hour', '2026-11-22T10:59:59.999Z', '2026-11-22T11:00:00Z'],
    ['day', '2026-11-22T23:59:59.999Z', '2026-11-23T00:00:00Z'],
  ])('count in UTC windows of a %s', (window, last, next) => {
    const policy = policyOf({ limits: [limit(2, window)] });
    const state = { usage: new Map<string, number>() };
    const decisions = [last, last, last, next].map((time) => evaluate(policy, call(), at(time, state)).decision);
    expect(decisions).toEqual(['allow', 'allow', 'deny', 'allow']);
  });

  test('are all reserved or none, and a denied call counts nowhere', () => {
    const policy = policyOf(
      { limits: [limit(5, 'minute', 'a')], deny_if: [{ conditions: [{ path: 'args.bad', op: 'eq', value: true }] }] },
      { all_tools: { limits: [limit(1, 'minute', 'b')] } },
    );
    const state = { usage: new Map<string, number>() };
    const decide = (args: Record<string, unknown>) => evaluate(policy, call(args), at('2026-11-22T10:00:00Z', state));
    expect(decide({ bad: true }).decision).toBe('deny');
    expect([...state.usage.values()]).toEqual([]);
    expect(decide({}).decision).toBe('allow');
    expect(decide({}).rule).toBe('/all_tools/limits/0');
    expect([...state.usage.values()]).toEqual([1, 1]);
  });

  test('of counters with any names are counted apart', () => {
    const policy = {
      version: '1',
      default: 'deny',
      tools: { a: { limits: [limit(1, 'minute', 'calls-per-minute')] }, b: { limits: [limit(1, 'minute', 'a b')] } },
    };
    const moment = { now: 0, usage: new Map() };
    const decided = ['a', 'b', 'a', 'b'].map((tool) => evaluate(policy, { tool }, moment).decision);
    expect(decided).toEqual(['allow', 'allow', 'deny', 'deny']);
  });

  test('of one counter are shared by the tools that name it', () => {
    const policy = {
      version: '1',
      default: 'deny',
      tools: { a: { limits: [limit(1, 'day')] }, b: { limits: [limit(1, 'day')] } },
    };
    const state = { usage: new Map<string, number>() };
    const decide = (tool: string) => evaluate(policy, { tool }, at('2026-11-22T10:00:00Z', state)).decision;
    expect([decide('a'), decide('b')]).toEqual(['allow', 'deny']);
  });
});

test('a policy that does not parse is answered with pointers and reasons', () => {
  expect(parsePolicy(required('args.a', 'regex', '(?<=a)b'))).toEqual({
    problems: [{ pointer: '/tools/send/require/0/conditions/0/value', message: expect.stringContaining('RE2') }],
  });
  expect(parsePolicy({ version: '1' })).toMatchObject({ problems: [{ pointer: '/default' }] });
});
