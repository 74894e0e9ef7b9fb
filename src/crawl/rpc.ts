import { isJsonObject, type JsonObject, type JsonValue } from '../manifest/json.ts';
import { showable } from '../manifest/normalise.ts';

/** A connection to a server, over which JSON-RPC travels. Knows nothing of MCP but its transports. */
export interface Transport {
  /**
   * Sends a request and gives its result.
   * @throws {RpcError} if the server answers with an error; what the signal says; a `CrawlFault` if the connection breaks.
   */
  request(method: string, params: JsonObject, signal: AbortSignal): Promise<JsonObject>;
  notify(method: string, signal: AbortSignal): Promise<void>;
  /** How often the server has announced that its list of tools changed. */
  readonly listChanges: number;
  /** For a transport that must repeat it: the version that `initialize` agreed on. */
  agreed(protocolVersion: string): void;
  close(): Promise<void>;
}

/** An error that a server answered with. */
export class RpcError extends Error {
  readonly code: number;
  readonly data: JsonValue | undefined;

  constructor(error: JsonObject) {
    super(typeof error.message === 'string' ? showable(error.message, 300) : 'an error without a message');
    this.code = typeof error.code === 'number' ? error.code : 0;
    this.data = error.data;
  }
}

/** The result in a response. @throws {RpcError} if the response carries an error, or neither. */
export function resultOf(response: JsonObject): JsonObject {
  if (isJsonObject(response.result)) return response.result;
  if (isJsonObject(response.error)) throw new RpcError(response.error);
  throw new RpcError({ code: -32603, message: 'a response with neither a result nor an error' });
}

/** True for a response to the request of that id; anything else is a notification, a request or noise. */
export function answers(message: JsonValue, id: number): message is JsonObject {
  return isJsonObject(message) && message.id === id && ('result' in message || 'error' in message);
}

/** What a crawler answers when a server asks something of its client: it has no roots, no model and no person. */
const ANSWERS: Record<string, JsonObject> = {
  ping: { result: {} },
  'roots/list': { result: { roots: [] } },
  'elicitation/create': { result: { action: 'decline' } },
  'sampling/createMessage': { error: { code: -1, message: 'Nobody is here to sample from.' } },
};
const REFUSAL: JsonObject = { error: { code: -32601, message: 'Method not found' } };

/** The response to a message, if it is a request. */
export function answerTo(message: JsonValue): JsonObject | undefined {
  if (!isJsonObject(message) || typeof message.method !== 'string') return undefined;
  const { id } = message;
  if (typeof id !== 'string' && typeof id !== 'number') return undefined;
  const answer = Object.hasOwn(ANSWERS, message.method) ? ANSWERS[message.method] : REFUSAL;
  return { jsonrpc: '2.0', id, ...answer };
}

export function isListChange(message: JsonValue): boolean {
  return isJsonObject(message) && message.method === 'notifications/tools/list_changed';
}
