import { parse as parseToml } from 'smol-toml';
import { describe, expect, test } from 'vitest';
import { suggest } from '../../../src/classify/suggest.ts';
import { exportServers, exportTool, LabelError } from '../../../src/policy/formats/export.ts';
import type { Format } from '../../../src/policy/formats/format.ts';
import { formatOf } from '../../../src/policy/formats/index.ts';
import type { Subject } from '../../../src/policy/recommend.ts';
import { HOSTILE_SUBJECTS, subject } from '../subjects.ts';

const CLIENTS = [
  'claude-code',
  'claude-code-managed',
  'vscode-agent',
  'copilot-coding-agent',
  'copilot-cli',
  'cursor',
  'cursor-cli',
  'codex',
  'gemini-cli',
  'opencode',
  'zed',
  'roo-code',
  'goose',
] as const;
type Client = (typeof CLIENTS)[number];

const format = (id: string): Format => {
  const found = formatOf(id);
  if (!found) throw new Error(`no format ${id}`);
  return found;
};

/** A tool of which some values may be called, where a format can look at arguments. None of these formats can. */
function dispatching(name: string): Subject {
  const inputSchema = {
    type: 'object',
    properties: { action: { type: 'string', enum: ['list', 'rename', 'delete'] } },
  };
  const definition = { name, description: 'Manages a group.', inputSchema };
  return { definition, suggestion: suggest(definition), ...suggest(definition), name };
}

const HIDDEN = subject('terminate_session', 'destructive', 'changes-access');
const ALLOWED = subject('export_session');
const LIMITED = subject('send_message', 'write');
const ASKED = subject('invite_user', 'write', 'changes-access');
const DISPATCHING = dispatching('manage_group');
const TELEGRAM = { label: 'telegram', tools: [HIDDEN, ALLOWED, LIMITED, ASKED, DISPATCHING] };

const lines = (...all: string[]) => `${all.join('\n')}\n`;
const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
const rule = (tool: string, decision: string, priority: number, message?: string) => [
  '[[rule]]',
  'mcpName = "telegram"',
  `toolName = "${tool}"`,
  `decision = "${decision}"`,
  `priority = ${priority}`,
  ...(message ? [`denyMessage = "${message}"`] : []),
];
const HARMS = 'Ask a person before each call: this tool removes or ends something for good.';
const UNNAMED = 'This tool has no rule in the policy.';

const PERMISSIONS = {
  deny: ['mcp__telegram__manage_group', 'mcp__telegram__terminate_session'],
  ask: ['mcp__telegram__invite_user', 'mcp__telegram__send_message'],
  allow: ['mcp__telegram__export_session'],
};
const SETTINGS = 'https://json.schemastore.org/claude-code-settings.json';

