import { createHash } from 'node:crypto';
import type { ToolDefinition } from './definition.ts';
import { isJsonObject, type JsonValue } from './json.ts';

/**
 * JSON with object keys in code unit order and no white space, so that equal values give equal text.
 * @throws {RangeError} on a number that JSON cannot hold (`JSON.parse('1e999')` makes one).
 */
export function canonicalJson(value: JsonValue): string {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError(`${value} is no JSON number`);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  const members = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key] as JsonValue)}`);
  return `{${members.join(',')}}`;
}

/**
 * The digest of what the server says of a tool: SHA-256 of the canonical JSON of MCP's own keys.
 * `language` is ours and does not count.
 */
export function digestOf(definition: ToolDefinition): string {
  const { name, title, description, inputSchema, outputSchema, annotations } = definition;
  const said = Object.entries({ name, title, description, inputSchema, outputSchema, annotations });
  const present = Object.fromEntries(said.filter(([, value]) => value !== undefined)) as Record<string, JsonValue>;
  return `sha256:${createHash('sha256').update(canonicalJson(present)).digest('hex')}`;
}
