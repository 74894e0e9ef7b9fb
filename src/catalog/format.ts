import { isJsonObject, type JsonObject, type JsonValue } from '../manifest/json.ts';
import { byCodeUnits } from './order.ts';
import type { ServerRecord, Suggestion, ToolRecord } from './record.ts';
import { isBlock, isFlowPlain, isPlain, isPlainKey, quote } from './scalar.ts';
import { hasHidden } from './visible.ts';

/** Who writes each block of a record, said above it. */
export const AUTHORS = {
  person: '# Written by a person. Decides the verdict above.',
  page: '# Written by a person, from the page that is named here.',
  copied: '# Copied by a person from the page that the server names. Do not edit.',
  crawl: '# Written by `npm run crawl`. Do not edit.',
  classify: '# Written by `npm run classify`. Do not edit.',
} as const;

/** YAML forbids implicit keys of more than 1,024 characters. https://yaml.org/spec/1.2.2/#742-flow-mappings */
export const LONGEST_KEY = 1000;
const LONGEST_FLOW = 100;

function scalarText(value: JsonValue, mayBePlain: (text: string) => boolean): string {
  if (typeof value === 'string') return !hasHidden(value) && mayBePlain(value) ? value : quote(value);
  if (Object.is(value, -0)) return '-0';
  return JSON.stringify(value);
}

/** A short list of scalars on one line, or nothing if it needs lines of its own. */
function flowText(list: JsonValue[]): string | undefined {
  if (list.some((item) => typeof item === 'object' && item !== null)) return undefined;
  const text = `[${list.map((item) => scalarText(item, isFlowPlain)).join(', ')}]`;
  return text.length <= LONGEST_FLOW ? text : undefined;
}

/** A value that stands on its key's line, or nothing if it needs lines of its own. */
function inlineText(value: JsonValue): string | undefined {
  if (Array.isArray(value)) return flowText(value);
  if (isJsonObject(value)) return Object.keys(value).length === 0 ? '{}' : undefined;
  if (typeof value === 'string' && isBlock(value)) return undefined;
  return scalarText(value, isPlain);
}

function writeBlock(out: string[], head: string, pad: string, text: string): void {
  const ends = text.endsWith('\n');
  out.push(`${head} ${ends ? '|' : '|-'}`);
  for (const line of (ends ? text.slice(0, -1) : text).split('\n')) out.push(line === '' ? '' : pad + line);
}

/** Writes a value after `head` (a key with its colon, or a dash); its further lines start with `pad`. */
function writeNode(out: string[], head: string, pad: string, value: JsonValue): void {
  const inline = inlineText(value);
  if (inline !== undefined) {
    out.push(`${head} ${inline}`);
  } else if (typeof value === 'string') {
    writeBlock(out, head, pad, value);
  } else if (head.endsWith('-')) {
    writeCollection(out, `${head} `, pad, value as JsonValue[] | JsonObject);
  } else {
    out.push(head);
    writeCollection(out, pad, pad, value as JsonValue[] | JsonObject);
  }
}

/** Writes a list or mapping: its first line starts with `first`, the others with `pad`. */
function writeCollection(out: string[], first: string, pad: string, value: JsonValue[] | JsonObject): void {
  let lead = first;
  if (Array.isArray(value)) {
    for (const item of value) {
      writeNode(out, `${lead}-`, `${pad}  `, item);
      lead = pad;
    }
    return;
  }
  for (const key of Object.keys(value)) {
    const text = isPlainKey(key) ? key : quote(key);
    if (text.length > LONGEST_KEY) {
      out.push(`${lead}? ${text}`);
      writeNode(out, `${pad}:`, `${pad}  `, value[key] as JsonValue);
    } else {
      writeNode(out, `${lead}${text}:`, `${pad}  `, value[key] as JsonValue);
    }
    lead = pad;
  }
}

/** The members of a record that are present, in the order given. */
function pick<T extends object>(from: T, keys: readonly (keyof T & string)[]): [string, JsonValue][] {
  return keys.filter((key) => from[key] !== undefined).map((key) => [key, from[key] as JsonValue]);
}

/** Writes one member of a record at the left margin. */
function writeField(out: string[], key: string, value: JsonValue): void {
  writeNode(out, `${key}:`, '  ', value);
}

