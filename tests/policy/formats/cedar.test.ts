import { createRequire } from 'node:module';
import * as cedar from '@cedar-policy/cedar-wasm/nodejs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Condition, Rule } from '../../../src/policy/document.ts';
import { evaluate } from '../../../src/policy/evaluate.ts';
import { agentcoreCedar } from '../../../src/policy/formats/agentcore-cedar.ts';
import { cedarString, expressions } from '../../../src/policy/formats/cedar.ts';
import { exportServers, exportTool } from '../../../src/policy/formats/export.ts';
import { labelProblemIn } from '../../../src/policy/formats/labels.ts';
import { toolhiveCedar } from '../../../src/policy/formats/toolhive-cedar.ts';
import { HOSTILE_NAMES } from '../subjects.ts';
import { cedarEngine } from './engines/cedar.ts';
import { contextOf, toolhiveCedarEngine } from './engines/toolhive-cedar.ts';
import { archiveChat, LOCKED, TELEGRAM, toolOf, WEATHER } from './running-example.ts';

/** A CommonJS module, which names nothing that it exports. */
const { generateSchema } = createRequire(import.meta.url)('@cedar-policy/mcp-schema-generator-wasm') as {
  generateSchema: (stub: string, tools: string, config: string) => string;
};

describe('ToolHive', () => {
  test('for a server', () => {
    const { files, remove, lossy } = exportServers(toolhiveCedar, [TELEGRAM]);
    expect(files).toEqual([
      {
        label: 'telegram',
        text: `version: "1.0"
type: cedarv1
cedar:
  policies:
    - permit(principal, action == Action::"call_tool", resource == Tool::"export_session");
    - permit(principal, action == Action::"call_tool", resource == Tool::"manage_chat") when { context has arg_action && context.arg_action == "list" };
    - permit(principal, action == Action::"get_prompt", resource);
    - permit(principal, action == Action::"read_resource", resource);
  entities_json: "[]"
`,
      },
    ]);
    expect(remove).toEqual([]);
    expect(lossy.map(({ what, becomes, tools }) => [what, becomes, tools.map(({ tool }) => tool)])).toEqual([
      ['ask', 'hide', ['invite_user']],
      ['limit', 'hide', ['send_message']],
    ]);
  });

  test.each([
    ['export_session', {}, 'allow'],
    ['terminate_session', {}, 'deny'],
    ['invite_user', {}, 'deny'],
    ['send_message', {}, 'deny'],
    ['manage_chat', { action: 'list' }, 'allow'],
    ['manage_chat', { action: 'delete' }, 'deny'],
    ['manage_chat', { action: 'LIST' }, 'deny'],
    ['manage_chat', { action: ['list'] }, 'deny'],
    ['manage_chat', { Action: 'list' }, 'deny'],
    ['manage_chat', { action_present: 'list' }, 'deny'],
    ['manage_chat', {}, 'deny'],
    ['added_later', {}, 'deny'],
  ])('%s with %j: %s', (tool, args, expected) => {
    const { files } = exportServers(toolhiveCedar, [TELEGRAM, WEATHER, LOCKED]);
    expect(toolhiveCedarEngine(files)({ label: 'telegram', tool, args })).toBe(expected);
  });

  test('permits prompts and resources, and keeps them apart from tools', () => {
    const { files } = exportServers(toolhiveCedar, [LOCKED]);
    const { policies } = (parse(files[0]?.text ?? '') as { cedar: { policies: string[] } }).cedar;
    const decide = cedarEngine(Object.fromEntries(policies.map((text, at) => [`policy${at}`, text])));
    const ask = (action: string, type: string) =>
      decide({ principal: 'Client', action, resource: [type, 'wipe'], context: {} });
    expect([ask('get_prompt', 'Prompt'), ask('read_resource', 'Resource'), ask('call_tool', 'Tool')]).toEqual([
      'allow',
      'allow',
      'deny',
    ]);
  });

  test('for one tool', () => {
    const fragment = (name: string) => exportTool(toolhiveCedar, toolOf(name), 'telegram').fragment;
    expect(fragment('export_session')).toEqual({
      kind: 'add',
      key: 'cedar.policies',
      text: '- permit(principal, action == Action::"call_tool", resource == Tool::"export_session");\n',
    });
    expect(fragment('terminate_session')).toEqual({
      kind: 'add',
      key: 'cedar.policies',
      text: '- forbid(principal, action == Action::"call_tool", resource == Tool::"terminate_session");\n',
    });
  });
});