/** Whole texts for the one server. */
const TEXTS: Readonly<Record<Client, string>> = {
  'claude-code': json({ $schema: SETTINGS, permissions: PERMISSIONS }),
  'claude-code-managed': json({
    $schema: SETTINGS,
    allowManagedPermissionRulesOnly: true,
    permissions: { disableBypassPermissionsMode: 'disable', ...PERMISSIONS },
  }),
  'vscode-agent': lines(
    '---',
    'name: recommended-tools',
    'description: The recommended tools of telegram',
    'tools:',
    '  - telegram/export_session',
    '---',
  ),
  'copilot-coding-agent': json({ mcpServers: { telegram: { tools: ['export_session'] } } }),
  'copilot-cli': lines(
    'copilot \\',
    "  --allow-tool='telegram(export_session)' \\",
    "  --deny-tool='telegram(manage_group)' \\",
    "  --deny-tool='telegram(terminate_session)'",
  ),
  cursor: json({ mcpAllowlist: ['telegram:export_session'] }),
  'cursor-cli': json({
    permissions: {
      allow: ['Mcp(telegram:export_session)'],
      deny: ['Mcp(telegram:manage_group)', 'Mcp(telegram:terminate_session)'],
    },
  }),
  codex: lines(
    '[mcp_servers.telegram]',
    'enabled_tools = [ "export_session", "invite_user", "send_message" ]',
    'default_tools_approval_mode = "prompt"',
    '',
    '[mcp_servers.telegram.tools.export_session]',
    'approval_mode = "approve"',
    '',
    '[mcp_servers.telegram.tools.invite_user]',
    'approval_mode = "prompt"',
    '',
    '[mcp_servers.telegram.tools.send_message]',
    'approval_mode = "prompt"',
  ),
  'gemini-cli': lines(
    ...rule('export_session', 'allow', 990),
    '',
    ...rule('invite_user', 'ask_user', 990),
    '',
    ...rule('manage_group', 'deny', 999, HARMS),
    '',
    ...rule('send_message', 'ask_user', 990),
    '',
    ...rule('terminate_session', 'deny', 999, HARMS),
    '',
    ...rule('*', 'deny', 960, UNNAMED),
  ),
  opencode: json({
    $schema: 'https://opencode.ai/config.json',
    permission: {
      'telegram_*': 'deny',
      telegram_export_session: 'allow',
      telegram_invite_user: 'ask',
      telegram_manage_group: 'deny',
      telegram_send_message: 'ask',
      telegram_terminate_session: 'deny',
    },
  }),
  zed: json({
    agent: {
      tool_permissions: {
        default: 'confirm',
        tools: {
          'mcp:telegram:export_session': { default: 'allow' },
          'mcp:telegram:invite_user': { default: 'confirm' },
          'mcp:telegram:manage_group': { default: 'deny' },
          'mcp:telegram:send_message': { default: 'confirm' },
          'mcp:telegram:terminate_session': { default: 'deny' },
        },
      },
    },
  }),
  'roo-code': json({
    mcpServers: {
      telegram: { alwaysAllow: ['export_session'], disabledTools: ['manage_group', 'terminate_session'] },
    },
  }),
  goose: lines(
    'user:',
    '  always_allow:',
    '    - telegram__export_session',
    '  ask_before:',
    '    - telegram__invite_user',
    '    - telegram__send_message',
    '  never_allow:',
    '    - telegram__manage_group',
    '    - telegram__terminate_session',
  ),
};

const add = (key: string, text: string) => ({ kind: 'add', key, text });
const leaveOut = (key: string, text: string) => ({ kind: 'leave-out', key, text });
const merge = (text: string) => ({ kind: 'merge', text });
const claude = (list: string, tool: string) => merge(json({ permissions: { [list]: [`mcp__telegram__${tool}`] } }));
const zedTool = (tool: string, value: string) =>
  merge(json({ agent: { tool_permissions: { tools: { [`mcp:telegram:${tool}`]: { default: value } } } } }));

