import type { Suggestion } from '../catalog/record.ts';
import { suggest } from '../classify/suggest.ts';
import type { ToolDefinition } from '../manifest/definition.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../manifest/json.ts';
import { parseJson } from '../manifest/json-text.ts';

/** One tool as it came in; `raw` is whatever stood in its place. */
interface Listed {
  server?: string | undefined;
  raw: JsonValue;
}

/** What is printed for one tool. `error` says why there is nothing to judge in its place. */
export type Answer = { server: string | null; name: string | null } & (
  | Pick<Suggestion, 'category' | 'capabilities' | 'risk' | 'confidence' | 'because'>
  | { error: string }
);

function own(object: JsonObject, key: string): JsonValue | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

function textOf(object: JsonObject, key: string): string | undefined {
  const value = own(object, key);
  return typeof value === 'string' ? value : undefined;
}

function objectOf(object: JsonObject, key: string): JsonObject | undefined {
  const value = own(object, key);
  return isJsonObject(value) ? value : undefined;
}

/** The list of tools in a `tools/list` result, in the response that carried it, or standing alone. */
function toolsIn(value: JsonValue): { server?: string | undefined; tools: JsonValue[] } | undefined {
  if (Array.isArray(value)) return { tools: value };
  if (!isJsonObject(value)) return undefined;
  const result = objectOf(value, 'result');
  if (result) return toolsIn(result);
  const tools = own(value, 'tools');
  return Array.isArray(tools) ? { server: textOf(value, 'server'), tools } : undefined;
}

function parse(text: string): JsonValue | undefined {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

function alone(raw: JsonValue): Listed {
  return { server: isJsonObject(raw) ? textOf(raw, 'server') : undefined, raw };
}

function listedIn(value: JsonValue): Listed[] {
  const found = toolsIn(value);
  if (!found) return [alone(value)];
  return found.tools.map((raw) => ({ server: (isJsonObject(raw) && textOf(raw, 'server')) || found.server, raw }));
}

function listedPerLine(text: string): (Listed | { fault: string })[] {
  const lines = text.split('\n').map((line, index) => ({ line, number: index + 1 }));
  return lines
    .filter(({ line }) => line.trim() !== '')
    .map(({ line, number }): Listed | { fault: string } => {
      const value = parse(line);
      if (value === undefined) return { fault: `line ${number} is not JSON` };
      const isList = toolsIn(value) !== undefined;
      return isList ? { fault: `line ${number} is a list, and stands among other lines` } : alone(value);
    });
}

/** What can be judged of a tool: the members that have the type that MCP gives them, the others left out. */
function definitionOf(raw: JsonObject): ToolDefinition {
  const definition: ToolDefinition = { name: textOf(raw, 'name') ?? '' };
  for (const key of ['title', 'description'] as const) definition[key] = textOf(raw, key);
  for (const key of ['inputSchema', 'outputSchema', 'annotations'] as const) definition[key] = objectOf(raw, key);
  return definition;
}

/** Why an object is no tool, if so: MCP gives every tool a name. */
function faultOf(raw: JsonObject): string | undefined {
  const name = own(raw, 'name');
  if (name === undefined) return 'a tool must have a name';
  return typeof name === 'string' ? undefined : 'a tool’s name must be a string';
}

function nameOf(raw: JsonValue): string | undefined {
  return isJsonObject(raw) ? textOf(raw, 'name') : undefined;
}

/** The names of each server's tools, once each. */
function namesByServer(listed: readonly (Listed | { fault: string })[]): Map<string | undefined, string[]> {
  const names = new Map<string | undefined, Set<string>>();
  for (const item of listed) {
    const name = 'raw' in item ? nameOf(item.raw) : undefined;
    if (!('raw' in item) || name === undefined) continue;
    const known = names.get(item.server) ?? new Set();
    names.set(item.server, known.add(name));
  }
  return new Map([...names].map(([server, set]) => [server, [...set]]));
}

function answerTo({ server, raw }: Listed, names: readonly string[]): Answer {
  const about = { server: server ?? null, name: nameOf(raw) ?? null };
  if (!isJsonObject(raw)) return { ...about, error: 'a tool must be an object' };
  const error = faultOf(raw);
  if (error !== undefined) return { ...about, error };
  const definition = definitionOf(raw);
  const siblings = names.filter((name) => name !== definition.name);
  const { category, capabilities, risk, confidence, because } = suggest(definition, siblings);
  return { ...about, category, capabilities, risk, confidence, because };
}

/**
 * Judges every tool of a text: `tools/list` JSON in any of its wrappings, or one tool a line. There is one answer for
 * each tool of the list, or for each line that is not blank, in order, whatever is in it.
 */
export function* classifyText(text: string): Generator<Answer> {
  const whole = parse(text);
  const listed = whole === undefined ? listedPerLine(text) : listedIn(whole);
  const names = namesByServer(listed);
  for (const item of listed) {
    if ('fault' in item) yield { server: null, name: null, error: item.fault };
    else yield answerTo(item, names.get(item.server) ?? []);
  }
}
