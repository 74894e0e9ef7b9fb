import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readClientConfig } from '../../src/crawl/client-config.ts';
import { CrawlFault } from '../../src/crawl/fault.ts';
import { parsePackageSpec } from '../../src/crawl/npm.ts';
import { followedTarget, pinVersion, readSources } from '../../src/crawl/sources.ts';
import { crawlInto, oddServer, temporaryFolder } from './crawling.ts';

function fileWith(text: string, name = 'file'): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, text);
  return path;
}

/** What a client asks its person for, or takes from its environment. */
const placeholder = (what: string) => `\${${what}}`;

describe('a client’s configuration', () => {
  const read = (text: string) => readClientConfig(fileWith(text), false);

  it('of Claude Desktop: packages of npx, commands, dummies for placeholders', () => {
    const config = {
      mcpServers: {
        files: {
          command: 'npx',
          args: ['-y', '@modelcontextprotocol/server-filesystem@1.2.3', `${placeholder('workspaceFolder')}/x`],
        },
        windows: { command: 'cmd', args: ['/c', 'npx', 'some-mcp'], env: { TOKEN: 'real-token' } },
        mine: {
          command: '/opt/mine/server',
          args: ['--key', placeholder('API_KEY')],
          env: { TOKEN: placeholder('input:token') },
        },
        off: { command: 'npx', args: ['off'], disabled: true },
        several: { command: 'npx', args: ['-p', 'a', 'b'] },
      },
    };
    expect(read(JSON.stringify(config))).toEqual([
      {
        kind: 'npm',
        package: '@modelcontextprotocol/server-filesystem@1.2.3',
        arguments: ['{work}/x'],
        env: {},
        network: false,
        access: 'anonymous',
      },
      {
        kind: 'npm',
        package: 'some-mcp',
        arguments: [],
        env: { TOKEN: 'real-token' },
        network: false,
        access: 'authorised',
      },
      {
        kind: 'command',
        name: 'mine',
        program: '/opt/mine/server',
        arguments: ['--key', 'dummy-credential'],
        env: { TOKEN: 'dummy-credential' },
        network: false,
        access: 'dummy',
      },
      {
        kind: 'command',
        name: 'several',
        program: 'npx',
        arguments: ['-p', 'a', 'b'],
        env: {},
        network: false,
        access: 'anonymous',
      },
    ]);
  });

  it('of VS Code: comments, trailing commas, addresses', () => {
    const text = `\uFEFF{
      // asked for once
      "inputs": [{ "id": "token" }],
      "servers": { /* remote */ "far": { "type": "http", "url": "https://example.com/mcp", "headers": { "Authorization": "Bearer \${input:token}" } }, },
    }`;
    expect(read(text)).toEqual([
      {
        kind: 'http',
        url: 'https://example.com/mcp',
        headers: { Authorization: 'Bearer dummy-credential' },
        trusted: true,
        access: 'dummy',
      },
    ]);
    expect(read('{"mcp":{"servers":{"a":{"url":"https://a.example"}}}}')).toHaveLength(1);
  });

  it.each([
    ['{"mcpServers": ', /is not JSON.*line 1/],
    ['{"other": {}}', /configures no MCP servers/],
    ['[]', /configures no MCP servers/],
  ])('is not %j', (text, message) => {
    expect(() => read(text)).toThrow(CrawlFault);
    expect(() => read(text)).toThrow(message);
  });
});

describe('an entry of a client’s configuration that names no server', () => {
  it.each([{}, 1, { command: 7 }])('%j fails alone', async (entry) => {
    const good = oddServer();
    const mcpServers = { bad: entry, good: { command: good.program, args: good.arguments } };
    const targets = readClientConfig(fileWith(JSON.stringify({ mcpServers })), false);
    const { results } = await crawlInto(temporaryFolder(), targets);
    expect(results.toSorted((a, b) => (a.label < b.label ? -1 : 1))).toMatchObject([
      { label: 'bad', outcome: 'failed', fault: { message: expect.stringMatching(/"bad" has neither a command nor/) } },
      { label: 'good', outcome: 'written' },
    ]);
  });
});

