import type { ToolRecord } from '../catalog/record.ts';
import type { Capability } from '../catalog/vocabulary.ts';

/*
 * The annotations that fit a verdict, as code to paste into a server. Names are strangers' texts: each language gets
 * them as a literal in which nothing but plain ASCII stands as it is.
 */

/** MCP's hints on a tool's behaviour. What is absent is left to the protocol's defaults. */
export interface Hints {
  readOnlyHint: boolean;
  destructiveHint?: boolean;
  idempotentHint?: boolean;
  openWorldHint?: boolean;
}

const OUTSIDE: readonly Capability[] = ['ingests-untrusted', 'sends-externally'];

function declared({ definition }: ToolRecord, hint: keyof Hints): boolean | undefined {
  const value = definition.annotations?.[hint];
  return typeof value === 'boolean' ? value : undefined;
}

/**
 * The hints that fit a tool's verdict. `destructiveHint` means nothing beside a tool that only reads. A definition does
 * not show whether a second call changes more, so `idempotentHint` stays as the server declares it; and one that names
 * no outside does not show that there is none.
 */
export function hintsOf(record: ToolRecord): Hints {
  const readOnlyHint = record.category === 'read';
  const outside = OUTSIDE.some((key) => record.capabilities.includes(key));
  const idempotentHint = readOnlyHint ? undefined : declared(record, 'idempotentHint');
  const openWorldHint = outside || declared(record, 'openWorldHint');
  return {
    readOnlyHint,
    ...(!readOnlyHint && { destructiveHint: record.category === 'destructive' }),
    ...(idempotentHint !== undefined && { idempotentHint }),
    ...(openWorldHint !== undefined && { openWorldHint }),
  };
}

const HEX = { short: 4, long: 8 } as const;

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}

/** Text in double quotes, with everything but plain ASCII written by the escapes that a language has. */
function quoted(text: string, escapeOf: (code: number, character: string) => string): string {
  const inner = Array.from(text, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (character === '"' || character === '\\') return `\\${character}`;
    return code >= 0x20 && code < 0x7f ? character : escapeOf(code, character);
  });
  return `"${inner.join('')}"`;
}

const isHalf = (code: number) => code >= 0xd800 && code <= 0xdfff;

/** A string of JavaScript, by its UTF-16 code units. */
export function javaScriptString(text: string): string {
  return quoted(text, (_, character) =>
    Array.from({ length: character.length }, (__, at) => `\\u${hex(character.charCodeAt(at), HEX.short)}`).join(''),
  );
}

/** A string of Python, which can hold half a surrogate pair. */
export function pythonString(text: string): string {
  return quoted(text, (code) => (code > 0xffff ? `\\U${hex(code, HEX.long)}` : `\\u${hex(code, HEX.short)}`));
}

/** A string of Go, which holds valid Unicode only: half a surrogate pair becomes U+FFFD, as in Go's own JSON reader. */
export function goString(text: string): string {
  return quoted(text, (code) => {
    if (isHalf(code)) return '\\ufffd';
    return code > 0xffff ? `\\U${hex(code, HEX.long)}` : `\\u${hex(code, HEX.short)}`;
  });
}

type Named = readonly [name: string, hints: Hints];

function entriesOf(hints: Hints): [string, boolean][] {
  return Object.entries(hints) as [string, boolean][];
}

function typeScript(tools: readonly Named[]): string {
  const lines = tools.map(([name, hints]) => {
    const fields = entriesOf(hints).map(([key, value]) => `${key}: ${value}`);
    return `  [${javaScriptString(name)}, { ${fields.join(', ')} }],`;
  });
  return [
    "import type { ToolAnnotations } from '@modelcontextprotocol/server';",
    '',
    '// server.registerTool(name, { ...config, annotations: annotations.get(name) }, handler)',
    'export const annotations = new Map<string, ToolAnnotations>([',
    ...lines,
    ']);',
    '',
  ].join('\n');
}

function python(tools: readonly Named[]): string {
  const lines = tools.map(([name, hints]) => {
    const fields = entriesOf(hints).map(([key, value]) => `${key}=${value ? 'True' : 'False'}`);
    return `    ${pythonString(name)}: ToolAnnotations(${fields.join(', ')}),`;
  });
  return [
    'from mcp.types import ToolAnnotations',
    '',
    '# @mcp.tool(name=name, annotations=ANNOTATIONS[name])',
    'ANNOTATIONS = {',
    ...lines,
    '}',
    '',
  ].join('\n');
}

/** Fields that the SDK of Go keeps as pointers, since their default is true. */
const POINTERS = new Set<string>(['destructiveHint', 'openWorldHint']);

function go(tools: readonly Named[]): string {
  const lines = tools.map(([name, hints]) => {
    const fields = entriesOf(hints).map(([key, value]) => {
      const field = key.charAt(0).toUpperCase() + key.slice(1);
      return `${field}: ${POINTERS.has(key) ? `hint(${value})` : value}`;
    });
    return `\t${goString(name)}: {${fields.join(', ')}},`;
  });
  return [
    'import "github.com/modelcontextprotocol/go-sdk/mcp"',
    '',
    'func hint(value bool) *bool { return &value }',
    '',
    '// mcp.AddTool(server, &mcp.Tool{Name: name, Annotations: annotations[name]}, handler)',
    'var annotations = map[string]*mcp.ToolAnnotations{',
    ...lines,
    '}',
    '',
  ].join('\n');
}

/** The languages that a block is written in. */
export const BLOCK_LANGUAGES = {
  typescript: { title: 'TypeScript', write: typeScript },
  python: { title: 'Python', write: python },
  go: { title: 'Go', write: go },
} as const satisfies Record<string, { title: string; write: (tools: readonly Named[]) => string }>;

export type BlockLanguage = keyof typeof BLOCK_LANGUAGES;

/** The annotations of these tools as code. */
export function annotationsBlock(language: BlockLanguage, records: readonly ToolRecord[]): string {
  return BLOCK_LANGUAGES[language].write(records.map((record) => [record.name, hintsOf(record)]));
}
