import { expect, test } from 'vitest';
import { readCatalog } from '../../src/catalog/read.ts';

const { catalog } = readCatalog('catalog');

test.each([
  ['telegram-mcp-complete', 'terminate_session', 'destructive', [], 'critical', 'zh'],
  ['telegram-mcp-complete', 'export_session', 'read', ['returns-secrets'], 'high', 'zh'],
  ['interactive-terminal-mcp', 'kill_session', 'destructive', [], 'critical', 'en'],
  ['piloty', 'terminate', 'destructive', [], 'critical', 'en'],
  ['mcacp', 'close_session', 'write', [], 'medium', 'en'],
])('%s %s', (server, name, category, capabilities, risk, language) => {
  const entry = catalog.servers.find(({ id }) => id === server);
  const tool = entry?.tools.find(({ record }) => record.name === name)?.record;
  expect(tool).toMatchObject({ category, capabilities, risk, definition: { language } });
  expect(tool?.gloss === undefined).toBe(language === 'en');
  expect(entry?.server.source).toMatchObject({ kind: 'page', capture: 'partial' });
});
