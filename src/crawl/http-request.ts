import { lookup as dnsLookup } from 'node:dns';
import { request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { Readable } from 'node:stream';
import { pipeline, Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from 'node:zlib';
import { CrawlFault, messageOf } from './fault.ts';
import { LIMITS } from './limits.ts';
import { isPrivateAddress } from './private-address.ts';

export interface HttpRequest {
  method: 'GET' | 'POST' | 'DELETE';
  url: URL;
  headers: Record<string, string>;
  body?: string | undefined;
  /** The origin that the person named: it may be private. Every other one must be public. */
  trustedOrigin?: string | undefined;
  signal: AbortSignal;
}

export interface HttpResponse {
  status: number;
  headers: IncomingHttpHeaders;
  /** Decompressed and bounded: it fails once it passes the limit. */
  body: Readable;
  /** Where the answer came from, redirects followed. */
  url: URL;
}

const PRIVATE_REMEDY =
  'Nothing of a private network is crawled unless its own address is given with --http, or by an entry with `private: true`.';

function privateFault(host: string): CrawlFault {
  return new CrawlFault(`${host} is an address of a private network`, PRIVATE_REMEDY);
}

/** Resolves a name and refuses it if any of its addresses is private; what was checked is what is connected to. */
const publicLookup: LookupFunction = (hostname, options, callback) => {
  dnsLookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, '', 0);
    const first = addresses[0];
    if (!first || addresses.some(({ address }) => isPrivateAddress(address)))
      return callback(privateFault(hostname) as NodeJS.ErrnoException, '', 0);
    return options.all ? callback(null, addresses) : callback(null, first.address, first.family);
  });
};

function requirePublicLiteral(url: URL): void {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && isPrivateAddress(host)) throw privateFault(host);
}

const DECOMPRESSORS: Record<string, () => Transform> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
  zstd: createZstdDecompress,
};

function bounded(): Transform {
  let size = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size <= LIMITS.output) return done(null, chunk);
      done(
        new CrawlFault(
          `the answer has more than ${LIMITS.output / 1024 ** 2} MiB`,
          'Report it to the server’s operators.',
        ),
      );
    },
  });
}

/** The body, decompressed step by step through a counter, so that no small answer can become a large one in memory. */
function bodyOf(message: IncomingMessage): Readable {
  const encodings = (message.headers['content-encoding'] ?? '').toLowerCase().split(',');
  const steps = encodings.map((encoding) => encoding.trim()).filter((encoding) => encoding && encoding !== 'identity');
  const unknown = steps.find((encoding) => !Object.hasOwn(DECOMPRESSORS, encoding));
  if (unknown || steps.length > 1) {
    message.destroy();
    throw new CrawlFault(
      'the answer is compressed in a way that was not asked for',
      'Report it to the server’s operators.',
    );
  }
  const decompressors = steps.map((encoding) => (DECOMPRESSORS[encoding] as () => Transform)());
  const counter = bounded();
  pipeline([message, ...decompressors, counter], () => {}); // Its reader sees every error of the chain.
  return counter;
}

function requestOnce(request: HttpRequest): Promise<IncomingMessage> {
  const { url, method, headers, body, signal, trustedOrigin } = request;
  const trusted = url.origin === trustedOrigin;
  if (!trusted) requirePublicLiteral(url);
  const options = { method, headers, signal, agent: false, ...(trusted ? {} : { lookup: publicLookup }) };
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const sent = send(url, options, resolve);
    sent.on('error', reject);
    sent.end(body);
  });
}

/** The next address of a redirect, or nothing where the answer is none. */
function redirection(message: IncomingMessage, url: URL): URL | undefined {
  const { location } = message.headers;
  if (![301, 302, 307, 308].includes(message.statusCode ?? 0) || !location) return undefined;
  const next = URL.parse(location, url);
  if (next && /^https?:$/.test(next.protocol) && !(url.protocol === 'https:' && next.protocol === 'http:')) return next;
  throw new CrawlFault('the server redirects to an address that may not be followed', 'Give the final address.');
}

function withoutCredentials(headers: Record<string, string>): Record<string, string> {
  const kept = ['accept', 'content-type', 'mcp-protocol-version', 'mcp-method', 'accept-encoding', 'user-agent'];
  return Object.fromEntries(Object.entries(headers).filter(([name]) => kept.includes(name.toLowerCase())));
}

/** What can go wrong below HTTP, in words that name the host. */
function connectionFault(error: unknown, url: URL): unknown {
  if (error instanceof CrawlFault) return error;
  const code = (error as NodeJS.ErrnoException).code ?? messageOf(error);
  return new CrawlFault(`${url.host} cannot be reached (${code})`, 'Check the address and the network.');
}

async function follow(request: HttpRequest, redirects: number): Promise<HttpResponse> {
  const message = await requestOnce(request);
  const next = redirection(message, request.url);
  if (!next)
    return { status: message.statusCode ?? 0, headers: message.headers, body: bodyOf(message), url: request.url };
  message.destroy();
  if (redirects === LIMITS.redirects) throw new CrawlFault('the server redirects too often', 'Give the final address.');
  const headers = next.origin === request.url.origin ? request.headers : withoutCredentials(request.headers);
  return follow({ ...request, url: next, headers }, redirects + 1);
}

/**
 * Sends one HTTP request. Follows redirects with the same method, never from https to http, never to a private address,
 * and takes no credentials from one origin to another.
 * @throws {CrawlFault} if no answer can be had; the signal's reason if it fires.
 */
export async function sendHttp(request: HttpRequest): Promise<HttpResponse> {
  try {
    return await follow(request, 0);
  } catch (error) {
    request.signal.throwIfAborted();
    throw connectionFault(error, request.url);
  }
}

/** The whole body as text. @throws {CrawlFault} past the limit, or if it breaks off. */
export async function readText(response: HttpResponse): Promise<string> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of response.body) chunks.push(chunk as Buffer);
  } catch (error) {
    throw connectionFault(error, response.url);
  }
  return Buffer.concat(chunks).toString('utf8');
}
