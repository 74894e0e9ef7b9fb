import { describe, expect, test } from 'vitest';
import type { Condition, Rule } from '../../../src/policy/document.ts';
import { evaluate } from '../../../src/policy/evaluate.ts';
import { agentgateway } from '../../../src/policy/formats/agentgateway.ts';
import { dockerMcpGateway } from '../../../src/policy/formats/docker-mcp-gateway.ts';
import { exportServers, exportTool } from '../../../src/policy/formats/export.ts';
import type { TreatedTool } from '../../../src/policy/formats/format.ts';
import { interceptYaml } from '../../../src/policy/formats/intercept-yaml.ts';
import { labelProblemIn } from '../../../src/policy/formats/labels.ts';
import { litellm } from '../../../src/policy/formats/litellm.ts';
import { subject } from '../subjects.ts';
import { rulesEngine } from './engines/agentgateway.ts';
import { interceptYamlEngine } from './engines/intercept-yaml.ts';
import { archiveChat, LOCKED, TELEGRAM, toolOf, WEATHER } from './running-example.ts';

const STACK = [TELEGRAM, WEATHER, LOCKED];

describe('agentgateway', () => {
  test('for a stack', () => {
    const { files, remove, lossy } = exportServers(agentgateway, STACK);
    expect(files).toEqual([
      {
        text: `mcp:
  policies:
    mcpAuthorization:
      rules:
        - allow: "!has(mcp.tool)"
        - allow: mcp.tool.target == "telegram" && mcp.tool.name in ["export_session"]
        - allow: mcp.tool.target == "weather" && mcp.tool.name in ["forecast", "station"]
`,
      },
    ]);
    expect(remove).toEqual([]);
    expect(lossy.map(({ what, becomes }) => `${what} ${becomes}`)).toEqual(['ask hide', 'rules hide', 'limit hide']);
  });

  const allows = rulesEngine(exportServers(agentgateway, STACK).files[0]?.text ?? '');
  const tool = (target: string, name: string) => ({ tool: { target, name } });

  test.each([
    [tool('telegram', 'export_session'), true],
    [tool('telegram', 'terminate_session'), false],
    [tool('telegram', 'forecast'), false],
    [tool('weather', 'forecast'), true],
    [tool('locked', 'wipe'), false],
    [tool('another', 'export_session'), false],
    [{ prompt: { target: 'telegram', name: 'terminate_session' } }, true],
  ])('%j: %s', (asked, expected) => {
    expect(allows(asked)).toBe(expected);
  });

  test('of no tools denies every tool, but no prompt', () => {
    const nothing = rulesEngine(exportServers(agentgateway, [{ label: 'empty', tools: [] }]).files[0]?.text ?? '');
    expect(nothing(tool('empty', 'anything'))).toBe(false);
    expect(nothing({ prompt: { target: 'empty', name: 'anything' } })).toBe(true);
  });

  test.each([
    ['export_session', '- allow: mcp.tool.target == "telegram" && mcp.tool.name == "export_session"\n'],
    [
      'terminate_session',
      `- require: '!has(mcp.tool) || !(mcp.tool.target == "telegram" && mcp.tool.name == "terminate_session")'\n`,
    ],
  ])('for one tool: %s', (name, text) => {
    const { fragment } = exportTool(agentgateway, toolOf(name), 'telegram');
    expect(fragment).toEqual({ kind: 'add', key: 'mcp.policies.mcpAuthorization.rules', text });
  });

  test('a piece that keeps a tool out says nothing of any other', () => {
    const { fragment } = exportTool(agentgateway, toolOf('terminate_session'), 'telegram');
    const rule = fragment && 'text' in fragment ? fragment.text : '';
    const alone = rulesEngine(`mcp:\n  policies:\n    mcpAuthorization:\n      rules:\n        ${rule}`);
    expect(alone(tool('telegram', 'terminate_session'))).toBe(false);
    expect(alone(tool('weather', 'terminate_session'))).toBe(true);
    expect(alone(tool('telegram', 'export_session'))).toBe(true);
    expect(alone({ prompt: { target: 'telegram', name: 'terminate_session' } })).toBe(true);
  });

  test('a target has no underscore', () => {
    expect([labelProblemIn(agentgateway.id, 'tele-gram'), labelProblemIn(agentgateway.id, 'tele_gram')]).toEqual([
      undefined,
      'an underscore ends the name of a target in front of the names of tools',
    ]);
  });
});

