import { describe, expect, test } from 'vitest';
import { riskOf } from '../../src/catalog/risk.ts';
import { suggest } from '../../src/classify/suggest.ts';
import type { JsonObject } from '../../src/manifest/json.ts';
import type { RuledTool, Surroundings } from '../../src/policy/argument-rules.ts';
import { serverPolicy, toolPolicy } from '../../src/policy/compose.ts';
import { evaluate } from '../../src/policy/evaluate.ts';
import { recommend } from '../../src/policy/recommend.ts';

/** A record as the classifier makes it. */
function tool(name: string, properties: JsonObject, description = ''): RuledTool {
  const definition = { name, description, inputSchema: { type: 'object', properties } };
  return { definition, suggestion: suggest(definition), ...suggest(definition), name };
}

const decide = (subject: RuledTool, args: Record<string, unknown>) =>
  evaluate(serverPolicy([subject]).policy, { tool: subject.name, arguments: args }).decision;

describe('a dispatching tool', () => {
  const manage = tool(
    'manage_file',
    { action: { type: 'string', enum: ['list', 'rename', 'delete'] } },
    'Manages a file.',
  );

  test('as a whole is critical, and hidden where arguments cannot be looked at', () => {
    expect(manage.risk).toBe('critical');
    expect(recommend(manage).action).toBe('hide');
  });

  test.each([
    [{ action: 'list' }, 'allow'],
    [{ action: 'rename' }, 'allow'],
    [{ action: 'delete' }, 'deny'],
    [{ action: 'DELETE' }, 'deny'],
    [{ action: ['list'] }, 'deny'],
    [{ action: 'purge' }, 'deny'],
    [{ Action: 'list' }, 'deny'],
    [{}, 'deny'],
  ])('with %j: %s', (args, expected) => {
    expect(decide(manage, args)).toBe(expected);
  });

  test('is limited as the worst of the values let through', () => {
    expect(recommend(manage).letThrough?.limit?.max).toBe(30);
    const reading = tool('manage_file', { action: { type: 'string', enum: ['list', 'delete'] } }, 'Manages a file.');
    expect(recommend(reading).letThrough).toMatchObject({ values: ['list'] });
    expect(recommend(reading).letThrough?.limit?.max).toBe(60);
  });

  test('keeps what it does besides its values', () => {
    const runs = { ...manage, capabilities: [...manage.capabilities, 'executes-code' as const] };
    expect(recommend(runs).letThrough).toBeUndefined();
    const reviewed = {
      ...manage,
      category: 'destructive' as const,
      suggestion: { because: [], values: manage.suggestion?.values?.slice(0, 2) ?? [] },
    };
    expect(recommend(reviewed).letThrough).toBeUndefined();
  });

  test.each([
    ['every value does harm', { action: { type: 'string', enum: ['delete', 'purge'] } }],
    [
      'the argument lies deeper',
      { file: { type: 'object', properties: { action: { type: 'string', enum: ['list', 'delete'] } } } },
    ],
  ])('is not let through where %s', (_, properties) => {
    expect(recommend(tool('manage_file', properties as JsonObject)).letThrough).toBeUndefined();
  });

  test('is denied or hidden whole where the reader wishes it', () => {
    expect(toolPolicy(manage, { action: 'hide' }).fragment).toEqual({ hide: ['manage_file'] });
    expect(recommend(manage, { action: 'ask' }).letThrough).toBeUndefined();
  });

  test('keeps to the surroundings with the values let through', () => {
    const files = tool(
      'manage_file',
      { action: { type: 'string', enum: ['list', 'delete'] }, path: { type: 'string' } },
      'Manages a file.',
    );
    const surroundings = { workspace: '/home/me/work' };
    const { policy } = serverPolicy([files], { surroundings });
    const decided = (args: Record<string, unknown>) =>
      evaluate(policy, { tool: 'manage_file', arguments: args }).decision;
    expect(decided({ action: 'list', path: '/home/me/work/a' })).toBe('allow');
    expect(decided({ action: 'list', path: '/etc' })).toBe('deny');
    expect(decide(files, { action: 'list', path: '/etc' })).toBe('allow');
  });

  test('is spoken of without a word that promises too much', () => {
    expect(JSON.stringify(recommend(manage))).not.toMatch(/\bsafe/i);
  });
});

const made = (
  name: string,
  category: 'read' | 'write',
  properties: JsonObject,
  ...capabilities: RuledTool['capabilities']
): RuledTool => ({
  name,
  category,
  capabilities,
  risk: riskOf({ category, capabilities }),
  definition: { inputSchema: { type: 'object', properties } },
});
const narrowed = (subject: RuledTool, surroundings: Surroundings, args: Record<string, unknown>) => {
  const { fragment } = toolPolicy(subject, { action: 'limit', surroundings });
  return evaluate({ version: '1', default: 'deny', ...fragment }, { tool: subject.name, arguments: args }).decision;
};

