import type { JsonObject, JsonValue } from '../manifest/json.ts';
import { AUTHORS, LONGEST_KEY } from './format.ts';
import { LIMITS } from './limits.ts';
import { DAY, isFlowPlain, isPlain, NUMBER } from './scalar.ts';
import { hasHidden } from './visible.ts';

/**
 * A reader of the canonical form alone, some forty times as fast as a YAML parser. It accepts a strict subset of YAML,
 * in which it gives what `yaml` gives (tests compare the two), and gives up on everything else: the caller then reads
 * the document with `yaml`, which also says what is wrong.
 */
export interface CanonicalDocument {
  value: JsonObject;
  /** Index of the document's first line, from 0. */
  line: number;
}

/** Thrown, and caught here, where a text is not in canonical form. */
const GIVE_UP = new Error('not canonical');

const COMMENTS = new Set<string>(Object.values(AUTHORS));
const KEY = /^(?:([A-Za-z_$][A-Za-z0-9_$.-]*)|("(?:[^"\\]|\\.)*")):(?: |$)/;
const FLOW_ITEM = /("(?:[^"\\]|\\.)*"|[^",[\]{} ]+)(, |$)/y;
const CONSTANTS = new Map<string, JsonValue>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

interface Cursor {
  lines: string[];
  at: number;
  end: number;
}

function parseQuoted(text: string): string {
  // `\U` is YAML's and not JSON's; `\/` and the like would be read alike, but are not canonical anyway.
  try {
    return JSON.parse(text) as string;
  } catch {
    throw GIVE_UP;
  }
}

function parseScalar(text: string, mayBePlain: (text: string) => boolean): JsonValue {
  if (text.startsWith('"')) return parseQuoted(text);
  if (mayBePlain(text)) return text;
  const constant = CONSTANTS.get(text);
  if (constant !== undefined) return constant;
  if (NUMBER.test(text) && Number.isFinite(Number(text))) return Number(text);
  if (DAY.test(text)) return text;
  throw GIVE_UP;
}

function parseFlow(text: string): JsonValue[] {
  if (text === '[]') return [];
  if (!text.endsWith(']')) throw GIVE_UP;
  const inner = text.slice(1, -1);
  const items: JsonValue[] = [];
  FLOW_ITEM.lastIndex = 0;
  let more = true;
  while (more) {
    const match = FLOW_ITEM.exec(inner);
    if (!match) throw GIVE_UP;
    items.push(parseScalar(match[1] as string, isFlowPlain));
    more = match[2] === ', ';
  }
  return items;
}

function indentationOf(line: string): number {
  let spaces = 0;
  while (line.charCodeAt(spaces) === 32) spaces++;
  return spaces;
}

function parseBlock(cursor: Cursor, indent: number, clip: boolean): string {
  const content: string[] = [];
  while (cursor.at < cursor.end) {
    const line = cursor.lines[cursor.at] as string;
    if (line !== '' && indentationOf(line) < indent) break;
    content.push(line.slice(indent));
    cursor.at++;
  }
  while (content.at(-1) === '') content.pop();
  if (content.length === 0 || !/^\S/.test(content[0] as string)) throw GIVE_UP;
  if (content.some((line) => line.endsWith(' '))) throw GIVE_UP;
  return clip ? `${content.join('\n')}\n` : content.join('\n');
}

/** Parses what follows `key:` or `-` on a line; the cursor stands after that line. */
function parseRest(cursor: Cursor, rest: string, indent: number, depth: number): JsonValue {
  switch (rest) {
    case '':
      return parseChildren(cursor, indent, depth + 1);
    case '|-':
    case '|':
      return parseBlock(cursor, indent, rest === '|');
    case '{}':
      return {};
    default:
      return rest.startsWith('[') ? parseFlow(rest) : parseScalar(rest, isPlain);
  }
}

/** Parses the list or mapping whose first line is the cursor's. */
function parseChildren(cursor: Cursor, indent: number, depth: number): JsonValue {
  const line = cursor.at < cursor.end ? (cursor.lines[cursor.at] as string) : '';
  if (depth > LIMITS.depth || indentationOf(line) !== indent || line.length === indent) throw GIVE_UP;
  return line.startsWith('- ', indent) ? parseList(cursor, indent, depth) : parseMapping(cursor, indent, depth);
}