describe('the list of followed servers', () => {
  const read = (text: string) => readSources(fileWith(text, 'sources.yaml'));

  it('may name packages and addresses', () => {
    const text = `# About this file.
servers:
  - id: files
    npm: "@s/files"
    version: 1.2.3
    arguments: ["{work}"]
    env:
      TOKEN: dummy-token
    licence: MIT
    homepage: https://example.com
  # Why this one is here.
  - id: far
    http: https://example.com/mcp
  - id: near
    http: http://localhost:1/mcp
    private: true
  - id: configured
    npm: b
    version: latest
    files:
      config: |
        x: 1
    network: true
`;
    expect(read(text).map((each) => followedTarget(each))).toMatchObject([
      {
        kind: 'npm',
        id: 'files',
        package: '@s/files@1.2.3',
        arguments: ['{work}'],
        env: { TOKEN: 'dummy-token' },
        licence: 'MIT',
        website: 'https://example.com',
        access: 'dummy',
        network: false,
        stranger: true,
      },
      { kind: 'http', id: 'far', url: 'https://example.com/mcp', access: 'anonymous', trusted: false },
      { kind: 'http', id: 'near', trusted: true },
      { kind: 'npm', package: 'b@latest', files: { config: 'x: 1\n' }, network: true, access: 'dummy' },
    ]);
  });

  it.each([
    ['servers:\n  - id: A\n    npm: a\n    version: 1.0.0\n', /sources\.yaml:2:9 servers\.0\.id: must be a server id/],
    ['servers:\n  - id: a\n    npm: a\n', /sources\.yaml:2:5 servers\.0\.version: /],
    ['servers:\n  - id: a\n    npm: a\n    version: 1.0.0\n    envv: {}\n', /envv/],
    ['servers:\n  - id: a\n    http: javascript:x\n', /servers\.0\.http: must be an http/],
    [
      'servers:\n  - id: a\n    http: https://a.example\n  - id: a\n    http: https://b.example\n',
      /:4:9 the id a is used twice/,
    ],
    ['servers:\n  - &x a\n', /:2:5 /],
    ['servers: [', /:1:\d+ /],
    ['- a\n', /:1:1 /],
  ])('is not %j', (text, message) => {
    expect(() => read(text)).toThrow(CrawlFault);
    expect(() => read(text)).toThrow(message);
  });

  it('can be pinned anew, and nothing else in it changes', () => {
    const text =
      '# Head.\nservers:\n  # Why.\n  - id: a\n    npm: a\n    version: 1.0.0 # old\n  - id: b\n    npm: b\n    version: "2.0.0"\n    title: Bee\n';
    const once = pinVersion(text, 'sources.yaml', 'a', '1.10.2');
    expect(once).toBe(text.replace('1.0.0', '1.10.2'));
    expect(pinVersion(once, 'sources.yaml', 'b', '3.0.0-rc.1')).toBe(once.replace('2.0.0', '3.0.0-rc.1'));
    expect(() => pinVersion(text, 'sources.yaml', 'c', '1.0.0')).toThrow(/follows no package as "c"/);
  });

  it('says what to do when there is none', () => {
    expect(() => readSources('/nowhere/sources.yaml')).toThrow(/sources\.yaml cannot be read/);
  });

  it('of this catalogue pins every version, and gives no credential but dummies', () => {
    const followed = readSources(resolve(import.meta.dirname, '../../catalog/sources.yaml'));
    expect(followed.length).toBeGreaterThan(20);
    for (const server of followed) {
      if (!('npm' in server)) continue;
      expect(parsePackageSpec(`${server.npm}@${server.version}`).version).toMatch(/^\d+\.\d+\.\d+/);
      for (const [name, value] of Object.entries(server.env ?? {}))
        if (/KEY|TOKEN|SECRET|PASSWORD|CLIENT/.test(name)) expect(value).toMatch(/^dummy-/);
    }
  });
});
