import { isJsonObject, type JsonObject, type JsonValue } from '../manifest/json.ts';
import { deadline, pause } from './deadline.ts';
import { CrawlFault, messageOf } from './fault.ts';
import { LIMITS } from './limits.ts';
import { RpcError, type Transport } from './rpc.ts';

/** `modern`: 2026-07-28, each request carries its version. `legacy`: 2025-11-25 and before, `initialize` opens a session. */
export type Era = 'modern' | 'legacy';

const MODERN = '2026-07-28';
const LEGACY = '2025-11-25';
const CLIENT_INFO = { name: 'toolrisk', title: 'Toolrisk crawler', version: '1.0.0' };
/** All that a client can say it does: some servers list tools only to clients that do what the tools need. */
const CAPABILITIES = { roots: {}, sampling: {}, elicitation: {} };
const META = 'io.modelcontextprotocol/';
const METHOD_NOT_FOUND = -32601;
/** Errors that only a server of the modern era has: https://modelcontextprotocol.io/specification/2026-07-28/basic */
const MODERN_ERRORS = [-32020, -32021, -32022];

/** What a server says of itself and its tools in one start. */
export interface Listing {
  era: Era;
  protocolVersion: string;
  /** `serverInfo`, as it came. */
  serverInfo: JsonObject;
  /** The tools of all pages, as they came. */
  tools: JsonValue[];
  /** False where a limit or an error cut the list short. */
  complete: boolean;
  /** What was odd, in sentences. */
  notes: string[];
}

interface Session {
  era: Era;
  protocolVersion: string;
  serverInfo: JsonObject;
  hasTools: boolean;
}

function modernParams(params: JsonObject): JsonObject {
  const meta = {
    [`${META}protocolVersion`]: MODERN,
    [`${META}clientInfo`]: CLIENT_INFO,
    [`${META}clientCapabilities`]: CAPABILITIES,
  };
  return { ...params, _meta: meta };
}

function versionsIn(value: JsonValue | undefined): string[] {
  return Array.isArray(value) ? value.filter((version) => typeof version === 'string') : [];
}

function objectOr(value: JsonValue | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}

function shownVersion(value: JsonValue | undefined): string {
  return typeof value === 'string' && /^[\w.-]{1,40}$/.test(value) ? value : LEGACY;
}

/** The modern session that a result of `server/discover` offers; nothing where it offers only versions of old. */
function modernSession(discovered: JsonObject): Session | undefined {
  if (!versionsIn(discovered.supportedVersions).includes(MODERN)) return undefined;
  const meta = objectOr(discovered._meta);
  return {
    era: 'modern',
    protocolVersion: MODERN,
    serverInfo: objectOr(discovered.serverInfo ?? meta[`${META}serverInfo`]),
    hasTools: 'tools' in objectOr(discovered.capabilities),
  };
}

function onlyUnknownVersions(error: RpcError): CrawlFault | undefined {
  if (!MODERN_ERRORS.includes(error.code)) return undefined;
  const supported = versionsIn(objectOr(error.data).supported);
  if (supported.some((version) => version <= LEGACY)) return undefined;
  return new CrawlFault(
    `the server refused protocol version ${MODERN}: ${error.message}`,
    'It speaks a version of MCP that this crawler does not know; update the crawler.',
  );
}

/**
 * Asks `server/discover`. Any answer that is not a modern one, and silence, means a legacy server:
 * https://modelcontextprotocol.io/specification/2026-07-28/basic/transports/stdio#backward-compatibility
 */
async function discover(transport: Transport, signal: AbortSignal, patience: number): Promise<Session | undefined> {
  using probe = deadline(signal, patience, 'server/discover');
  try {
    return modernSession(await transport.request('server/discover', modernParams({}), probe));
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof RpcError) {
      const fault = onlyUnknownVersions(error);
      if (fault) throw fault;
      return undefined;
    }
    if (probe.aborted) return undefined;
    throw error;
  }
}

async function initialise(transport: Transport, signal: AbortSignal): Promise<Session> {
  const params = { protocolVersion: LEGACY, capabilities: CAPABILITIES, clientInfo: CLIENT_INFO };
  const result = await transport.request('initialize', params, signal);
  const protocolVersion = shownVersion(result.protocolVersion);
  transport.agreed(protocolVersion);
  await transport.notify('notifications/initialized', signal);
  return {
    era: 'legacy',
    protocolVersion,
    serverInfo: objectOr(result.serverInfo),
    hasTools: 'tools' in objectOr(result.capabilities),
  };
}

