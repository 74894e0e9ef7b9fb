import { type ChildProcess, spawn } from 'node:child_process';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { captureTarget } from '../../src/crawl/capture.ts';
import { readEvents } from '../../src/crawl/event-stream.ts';
import { readText, sendHttp } from '../../src/crawl/http-request.ts';
import { LIMITS } from '../../src/crawl/limits.ts';
import type { HttpTarget } from '../../src/crawl/target.ts';
import { contextWith } from './crawling.ts';

const PROJECT = resolve(import.meta.dirname, '../..');

function crawl(url: string, changes: Partial<HttpTarget> = {}) {
  return captureTarget({ kind: 'http', url, headers: {}, trusted: true, ...changes }, contextWith());
}

/** Starts a program and waits for what it prints first. */
async function startProgram(words: string[], env: Record<string, string>, ready: RegExp): Promise<RegExpExecArray> {
  const child: ChildProcess = spawn(process.execPath, words, { env: { ...process.env, ...env }, cwd: PROJECT });
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  return new Promise((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      said += chunk;
      const match = ready.exec(said);
      if (match) resolve(match);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.on('exit', () => reject(new Error(said)));
  });
}

/** Serves on a port of this machine, and gives its origin. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise((listening) => server.once('listening', listening));
  return `http://127.0.0.1:${(server.address() as { port: number }).port}`;
}

async function bodyOf(incoming: IncomingMessage): Promise<{ id?: number; method: string }> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return chunks.length > 0 ? JSON.parse(Buffer.concat(chunks).toString()) : { method: '' };
}

interface Seen {
  http: string | undefined;
  method: string;
  headers: IncomingMessage['headers'];
}

/** A legacy server whose answer to `tools/list` is written by `list`; it remembers what it was asked. */
function legacyServer(seen: Seen[], list: (id: number, outgoing: ServerResponse) => void): RequestListener {
  return async (incoming, outgoing) => {
    const { id = 0, method } = await bodyOf(incoming);
    seen.push({ http: incoming.method, method, headers: incoming.headers });
    const json = (result: object) => {
      outgoing.setHeader('content-type', 'application/json').end(JSON.stringify({ jsonrpc: '2.0', id, result }));
    };
    if (incoming.method === 'DELETE') outgoing.writeHead(405).end();
    else if (method === 'server/discover') outgoing.writeHead(400).end('Bad request: no session');
    else if (method === 'initialize') {
      outgoing.setHeader('mcp-session-id', 's-1');
      json({ protocolVersion: '2025-06-18', capabilities: { tools: {} }, serverInfo: { name: 'small' } });
    } else if (method === 'tools/list') list(id, outgoing);
    else outgoing.writeHead(202).end();
  };
}

const answer = (id: number) =>
  JSON.stringify({ jsonrpc: '2.0', id, result: { tools: [{ name: 'a', description: 'Ü' }] } });

describe('servers that somebody else wrote', () => {
  it('the reference server of the legacy era, which answers in streams', async () => {
    const script = 'node_modules/@modelcontextprotocol/server-everything/dist/index.js';
    const port = String(20_000 + (process.pid % 20_000));
    await startProgram([script, 'streamableHttp'], { PORT: port }, /listening on port/);
    const { capture } = await crawl(`http://127.0.0.1:${port}/mcp`);
    expect(capture.server).toMatchObject({
      title: 'Everything Reference Server',
      source: { kind: 'http', capture: 'complete', transport: 'streamable-http', protocolVersion: '2025-11-25' },
    });
    expect(capture.tools.map(({ definition }) => definition.name)).toEqual(expect.arrayContaining(['echo', 'get-sum']));
  });

  it('the official library of the modern era', async () => {
    const [, port] = await startProgram(
      [join(import.meta.dirname, 'servers/modern-server.ts'), 'http'],
      {},
      /^(\d+)\n/,
    );
    const { capture } = await crawl(`http://127.0.0.1:${port}/mcp`);
    expect(capture.server).toMatchObject({ title: 'Both eras', source: { protocolVersion: '2026-07-28' } });
    expect(capture.tools).toMatchObject([{ definition: { name: 'delete_note', title: 'Delete a note' } }]);
  });
});

