import { isJsonObject, type JsonObject, type JsonValue } from '../manifest/json.ts';
import { deadline, within } from './deadline.ts';
import { CrawlFault } from './fault.ts';
import { readText, sendHttp } from './http-request.ts';
import { LIMITS } from './limits.ts';
import type { HttpTarget, NpmTarget, RegistryTarget } from './target.ts';

/** One page of a registry's list. */
export interface RegistryPage {
  targets: RegistryTarget[];
  /** Of the next page, where there is one. */
  cursor?: string | undefined;
}

const DUMMY = 'dummy-credential';
const OFFICIAL = 'io.modelcontextprotocol.registry/official';
/** https://github.com/modelcontextprotocol/registry: `name` in `docs/reference/api/openapi.yaml`. */
const NAME = /^[a-zA-Z0-9.-]+\/[a-zA-Z0-9._-]+$/;

/** The address of the list, from that of the registry or of the list itself. */
function listAddress(registry: string): URL {
  const url = URL.parse(registry);
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new CrawlFault(
      `${JSON.stringify(registry)} is no http address`,
      'Give the registry’s address, as https://HOST.',
    );
  }
  const path = url.pathname.replace(/(?<!\/)\/+$/, '');
  url.pathname = /\/servers$/.test(path) ? path : `${path.replace(/\/v0(\.1)?$/, '')}/v0.1/servers`;
  url.search = '';
  return url;
}

function objects(value: JsonValue | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}

/** An input's value as a client would fill it in without asking: its value, its default, or a dummy where it must have one. */
function inputValue(input: JsonObject): string | undefined {
  const fixed = input.value ?? input.default;
  if (typeof fixed === 'string' && fixed !== '') return fixed.replace(/\{[^{}]*\}/g, DUMMY);
  if (input.isRequired !== true) return undefined;
  if (input.format === 'filepath') return '{work}';
  const [choice] = Array.isArray(input.choices) ? input.choices : [];
  return typeof choice === 'string' ? choice : DUMMY;
}

/** https://github.com/modelcontextprotocol/registry: `Argument` in `docs/reference/api/openapi.yaml`. */
function argumentWords(argument: JsonObject): string[] {
  const value = inputValue(argument);
  if (argument.type !== 'named') return value === undefined ? [] : [value];
  if (typeof argument.name !== 'string') return [];
  if (value === undefined) return argument.isRequired === true ? [argument.name] : [];
  return [argument.name, value];
}

function namedValues(inputs: JsonObject[]): Record<string, string> {
  const pairs = inputs.map((input) => [input.name, inputValue(input)] as const);
  return Object.fromEntries(
    pairs.filter((pair): pair is [string, string] => pair.every((each) => typeof each === 'string')),
  );
}

function npmTarget(server: JsonObject, network: boolean): NpmTarget | undefined {
  const found = objects(server.packages).find((each) => {
    const transport = isJsonObject(each.transport) ? each.transport.type : 'stdio';
    return each.registryType === 'npm' && transport === 'stdio' && typeof each.identifier === 'string';
  });
  if (!found) return undefined;
  const version = typeof found.version === 'string' ? `@${found.version}` : '';
  const env = namedValues(objects(found.environmentVariables));
  return {
    kind: 'npm',
    package: `${found.identifier}${version}`,
    arguments: objects(found.packageArguments).flatMap(argumentWords),
    env,
    network,
    stranger: true,
    access: Object.keys(env).length > 0 ? 'dummy' : 'anonymous',
  };
}

function httpTarget(server: JsonObject): HttpTarget | undefined {
  const found = objects(server.remotes).find(
    (each) => each.type === 'streamable-http' && typeof each.url === 'string' && !each.url.includes('{'),
  );
  const headers = objects(found?.headers);
  // A header that a person must fill in is a credential, and a made-up one opens nothing on somebody's live service.
  if (!found || headers.some((header) => header.isRequired === true && !header.value)) return undefined;
  const fixed = headers.filter((header) => typeof header.value === 'string' && typeof header.name === 'string');
  const pairs = fixed.map((header) => [String(header.name), String(header.value)] as const);
  return {
    kind: 'http',
    url: String(found.url),
    headers: Object.fromEntries(pairs),
    trusted: false,
    access: 'anonymous',
  };
}

function targetOf(item: JsonObject, list: URL, network: boolean): RegistryTarget | undefined {
  const { server } = item;
  const meta = isJsonObject(item._meta) ? item._meta[OFFICIAL] : undefined;
  const status = isJsonObject(meta) ? meta : {};
  if (!isJsonObject(server) || typeof server.name !== 'string' || !NAME.test(server.name)) return undefined;
  if (status.status === 'deleted' || status.isLatest === false) return undefined;
  const url = `${list.origin}${list.pathname}/${encodeURIComponent(server.name)}/versions/latest`;
  return { kind: 'registry', server, url, through: npmTarget(server, network) ?? httpTarget(server) };
}

/**
 * Reads one page of the list of a registry that speaks `v0.1/servers`, at the latest version of each server.
 * @param network whether the servers that are started may reach the network.
 */
export async function readRegistryPage(
  registry: string,
  cursor: string | undefined,
  network: boolean,
  parent: AbortSignal,
): Promise<RegistryPage> {
  const list = listAddress(registry);
  const url = new URL(list);
  url.search = new URLSearchParams({ limit: '100', version: 'latest', ...(cursor ? { cursor } : {}) }).toString();
  using signal = deadline(parent, LIMITS.request, 'the registry');
  const headers = {
    accept: 'application/json',
    'accept-encoding': 'gzip, deflate, br',
    'user-agent': 'toolrisk-crawler',
  };
  const response = await sendHttp({ method: 'GET', url, headers, trustedOrigin: url.origin, signal });
  const text = await within(signal, readText(response));
  const page = parsePage(response.status, text, url);
  const next = isJsonObject(page.metadata) ? page.metadata.nextCursor : undefined;
  const targets = objects(page.servers).map((item) => targetOf(item, list, network));
  return {
    targets: targets.filter((target) => target !== undefined),
    cursor: typeof next === 'string' && next !== '' ? next : undefined,
  };
}

function parsePage(status: number, text: string, url: URL): JsonObject {
  const fault = (what: string) =>
    new CrawlFault(`${url.origin} ${what}`, 'Check that it speaks the v0.1 API of MCP registries.');
  if (status !== 200) throw fault(`answered with HTTP ${status}`);
  try {
    const page: unknown = JSON.parse(text);
    if (isJsonObject(page) && Array.isArray(page.servers)) return page;
  } catch {
    throw fault('answered with something that is not JSON');
  }
  throw fault('answered without a list of servers');
}
