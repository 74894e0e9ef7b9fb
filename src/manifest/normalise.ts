import type { ToolDefinition } from './definition.ts';
import { digestOf } from './digest.ts';
import { isJsonObject, type JsonObject, type JsonValue } from './json.ts';
import { languageOf } from './language.ts';
import { DEFINITION_LIMITS } from './limits.ts';

/** A tool that a server listed and that cannot be recorded. */
export interface Quarantined {
  /** Its name, made fit to show, or its position in the list (`#17`). */
  tool: string;
  /** Why, as the end of a sentence about the tool. */
  reason: string;
}

export type NormalisedTool = { ok: true; definition: ToolDefinition } | { ok: false; quarantined: Quarantined };

/** A whole list of tools, sorted into those that can be recorded and those that cannot. */
export interface NormalisedTools {
  definitions: ToolDefinition[];
  quarantined: Quarantined[];
}

const SHOWN_NAME_LENGTH = 80;

/** Characters that a terminal or a reader would act on, or not see: controls, format characters, surrogates. */
const UNSHOWABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]+/gu;

/** A text of a stranger's on one line, without characters that act or hide, at most `length` long. */
export function showable(text: string, length: number): string {
  const clean = text.replace(UNSHOWABLE, ' ').replace(/\s+/g, ' ').trim();
  const points = [...clean];
  return points.length <= length ? clean : `${points.slice(0, length - 1).join('')}…`;
}

/** How a tool is called in a message: its name where it has one that can be shown, else its position, from 1. */
function toolLabel(raw: unknown, position: number): string {
  const name = isJsonObject(raw) && Object.hasOwn(raw, 'name') ? raw.name : undefined;
  return (typeof name === 'string' && showable(name, SHOWN_NAME_LENGTH)) || `#${position}`;
}

function article(value: JsonValue): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/** The value of an own member; `null` counts as absent, as the servers that send it mean it. */
function member(raw: JsonObject, key: string): JsonValue | undefined {
  return Object.hasOwn(raw, key) ? (raw[key] ?? undefined) : undefined;
}

type Expected = { key: keyof ToolDefinition; is: (value: JsonValue) => boolean; words: string };

const isString = (value: JsonValue) => typeof value === 'string';
/** MCP's own keys of a tool that are recorded, and the type that each must have. */
const EXPECTED: readonly Expected[] = [
  { key: 'title', is: isString, words: 'a string' },
  { key: 'description', is: isString, words: 'a string' },
  { key: 'inputSchema', is: isJsonObject, words: 'an object' },
  { key: 'outputSchema', is: isJsonObject, words: 'an object' },
  { key: 'annotations', is: isJsonObject, words: 'an object' },
];

function faultOfName(name: JsonValue | undefined): string | undefined {
  if (name === undefined) return 'it has no name';
  if (typeof name !== 'string') return `its name is ${article(name)}, not a string`;
  if (name === '') return 'its name is empty';
  if (name.length > DEFINITION_LIMITS.nameLength)
    return `its name has ${name.length} characters; the limit is ${DEFINITION_LIMITS.nameLength}`;
  return undefined;
}

function faultOfText(text: string): string | undefined {
  return text.isWellFormed() ? undefined : 'it holds half a surrogate pair, which no UTF-8 file can hold';
}

/** What makes one value of a definition impossible to record, its members aside. */
function faultOfValue(value: JsonValue): string | undefined {
  if (typeof value === 'string') return faultOfText(value);
  if (typeof value === 'number' && !Number.isFinite(value)) return 'it holds a number that JSON cannot hold';
  if (isJsonObject(value)) return Object.keys(value).map(faultOfText).find(Boolean);
  return undefined;
}

/** Walks without recursion, so that no depth of nesting can exhaust the stack. */
function faultInside(whole: JsonValue): string | undefined {
  const waiting: { value: JsonValue; depth: number }[] = [{ value: whole, depth: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const fault = faultOfValue(next.value);
    if (fault) return fault;
    if (typeof next.value !== 'object' || next.value === null) continue;
    if (next.depth === DEFINITION_LIMITS.depth) return `it is nested more than ${DEFINITION_LIMITS.depth} levels deep`;
    for (const value of Object.values(next.value)) waiting.push({ value, depth: next.depth + 1 });
  }
  return undefined;
}

function faultOfDefinition(definition: JsonObject): string | undefined {
  const fault = faultInside(definition);
  if (fault) return fault;
  const { length } = JSON.stringify(definition);
  return length > DEFINITION_LIMITS.length
    ? `it has ${length} characters; the limit is ${DEFINITION_LIMITS.length}`
    : undefined;
}

function faultOfTypes(raw: JsonObject): string | undefined {
  for (const { key, is, words } of EXPECTED) {
    const value = member(raw, key);
    if (value !== undefined && !is(value)) return `its ${key} is ${article(value)}, not ${words}`;
  }
  return undefined;
}

/** MCP's own keys, in a fixed order, with the language of the description added. Values are shared, not copied. */
function pick(raw: JsonObject): ToolDefinition {
  const present = EXPECTED.map(({ key }) => [key, member(raw, key)] as const).filter(
    ([, value]) => value !== undefined,
  );
  const definition = { name: raw.name, ...Object.fromEntries(present) } as ToolDefinition;
  const language = languageOf(definition.description || definition.title || '');
  return language === undefined ? definition : { ...definition, language };
}

/**
 * Reads one tool of a `tools/list` result. A member of the wrong type quarantines the tool: nothing is repaired, since
 * a repaired definition is not what the server said.
 * @param raw Anything that `JSON.parse` can return.
 * @param position The tool's place in the list, from 1.
 */
export function normaliseTool(raw: unknown, position: number): NormalisedTool {
  const quarantine = (reason: string): NormalisedTool => ({
    ok: false,
    quarantined: { tool: toolLabel(raw, position), reason },
  });
  if (!isJsonObject(raw)) return quarantine(`it is ${article((raw ?? null) as JsonValue)}, not an object`);
  const shape = faultOfName(member(raw, 'name')) ?? faultOfTypes(raw);
  if (shape) return quarantine(shape);
  const definition = pick(raw);
  const fault = faultOfDefinition(definition as unknown as JsonObject);
  return fault ? quarantine(fault) : { ok: true, definition };
}

/** Reads a whole list, tool by tool. Of several tools with one name, the first that can be recorded is kept. */
export function normaliseTools(raws: readonly unknown[]): NormalisedTools {
  const byName = new Map<string, ToolDefinition>();
  const quarantined: Quarantined[] = [];
  raws.forEach((raw, index) => {
    const tool = normaliseTool(raw, index + 1);
    const first = tool.ok ? byName.get(tool.definition.name) : undefined;
    if (!tool.ok) quarantined.push(tool.quarantined);
    else if (first)
      quarantined.push({ tool: toolLabel(raw, index + 1), reason: duplicateReason(first, tool.definition) });
    else byName.set(tool.definition.name, tool.definition);
  });
  return { definitions: [...byName.values()], quarantined };
}

function duplicateReason(first: ToolDefinition, second: ToolDefinition): string {
  return digestOf(first) === digestOf(second)
    ? 'it is listed twice, both times alike; the first is recorded'
    : 'another tool of that name is listed before it; the first is recorded';
}