describe('an argument', () => {
  const push = made('push_branch', 'write', { branch: { type: 'string' }, force: { type: 'boolean' } });
  const pay = made('pay', 'write', { amount: { type: 'number' } }, 'moves-money');
  const send = made('send_mail', 'write', { to: { type: 'string' } }, 'sends-externally');
  const save = made('write_file', 'write', { path: { type: 'string' } });
  const query = made('run_sql', 'read', { sql: { type: 'string' } }, 'executes-code');
  const read = made('read_files', 'read', { paths: { type: 'array', items: { type: 'string' } } });
  const open = made('open_file', 'read', { path: { anyOf: [{ type: 'string' }, { type: 'null' }] } });
  const mail = made('mail_all', 'write', { to: { type: 'array', items: { type: 'string' } } }, 'sends-externally');
  const dotted = made('open_file', 'read', { 'file.path': { type: 'string' } });
  const here = { workspace: '/home/me/work', domain: 'example.com', maxAmount: 10 };

  test.each([
    [push, { force: false }, 'allow'],
    [push, { force: true }, 'deny'],
    [push, { force: 'true' }, 'deny'],
    // What servers in Python take for true as well.
    [push, { force: 1 }, 'deny'],
    [push, { force: 'yes' }, 'deny'],
    [push, { force: [true] }, 'deny'],
    [push, { force: null }, 'deny'],
    [push, { branch: 'main' }, 'deny'],
    [pay, { amount: 10 }, 'allow'],
    [pay, { amount: 10.5 }, 'deny'],
    [pay, { amount: '5' }, 'deny'],
    [pay, { amount: -5 }, 'deny'],
    [pay, {}, 'deny'],
    [send, { to: 'ann@example.com' }, 'allow'],
    [send, { to: 'ann@example.com.evil.net' }, 'deny'],
    [send, { to: 'ann@exampleXcom' }, 'deny'],
    [send, { to: 'eve@evil.net,ann@example.com' }, 'deny'],
    [send, { to: 'eve@evil.net\nann@example.com' }, 'deny'],
    [save, { path: '/home/me/work/a/b.txt' }, 'allow'],
    [save, { path: '/home/me/work/.git/config' }, 'allow'],
    [save, { path: '/home/me/work/..a' }, 'allow'],
    [save, { path: '/home/me/work/../.ssh/id' }, 'deny'],
    [save, { path: '/home/me/work/a/..' }, 'deny'],
    [save, { path: '/home/me/workshop/a' }, 'deny'],
    [save, { path: 'a.txt' }, 'deny'],
    [query, { sql: 'SELECT * FROM users' }, 'allow'],
    [query, { sql: ' with a as (select 1) select * from a;' }, 'allow'],
    [query, { sql: 'select 1; drop table users' }, 'deny'],
    [query, { sql: 'WITH x AS (DELETE FROM users RETURNING *) SELECT * FROM x' }, 'deny'],
    [query, { sql: 'select * into copy from users' }, 'deny'],
    [query, { sql: "select pg_read_file('/etc/passwd')" }, 'deny'],
    [query, { sql: '/* */ select 1' }, 'deny'],
    [query, { sql: "select load_extension('/tmp/a.so')" }, 'deny'],
    [query, { sql: "select query_to_xml('del' || 'ete from users', true, true, '')" }, 'deny'],
    [query, {}, 'deny'],
    [read, { paths: ['/etc/shadow'] }, 'deny'],
    [read, {}, 'allow'],
    [open, { path: '/home/me/work/a' }, 'allow'],
    [open, { path: '/etc/shadow' }, 'deny'],
    [open, { path: null }, 'deny'],
    [mail, { to: ['eve@evil.net'] }, 'deny'],
    [mail, { to: ['ann@example.com'] }, 'deny'],
    [mail, {}, 'allow'],
    [dotted, { 'file.path': '/etc/shadow' }, 'deny'],
    [dotted, { file: { path: '/home/me/work/a' } }, 'deny'],
  ])('of $name with %j: %s', (subject, args, expected) => {
    expect(narrowed(subject, here, args)).toBe(expected);
  });

  test('keeps its rule out where only the reader knows what it must hold', () => {
    for (const subject of [send, save, read, open, mail, dotted]) {
      expect(recommend(subject)).toMatchObject({ require: [], deny_if: [] });
    }
  });

  test('that is a flag is watched without being asked for, and must be there', () => {
    expect(recommend(push)).toMatchObject({
      action: 'limit',
      require: [{ conditions: [{ path: 'args.force', op: 'eq', value: false }] }],
      deny_if: [],
    });
    const reads = made('list', 'read', { force: { type: 'boolean' } });
    expect(recommend(reads)).toMatchObject({ require: [], deny_if: [] });
  });
});