/** Finds the server's era. One that was merely slow to start may turn out to be modern after all. */
async function open(
  transport: Transport,
  signal: AbortSignal,
  known: Era | undefined,
  probe: number,
): Promise<Session> {
  const discovered = known === 'legacy' ? undefined : await discover(transport, signal, probe);
  if (discovered) return discovered;
  try {
    return await initialise(transport, signal);
  } catch (error) {
    if (known === 'legacy' || !(error instanceof RpcError)) throw error;
    const late = await discover(transport, signal, probe);
    if (late) return late;
    throw error;
  }
}

interface Pages {
  tools: JsonValue[];
  complete: boolean;
  notes: string[];
}

/** What the next page is, or why there is none: a note where that is odd. */
function followUp(pages: Pages, cursors: Set<string>, size: number, next: JsonValue | undefined): string | undefined {
  if (typeof next !== 'string') return undefined;
  const stop = (note: string) => {
    pages.complete = false;
    pages.notes.push(note);
    return undefined;
  };
  if (cursors.has(next)) return stop('a page of the list pointed back to an earlier one; the list was cut there');
  if (cursors.size + 1 >= LIMITS.pages)
    return stop(`the list has more than ${LIMITS.pages} pages; the rest is missing`);
  if (pages.tools.length >= LIMITS.tools)
    return stop(`the list has more than ${LIMITS.tools} tools; the rest is missing`);
  if (size >= LIMITS.output)
    return stop(`the list has more than ${LIMITS.output / 1024 ** 2} MiB; the rest is missing`);
  cursors.add(next);
  return next;
}

/** Asks for one page. An error after the first page cuts the list short; on the first page it is the caller's. */
async function readPage(transport: Transport, session: Session, cursor: string | undefined, signal: AbortSignal) {
  const params: JsonObject = cursor === undefined ? {} : { cursor };
  const result = await transport.request(
    'tools/list',
    session.era === 'modern' ? modernParams(params) : params,
    signal,
  );
  if (!Array.isArray(result.tools))
    throw new CrawlFault('the answer to tools/list has no list of tools', 'Report it to the server’s authors.');
  return { tools: result.tools, next: result.nextCursor };
}

async function readPages(transport: Transport, session: Session, signal: AbortSignal): Promise<Pages> {
  const pages: Pages = { tools: [], complete: true, notes: [] };
  const cursors = new Set<string>();
  const seen = new Set<string>();
  let size = 0;
  let cursor: string | undefined;
  do {
    try {
      const page = await readPage(transport, session, cursor, signal);
      const text = JSON.stringify(page.tools);
      // An empty cursor is a cursor by the letter, and the end of the list to the servers that send it.
      if (cursor === '' && (seen.has(text) || page.tools.length === 0)) return pages;
      seen.add(text);
      size += text.length;
      pages.tools.push(...page.tools.slice(0, LIMITS.tools - pages.tools.length));
      cursor = followUp(pages, cursors, size, page.next);
    } catch (error) {
      if (cursor === undefined || signal.aborted) throw error;
      if (cursor === '') return pages;
      pages.complete = false;
      pages.notes.push(`a later page of the list failed, the rest is missing: ${messageOf(error)}`);
      return pages;
    }
  } while (cursor !== undefined);
  return pages;
}

/** Reads the list again while the server announces that it has changed: some add tools only once a session is open. */
async function readSettled(transport: Transport, session: Session, signal: AbortSignal): Promise<Pages> {
  for (let round = 0; ; round++) {
    const before = transport.listChanges;
    const pages = await readPages(transport, session, signal);
    if (session.era === 'legacy') await pause(signal, LIMITS.settle);
    if (transport.listChanges === before || round === LIMITS.relists) return pages;
  }
}

/**
 * Opens a session in the era that the server speaks and reads its whole list of tools.
 * @param known The era, where an earlier start has found it out.
 * @param probe How long `server/discover` may stay unanswered, in milliseconds.
 * @throws {CrawlFault | RpcError} where there is no list at all.
 */
export async function readListing(
  transport: Transport,
  signal: AbortSignal,
  known?: Era,
  probe: number = LIMITS.probe,
): Promise<Listing> {
  const session = await open(transport, signal, known, probe);
  const { era, protocolVersion, serverInfo } = session;
  try {
    return { era, protocolVersion, serverInfo, ...(await readSettled(transport, session, signal)) };
  } catch (error) {
    if (!(error instanceof RpcError && error.code === METHOD_NOT_FOUND) || session.hasTools) throw error;
    return { era, protocolVersion, serverInfo, tools: [], complete: true, notes: ['the server offers no tools'] };
  }
}
