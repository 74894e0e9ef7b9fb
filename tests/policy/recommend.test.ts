import { expect, test } from 'vitest';
import { actionOf } from '../../src/catalog/risk.ts';
import { COUNTER, counterOf } from '../../src/policy/counter.ts';
import { recommend } from '../../src/policy/recommend.ts';
import { EFFECTS, HOSTILE_NAMES, subject } from './subjects.ts';

test.each([
  ['a read', subject('get_x'), { action: 'allow' }],
  [
    'a read of private data',
    subject('get_x', 'read', 'reads-private-data'),
    { action: 'limit', limit: { counter: 'get_x_rate', window: 'minute', max: 60, scope: 'grant' } },
  ],
  [
    'a write',
    subject('set_x', 'write'),
    { action: 'limit', limit: { counter: 'set_x_rate', window: 'minute', max: 30, scope: 'grant' } },
  ],
  [
    'code',
    subject('run', 'read', 'executes-code'),
    {
      action: 'ask',
      onDeny: 'Ask a person before each call: this tool runs code, commands or queries that the caller supplies.',
    },
  ],
  [
    'a bulk write',
    subject('set_all', 'write', 'acts-in-bulk'),
    { action: 'ask', onDeny: 'Ask a person before each call: this tool changes many things in one call.' },
  ],
  ['a deletion', subject('delete_x', 'destructive', 'executes-code'), { action: 'hide' }],
  ['a payment', subject('pay', 'write', 'moves-money'), { action: 'hide' }],
])('recommends for %s', (_, tool, expected) => {
  expect(recommend(tool)).toMatchObject({ name: tool.name, require: [], deny_if: [], ...expected });
});

test('follows the risk for every effect, and adds only what the action needs', () => {
  for (const { category, capabilities } of EFFECTS) {
    const tool = subject('x', category, ...capabilities);
    const { action, limit } = recommend(tool);
    expect(action).toBe(actionOf(tool.risk));
    expect(limit !== undefined).toBe(action === 'limit');
  }
});

test.each([
  ['terminate', 'terminate_rate'],
  ['getIssue', 'getIssue_rate'],
])('counts calls of %s in %s', (name, counter) => {
  expect(counterOf(name)).toBe(counter);
});

test('gives every name a counter that the format takes, and no two names the same', () => {
  const counters = HOSTILE_NAMES.map(counterOf);
  for (const counter of counters) expect(counter).toMatch(COUNTER);
  expect(new Set(counters).size).toBe(HOSTILE_NAMES.length);
});

test('prefers another action for the tools that the reader names, and for no others', () => {
  const actions = new Map([['write', 'ask' as const]]);
  const actionFor = (name: string) => recommend(subject(name, 'write'), { actions }).action;
  expect(['write', 'Write', 'rewrite'].map(actionFor)).toEqual(['ask', 'limit', 'limit']);
});