describe('a server', () => {
  const bodies: [string, (id: number, outgoing: ServerResponse) => void][] = [
    ['JSON', (id, outgoing) => outgoing.setHeader('content-type', 'application/json; charset=utf-8').end(answer(id))],
    ['a batch', (id, outgoing) => outgoing.setHeader('content-type', 'application/json').end(`[${answer(id)}]`)],
    [
      'compressed JSON',
      (id, outgoing) =>
        outgoing
          .writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
          .end(gzipSync(answer(id))),
    ],
    [
      'a stream that stays open',
      (id, outgoing) => {
        const notice = '{"jsonrpc":"2.0","method":"notifications/message"}';
        outgoing.writeHead(200, { 'content-type': 'text/event-stream' });
        outgoing.write(
          `id: 0\ndata: \n\n: hello\n\nevent: message\ndata: ${notice}\n\ndata:${answer(id).slice(0, 30)}`,
        );
        setTimeout(() => outgoing.write(`${answer(id).slice(30)}\r\n\r\n`), 20);
      },
    ],
  ];
  it.each(bodies)('may answer with %s', async (_, list) => {
    const seen: Seen[] = [];
    const { capture } = await crawl(`${await serve(legacyServer(seen, list))}/mcp?token=secret`);
    expect(capture.tools).toMatchObject([{ definition: { name: 'a', description: 'Ü' } }]);
    expect(capture.server.source.name).not.toContain('secret');
    const last = seen.find(({ method }) => method === 'tools/list');
    expect(last?.headers).toMatchObject({ 'mcp-session-id': 's-1', 'mcp-protocol-version': '2025-06-18' });
    expect(seen.at(-1)).toMatchObject({ http: 'DELETE', headers: { 'mcp-session-id': 's-1' } });
  });

  const refusals: [string, (id: number, outgoing: ServerResponse) => void, RegExp][] = [
    ['that wants credentials', (_, outgoing) => outgoing.writeHead(401).end(), /wants to know who asks \(HTTP 401\)/],
    ['that breaks', (_, outgoing) => outgoing.writeHead(500).end('oops'), /HTTP 500/],
    ['that answers with a page', (_, outgoing) => outgoing.end('<html>'), /not JSON/],
    [
      'that answers something else',
      (_, outgoing) => outgoing.end('{"jsonrpc":"2.0","id":99,"result":{}}'),
      /not to what was asked/,
    ],
    [
      'whose stream ends early',
      (_, outgoing) => outgoing.setHeader('content-type', 'text/event-stream').end('data: 1\n\n'),
      /ended without an answer/,
    ],
    [
      'that sends a bomb',
      (_, outgoing) =>
        outgoing
          .writeHead(200, { 'content-encoding': 'gzip' })
          .end(gzipSync(Buffer.alloc(LIMITS.output + 1024 * 1024))),
      /more than 64 MiB/,
    ],
    [
      'that compresses twice',
      (_, outgoing) => outgoing.writeHead(200, { 'content-encoding': 'gzip, gzip' }).end('x'),
      /not asked for/,
    ],
    ['that hangs up', (_, outgoing) => void outgoing.destroy(), /cannot be reached \(ECONNRESET\)/],
  ];
  it.each(refusals)('%s is a fault', async (_, list, message) => {
    await expect(crawl(await serve(legacyServer([], list)))).rejects.toThrow(message);
  });

  it('that is not there is a fault', async () => {
    await expect(crawl('http://127.0.0.1:1/mcp')).rejects.toThrow('127.0.0.1:1 cannot be reached (ECONNREFUSED)');
  });

  it.each(['ftp://example.com', 'nonsense', 'https://user:pass@example.com/'])('is not at %s', async (url) => {
    await expect(crawl(url)).rejects.toThrow(/address/);
  });

  it('gets the headers that were given, and its definitions do not repeat them', async () => {
    const seen: Seen[] = [];
    const list = (id: number, outgoing: ServerResponse) => void outgoing.end(answer(id).replace('Ü', 'Bearer sekret'));
    const origin = await serve(legacyServer(seen, list));
    const { capture } = await crawl(origin, { headers: { authorization: 'Bearer sekret' } });
    expect(seen.map(({ headers }) => headers.authorization)).toEqual(seen.map(() => 'Bearer sekret'));
    expect(capture.tools[0]?.definition.description).toBe('<authorization>');
    expect(capture.server.source.access).toBe('authorised');
  });
});