describe('AgentCore', () => {
  test('for a stack', () => {
    const { files, remove } = exportServers(agentcoreCedar, [TELEGRAM, WEATHER, LOCKED]);
    expect(files.map(({ text }) => text)).toEqual([
      `permit(
  principal is AgentCore::OAuthUser,
  action in [
    AgentCore::Action::"telegram___export_session"
  ],
  resource == AgentCore::Gateway::"arn:aws:bedrock-agentcore:REGION:ACCOUNT:gateway/GATEWAY"
);

permit(
  principal is AgentCore::OAuthUser,
  action in [
    AgentCore::Action::"weather___forecast",
    AgentCore::Action::"weather___station"
  ],
  resource == AgentCore::Gateway::"arn:aws:bedrock-agentcore:REGION:ACCOUNT:gateway/GATEWAY"
);
`,
    ]);
    expect(remove).toEqual([]);
    expect(exportServers(agentcoreCedar, [LOCKED])).toMatchObject({ files: [], remove: ['locked'] });
  });

  test('for one tool', () => {
    expect(exportTool(agentcoreCedar, archiveChat, 'telegram', { action: 'allow' }).fragment).toMatchObject({
      kind: 'add',
      text: `permit(
  principal is AgentCore::OAuthUser,
  action == AgentCore::Action::"telegram___archive_chat",
  resource == AgentCore::Gateway::"arn:aws:bedrock-agentcore:REGION:ACCOUNT:gateway/GATEWAY"
)
when {
  context.input has force && context.input.force == false
};
`,
    });
    expect(exportTool(agentcoreCedar, toolOf('terminate_session'), 'telegram').fragment).toMatchObject({
      text: expect.stringMatching(/^forbid\(\n {2}principal,\n {2}action == AgentCore::Action::"telegram___terminate_/),
    });
  });

  test.each([
    ['telegram', undefined],
    ['tele-gram', undefined],
    ['tele_gram', 'the name of a target there has only letters, digits and single hyphens'],
    ['tele--gram', 'the name of a target there has only letters, digits and single hyphens'],
  ])('the label %s: %s', (label, expected) => {
    expect(labelProblemIn(agentcoreCedar.id, label)).toBe(expected);
  });

  const STUB = `namespace AgentCore {
    @mcp_principal entity OAuthUser { id: String } tags String;
    @mcp_resource entity Gateway;
    action "CallTool" appliesTo { principal: [OAuthUser], resource: [Gateway] };
  }`;

  /** The mistakes that Cedar finds against the schema that AWS's generator makes of these tools. */
  function mistakes(text: string): string[] {
    const tools = [...TELEGRAM.tools, ...WEATHER.tools, archiveChat].map(({ name, definition }) => ({
      name: `${WEATHER.tools.some((tool) => tool.name === name) ? 'weather' : 'telegram'}___${name}`,
      inputSchema: definition?.inputSchema ?? { type: 'object', properties: {} },
    }));
    const made = JSON.parse(generateSchema(STUB, JSON.stringify(tools), '{"objectsAsRecords":true}'));
    const answer = cedar.validate({ schema: JSON.parse(made.schemaJson), policies: { staticPolicies: text } });
    if (answer.type === 'failure') return answer.errors.map(({ message }) => message);
    return answer.validationErrors.map(({ error }) => error.message);
  }

  test('is valid against the generated schema, and a slip is not', () => {
    const [file] = exportServers(agentcoreCedar, [TELEGRAM, WEATHER]).files;
    const { fragment } = exportTool(agentcoreCedar, archiveChat, 'telegram', { action: 'allow' });
    const rule = fragment && 'text' in fragment ? fragment.text : '';
    expect(mistakes(file?.text ?? '')).toEqual([]);
    expect(mistakes(rule)).toEqual([]);
    expect(mistakes(rule.replace('telegram___', 'telegram__'))).not.toEqual([]);
    expect(mistakes(rule.replace('.force == false', '.force == "false"'))).not.toEqual([]);
  });

  test('says nothing about an argument that lists its values, since that is an entity in the schema', () => {
    const text = `permit(principal, action == AgentCore::Action::"telegram___manage_chat", resource)
      when { context.input.action == "list" };`;
    expect(mistakes(text)).not.toEqual([]);
    expect(exportServers(agentcoreCedar, [TELEGRAM]).lossy).toContainEqual(
      expect.objectContaining({ what: 'rules', tools: [{ label: 'telegram', tool: 'manage_chat' }] }),
    );
  });
});

describe('a rule on arguments', () => {
  const place = { record: 'context', prefix: 'arg_', texts: true };
  const rule = (...conditions: Condition[]): Rule => ({ conditions });
  const path = 'args.x';

  /** Arguments of every kind under the rule's name, and none. */
  const VALUES = ['a', 'b', '', 'true', 'false', true, false, 0, 1, 1e300, null, [], ['a'], [true], {}, { a: 1 }];
  const CALLS: Record<string, unknown>[] = [{}, { y: 'a' }, ...VALUES.map((x) => ({ x })), { x_present: true }];

  const WRITTEN: [string, Rule[], Rule[]][] = [
    ['is there', [rule({ path, op: 'exists', value: true })], []],
    ['must not be missing', [], [rule({ path, op: 'exists', value: false })]],
    ['is a text', [rule({ path, op: 'eq', value: 'a' })], []],
    ['is true', [rule({ path, op: 'eq', value: true })], []],
    ['is one of', [rule({ path, op: 'in', value: ['a', 'b'] })], []],
    ['is not a text', [rule({ path, op: 'neq', value: 'a' })], []],
    ['is not true', [rule({ path, op: 'neq', value: true })], []],
    ['is none of', [rule({ path, op: 'not_in', value: ['a', 'b'] })], []],
    ['must not be a text', [], [rule({ path, op: 'eq', value: 'a' })]],
    ['must not be true', [], [rule({ path, op: 'eq', value: true })]],
    ['must not be one of', [], [rule({ path, op: 'in', value: ['a', 'b'] })]],
    ['is there and not true', [rule({ path, op: 'exists', value: true })], [rule({ path, op: 'eq', value: true })]],
    ['two conditions', [rule({ path, op: 'neq', value: 'a' }, { path, op: 'neq', value: 'b' })], []],
  ];

  test.each(WRITTEN)('%s: lets no call through that policy.json denies, and some', (_, require, deny_if) => {
    const conditions = expressions(require, deny_if, place) ?? [];
    expect(conditions.length).toBeGreaterThan(0);
    const decide = cedarEngine(`permit(principal, action, resource) when { ${conditions.join(' && ')} };`);
    const policy = { version: '1', default: 'deny', tools: { t: { require, deny_if } } };
    const outcomes = CALLS.map((args) => ({
      args,
      cedar: decide({ principal: 'Client', action: 'call_tool', resource: ['Tool', 't'], context: contextOf(args) }),
      json: evaluate(policy, { tool: 't', arguments: args }).decision,
    }));
    expect(outcomes.filter((one) => one.cedar === 'allow' && one.json === 'deny')).toEqual([]);
    expect(outcomes.some((one) => one.cedar === 'allow')).toBe(true);
    expect(outcomes.some((one) => one.cedar === 'deny')).toBe(true);
  });

  test.each<[string, Rule[], Rule[]]>([
    ['a number', [rule({ path, op: 'eq', value: 1 })], []],
    ['at most', [rule({ path, op: 'lte', value: 1 })], []],
    ['not above', [], [rule({ path, op: 'gt', value: 1 })]],
    ['a pattern', [rule({ path, op: 'regex', value: '^a$' })], []],
    ['a part', [rule({ path, op: 'contains', value: 'a' })], []],
    ['must be missing', [rule({ path, op: 'exists', value: false })], []],
    ['must not be there', [], [rule({ path, op: 'exists', value: true })]],
    ['must not differ', [], [rule({ path, op: 'neq', value: 'a' })]],
    ['not the text of a boolean', [rule({ path, op: 'neq', value: 'true' })], []],
    ['not both', [], [rule({ path, op: 'eq', value: 'a' }, { path: 'args.y', op: 'eq', value: 'b' })]],
    ['denied always', [], [rule()]],
    ['a value that lies deeper', [rule({ path: 'args.x.y', op: 'eq', value: 'a' })], []],
  ])('%s: is not written', (_, require, deny_if) => {
    expect(expressions(require, deny_if, place)).toBeUndefined();
  });

  test('on a name that ToolHive gives to something else is not written', () => {
    const present = [rule({ path: 'args.x_present', op: 'eq', value: true })];
    expect(toolhiveCedar.powers.rules(present, [])).toBe(false);
    expect(toolhiveCedar.powers.rules([rule({ path: 'args.presentation', op: 'eq', value: true })], [])).toBe(true);
  });

  test.each(['chat-id', 'if', '__proto__', 'a b', '"', 'é', '0'])('names the argument %j', (argument) => {
    const bare = { ...place, prefix: '' };
    const conditions = expressions([rule({ path: `args.${argument}`, op: 'eq', value: 'a' })], [], bare) ?? [];
    const decide = cedarEngine(`permit(principal, action, resource) when { ${conditions.join(' && ')} };`);
    const ask = (value: string) =>
      decide({
        principal: 'Client',
        action: 'call_tool',
        resource: ['Tool', 't'],
        context: JSON.parse(`{${JSON.stringify(argument)}:${JSON.stringify(value)}}`),
      });
    expect([ask('a'), ask('b')]).toEqual(['allow', 'deny']);
  });
});

test('string literals are read back as they were', () => {
  const names = HOSTILE_NAMES.filter((name) => name.isWellFormed());
  const read = names.map((name) => {
    const answer = cedar.policyToJson(`permit(principal, action, resource == Tool::${cedarString(name)});`);
    return answer.type === 'success' ? answer.json.resource : answer.errors;
  });
  expect(read).toEqual(names.map((id) => ({ op: '==', entity: { type: 'Tool', id } })));
});