/** Writes a block of a record under a line that names its author. Days in it stand unquoted. */
function writeAuthored(out: string[], author: string, key: string, members: [string, JsonValue][], day?: string): void {
  out.push('', author, `${key}:`);
  for (const [name, value] of members) {
    if (name === day) out.push(`  ${name}: ${value}`);
    else writeNode(out, `  ${name}:`, '    ', value);
  }
}

const SERVER_KEYS = ['title', 'description', 'licence', 'website'] as const;
const SOURCE_KEYS = [
  'kind',
  'name',
  'version',
  'repository',
  'commit',
  'url',
  'arguments',
  'capture',
  'access',
  'transport',
  'protocolVersion',
  'changed',
] as const;
const REVIEW_KEYS = ['reason', 'by', 'on', 'digest'] as const;
const DEFINITION_KEYS = [
  'title',
  'description',
  'language',
  'inputSchema',
  'outputSchema',
  'annotations',
  'unstable',
  'digest',
] as const;
const SUGGESTION_KEYS = [
  'category',
  'capabilities',
  'risk',
  'confidence',
  'because',
  'contradictions',
  'values',
] as const;

function isByHand(server: ServerRecord): boolean {
  return server.source.kind === 'page';
}

function writeServer(out: string[], server: ServerRecord): void {
  for (const [key, value] of pick(server, SERVER_KEYS)) writeField(out, key, value);
  writeAuthored(
    out,
    isByHand(server) ? AUTHORS.page : AUTHORS.crawl,
    'source',
    pick(server.source, SOURCE_KEYS),
    'changed',
  );
  if (server.quarantined === undefined || server.quarantined.length === 0) return;
  out.push('', AUTHORS.crawl, 'quarantined:');
  writeCollection(
    out,
    '  ',
    '  ',
    server.quarantined.map(({ tool, reason }) => ({ tool, reason })),
  );
}

/** Keys of evidence and of value rows in one order, whatever order the record's author used. */
function orderedSuggestion(suggestion: Suggestion): Suggestion {
  const because = suggestion.because.map(
    (evidence) => Object.fromEntries(pick(evidence, ['rule', 'field', 'text', 'start'])) as unknown as typeof evidence,
  );
  const values = suggestion.values?.map(
    (row) =>
      Object.fromEntries(pick(row, ['argument', 'value', 'category', 'capabilities', 'risk'])) as unknown as typeof row,
  );
  const contradictions = suggestion.contradictions?.map(
    (one) => Object.fromEntries(pick(one, ['annotation', 'declared', 'inferred'])) as unknown as typeof one,
  );
  return { ...suggestion, because, contradictions, values };
}

function writeTool(out: string[], tool: ToolRecord, byHand: boolean): void {
  for (const [key, value] of pick(tool, ['name', 'category', 'capabilities', 'risk'])) writeField(out, key, value);
  if (tool.retired !== undefined) out.push(`retired: ${tool.retired}`);
  if (tool.gloss !== undefined) writeField(out, 'gloss', tool.gloss);
  if (tool.review) writeAuthored(out, AUTHORS.person, 'review', pick(tool.review, REVIEW_KEYS), 'on');
  const definition = pick(tool.definition, DEFINITION_KEYS);
  writeAuthored(out, byHand ? AUTHORS.copied : AUTHORS.crawl, 'definition', definition);
  writeAuthored(out, AUTHORS.classify, 'suggestion', pick(orderedSuggestion(tool.suggestion), SUGGESTION_KEYS));
}

/** A value of ours in the same form: one mapping, its keys in the order that they have. */
export function formatMapping(mapping: JsonObject): string {
  const out: string[] = [];
  writeCollection(out, '', '', mapping);
  return `${out.join('\n')}\n`;
}

/** The canonical text of one tool's document. */
export function formatTool(tool: ToolRecord): string {
  const out: string[] = [];
  writeTool(out, tool, false);
  return out.join('\n');
}

/**
 * The canonical text of a server's file: the server's record, then its tools' by name in code unit order, as a YAML
 * stream of which every reader makes the same values.
 */
export function formatServerFile(server: ServerRecord, tools: readonly ToolRecord[]): string {
  const out: string[] = [];
  writeServer(out, server);
  for (const tool of [...tools].sort((a, b) => byCodeUnits(a.name, b.name))) {
    out.push('---');
    writeTool(out, tool, isByHand(server));
  }
  return `${out.join('\n')}\n`;
}