describe('Intercept', () => {
  test('for a server', () => {
    const { files, lossy } = exportServers(interceptYaml, [TELEGRAM]);
    expect(files).toEqual([
      {
        label: 'telegram',
        text: `version: "1"
default: "deny"
hide:
  - "terminate_session"
tools:
  export_session:
    rules: []
  invite_user:
    rules:
      - name: "ask a person"
        action: "deny"
        on_deny: "Ask a person before each call: this tool changes who may do what."
  manage_chat:
    rules:
      - name: "argument rule 1"
        conditions:
          - path: "args.action"
            op: "in"
            value:
              - "list"
        on_deny: "Ask a person before each call whose action is not list."
  send_message:
    rules:
      - name: "calls a minute"
        rate_limit: "30/minute"
`,
      },
    ]);
    expect(lossy).toEqual([{ what: 'ask', becomes: 'deny', tools: [{ label: 'telegram', tool: 'invite_user' }] }]);
  });

  test('keeps what must hold of an argument', () => {
    const { fragment } = exportTool(interceptYaml, archiveChat, 'telegram', { action: 'allow' });
    expect(fragment).toEqual({
      kind: 'merge',
      text: `tools:
  archive_chat:
    rules:
      - name: "argument rule 1"
        conditions:
          - path: "args.force"
            op: "eq"
            value: false
        on_deny: "Say force: false, or ask a person before using it."
`,
    });
  });

  test('hides one tool', () => {
    const { fragment } = exportTool(interceptYaml, toolOf('terminate_session'), 'telegram');
    expect(fragment).toEqual({ kind: 'merge', text: 'hide:\n  - "terminate_session"\n' });
  });

  const path = 'args.x';
  const rule = (...conditions: Condition[]): Rule => ({ conditions });
  const there = rule({ path, op: 'exists', value: true });
  const number = rule({ path, op: 'gte', value: 0 });
  const CALLS: Record<string, unknown>[] = [
    {},
    { y: 1 },
    ...['a', 'b', 'true', '5', true, false, 0, 5, 100, 101, -1, null, [], ['a'], {}].map((x) => ({ x })),
  ];

  const treated = (require: Rule[], deny_if: Rule[]): TreatedTool => ({
    name: 't',
    treatment: 'allow',
    limits: [],
    require,
    deny_if,
    onDeny: '',
  });

  test.each<[string, Rule[], Rule[]]>([
    ['two that must hold', [there, rule({ path, op: 'neq', value: 'a' }, { path, op: 'neq', value: 'b' })], []],
    ['a pattern', [rule({ path, op: 'regex', value: '^a$' })], []],
    ['must be missing', [rule({ path, op: 'exists', value: false })], []],
    ['must not be there', [], [rule({ path, op: 'exists', value: true })]],
    ['there and not true', [there], [rule({ path, op: 'eq', value: true })]],
    ['there and not other than a', [there], [rule({ path, op: 'neq', value: 'a' })]],
    ['there and none of', [there], [rule({ path, op: 'in', value: ['a', 5] })]],
    ['there and not none of', [there], [rule({ path, op: 'not_in', value: ['a', 5] })]],
    ['a number and not above', [number], [rule({ path, op: 'gt', value: 100 })]],
    ['a number and not up to', [number], [rule({ path, op: 'lte', value: 4 })]],
  ])('%s: decides each call as policy.json does', (_, require, deny_if) => {
    expect(interceptYaml.powers.rules(require, deny_if)).toBe(true);
    const written = interceptYaml.write([{ label: 's', tools: [treated(require, deny_if)] }]);
    const decide = interceptYamlEngine([{ label: 's', text: 'text' in written ? written.text : '' }]);
    const policy = { version: '1', default: 'deny', tools: { t: { require, deny_if } } };
    const json = CALLS.map((args) => evaluate(policy, { tool: 't', arguments: args }).decision);
    expect(CALLS.map((args) => decide({ label: 's', tool: 't', args }))).toEqual(json);
    expect(new Set(json).size).toBe(2);
  });

  test.each<[string, Rule[], Rule[]]>([
    ['not true, where it may be missing', [], [rule({ path, op: 'eq', value: true })]],
    ['not above, where it may be no number', [there], [rule({ path, op: 'gt', value: 100 })]],
    ['not a pattern', [there], [rule({ path, op: 'regex', value: 'a' })]],
    ['not a part', [there], [rule({ path, op: 'contains', value: 'a' })]],
    ['not both', [there], [rule({ path, op: 'eq', value: 'a' }, { path, op: 'eq', value: 'b' })]],
    ['another is there', [rule({ path: 'args.y', op: 'exists', value: true })], [rule({ path, op: 'eq', value: 'a' })]],
    ['missing', [rule({ path, op: 'exists', value: false })], [rule({ path, op: 'eq', value: 'a' })]],
  ])('%s: is not written', (_, require, deny_if) => {
    expect(interceptYaml.powers.rules(require, deny_if)).toBe(false);
  });

  test.each(['*', '_global', '<<', 'a.b', ' ', '\u202Eevil'])('refuses the name %j', (name) => {
    expect(interceptYaml.nameProblem(name, 's')).toBeTypeOf('string');
  });

  test.each(['yes', 'null', '0o14', 'a b', '"', '#'])('keeps the name %j', (name) => {
    const { files } = exportServers(interceptYaml, [{ label: 's', tools: [subject(name)] }]);
    const decide = interceptYamlEngine(files);
    expect([name, `${name}x`].map((tool) => decide({ label: 's', tool, args: {} }))).toEqual(['allow', 'deny']);
  });
});

