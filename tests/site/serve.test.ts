import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serve } from '../../scripts/serve.ts';

const folder = mkdtempSync(join(tmpdir(), 'toolrisk-serve-'));
const root = join(folder, 'site');
const servers: Awaited<ReturnType<typeof serve>>[] = [];

beforeAll(async () => {
  for (const path of ['servers/a b', 'servers/~x', 'api']) mkdirSync(join(root, path), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  mkdirSync(join(folder, 'site-next-door'));
  writeFileSync(join(folder, 'site-next-door', 'index.html'), 'secret');
  symlinkSync(join(folder, 'secret.txt'), join(root, 'link.txt'));
  const pages = ['index.html', '404.html', 'servers/index.html', 'servers/a b/index.html', 'servers/~x/index.html'];
  for (const page of pages) writeFileSync(join(root, page), page);
  for (const file of ['x.json', 'x.css', 'x.svg', 'x.wasm', 'x.ndjson', 'x.unknown']) {
    writeFileSync(join(root, 'api', file), file);
  }
  const registry = join(root, 'v0.1');
  for (const path of ['servers/org.example/one/versions', 'cursor'])
    mkdirSync(join(registry, path), { recursive: true });
  const lists = ['servers/index.json', 'servers/org.example/one/versions/index.json', 'cursor/1.json', 'cursor/2.json'];
  for (const file of [...lists, 'servers/org.example/one/versions/1.2.3']) writeFileSync(join(registry, file), file);
  for (const file of ['feed.xml', 'sitemap.xml', 'api/SHA256SUMS', 'x.md']) writeFileSync(join(root, file), file);
  servers.push(await serve(root, '/', 0), await serve(root, '/catalogue/', 0));
});

afterAll(async () => {
  await Promise.all(servers.map((server) => server.close()));
  rmSync(folder, { recursive: true, force: true });
});

interface Answer {
  status: number;
  type: string;
  location: string;
  text: string;
}

/** Sends a path as it is: `fetch` would tidy it first. */
function get(at: 0 | 1, path: string, method = 'GET'): Promise<Answer> {
  const port = servers[at]?.port;
  return new Promise((resolve, reject) => {
    request({ host: 'localhost', port, path, method }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part) => (text += part));
      response.on('end', () => {
        const { headers, statusCode = 0 } = response;
        resolve({ status: statusCode, type: headers['content-type'] ?? '', location: headers.location ?? '', text });
      });
    })
      .on('error', reject)
      .end();
  });
}

const FOUND = [
  ['/', 'index.html'],
  ['/?q=1', 'index.html'],
  ['/servers/', 'servers/index.html'],
  ['/servers/a%20b/', 'servers/a b/index.html'],
  ['/servers/%7Ex/', 'servers/~x/index.html'],
  ['/api/x.json', 'x.json'],
] as const;

for (const [path, text] of FOUND) {
  test(`${path} is ${text}`, async () => {
    expect(await get(0, path)).toMatchObject({ status: 200, text });
    expect(await get(1, `/catalogue${path}`)).toMatchObject({ status: 200, text });
  });
}

const OUTSIDE = [
  '/../secret.txt',
  '/..%2fsecret.txt',
  '/%2e%2e/secret.txt',
  '/servers/../../secret.txt',
  '/servers/%2e%2e/%2e%2e/secret.txt',
  '/../site-next-door/index.html',
  '/..\\secret.txt',
  '/link.txt',
  '/%00',
  '/%',
  '//etc/passwd',
  '/nothing',
];

for (const path of OUTSIDE) {
  test(`${path} is not found, and nothing outside the folder is read`, async () => {
    expect(await get(0, path)).toMatchObject({ status: 404, type: 'text/html; charset=utf-8', text: '404.html' });
  });
}

test('a folder without its slash is sent to the one with it, on this host', async () => {
  expect(await get(0, '/servers')).toMatchObject({ status: 301, location: '/servers/' });
  expect(await get(0, '//servers')).toMatchObject({ status: 301, location: '/servers/' });
  expect(await get(1, '/catalogue/servers/a%20b')).toMatchObject({
    status: 301,
    location: '/catalogue/servers/a%20b/',
  });
});

test('with a base, the root is sent to it and nothing else is outside it', async () => {
  expect(await get(1, '/')).toMatchObject({ status: 302, location: '/catalogue/' });
  expect(await get(1, '/catalogue')).toMatchObject({ status: 302, location: '/catalogue/' });
  expect(await get(1, '/servers/')).toMatchObject({ status: 404 });
});

const TYPES = [
  ['json', 'application/json; charset=utf-8'],
  ['ndjson', 'application/x-ndjson; charset=utf-8'],
  ['css', 'text/css; charset=utf-8'],
  ['svg', 'image/svg+xml; charset=utf-8'],
  ['wasm', 'application/wasm'],
  ['unknown', 'application/octet-stream'],
] as const;

for (const [extension, type] of TYPES) {
  test(`.${extension} is ${type}`, async () => {
    expect(await get(0, `/api/x.${extension}`)).toMatchObject({ status: 200, type });
  });
}

const NAMED_TYPES = [
  ['/feed.xml', 'application/atom+xml; charset=utf-8'],
  ['/sitemap.xml', 'application/xml; charset=utf-8'],
  ['/api/SHA256SUMS', 'text/plain; charset=utf-8'],
  ['/x.md', 'text/markdown; charset=utf-8'],
] as const;

for (const [path, type] of NAMED_TYPES) {
  test(`${path} is ${type}`, async () => {
    expect(await get(0, path)).toMatchObject({ status: 200, type });
  });
}

const REGISTRY = [
  ['/v0.1/servers', 'servers/index.json'],
  ['/v0.1/servers?version=latest', 'servers/index.json'],
  ['/v0.1/servers?limit=30', 'cursor/1.json'],
  ['/v0.1/servers?limit=30&cursor=2', 'cursor/2.json'],
  ['/v0.1/servers?cursor=../../secret', 'servers/index.json'],
  ['/v0.1/servers/org.example%2Fone/versions', 'servers/org.example/one/versions/index.json'],
  ['/v0.1/servers/org.example%2Fone/versions/1.2.3', 'servers/org.example/one/versions/1.2.3'],
] as const;

for (const [path, text] of REGISTRY) {
  test(`${path} is the registry’s ${text}, as JSON`, async () => {
    const json = { status: 200, type: 'application/json; charset=utf-8', text };
    expect(await get(0, path)).toMatchObject(json);
    expect(await get(1, `/catalogue${path}`)).toMatchObject(json);
  });
}

for (const path of ['/v0.1/servers?cursor=3', '/v0.1/servers/org.example%2Ftwo/versions', '/v0.1/none']) {
  test(`${path} is not found`, async () => {
    expect(await get(0, path)).toMatchObject({ status: 404 });
  });
}

test('HEAD has no body, and other methods are refused', async () => {
  expect(await get(0, '/', 'HEAD')).toMatchObject({ status: 200, text: '' });
  expect(await get(0, '/', 'POST')).toMatchObject({ status: 405 });
});

test('a port that is taken is said, with a way out', async () => {
  const port = servers[0]?.port ?? 0;
  await expect(serve(root, '/', port)).rejects.toThrow(
    `Port ${port} is taken. Choose another: PORT=${port + 1} npm start`,
  );
});

test('a folder that is not there is said', async () => {
  await expect(serve(join(folder, 'none'), '/', 0)).rejects.toThrow(/Build the site first/);
});
