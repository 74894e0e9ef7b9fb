import type { Suggestion } from '../catalog/record.ts';
import { suggest } from '../classify/suggest.ts';
import type { ToolDefinition } from '../manifest/definition.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../manifest/json.ts';
import { parseJson } from '../manifest/json-text.ts';
import { joinLines, type Line, LONGEST_LINE } from './input-lines.ts';

/** One tool as it came in; `raw` is whatever stood in its place, nothing where that was no JSON. */
interface Listed {
  server?: string | undefined;
  raw?: JsonValue;
  /** Why there is nothing to judge, where the line says. */
  fault?: string;
}

/** What is printed for one tool or for what stands in its place. `error` says what was wrong there. */
export type Answer = { server: string | null; name: string | null } & Verdict & { error?: string };

type Verdict = Pick<Suggestion, 'category' | 'capabilities' | 'risk' | 'confidence' | 'because'>;

/** The verdict on what cannot be read: nothing is known of it, so it is not taken for a read. */
const unknown = (): Verdict => ({ category: 'write', capabilities: [], risk: 'medium', confidence: 0, because: [] });

/** How many names of a server's tools are kept: the classifier compares a name with 200 others. */
const MOST_NAMES = 201;

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

/** The list of tools in a `tools/list` result or in the response that carried it. A tool is no list, whatever it holds. */
function resultIn(value: JsonValue): { server: string | undefined; tools: JsonValue[] } | undefined {
  if (!isJsonObject(value)) return undefined;
  if (textOf(value, 'name') !== undefined && objectOf(value, 'inputSchema')) return undefined;
  const holder = objectOf(value, 'result') ?? value;
  const tools = own(holder, 'tools');
  return Array.isArray(tools) ? { server: textOf(holder, 'server') ?? textOf(value, 'server'), tools } : undefined;
}

function alone(raw: JsonValue): Listed {
  return { server: isJsonObject(raw) ? textOf(raw, 'server') : undefined, raw };
}

function listedInResult(value: JsonValue): Listed[] | undefined {
  const result = resultIn(value);
  return result?.tools.map((raw) => ({ ...alone(raw), server: alone(raw).server ?? result.server }));
}

/** The tools of a list: of a result, of an array of tools, or of an array of results, as several pages make it. */
function listedIn(value: JsonValue): Listed[] | undefined {
  if (!Array.isArray(value)) return listedInResult(value);
  return value.flatMap((item) => listedInResult(item) ?? [alone(item)]);
}

/** What can be judged of a tool: the members that have the type that MCP gives them, the others left out. */
function definitionOf(raw: JsonObject): ToolDefinition {
  const definition: ToolDefinition = { name: textOf(raw, 'name') ?? '' };
  for (const key of ['title', 'description'] as const) definition[key] = textOf(raw, key);
  for (const key of ['inputSchema', 'outputSchema', 'annotations'] as const) definition[key] = objectOf(raw, key);
  return definition;
}

/** Why something is no tool, if so: MCP gives every tool a name. */
function faultOf(raw: JsonValue): string | undefined {
  if (!isJsonObject(raw)) return 'a tool must be an object';
  const name = own(raw, 'name');
  if (name === undefined) return 'a tool must have a name';
  return typeof name === 'string' ? undefined : 'a tool’s name must be a string';
}

type Names = Map<string | undefined, Set<string>>;

/** Adds a tool's name to those of its server, as far as they are kept. */
function learnName(names: Names, { server, raw }: Listed): void {
  const name = isJsonObject(raw) ? textOf(raw, 'name') : undefined;
  if (name === undefined) return;
  const known = names.get(server) ?? new Set();
  if (known.size < MOST_NAMES) names.set(server, known.add(name));
}

function answerTo({ server = undefined, raw, fault }: Listed, names: Names): Answer {
  const about = { server: server ?? null, name: isJsonObject(raw) ? (textOf(raw, 'name') ?? null) : null };
  const error = raw === undefined ? fault : faultOf(raw);
  const wrong = error === undefined ? {} : { error };
  if (!isJsonObject(raw)) return { ...about, ...unknown(), ...wrong };
  const definition = definitionOf(raw);
  const siblings = [...(names.get(server) ?? [])].filter((name) => name !== definition.name);
  const { category, capabilities, risk, confidence, because } = suggest(definition, siblings);
  return { ...about, category, capabilities, risk, confidence, because, ...wrong };
}

const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

function parse(bytes: Uint8Array | undefined): JsonValue | undefined {
  try {
    return bytes && parseJson(decode(bytes));
  } catch {
    return undefined;
  }
}

/** The one document that several lines make, if they do: then its first line alone is no JSON. */
function documentIn(lines: readonly Line[]): JsonValue | undefined {
  const parts = lines.flatMap(({ bytes }) => bytes ?? []);
  const length = parts.reduce((sum, part) => sum + part.length + 1, 0);
  if (parts.length < lines.length || length > LONGEST_LINE) return undefined;
  if (parts.length > 1 && parse(parts[0]) !== undefined) return undefined;
  return parse(joinLines(parts));
}

const holdsTool = (list: readonly Listed[] | undefined): boolean =>
  list?.some(({ raw }) => raw !== undefined && faultOf(raw) === undefined) ?? false;

/** True where the first line that is JSON is a list of tools: then every line may be one. */
function areLists(lines: readonly Line[]): boolean {
  for (const { bytes } of lines) {
    const value = parse(bytes);
    if (value !== undefined) return holdsTool(listedIn(value));
  }
  return false;
}

function lineFault({ bytes, number }: Line): string {
  return bytes ? `line ${number} is not JSON` : `line ${number} is longer than ${LONGEST_LINE / 2 ** 20} MB`;
}

/**
 * What stands in a line: one tool, or where lines are lists the tools of its list. A list among tools is one answer
 * like any line, so that nothing in a line can shift the answers to the others.
 */
function listedInLine(line: Line, lists: boolean): Listed[] {
  const value = parse(line.bytes);
  if (value === undefined) return [{ fault: lineFault(line) }];
  const list = listedIn(value);
  if (!list) return [alone(value)];
  return lists ? list : [{ fault: `line ${line.number} is a list, and stands among single tools` }];
}

/** Gives the tools of an input each time it is called. Those of single lines are read anew and not kept. */
function toolsOf(lines: readonly Line[]): () => Iterable<Listed> {
  const whole = documentIn(lines);
  if (whole !== undefined) {
    const listed = listedIn(whole) ?? [alone(whole)];
    return () => listed;
  }
  const lists = areLists(lines);
  return function* () {
    for (const line of lines) yield* listedInLine(line, lists);
  };
}

/**
 * Judges every tool of an input: `tools/list` JSON in any of its wrappings, or one tool a line. There is one answer for
 * each tool of the list, or for each line that is not blank, in order, whatever is in it.
 */
export function* classifyLines(lines: readonly Line[]): Generator<Answer> {
  const tools = toolsOf(lines);
  const names: Names = new Map();
  for (const tool of tools()) learnName(names, tool);
  for (const tool of tools()) yield answerTo(tool, names);
}
