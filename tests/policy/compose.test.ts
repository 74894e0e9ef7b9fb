import { describe, expect, test } from 'vitest';
import { actionOf } from '../../src/catalog/risk.ts';
import { ACTIONS, type Action } from '../../src/catalog/vocabulary.ts';
import { relaxedToolPolicy, serverPolicy, toolPolicy } from '../../src/policy/compose.ts';
import { fragmentSchema, type Policy, policySchema } from '../../src/policy/document.ts';
import { printJson } from '../../src/policy/print.ts';
import { type Decision, decide, merge } from './decide.ts';
import { EFFECTS, HOSTILE_NAMES, HOSTILE_SUBJECTS, subject } from './subjects.ts';

const OUTCOME: Record<Action, Decision> = { allow: 'allowed', limit: 'limited', ask: 'denied', hide: 'hidden' };
const ALLOW_ALL: Policy = { version: '1', default: 'allow' };
const DENY_ALL: Policy = { version: '1', default: 'deny', tools: {} };

const reader = subject('list_sessions');
const writer = subject('close_session', 'write');
const secrets = subject('export_session', 'read', 'returns-secrets');
const killer = subject('terminate_session', 'destructive');

describe('toolPolicy', () => {
  test.each([
    [reader, { tools: { list_sessions: {} } }],
    [
      writer,
      {
        tools: {
          close_session: {
            limits: [{ counter: 'close_session_rate', window: 'minute', max: 30, scope: 'grant' }],
          },
        },
      },
    ],
    [
      secrets,
      {
        tools: {
          export_session: {
            deny_if: [
              {
                conditions: [],
                on_deny: 'Ask a person before each call: this tool returns credentials or keys.',
              },
            ],
          },
        },
      },
    ],
    [killer, { hide: ['terminate_session'] }],
  ])('gives $name only its own part', (tool, fragment) => {
    expect(toolPolicy(tool).fragment).toEqual(fragment);
  });

  test('says that asking becomes denying, and nothing where nothing is lost', () => {
    expect(toolPolicy(secrets).notes).toEqual([{ kind: 'ask-is-denied', tools: ['export_session'] }]);
    for (const tool of [reader, writer, killer]) expect(toolPolicy(tool).notes).toEqual([]);
  });

  test.each(ACTIONS)('writes nothing about a tool named *, whatever the action (%s)', (action) => {
    const { fragment, notes } = toolPolicy(subject('*'), { action });
    expect(fragment).toEqual({});
    expect(notes).toEqual([{ kind: 'cannot-be-named', tools: ['*'] }]);
  });

  test.each(ACTIONS)('merged into any policy, has exactly the effect %s and touches no other tool', (action) => {
    for (const tool of HOSTILE_SUBJECTS.filter(({ name }) => name !== '*')) {
      const { fragment } = toolPolicy(tool, { action });
      expect(fragmentSchema.safeParse(fragment).error).toBeUndefined();
      for (const base of [ALLOW_ALL, DENY_ALL]) {
        const merged = printJson(merge(base, fragment));
        expect(decide(merged, tool.name), tool.name).toBe(OUTCOME[action]);
        for (const other of ['other', `${tool.name}x`]) {
          expect(decide(merged, other)).toBe(decide(printJson(base), other));
        }
      }
    }
  });
});

describe('relaxedToolPolicy', () => {
  test('lets through at a limited rate what was denied or hidden, and only that', () => {
    for (const tool of [secrets, killer]) {
      const relaxed = relaxedToolPolicy(tool);
      expect(decide(printJson(merge(DENY_ALL, relaxed?.fragment ?? {})), tool.name)).toBe('limited');
    }
    for (const tool of [reader, writer, subject('*', 'destructive')]) expect(relaxedToolPolicy(tool)).toBeUndefined();
  });
});

describe('serverPolicy', () => {
  const tools = [killer, writer, reader, secrets];

  test('is complete on its own: hiding one tool does not deny the rest', () => {
    const { policy } = serverPolicy(tools);
    expect(policy).toMatchObject({ version: '1', default: 'deny', hide: ['terminate_session'] });
    expect(Object.keys(policy.tools ?? {})).toEqual(['close_session', 'export_session', 'list_sessions']);
    const json = printJson(policy);
    expect(tools.map(({ name }) => decide(json, name))).toEqual(['hidden', 'limited', 'allowed', 'denied']);
    expect(decide(json, 'added_later')).toBe('denied');
  });

  test('says the same in any order of its tools', () => {
    expect(printJson(serverPolicy(tools))).toBe(printJson(serverPolicy(tools.toReversed())));
    expect(printJson(serverPolicy(tools).policy)).not.toBe(printJson(serverPolicy(tools.slice(1)).policy));
  });

  test('leaves retired tools out, and `hide` where nothing is hidden', () => {
    const { policy } = serverPolicy([
      reader,
      { ...killer, retired: '2026-11-21' },
      { ...writer, retired: '2026-11-21' },
    ]);
    expect(policy).toEqual({ version: '1', default: 'deny', tools: { list_sessions: {} } });
  });

  test('of no tools denies everything', () => {
    expect(serverPolicy([])).toEqual({ policy: { version: '1', default: 'deny', tools: {} }, notes: [] });
  });

  test('leaves a tool named * out: in `hide` it would hide all others', () => {
    const { policy, notes } = serverPolicy([subject('*', 'destructive'), reader]);
    const json = printJson(policy);
    expect(json).not.toContain('*');
    expect([decide(json, '*'), decide(json, reader.name)]).toEqual(['denied', 'allowed']);
    expect(notes).toEqual([{ kind: 'cannot-be-named', tools: ['*'] }]);
    // The opposite: a name that only holds an asterisk is a name like any other.
    expect(serverPolicy([subject('delete_*', 'destructive')]).policy.hide).toEqual(['delete_*']);
  });

  test('decides each of many hostile names as its own fragment does', () => {
    const { policy } = serverPolicy(HOSTILE_SUBJECTS);
    expect(policySchema.safeParse(policy).error).toBeUndefined();
    const json = printJson(policy);
    expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(policy)));
    for (const tool of HOSTILE_SUBJECTS) {
      const expected = tool.name === '*' ? 'denied' : OUTCOME[actionOf(tool.risk)];
      expect(decide(json, tool.name), JSON.stringify(tool.name)).toBe(expected);
      const alone = printJson(merge(DENY_ALL, toolPolicy(tool).fragment));
      expect(decide(alone, tool.name), JSON.stringify(tool.name)).toBe(expected);
    }
  });

  test('is the same for every effect alone and among others', () => {
    const all = EFFECTS.map(({ category, capabilities }, at) => subject(`tool_${at}`, category, ...capabilities));
    const json = printJson(serverPolicy(all).policy);
    for (const tool of all) {
      expect(decide(json, tool.name)).toBe(decide(printJson(serverPolicy([tool]).policy), tool.name));
    }
  });

  test('gives every limited tool a counter of its own', () => {
    const writers = HOSTILE_NAMES.map((name) => subject(name, 'write'));
    const { policy } = serverPolicy(writers);
    const counters = Object.values(policy.tools ?? {}).flatMap(
      ({ limits }) => limits?.map(({ counter }) => counter) ?? [],
    );
    expect(counters).toHaveLength(writers.length - 1);
    expect(new Set(counters).size).toBe(counters.length);
  });
});
