import type { BetaMCPToolset } from '@anthropic-ai/sdk/resources/beta/messages/messages';
import type { Tool } from 'openai/resources/responses/responses';
import { describe, expect, test } from 'vitest';
import { claudeApi } from '../../../src/policy/formats/claude-api.ts';
import { exportServers, exportTool } from '../../../src/policy/formats/export.ts';
import { openaiResponses } from '../../../src/policy/formats/openai-responses.ts';
import { subject } from '../subjects.ts';
import { LOCKED, TELEGRAM, toolOf, WEATHER } from './running-example.ts';

describe('OpenAI Responses API', () => {
  // The compiler checks these against the types of the package.
  const telegram = {
    type: 'mcp',
    server_label: 'telegram',
    allowed_tools: ['export_session', 'invite_user', 'send_message'],
    require_approval: {
      never: { tool_names: ['export_session'] },
      always: { tool_names: ['invite_user', 'send_message'] },
    },
  } satisfies Tool.Mcp;
  const weather = {
    type: 'mcp',
    server_label: 'weather',
    allowed_tools: ['forecast', 'station'],
    require_approval: { never: { tool_names: ['forecast', 'station'] } },
  } satisfies Tool.Mcp;
  // @ts-expect-error A key that the API does not have.
  ({ ...telegram, denied_tools: ['terminate_session'] }) satisfies Tool.Mcp;

  test('for each server of a stack', () => {
    const { files, remove, lossy } = exportServers(openaiResponses, [TELEGRAM, WEATHER, LOCKED]);
    expect(files).toEqual([
      { label: 'telegram', text: `${JSON.stringify(telegram, null, 2)}\n` },
      { label: 'weather', text: `${JSON.stringify(weather, null, 2)}\n` },
    ]);
    expect(remove).toEqual(['locked']);
    expect(lossy.map(({ what, becomes }) => `${what} ${becomes}`)).toEqual(['rules hide', 'limit ask']);
  });

  test('of tools that are all asked about', () => {
    const { files } = exportServers(openaiResponses, [{ label: 's', tools: [subject('send', 'write')] }]);
    expect(JSON.parse(files[0]?.text ?? '')).toEqual({
      type: 'mcp',
      server_label: 's',
      allowed_tools: ['send'],
      require_approval: { always: { tool_names: ['send'] } },
    } satisfies Tool.Mcp);
  });

  test.each([
    ['export_session', 'add', 'allowed_tools and require_approval.never.tool_names'],
    ['invite_user', 'add', 'allowed_tools and require_approval.always.tool_names'],
    ['terminate_session', 'leave-out', 'allowed_tools'],
  ])('for one tool: %s', (name, kind, key) => {
    const { fragment } = exportTool(openaiResponses, toolOf(name), 'telegram');
    expect(fragment).toEqual({ kind, key, text: `"${name}"\n` });
  });
});

describe('Claude API', () => {
  const telegram = {
    type: 'mcp_toolset',
    mcp_server_name: 'telegram',
    default_config: { enabled: false },
    configs: { export_session: { enabled: true } },
  } satisfies BetaMCPToolset;
  const locked = {
    type: 'mcp_toolset',
    mcp_server_name: 'locked',
    default_config: { enabled: false },
  } satisfies BetaMCPToolset;
  // @ts-expect-error A key that the API does not have.
  ({ ...locked, allowed_tools: ['wipe'] }) satisfies BetaMCPToolset;

  test('for each server of a stack', () => {
    const { files, remove, lossy } = exportServers(claudeApi, [TELEGRAM, LOCKED]);
    expect(files).toEqual([
      { label: 'telegram', text: `${JSON.stringify(telegram, null, 2)}\n` },
      { label: 'locked', text: `${JSON.stringify(locked, null, 2)}\n` },
    ]);
    expect(remove).toEqual([]);
    expect(lossy.map(({ what, becomes }) => `${what} ${becomes}`)).toEqual(['ask hide', 'rules hide', 'limit hide']);
  });

  test.each([
    ['export_session', true],
    ['terminate_session', false],
    ['invite_user', false],
  ])('for one tool: %s', (name, enabled) => {
    const { fragment } = exportTool(claudeApi, toolOf(name), 'telegram');
    const configs = { [name]: { enabled } } satisfies BetaMCPToolset['configs'];
    expect(fragment).toEqual({ kind: 'merge', text: `${JSON.stringify({ configs }, null, 2)}\n` });
  });

  test('writes a tool called __proto__ as a key of its own', () => {
    const { files } = exportServers(claudeApi, [{ label: 's', tools: [subject('__proto__')] }]);
    expect(files[0]?.text).toContain('"__proto__": {\n      "enabled": true');
  });
});
