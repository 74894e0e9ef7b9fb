import { isDeepStrictEqual } from 'node:util';
import { configSchema } from 'librechat-data-provider';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { exportServers, exportTool } from '../../../src/policy/formats/export.ts';
import { librechat } from '../../../src/policy/formats/librechat.ts';
import { LOCKED, TELEGRAM, toolOf, WEATHER } from './running-example.ts';

const STACK = `endpoints:
  agents:
    toolApproval:
      enabled: true
      mode: default
      deny:
        - manage_chat_mcp_telegram
        - terminate_session_mcp_telegram
        - wipe_mcp_locked
      ask:
        - invite_user_mcp_telegram
        - send_message_mcp_telegram
      allow:
        - export_session_mcp_telegram
        - forecast_mcp_weather
        - station_mcp_weather
`;

test('for a stack', () => {
  const { files, remove, lossy } = exportServers(librechat, [TELEGRAM, WEATHER, LOCKED]);
  expect(files).toEqual([{ text: STACK }]);
  expect(remove).toEqual([]);
  expect(lossy.map(({ what, becomes }) => `${what} ${becomes}`)).toEqual(['rules deny', 'limit ask', 'hide deny']);
});

/** Whether LibreChat's own schema takes the text beside a version, and keeps all of it. */
function taken(text: string): boolean {
  const policy = (value: unknown) =>
    (value as { endpoints?: { agents?: { toolApproval?: unknown } } }).endpoints?.agents?.toolApproval;
  const read = parse(text) as object;
  const { success, data } = configSchema.safeParse({ version: '1.3.0', ...read });
  return success && isDeepStrictEqual(policy(data), policy(read));
}

test.each([
  ['as it is', STACK, true],
  ['with a mode that there is not', STACK.replace('mode: default', 'mode: ask'), false],
  ['with a list that is none', STACK.replace('deny:\n        -', 'deny:\n       '), false],
])('LibreChat takes it: %s', (_, text, expected) => {
  expect(taken(text)).toBe(expected);
});

test('of no tools asks about each', () => {
  const { files } = exportServers(librechat, [{ label: 'empty', tools: [] }]);
  expect(files[0]?.text).toBe('endpoints:\n  agents:\n    toolApproval:\n      enabled: true\n      mode: default\n');
});

test.each([
  ['export_session', 'allow'],
  ['invite_user', 'ask'],
  ['terminate_session', 'deny'],
])('for one tool: %s', (name, list) => {
  const text = `endpoints:\n  agents:\n    toolApproval:\n      ${list}:\n        - ${name}_mcp_telegram\n`;
  expect(exportTool(librechat, toolOf(name), 'telegram').fragment).toEqual({ kind: 'merge', text });
});

test.each([
  ['send_message', true],
  ['mcp', true],
  ['send_telegram', true],
  ['telegram', true],
  ['telegram_send', false],
  ['Telegram_send', false],
  ['oauth', false],
  ['oauth_state', true],
  ['*', false],
  ['send_*', false],
  ['a:b', false],
  ['a_mcp_b', false],
  ['mcp_b', false],
  ['a_mcp', false],
])('the name %s can be written: %s', (name, expected) => {
  expect(librechat.nameProblem(name, 'telegram') === undefined).toBe(expected);
});