/** The pieces for a hidden tool, an allowed one and a limited one. */
const PIECES: Readonly<Record<Client, readonly [hidden: object, allowed: object, limited: object]>> = {
  'claude-code': [
    claude('deny', 'terminate_session'),
    claude('allow', 'export_session'),
    claude('ask', 'send_message'),
  ],
  'claude-code-managed': [
    claude('deny', 'terminate_session'),
    claude('allow', 'export_session'),
    claude('ask', 'send_message'),
  ],
  'vscode-agent': [
    leaveOut('tools', 'telegram/terminate_session'),
    add('tools', 'telegram/export_session'),
    leaveOut('tools', 'telegram/send_message'),
  ],
  'copilot-coding-agent': [
    leaveOut('mcpServers.telegram.tools', '"terminate_session"'),
    add('mcpServers.telegram.tools', '"export_session"'),
    leaveOut('mcpServers.telegram.tools', '"send_message"'),
  ],
  'copilot-cli': [
    merge("--deny-tool='telegram(terminate_session)'\n"),
    merge("--allow-tool='telegram(export_session)'\n"),
    { kind: 'nothing' },
  ],
  cursor: [
    leaveOut('mcpAllowlist', '"telegram:terminate_session"'),
    add('mcpAllowlist', '"telegram:export_session"'),
    leaveOut('mcpAllowlist', '"telegram:send_message"'),
  ],
  'cursor-cli': [
    merge(json({ permissions: { deny: ['Mcp(telegram:terminate_session)'] } })),
    merge(json({ permissions: { allow: ['Mcp(telegram:export_session)'] } })),
    leaveOut('permissions.allow', '"Mcp(telegram:send_message)"'),
  ],
  codex: [
    merge(lines('[mcp_servers.telegram]', 'disabled_tools = [ "terminate_session" ]')),
    merge(lines('[mcp_servers.telegram.tools.export_session]', 'approval_mode = "approve"')),
    merge(lines('[mcp_servers.telegram.tools.send_message]', 'approval_mode = "prompt"')),
  ],
  'gemini-cli': [
    merge(lines(...rule('terminate_session', 'deny', 999, HARMS))),
    merge(lines(...rule('export_session', 'allow', 990))),
    merge(lines(...rule('send_message', 'ask_user', 990))),
  ],
  opencode: [
    merge(json({ permission: { telegram_terminate_session: 'deny' } })),
    merge(json({ permission: { telegram_export_session: 'allow' } })),
    merge(json({ permission: { telegram_send_message: 'ask' } })),
  ],
  zed: [zedTool('terminate_session', 'deny'), zedTool('export_session', 'allow'), zedTool('send_message', 'confirm')],
  'roo-code': [
    merge(json({ mcpServers: { telegram: { disabledTools: ['terminate_session'] } } })),
    merge(json({ mcpServers: { telegram: { alwaysAllow: ['export_session'] } } })),
    leaveOut('mcpServers.telegram.alwaysAllow', '"send_message"'),
  ],
  goose: [
    merge(lines('user:', '  never_allow:', '    - telegram__terminate_session')),
    merge(lines('user:', '  always_allow:', '    - telegram__export_session')),
    merge(lines('user:', '  ask_before:', '    - telegram__send_message')),
  ],
};

/** What is written of a server without tools; undefined where it is to be removed. */
const EMPTY: Readonly<Record<Client, string | undefined>> = {
  'claude-code': json({ $schema: SETTINGS, permissions: {} }),
  'claude-code-managed': json({
    $schema: SETTINGS,
    allowManagedPermissionRulesOnly: true,
    permissions: { disableBypassPermissionsMode: 'disable' },
  }),
  'vscode-agent': undefined,
  'copilot-coding-agent': undefined,
  'copilot-cli': 'copilot\n',
  cursor: json({ mcpAllowlist: [] }),
  'cursor-cli': json({ permissions: { allow: [], deny: [] } }),
  codex: lines('[mcp_servers.telegram]', 'enabled = false'),
  'gemini-cli': lines(...rule('*', 'deny', 960, UNNAMED)),
  opencode: json({ $schema: 'https://opencode.ai/config.json', permission: { 'telegram_*': 'deny' } }),
  zed: json({ agent: { tool_permissions: { default: 'confirm', tools: {} } } }),
  'roo-code': json({ mcpServers: { telegram: { alwaysAllow: [], disabledTools: [] } } }),
  goose: lines('user:', '  always_allow: []', '  ask_before: []', '  never_allow: []'),
};