function parseItem(cursor: Cursor, rest: string, indent: number, depth: number): JsonValue {
  const compact = rest.startsWith('- ') || KEY.test(rest);
  if (!compact) {
    cursor.at++;
    if (rest === '') throw GIVE_UP;
    return parseRest(cursor, rest, indent, depth);
  }
  cursor.lines[cursor.at] = ' '.repeat(indent) + rest;
  return parseChildren(cursor, indent, depth + 1);
}

function parseList(cursor: Cursor, indent: number, depth: number): JsonValue[] {
  const list: JsonValue[] = [];
  while (cursor.at < cursor.end) {
    const line = cursor.lines[cursor.at] as string;
    if (indentationOf(line) !== indent || !line.startsWith('- ', indent)) break;
    list.push(parseItem(cursor, line.slice(indent + 2), indent + 2, depth));
  }
  return list;
}

/** Sets an own member, `__proto__` too. */
export function setMember(target: JsonObject, key: string, value: JsonValue): void {
  if (key !== '__proto__') target[key] = value;
  else Object.defineProperty(target, key, { value, enumerable: true, writable: true, configurable: true });
}

/** Skips the blank line and the author's line that may stand between the members of a record. */
function skipMargin(cursor: Cursor): void {
  while (cursor.at < cursor.end) {
    const line = cursor.lines[cursor.at] as string;
    if (line !== '' && !COMMENTS.has(line)) return;
    cursor.at++;
  }
}

function parseMapping(cursor: Cursor, indent: number, depth: number): JsonObject {
  const mapping: JsonObject = {};
  while (cursor.at < cursor.end) {
    if (indent === 0) skipMargin(cursor);
    const line = cursor.lines[cursor.at];
    if (cursor.at >= cursor.end || line === undefined || indentationOf(line) !== indent) break;
    const text = line.slice(indent);
    const match = KEY.exec(text);
    if (!match) break;
    const key = match[1] ?? parseQuoted(match[2] as string);
    const readsAsConstant = match[1] !== undefined && CONSTANTS.has(key);
    if (readsAsConstant || Object.hasOwn(mapping, key) || match[0].length > LONGEST_KEY) throw GIVE_UP;
    cursor.at++;
    setMember(mapping, key, parseRest(cursor, text.slice(match[0].length), indent + 2, depth));
  }
  if (Object.keys(mapping).length === 0) throw GIVE_UP;
  return mapping;
}

/** Parses lines `start` to `end` (exclusive) as one document, or gives nothing if they are not in canonical form. */
function parseDocument(lines: string[], start: number, end: number): CanonicalDocument | undefined {
  const cursor: Cursor = { lines: lines.slice(start, end), at: 0, end: end - start };
  if (lines[start]?.startsWith('#')) return undefined;
  try {
    const value = parseChildren(cursor, 0, 1);
    skipMargin(cursor);
    if (cursor.at < cursor.end || Array.isArray(value)) return undefined;
    return { value: value as JsonObject, line: start };
  } catch (error) {
    if (error === GIVE_UP) return undefined;
    throw error;
  }
}

/** The lines `[start, end)` of each document of a stream: `---` on a line of its own parts them. */
export function documentLines(lines: readonly string[]): { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = [];
  let start = 0;
  for (let at = 0; at < lines.length; at++) {
    if (lines[at] !== '---') continue;
    spans.push({ start, end: at });
    start = at + 1;
  }
  spans.push({ start, end: lines.length });
  return spans;
}

/**
 * Reads each document of a stream that is in canonical form; `undefined` stands for one that is not. Nothing at all
 * if the text as a whole cannot be canonical.
 */
export function parseCanonical(text: string): (CanonicalDocument | undefined)[] | undefined {
  if (hasHidden(text)) return undefined;
  const lines = text.split('\n');
  return documentLines(lines).map(({ start, end }) => parseDocument(lines, start, end));
}
