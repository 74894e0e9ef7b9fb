import { describe, expect, test } from 'vitest';
import { serverId, toolSlug } from '../../src/catalog/address.ts';
import { isServerId } from '../../src/catalog/server-id.ts';
import { paths } from '../../src/page/site.ts';

describe('a tool’s part of an address', () => {
  test.each([
    'list_regions',
    'getUser',
    '_private',
    '7zip',
    'a.b-c_d',
    'approval.v4.create',
    'constructor',
    '__proto__',
    'x'.repeat(80),
    'console',
    'policies',
    'badge',
    'index',
  ])('%s stands as it is', (name) => {
    expect(toolSlug(name)).toBe(name);
  });

  test.each([
    ['', /^~[0-9a-f]{8}$/],
    ['..', /^~[0-9a-f]{8}$/],
    ['.hidden', /^hidden~[0-9a-f]{8}$/],
    ['-rf', /^rf~[0-9a-f]{8}$/],
    ['a/b', /^a-b~[0-9a-f]{8}$/],
    ['../../etc/passwd', /^etc-passwd~[0-9a-f]{8}$/],
    ['two words', /^two-words~[0-9a-f]{8}$/],
    ['终止', /^~[0-9a-f]{8}$/],
    ['a~b', /^a-b~[0-9a-f]{8}$/],
    ['page.html', /^page\.html~[0-9a-f]{8}$/],
    ['data.JSON', /^data\.JSON~[0-9a-f]{8}$/],
    ['x'.repeat(81), /^x{71}~[0-9a-f]{8}$/],
    ['con', /^con~[0-9a-f]{8}$/],
    ['NUL.list', /^NUL-list~[0-9a-f]{8}$/],
    ['list.', /^list~[0-9a-f]{8}$/],
  ])('%j is sanitised and gets a hash', (name, slug) => {
    expect(toolSlug(name)).toMatch(slug);
  });

  test('no two names share one', () => {
    const names = [
      '',
      ' ',
      '/',
      '//',
      '终',
      '止',
      'a b',
      'a-b',
      'a/b',
      'A b',
      'a~b',
      '\ud800',
      '\ud801',
      '\ufffd',
      'a\u200bb',
    ];
    expect(new Set(names.map(toolSlug)).size).toBe(names.length);
  });
});

describe('a server’s id', () => {
  test.each([
    ['@modelcontextprotocol/server-filesystem', 'modelcontextprotocol--server-filesystem'],
    ['exa-mcp-server', 'exa-mcp-server'],
    ['yiwenlu66/PiloTY', 'yiwenlu66--piloty'],
    ['io.github.user/server', 'io.github.user--server'],
  ])('%s is %s', (name, id) => {
    expect(serverId(name)).toBe(id);
  });

  test.each([
    'npx -y some-server',
    'https://example.com/mcp',
    '',
    '@',
    '../..',
    '服务器',
    'chart.js',
    'aux',
    'com1.mcp',
    'x'.repeat(200),
  ])('%j gets a hash and can name a file', (name) => {
    expect(serverId(name)).toMatch(/-[0-9a-f]{8}$/);
    expect(isServerId(serverId(name))).toBe(true);
  });

  test.each(['', '.', '..', 'a/b', 'A', '-a', 'a b', 'style.css', 'nul', 'con.mcp', 'a.', 'x'.repeat(81)])(
    '%j is none',
    (text) => {
      expect(isServerId(text)).toBe(false);
    },
  );
});

test('addresses start at the site’s root and end in a slash', () => {
  expect(paths.server({ id: 'piloty' })).toBe('/servers/piloty/');
  expect(paths.tool({ id: 'piloty' }, { slug: toolSlug('terminate') })).toBe('/servers/piloty/tools/terminate/');
});