describe.each(CLIENTS)('%s', (id) => {
  test('writes a server', () => {
    const { files, remove, refused } = exportServers(format(id), [TELEGRAM]);
    expect(files).toEqual([{ text: TEXTS[id] }]);
    expect([remove, refused]).toEqual([[], []]);
  });

  test('writes the piece for one tool', () => {
    const pieces = [HIDDEN, ALLOWED, LIMITED].map((tool) => exportTool(format(id), tool, 'telegram').fragment);
    expect(pieces).toEqual(PIECES[id]);
  });

  test('writes a server without tools, or has it removed', () => {
    const { files, remove } = exportServers(format(id), [{ label: 'telegram', tools: [] }]);
    const text = EMPTY[id];
    expect(files).toEqual(text === undefined ? [] : [{ text }]);
    expect(remove).toEqual(text === undefined ? ['telegram'] : []);
  });

  test('writes a stack in one text, each server under its label', () => {
    const { files } = exportServers(format(id), [TELEGRAM, { label: 'tg2', tools: [ALLOWED] }]);
    expect(files).toHaveLength(1);
    expect(files[0]?.text).toMatch(/telegram/);
    expect(files[0]?.text).toMatch(/tg2/);
  });

  test('says that a limit is lost, and a hidden tool that it cannot hide', () => {
    const { lossy } = exportServers(format(id), [TELEGRAM]);
    const { powers } = format(id);
    const of = (tool: string) => lossy.find(({ tools }) => tools.some((one) => one.tool === tool));
    expect(of('send_message')).toMatchObject({ what: 'limit', becomes: powers.ask ? 'ask' : 'hide' });
    expect(of('export_session')).toBeUndefined();
    const hides = { true: undefined, deny: { what: 'hide', becomes: 'deny' }, ask: { what: 'hide', becomes: 'ask' } };
    const expected = hides[powers.hide ? 'true' : powers.deny ? 'deny' : 'ask'];
    if (expected) expect(of('terminate_session')).toMatchObject(expected);
    else expect(of('terminate_session')).toBeUndefined();
    expect(of('manage_group')).toMatchObject({ what: 'rules' });
  });

  test('is milder than recommended only where it can neither hide nor deny', () => {
    const { lossy } = exportServers(format(id), [TELEGRAM]);
    const milder = lossy.filter((loss) => loss.milder).flatMap(({ tools }) => tools.map(({ tool }) => tool));
    expect(milder.sort()).toEqual(id === 'cursor' ? ['manage_group', 'terminate_session'] : []);
  });

  test('has facts without a word that promises too much', () => {
    const { facts } = format(id);
    expect(JSON.stringify(facts)).not.toMatch(/\bsafe|secure[sd]?\b/i);
    expect(facts.sources.length).toBeGreaterThan(0);
  });
});

describe('names', () => {
  const named = (...names: string[]) => [{ label: 'tg', tools: names.map((name) => subject(name)) }];
  const refusedBy = (id: string, servers: Parameters<typeof exportServers>[1]) =>
    exportServers(format(id), servers).refused.map(({ tool }) => tool);

  test.each(CLIENTS.filter((id) => !['copilot-coding-agent', 'codex', 'zed'].includes(id)))(
    '%s refuses what it reads as something else, and no plain name',
    (id) => {
      const strange = ['*', 'a*', 'a(b)', 'a:b', 'a/b', 'a b', 'a,b', "a'b", 'é', 'a\u200Bb'];
      expect(refusedBy(id, named(...strange))).toEqual([...strange].sort());
      expect(refusedBy(id, named('a', 'a_b', 'c-d', 'A1', '0', '__proto__', 'constructor'))).toEqual([]);
    },
  );

  test.each(['claude-code', 'gemini-cli', 'opencode', 'roo-code'])(
    '%s refuses both of two tools that come by one name',
    (id) => {
      expect(refusedBy(id, named('get.item', 'get_item', 'other'))).toEqual(['get.item', 'get_item']);
      expect(refusedBy(id, named('get-item', 'get_item', 'other'))).toEqual(
        id === 'roo-code' ? ['get-item', 'get_item'] : [],
      );
    },
  );

  test('opencode refuses tools of two servers that come by one name', () => {
    const both = [
      { label: 'a', tools: [subject('b_c')] },
      { label: 'a_b', tools: [subject('c')] },
    ];
    expect(refusedBy('opencode', both)).toEqual(['b_c', 'c']);
    expect(refusedBy('opencode', both.slice(0, 1))).toEqual([]);
    expect(refusedBy('codex', both)).toEqual([]);
  });

  test('that are too long are refused, and the longest is not', () => {
    expect(refusedBy('claude-code', named('x'.repeat(119), 'y'.repeat(120)))).toEqual(['y'.repeat(120)]);
    expect(refusedBy('gemini-cli', named('x'.repeat(56), 'y'.repeat(57)))).toEqual(['y'.repeat(57)]);
    expect(refusedBy('gemini-cli', named('mcp_tool', 'a_mcp_tool'))).toEqual(['mcp_tool']);
  });

  test.each([
    ['claude-code', 'a__b', 'a_b'],
    ['claude-code', 'a_', 'a'],
    ['gemini-cli', 'a_b', 'a-b'],
    ['opencode', 'external', 'externals'],
    ['goose', 'Telegram', 'telegram'],
    ['goose', 'a__b', 'a_b'],
    ['codex', 'a.b', 'a-b'],
  ])('%s refuses the label %s and takes %s', (id, bad, good) => {
    expect(() => exportServers(format(id), [{ label: bad, tools: [] }])).toThrow(LabelError);
    expect(() => exportServers(format(id), [{ label: good, tools: [] }])).not.toThrow();
  });

  test.each([
    ['codex', (text: string) => Object.keys(serversOf(parseToml(text)).tools ?? {})],
    ['codex', (text: string) => serversOf(parseToml(text)).enabled_tools ?? []],
    ['zed', (text: string) => Object.keys(JSON.parse(text).agent.tool_permissions.tools).map((key) => key.slice(8))],
    ['copilot-coding-agent', (text: string) => serversOf(JSON.parse(text)).tools as unknown as string[]],
  ] as const)('%s keeps every hostile name that it takes', (id, namesOf) => {
    const everything = HOSTILE_SUBJECTS.map(({ name }) => subject(name));
    const { files, refused } = exportServers(format(id), [{ label: 'tgm', tools: everything }]);
    const not = new Set(refused.map(({ tool }) => tool));
    const taken = everything.map(({ name }) => name).filter((name) => !not.has(name));
    expect(taken).toContain('__proto__');
    expect(taken).toContain('x'.repeat(500));
    expect(taken).toContain('"]}');
    expect([...namesOf(files[0]?.text ?? '')].sort()).toEqual(taken.sort());
  });

  function serversOf(document: unknown): { tools?: Record<string, unknown>; enabled_tools?: string[] } {
    const { mcp_servers, mcpServers } = document as Record<string, { tgm: object }>;
    return (mcp_servers ?? mcpServers)?.tgm ?? {};
  }
});