describe('addresses', () => {
  const get = (url: string, trustedOrigin?: string, headers = {}) =>
    sendHttp({ method: 'GET', url: new URL(url), headers, trustedOrigin, signal: AbortSignal.timeout(5000) });

  it.each([
    'http://127.0.0.1:1/',
    'http://localhost:1/',
    'http://[::1]:1/',
    'http://0x7f.1:1/',
    'http://2130706433:1/',
    'http://[::ffff:127.0.0.1]:1/',
    'http://169.254.169.254/',
  ])('that are private are refused: %s', async (url) => {
    await expect(get(url)).rejects.toThrow(/private network/);
    await expect(get(url, 'http://example.com')).rejects.toThrow(/private network/);
  });

  it('that a person gave may be private', async () => {
    const origin = await serve((_, outgoing) => void outgoing.end('here'));
    expect(await readText(await get(`${origin}/`, origin))).toBe('here');
  });

  it('that a private one redirects to must be its own or public', async () => {
    const other = await serve((_, outgoing) => void outgoing.end('secret'));
    const origin = await serve((incoming, outgoing) => {
      if (incoming.url === '/own') outgoing.writeHead(307, { location: '/end' }).end();
      else if (incoming.url === '/other') outgoing.writeHead(307, { location: `${other}/` }).end();
      else if (incoming.url === '/file') outgoing.writeHead(307, { location: 'file:///etc/passwd' }).end();
      else if (incoming.url === '/round') outgoing.writeHead(308, { location: '/round' }).end();
      else outgoing.end(incoming.method);
    });
    expect(await readText(await get(`${origin}/own`, origin))).toBe('GET');
    await expect(get(`${origin}/other`, origin)).rejects.toThrow(/private network/);
    await expect(get(`${origin}/file`, origin)).rejects.toThrow(/may not be followed/);
    await expect(get(`${origin}/round`, origin)).rejects.toThrow(/too often/);
  });
});

describe('readEvents', () => {
  it.each([
    ['data: a\n\n', ['a']],
    ['data:a\ndata: b\n\ndata: c\n\n', ['a\nb', 'c']],
    ['\uFEFFdata: a\r\rdata: b\r\n\r\n', ['a', 'b']],
    [': comment\nid: 1\nretry: 5\n\ndata: a\n\n', ['a']],
    ['data: never finished', []],
    ['dataset: x\n\n', []],
  ])('%j', async (text, events) => {
    for (const size of [1, 3, 1000]) {
      const bytes = Buffer.from(text);
      const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
        bytes.subarray(index * size, (index + 1) * size),
      );
      const got: string[] = [];
      for await (const event of readEvents(Readable.from(chunks))) got.push(event);
      expect(got).toEqual(events);
    }
  });

  it('searches each chunk once, however long a line is', async () => {
    const chunk = Buffer.alloc(16, 'x');
    const count = 100_000;
    async function* chunks() {
      yield Buffer.from('data:');
      for (let sent = 0; sent < count; sent++) yield chunk;
      yield Buffer.from('\r');
      yield Buffer.from('\n\n');
    }
    const lengths: number[] = [];
    for await (const event of readEvents(Readable.from(chunks()))) lengths.push(event.length);
    expect(lengths).toEqual([count * chunk.length]);
  });
});
