import { isJsonObject, type JsonObject, type JsonValue } from './json.ts';

/** What a saved file says of a server and its tools, whatever its shape. Nothing in it is checked yet. */
export interface SavedManifest {
  /** The server's own name, where the file has one. */
  name?: string | undefined;
  title?: string | undefined;
  description?: string | undefined;
  version?: string | undefined;
  repository?: string | undefined;
  commit?: string | undefined;
  website?: string | undefined;
  licence?: string | undefined;
  tools: readonly unknown[];
  /** False where the file says, or its format implies, that tools or parts of them are missing. */
  complete: boolean;
}

/** Thrown for a file of no known shape. */
export class UnknownShape extends Error {}

function text(from: JsonObject, ...keys: string[]): string | undefined {
  const found = keys.map((key) => (Object.hasOwn(from, key) ? from[key] : undefined)).find((value) => value);
  return typeof found === 'string' ? found : undefined;
}

function list(from: JsonObject, key: string): JsonValue[] | undefined {
  const value = Object.hasOwn(from, key) ? from[key] : undefined;
  return Array.isArray(value) ? value : undefined;
}

/** A tool as Docker's registry describes it: `arguments: [{name, type, desc, optional, items}]` for an input schema. */
function isDockerTool(tool: JsonValue): tool is JsonObject {
  return isJsonObject(tool) && Array.isArray(tool.arguments) && !Object.hasOwn(tool, 'inputSchema');
}

function dockerProperty(argument: JsonObject): JsonObject {
  const { type, desc, items } = argument;
  return Object.fromEntries(
    Object.entries({ type, description: desc, items }).filter(([, value]) => value !== undefined),
  ) as JsonObject;
}

/**
 * A Docker registry's tool as MCP writes it. Its list of arguments holds what its own generator took from the input
 * schema (names, types, descriptions, which are optional), so that much of the schema can be put back.
 */
function fromDocker(tool: JsonObject): JsonObject {
  const { arguments: listed, ...rest } = tool;
  const known = (listed as JsonValue[]).filter((item) => isJsonObject(item) && typeof item.name === 'string');
  const named = known as (JsonObject & { name: string })[];
  const required = named.filter((argument) => argument.optional !== true).map((argument) => argument.name);
  const properties = Object.fromEntries(named.map((argument) => [argument.name, dockerProperty(argument)]));
  const schema = { type: 'object', properties, ...(required.length > 0 ? { required } : {}) };
  return { ...rest, inputSchema: schema };
}

/** False where a tool says nothing of its input, as in lists of names: what is malformed is not missing. */
function isWhole(tools: readonly JsonValue[]): boolean {
  return tools.every((tool) => !isJsonObject(tool) || (tool.inputSchema ?? undefined) !== undefined);
}

function fromList(tools: JsonValue[]): SavedManifest {
  const docker = tools.some(isDockerTool);
  return {
    tools: docker ? tools.map((tool) => (isDockerTool(tool) ? fromDocker(tool) : tool)) : tools,
    complete: !docker && isWhole(tools),
  };
}

function repositoryOf(from: JsonObject): string | undefined {
  const repository = Object.hasOwn(from, 'repository') ? from.repository : undefined;
  return isJsonObject(repository) ? text(repository, 'url') : text(from, 'repository');
}

/** MCPB's manifest lists names and descriptions only, and `tools_generated` says that there are more. */
function fromBundle(bundle: JsonObject): SavedManifest {
  return {
    name: text(bundle, 'name'),
    title: text(bundle, 'display_name', 'name'),
    description: text(bundle, 'description'),
    version: text(bundle, 'version'),
    repository: repositoryOf(bundle),
    website: text(bundle, 'homepage', 'documentation'),
    licence: text(bundle, 'license'),
    tools: list(bundle, 'tools') ?? [],
    complete: false,
  };
}

function fromResult(result: JsonObject, tools: JsonValue[]): SavedManifest {
  return {
    ...fromList(tools),
    name: text(result, 'server', 'name'),
    title: text(result, 'title'),
    description: text(result, 'description'),
    version: text(result, 'version'),
    repository: repositoryOf(result),
    commit: text(result, 'commit'),
    website: text(result, 'homepage', 'website'),
    licence: text(result, 'licence', 'license'),
    complete: fromList(tools).complete && !text(result, 'nextCursor'),
  };
}

/**
 * Reads a saved list of tools: a bare array, a `tools/list` result or the JSON-RPC response that carried it, an object
 * that adds the server's particulars, an MCPB bundle's `manifest.json`, or a `tools.json` of Docker's registry.
 * Formats: https://github.com/modelcontextprotocol/mcpb (MANIFEST.md), https://github.com/docker/mcp-registry.
 * @throws {UnknownShape} if the value is none of these.
 */
export function readSaved(value: JsonValue): SavedManifest {
  if (Array.isArray(value)) return fromList(value);
  if (!isJsonObject(value)) throw new UnknownShape('it holds neither a list nor an object');
  if (isJsonObject(value.result)) return readSaved(value.result);
  if (text(value, 'manifest_version', 'dxt_version')) return fromBundle(value);
  const tools = list(value, 'tools');
  if (!tools) throw new UnknownShape('it has no list of tools');
  return fromResult(value, tools);
}
