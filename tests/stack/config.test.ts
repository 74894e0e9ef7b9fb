import { expect, test } from 'vitest';
import { readConfig } from '../../src/page/stack-config.ts';
import { shownIdentity, soughtText } from '../../src/page/stack-identity.ts';

/** What a test hides in configurations: it must come out nowhere. */
const SECRET = 'sk-live-51Hx';

const server = (value: object) => JSON.stringify({ mcpServers: { mine: value } });
const npx = (...args: string[]) => server({ command: 'npx', args });
const starts = (command: string, ...args: string[]) => server({ command, args });

/** A configuration and what its one server starts; undefined where that cannot be told. */
const STARTED: [string, string | undefined][] = [
  [npx('-y', '@scope/name'), 'npm:@scope/name'],
  [npx('-y', '@scope/name@1.2.3'), 'npm:@scope/name'],
  [npx('name@latest', '--token', SECRET), 'npm:name'],
  [npx('--yes', '--registry', 'https://registry.example/', 'name'), 'npm:name'],
  [npx('--registry=https://registry.example/', 'name'), 'npm:name'],
  [npx('-p', '@scope/name', 'bin', SECRET), 'npm:@scope/name'],
  [npx('--package=@scope/name', 'bin'), 'npm:@scope/name'],
  [npx('github:Owner/Name'), 'repo:github.com/owner/name'],
  [npx('owner/name'), 'repo:github.com/owner/name'],
  [npx('git+https://github.com/owner/name.git#v1'), 'repo:github.com/owner/name'],
  [npx('--api-key', SECRET, 'name'), undefined],
  [npx('--api-key=x', 'name'), 'npm:name'],
  [npx(), undefined],
  [npx('-y'), undefined],
  [
    npx('-y', 'mcp-remote', `https://u:${SECRET}@host.example/${SECRET}/mcp?key=${SECRET}#${SECRET}`),
    `url:host.example/${SECRET.toLowerCase()}`,
  ],
  [npx('-y', 'mcp-remote'), 'npm:mcp-remote'],
  [starts('C:\\Program Files\\nodejs\\npx.cmd', '-y', 'name'), 'npm:name'],
  [starts('cmd', '/c', 'npx', '-y', 'name'), 'npm:name'],
  [starts('/usr/bin/env', `TOKEN=${SECRET}`, 'npx', '-y', 'name'), 'npm:name'],
  [starts('bunx', 'name'), 'npm:name'],
  [starts('pnpm', 'dlx', 'name'), 'npm:name'],
  [starts('pnpm', 'run', 'name'), undefined],
  [starts('npm', 'exec', '--', 'name'), 'npm:name'],
  [starts('node', '/home/me/node_modules/@scope/name/dist/index.js'), 'npm:@scope/name'],
  [starts('node', `/home/me/${SECRET}/index.js`), undefined],
  [starts('uvx', 'Some_Name==1.0'), 'pypi:some-name'],
  [starts('uvx', 'some-name[extra]@latest'), 'pypi:some-name'],
  [starts('uvx', '--from', 'git+https://github.com/owner/name@main', 'bin'), 'repo:github.com/owner/name'],
  [starts('uvx', '--python', '3.12', 'some-name'), 'pypi:some-name'],
  [starts('uv', 'tool', 'run', 'some-name'), 'pypi:some-name'],
  [starts('uv', 'run', SECRET), undefined],
  [
    starts('docker', 'run', '-i', '--rm', '-e', `TOKEN=${SECRET}`, 'ghcr.io/owner/name:1.0'),
    'repo:github.com/owner/name',
  ],
  [starts('docker', 'run', '-i', '--rm', '-e', 'TOKEN', 'mcp/fetch'), 'oci:mcp/fetch'],
  [starts('docker', 'run', `--env=TOKEN=${SECRET}`, 'docker.io/mcp/fetch:latest', SECRET), 'oci:mcp/fetch'],
  [starts('docker', 'run', '--strange', SECRET, 'mcp/fetch'), undefined],
  [starts('docker', 'run', `-eTOKEN=${SECRET}`, 'mcp/fetch'), undefined],
  [starts('./start.sh', SECRET), undefined],
  [starts('constructor', SECRET), undefined],
  [server({ command: `npx -y name --key ${SECRET}` }), 'npm:name'],
  [server({ command: { path: 'npx', args: ['-y', 'name'], env: { KEY: SECRET } } }), 'npm:name'],
  [server({ command: ['npx', '-y', 'name'], environment: { KEY: SECRET } }), 'npm:name'],
  [
    server({ type: 'http', url: `https://mcp.example.com/mcp/?api_key=${SECRET}`, headers: { Authorization: SECRET } }),
    'url:mcp.example.com',
  ],
  [server({ httpUrl: 'https://mcp.example.com/' }), 'url:mcp.example.com'],
  [server({ url: `not an address ${SECRET}` }), undefined],
  [server({ url: `javascript:alert('${SECRET}')` }), undefined],
  [server({ command: 'npx', args: [{ a: SECRET }, 7, 'name'] }), 'npm:name'],
];

test.each(STARTED)('%s starts %s', (text, identity) => {
  expect(readConfig(text).servers).toEqual([identity === undefined ? { key: 'mine' } : { key: 'mine', identity }]);
});

test('what may be shown of a server holds no secret', () => {
  for (const [text] of STARTED) {
    const shown = (readConfig(text).servers ?? []).map(({ key, identity }) => key + shownIdentity(identity ?? ''));
    expect(shown.join().toLowerCase()).not.toContain(SECRET.toLowerCase());
  }
});

const ENTRY = '{"command":"npx","args":["name"]}';

