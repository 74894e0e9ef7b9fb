import { describe, expect, test } from 'vitest';
import { policySchema } from '../../src/policy/document.ts';

const limit = { counter: 'x_rate', window: 'minute', max: 30, scope: 'grant' };
const deny = { conditions: [], on_deny: 'Ask a person.' };
const condition = (op: string, value: unknown, path = 'args.amount') => ({
  version: '1',
  default: 'deny',
  tools: { x: { deny_if: [{ conditions: [{ path, op, value }] }] } },
});
const withTool = (rules: unknown) => ({ version: '1', default: 'deny', tools: { x: rules } });

describe('policySchema takes', () => {
  test.each([
    ['the smallest policy', { version: '1', default: 'deny' }],
    ['a policy that allows by default', { version: '1', default: 'allow' }],
    ['hidden names', { version: '1', default: 'deny', hide: ['x', '*'] }],
    ['limits on all tools', { version: '1', default: 'deny', all_tools: { limits: [limit] } }],
    ['a listed tool', withTool({})],
    ['an unconditional denial', withTool({ deny_if: [deny] })],
    ['requirements', withTool({ require: [deny] })],
    ['limits', withTool({ limits: [limit, { ...limit, window: 'day' }] })],
    ['eq', condition('eq', 1)],
    ['neq', condition('neq', 'x')],
    ['lt', condition('lt', 1)],
    ['gte', condition('gte', 1.5)],
    ['in', condition('in', ['a', 1])],
    ['not_in', condition('not_in', [])],
    ['exists', condition('exists', true)],
    ['regex', condition('regex', '^a$')],
    ['contains', condition('contains', 'a')],
    ['a nested path', condition('eq', 1, 'args.a.b')],
  ])('%s', (_, policy) => {
    expect(policySchema.safeParse(policy).error?.issues).toBeUndefined();
  });

  test('a tool named __proto__, and keeps it', () => {
    const policy = JSON.parse('{"version":"1","default":"deny","tools":{"__proto__":{},"constructor":{}}}');
    const parsed = policySchema.parse(policy);
    expect(Object.keys(parsed.tools ?? {})).toEqual(['__proto__', 'constructor']);
  });
});

describe('policySchema refuses', () => {
  test.each([
    ['no version', { default: 'deny' }],
    ['a version that is a number', { version: 1, default: 'deny' }],
    ['another version', { version: '2', default: 'deny' }],
    ['no default', { version: '1' }],
    ['another default', { version: '1', default: 'ask' }],
    ['hide as a name', { version: '1', default: 'deny', hide: 'x' }],
    ['tools as a list', { version: '1', default: 'deny', tools: ['x'] }],
    ['rate_limit, which the format does not have', withTool({ rate_limit: { max: 10, window: 60 } })],
    ['action, which the format does not have', withTool({ action: 'deny' })],
    ['reason, which the format does not have', withTool({ deny_if: [{ ...deny, reason: 'x' }] })],
    ['a window in seconds', withTool({ limits: [{ ...limit, window: 60 }] })],
    ['a limit for each session', withTool({ limits: [{ ...limit, scope: 'session' }] })],
    ['a fraction of a call', withTool({ limits: [{ ...limit, max: 0.5 }] })],
    ['a counter without a name', withTool({ limits: [{ ...limit, counter: '' }] })],
    ['a rule without conditions', withTool({ deny_if: [{ on_deny: 'x' }] })],
    ['an unknown operator', condition('startsWith', 'a')],
    ['a comparison with text', condition('gt', '1')],
    ['one of something that is no list', condition('in', 'a')],
    ['a path outside the arguments', condition('eq', 1, 'amount')],
    ['an empty step in a path', condition('eq', 1, 'args..a')],
    [
      'rules of a tool named __proto__ that are none',
      JSON.parse('{"version":"1","default":"deny","tools":{"__proto__":1}}'),
    ],
  ])('%s', (_, policy) => {
    expect(policySchema.safeParse(policy).success).toBe(false);
  });

  test('and says where', () => {
    const { error } = policySchema.safeParse(withTool({ limits: [{ ...limit, window: 60 }] }));
    expect(error?.issues.map(({ path }) => path)).toEqual([['tools', 'x', 'limits', 0, 'window']]);
  });
});
