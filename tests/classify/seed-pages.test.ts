import { expect, test } from 'vitest';
import { suggest } from '../../src/classify/suggest.ts';

test.each([
  ['terminate_session', '终止指定会话', 'destructive', 'critical'],
  ['export_session', '导出指定账号的Session字符串', 'read', 'high'],
  ['kill_session', 'Kill a terminal session.', 'destructive', 'critical'],
  ['terminate', 'Terminate a PTY session.', 'destructive', 'critical'],
  ['close_session', 'Close an active session. Session file preserved for future load_session.', 'write', 'medium'],
  ['close_session', 'Close and kill an active session.', 'destructive', 'critical'],
])('%s: %s', (name, description, category, risk) => {
  expect(suggest({ name, description })).toMatchObject({ category, risk });
});