/** Where clients keep their servers, and the names found there. */
const PLACED: [string, string[]][] = [
  [`{"mcpServers":{"a":${ENTRY},"b":${ENTRY}}}`, ['a', 'b']],
  [`{"servers":{"a":${ENTRY}},"inputs":[{"id":"key","type":"promptString"}]}`, ['a']],
  [`{"mcp":{"servers":{"a":${ENTRY}}}}`, ['a']],
  [`{"context_servers":{"a":{"source":"custom","command":"npx","args":["name"]}}}`, ['a']],
  [`{"mcp_servers":{"a":${ENTRY}}}`, ['a']],
  [
    `{"mcp":{"a":{"type":"local","command":["npx","name"]},"b":{"type":"remote","url":"https://x.example"}}}`,
    ['a', 'b'],
  ],
  [`{"projects":{"/home/me/work":{"mcpServers":{"a":${ENTRY}}}},"mcpServers":{"b":${ENTRY}}}`, ['b', 'a']],
  [`{"a":${ENTRY}}`, ['a']],
  [`"mcpServers": {"a":${ENTRY}},`, ['a']],
  [`\uFEFF// mine\n{"mcpServers":{/* one */"a":${ENTRY},},}`, ['a']],
  [
    `{"mcpServers":{"a":${ENTRY},"off":{"command":"npx","disabled":true},"off2":{"command":"npx","enabled":false}}}`,
    ['a'],
  ],
  [`{"mcpServers":{"a":${ENTRY},"a":${ENTRY}}}`, ['a']],
  [`{"mcpServers":{"__proto__":${ENTRY},"constructor":${ENTRY}}}`, ['__proto__', 'constructor']],
  [`{"mcpServers":{"a":${ENTRY},"text":"${SECRET}","none":null}}`, ['a']],
];

test.each(PLACED)('%s names %j', (text, keys) => {
  expect(readConfig(text).servers?.map(({ key }) => key)).toEqual(keys);
});

/** A text that is no configuration, where it goes wrong, and a word of what is said. */
const BROKEN: [string, string | undefined, RegExp][] = [
  ['', undefined, /nothing here/],
  ['  \n', undefined, /nothing here/],
  ['{}', undefined, /No servers/],
  ['[]', undefined, /No servers/],
  ['"text"', undefined, /No servers/],
  ['{"mcpServers":{}}', undefined, /No servers/],
  [`{"mcpServers":{"a":"${SECRET}"}}`, undefined, /No servers/],
  [`{\n  "mcpServers": {\n    "a": ${ENTRY}\n    "b": ${ENTRY}\n  }\n}`, '4:5', /comma/],
  [`{"mcpServers":{"a":${ENTRY}}`, '1:54', /cut off/],
  [`{"a" ${ENTRY}}`, '1:6', /colon/],
  [`{"a": C:\\tools ${SECRET}}`, '1:7', /double quotation/],
  [`{"path":"C:\\tools"}`.replace('\\t', '\\q'), '1:9', /backslash/],
  ['{"mcpServers":{}} {}', '1:19', /JSON ends/],
  ['model = "x"\n', undefined, /TOML/],
  ['# mine\n[mcp_servers.github]\n', undefined, /TOML/],
  [`"mcpServers": {"a" ${ENTRY}}`, '1:20', /colon/],
  ['[mcp_servers.github]\ncommand = "npx"\n', undefined, /TOML/],
  ['extensions:\n  github:\n    cmd: npx\n', undefined, /YAML/],
];

test.each(BROKEN)('%j is refused at %s', (text, where, words) => {
  const { problem, servers } = readConfig(text);
  expect(servers).toBeUndefined();
  expect(problem?.words).toMatch(words);
  expect(problem?.words).not.toContain(SECRET);
  if (where !== undefined) expect(`${problem?.line}:${problem?.column}`).toBe(where);
});

test('texts that are too deep or too long are refused', () => {
  const deep = ['['.repeat(200_000), '{"a":'.repeat(200_000), `${'['.repeat(200_000)}${']'.repeat(200_000)}`];
  for (const text of deep) expect(readConfig(text).problem?.words).toMatch(/nested too deeply|cut off/);
  expect(readConfig(' '.repeat(5_000_001)).problem?.words).toMatch(/nothing here/);
  expect(readConfig(`{"a":"${'x'.repeat(5_000_001)}"}`).problem?.words).toMatch(/too long/);
});

test('of hundreds of servers, a bounded number is read', () => {
  const many = Object.fromEntries(Array.from({ length: 900 }, (_, at) => [`s${at}`, { command: 'npx' }]));
  expect(readConfig(JSON.stringify({ mcpServers: many })).servers).toHaveLength(200);
});

test('of an address whose path may be a key, the host alone is shown', () => {
  const tarball = `https://files.example/${SECRET}/name.tgz`;
  for (const text of [npx('-y', tarball), starts('uvx', '--from', tarball, 'bin'), server({ url: tarball })]) {
    const [{ identity = '' } = {}] = readConfig(text).servers ?? [];
    expect(identity).toMatch(/^(?:repo|url):files\.example\//);
    expect([shownIdentity(identity), soughtText(identity)]).toEqual(['files.example', 'files.example']);
  }
  expect(shownIdentity('repo:gitlab.com/owner/name')).toBe('gitlab.com/owner/name');
});

test('a command of very many words is read up to a bound', () => {
  const words = (word: string) => Array.from({ length: 300_000 }, () => word);
  for (const args of [words('env'), words('-y'), words('--rm')]) {
    expect(readConfig(server({ command: 'env', args: [...args, 'npx', 'name'] })).servers).toEqual([{ key: 'mine' }]);
  }
  expect(readConfig(starts('npx', ...words('-y').slice(0, 100), 'name')).servers?.[0]?.identity).toBe('npm:name');
});
