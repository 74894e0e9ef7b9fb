import { isJsonObject, type JsonObject, type JsonValue } from '../manifest/json.ts';
import { parseJson } from '../manifest/json-text.ts';
import { deadline } from './deadline.ts';
import { readEvents } from './event-stream.ts';
import { CrawlFault, messageOf } from './fault.ts';
import { type HttpResponse, readText, sendHttp } from './http-request.ts';
import { LIMITS } from './limits.ts';
import { answers, isListChange, RpcError, resultOf, type Transport } from './rpc.ts';

export interface HttpOptions {
  url: URL;
  /** Added to every request to the server's own origin. */
  headers: Record<string, string>;
  /** True where a person named the address, which may then be private. */
  trusted: boolean;
}

interface Connection extends HttpOptions {
  session?: string;
  agreed?: string;
  listChanges: number;
  lastId: number;
}

/** The version that a request says in its own body: those of the modern era do. */
function versionIn(params: JsonObject | undefined): string | undefined {
  const meta = params?._meta;
  const version = isJsonObject(meta) ? meta['io.modelcontextprotocol/protocolVersion'] : undefined;
  return typeof version === 'string' ? version : undefined;
}

/** https://modelcontextprotocol.io/specification/2026-07-28/basic/transports/streamable-http#request-metadata */
function headersOf(connection: Connection, method: string, params?: JsonObject): Record<string, string> {
  const modern = versionIn(params);
  const version = modern ?? connection.agreed;
  return {
    'user-agent': 'toolrisk-crawler',
    ...connection.headers,
    'content-type': 'application/json',
    accept: 'application/json, text/event-stream',
    'accept-encoding': 'gzip, deflate, br',
    ...(version ? { 'mcp-protocol-version': version } : {}),
    ...(modern ? { 'mcp-method': method } : {}),
    ...(connection.session && !modern ? { 'mcp-session-id': connection.session } : {}),
  };
}

function post(connection: Connection, message: JsonObject, signal: AbortSignal): Promise<HttpResponse> {
  return sendHttp({
    method: 'POST',
    url: connection.url,
    headers: headersOf(connection, message.method as string, message.params as JsonObject | undefined),
    body: JSON.stringify(message),
    trustedOrigin: connection.trusted ? connection.url.origin : undefined,
    signal,
  });
}

function parse(text: string): JsonValue {
  try {
    return parseJson(text);
  } catch (error) {
    throw new CrawlFault(
      `the server’s answer is not JSON (${messageOf(error)})`,
      'Check that the address is that of an MCP endpoint.',
    );
  }
}

/** A JSON-RPC error in the body of an HTTP error, which is an answer like any. */
function errorIn(text: string): JsonObject | undefined {
  try {
    const body = parseJson(text);
    return isJsonObject(body) && isJsonObject(body.error) && typeof body.error.code === 'number' ? body : undefined;
  } catch {
    return undefined;
  }
}

async function refusal(response: HttpResponse): Promise<Error> {
  if (response.status === 401 || response.status === 403) {
    response.body.destroy();
    return new CrawlFault(
      `the server wants to know who asks (HTTP ${response.status})`,
      'Give it what it wants with --header "Authorization: Bearer …", and --access authorised.',
    );
  }
  const error = errorIn(await readText(response));
  // A server that knows neither the method nor the era answers with a status alone: it counts as a refusal like any.
  return error
    ? new RpcError(error.error as JsonObject)
    : new RpcError({ code: 0, message: `HTTP ${response.status}` });
}

/** The message in an event. Servers of 2025-11-25 begin a stream with an event without data, to be resumed from. */
function parsed(data: string): JsonValue | undefined {
  try {
    return parseJson(data);
  } catch {
    return undefined;
  }
}

async function responseInStream(connection: Connection, response: HttpResponse, id: number): Promise<JsonObject> {
  for await (const data of readEvents(response.body)) {
    const message = parsed(data);
    if (message === undefined) continue;
    if (isListChange(message)) connection.listChanges++;
    if (answers(message, id)) {
      response.body.destroy();
      return message;
    }
  }
  throw new CrawlFault(
    'the server’s stream of events ended without an answer',
    'Try again, or report it to its operators.',
  );
}

async function responseTo(connection: Connection, response: HttpResponse, id: number): Promise<JsonObject> {
  const type = response.headers['content-type'] ?? '';
  if (type.startsWith('text/event-stream')) return responseInStream(connection, response, id);
  const body = parse(await readText(response));
  const message = (Array.isArray(body) ? body : [body]).find((each) => answers(each, id));
  if (message) return message as JsonObject;
  throw new CrawlFault(
    'the server’s answer is not to what was asked',
    'Check that the address is that of an MCP endpoint.',
  );
}

async function endSession(connection: Connection): Promise<void> {
  if (!connection.session) return;
  using signal = deadline(new AbortController().signal, LIMITS.farewell, 'the farewell');
  const { url, trusted } = connection;
  const headers = headersOf(connection, '');
  try {
    const sent = { method: 'DELETE', url, headers, trustedOrigin: trusted ? url.origin : undefined, signal } as const;
    (await sendHttp(sent)).body.destroy();
  } catch {
    // Servers need not support it, and the crawl has what it came for.
  }
}

/** Speaks JSON-RPC over Streamable HTTP, of the revisions from 2025-03-26 on. */
export function connectHttp(options: HttpOptions): Transport {
  const connection: Connection = { ...options, listChanges: 0, lastId: 0 };
  return {
    async request(method, params, signal) {
      const id = ++connection.lastId;
      using limited = deadline(signal, LIMITS.request, method);
      try {
        const response = await post(connection, { jsonrpc: '2.0', id, method, params }, limited);
        if (response.status >= 300) throw await refusal(response);
        const session = response.headers['mcp-session-id'];
        if (method === 'initialize' && typeof session === 'string') connection.session = session;
        return resultOf(await responseTo(connection, response, id));
      } catch (error) {
        limited.throwIfAborted();
        throw error;
      }
    },
    async notify(method, signal) {
      using limited = deadline(signal, LIMITS.request, method);
      const response = await post(connection, { jsonrpc: '2.0', method }, limited);
      response.body.destroy();
    },
    get listChanges() {
      return connection.listChanges;
    },
    agreed(protocolVersion) {
      connection.agreed = protocolVersion;
    },
    close: () => endSession(connection),
  };
}
