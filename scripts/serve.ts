import { createReadStream, existsSync, realpathSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join, relative, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream';
import { createGzip } from 'node:zlib';

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.ndjson': 'application/x-ndjson; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.xml': 'application/xml; charset=utf-8',
};

interface Answer {
  status: number;
  file?: string;
  location?: string;
}

/** The path that a request asks for, decoded and below the base; undefined where it is none. */
function pathBelow(base: string, url: string): string | undefined {
  const [raw = ''] = url.split(/[?#]/, 1);
  if (!raw.startsWith(base)) return undefined;
  try {
    const path = decodeURIComponent(raw.slice(base.length));
    return path.includes('\0') ? undefined : path;
  } catch {
    return undefined;
  }
}

/** The file at a path inside the folder; never one outside of it, whatever the path or a link says. */
function fileAt(root: string, path: string): string | undefined {
  const wanted = resolve(root, `./${path}`);
  if (wanted !== root && !wanted.startsWith(root + sep)) return undefined;
  if (!existsSync(wanted)) return undefined;
  const real = realpathSync(wanted);
  return real === root || real.startsWith(root + sep) ? real : undefined;
}

function notFound(root: string): Answer {
  const page = fileAt(root, '404.html');
  return page === undefined ? { status: 404 } : { status: 404, file: page };
}

/** From where the folder is and not from what was asked: `//x` would send the reader to the host x. */
function folderAddress(root: string, base: string, folder: string): string {
  return `${base}${relative(root, folder).split(sep).map(encodeURIComponent).join('/')}/`;
}

/** The list of the registry that a request with a query asks for: the page at its cursor, the first where it has none. */
function registryPage(path: string, url: string): string {
  if (path !== 'v0.1/servers') return path;
  const query = new URLSearchParams(url.split('?')[1] ?? '');
  if (!query.has('cursor') && !query.has('limit')) return path;
  const cursor = query.get('cursor') || '1';
  return /^\d+$/.test(cursor) ? `v0.1/cursor/${cursor}.json` : path;
}

/** Folders of the registry are lists, which stand in them as JSON. */
function listIn(root: string, path: string | undefined): string | undefined {
  return path?.startsWith('v0.1/') ? fileAt(root, join(path, 'index.json')) : undefined;
}

function typeOf(root: string, file: string): string {
  const address = relative(root, file).split(sep).join('/');
  if (address.startsWith('v0.1/')) return TYPES['.json'] as string;
  if (/(?:^|\/)feed\.xml$/.test(address)) return 'application/atom+xml; charset=utf-8';
  if (/(?:^|\/)SHA256SUMS$/.test(address)) return TYPES['.txt'] as string;
  return TYPES[extname(file)] ?? 'application/octet-stream';
}

function answerTo(root: string, base: string, url: string): Answer {
  if (base !== '/' && (url === '/' || url === base.slice(0, -1))) return { status: 302, location: base };
  const below = pathBelow(base, url);
  const path = below === undefined ? undefined : registryPage(below, url);
  const list = listIn(root, path);
  if (list !== undefined) return { status: 200, file: list };
  const found = path === undefined ? undefined : fileAt(root, path);
  if (path === undefined || found === undefined) return notFound(root);
  if (!statSync(found).isDirectory()) return { status: 200, file: found };
  if (path !== '' && !path.endsWith('/')) return { status: 301, location: folderAddress(root, base, found) };
  const index = fileAt(root, join(path, 'index.html'));
  return index === undefined ? notFound(root) : { status: 200, file: index };
}

/** True for what gets smaller when it is compressed. */
function isText(type: string): boolean {
  return /charset=utf-8$/.test(type);
}

function takesGzip({ headers }: IncomingMessage): boolean {
  return /\bgzip\b/.test(String(headers['accept-encoding'] ?? ''));
}

function send(
  root: string,
  request: IncomingMessage,
  response: ServerResponse,
  { status, file, location }: Answer,
): void {
  response.statusCode = status;
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('cache-control', 'no-cache');
  if (location !== undefined) response.setHeader('location', location);
  if (file === undefined) {
    response.setHeader('content-type', 'text/plain; charset=utf-8');
    response.end(status === 404 ? 'Not found\n' : '');
    return;
  }
  const type = typeOf(root, file);
  response.setHeader('content-type', type);
  const isPacked = isText(type) && takesGzip(request);
  if (isPacked) response.setHeader('content-encoding', 'gzip').setHeader('vary', 'accept-encoding');
  else response.setHeader('content-length', statSync(file).size);
  if (request.method === 'HEAD') response.end();
  else if (isPacked) pipeline(createReadStream(file), createGzip(), response, () => {});
  else pipeline(createReadStream(file), response, () => {});
}

function handle(root: string, base: string, request: IncomingMessage, response: ServerResponse): void {
  if (request.method === 'GET' || request.method === 'HEAD') {
    send(root, request, response, answerTo(root, base, request.url ?? '/'));
    return;
  }
  response.setHeader('allow', 'GET, HEAD');
  send(root, request, response, { status: 405 });
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      fail(taken ? new Error(`Port ${port} is taken. Choose another: PORT=${port + 1} npm start`) : error);
    });
    server.listen(port, 'localhost', done);
  });
}

/**
 * Serves a built site on localhost, as a static host would: `index.html` for folders, `404.html` with status 404.
 * Takes the folder, the path that the site lives under, and a port (0 for any free one). Resolves once it listens.
 * @throws {Error} when the folder is not there or the port is taken.
 */
export async function serve(
  folder: string,
  base: string,
  port: number,
): Promise<{ port: number; close: () => Promise<void> }> {
  if (!existsSync(folder)) throw new Error(`There is no ${folder} to serve. Build the site first: npm run build`);
  const root = realpathSync(folder);
  const server = createServer((request, response) => handle(root, base, request, response));
  await listen(server, port);
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