describe('LiteLLM', () => {
  test('for a stack', () => {
    const { files, remove } = exportServers(litellm, STACK);
    expect(files).toEqual([
      {
        text: `mcp_servers:
  telegram:
    allowed_tools:
      - "export_session"
  weather:
    allowed_tools:
      - "forecast"
      - "station"
`,
      },
    ]);
    expect(remove).toEqual(['locked']);
  });

  test.each([LOCKED, { label: 'empty', tools: [] }])('never writes an empty list: $label', (server) => {
    expect(exportServers(litellm, [server])).toMatchObject({ files: [], remove: [server.label] });
  });

  test.each([
    ['export_session', 'add'],
    ['terminate_session', 'leave-out'],
  ])('for one tool: %s', (name, kind) => {
    const { fragment } = exportTool(litellm, toolOf(name), 'telegram');
    expect(fragment).toEqual({ kind, key: 'mcp_servers.telegram.allowed_tools', text: `- "${name}"\n` });
  });

  test.each([
    ['a name that carries the server', ['telegram-send', 'send'], ['telegram-send']],
    ['names that differ in case only', ['Send', 'send', 'read'], ['Send', 'send']],
    ['names that YAML 1.1 reads otherwise', ['on', '1_000', '2026-11-22'], []],
  ])('refuses %s', (_, names, expected) => {
    const { refused } = exportServers(litellm, [{ label: 'telegram', tools: names.map((name) => subject(name)) }]);
    expect(refused.map(({ tool }) => tool)).toEqual(expected);
  });
});

describe('Docker MCP Gateway', () => {
  test('for a stack', () => {
    const { files, remove } = exportServers(dockerMcpGateway, STACK);
    expect(files).toEqual([
      {
        text: `docker mcp profile tools my-profile \\
  --disable-all telegram \\
  --enable telegram.export_session \\
  --disable-all weather \\
  --enable weather.forecast \\
  --enable weather.station
`,
      },
    ]);
    expect(remove).toEqual(['locked']);
  });

  test.each([LOCKED, { label: 'empty', tools: [] }])('never leaves an empty list: $label', (server) => {
    expect(exportServers(dockerMcpGateway, [server])).toMatchObject({ files: [], remove: [server.label] });
  });

  test.each([
    ['export_session', 'add'],
    ['terminate_session', 'leave-out'],
  ])('for one tool: %s', (name, kind) => {
    const { fragment } = exportTool(dockerMcpGateway, toolOf(name), 'telegram');
    expect(fragment).toEqual({
      kind,
      key: '--enable, after --disable-all telegram',
      text: `telegram.${name}\n`,
    });
  });

  test.each(['$(id)', "a'b", 'a b', 'a.b', 'a,b', '-x;y', '`id`', 'a\nb'])('refuses the name %j', (name) => {
    expect(dockerMcpGateway.nameProblem(name, 'telegram')).toBeTypeOf('string');
  });
});