describe('stacks', () => {
  const OTHER = { label: 'telegram-two', tools: [ALLOWED] };

  test('opencode writes servers before tools, so that no server covers a tool of another', () => {
    const { files } = exportServers(format('opencode'), [TELEGRAM, { label: 'telegram_two', tools: [ALLOWED] }]);
    const keys = Object.keys(JSON.parse(files[0]?.text ?? '').permission);
    expect(keys.slice(0, 2)).toEqual(['telegram_*', 'telegram_two_*']);
    expect(keys.at(-1)).toBe('telegram_two_export_session');
  });

  test('the coding agent leaves out a server of which no tool is left, and has it removed', () => {
    const coding = format('copilot-coding-agent');
    const { files, remove } = exportServers(coding, [{ label: 'gone', tools: [HIDDEN] }, OTHER]);
    expect(files).toEqual([{ text: json({ mcpServers: { 'telegram-two': { tools: ['export_session'] } } }) }]);
    expect(remove).toEqual(['gone']);
    expect(exportServers(coding, [OTHER]).remove).toEqual([]);
  });

  test('Codex turns off a server of which no tool is left', () => {
    const { files } = exportServers(format('codex'), [{ label: 'gone', tools: [HIDDEN] }]);
    expect(files).toEqual([{ text: lines('[mcp_servers.gone]', 'enabled = false') }]);
  });
});

test('a tool that the server no longer lists takes no name from one that it does', () => {
  const tools = [subject('a_b'), { ...subject('a.b'), retired: '2026-11-21' }];
  expect(exportServers(formatOf('claude-code') as Format, [{ label: 'x', tools }]).files[0]?.text).toContain(
    'mcp__x__a_b',
  );
  const both = exportServers(formatOf('claude-code') as Format, [
    { label: 'x', tools: tools.map(({ name }) => subject(name)) },
  ]);
  expect(both.refused.map(({ tool }) => tool)).toEqual(['a.b', 'a_b']);
});
