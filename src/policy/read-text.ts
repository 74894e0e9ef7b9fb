import { type ParseError, parse as parseJsonc, printParseErrorCode } from 'jsonc-parser';
import { parse as parseToml, TomlError } from 'smol-toml';
import { LineCounter, parseDocument } from 'yaml';
import type { FormatFile } from './formats/format.ts';

/** A configuration as its reader wrote it. */
export type TextRead = { value: unknown } | { problem: { line: number; message: string } };

type Reader = (text: string) => TextRead;

/** Where a position in a text is: lines from 1. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}

const jsonc: Reader = (text) => {
  const errors: ParseError[] = [];
  const value: unknown = parseJsonc(text, errors, { allowTrailingComma: true });
  const [first] = errors;
  if (!first) return { value };
  return { problem: { line: lineAt(text, first.offset), message: `no JSON: ${printParseErrorCode(first.error)}` } };
};

const json: Reader = (text) => {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    const read = jsonc(text);
    if ('problem' in read) return read;
    return { problem: { line: 1, message: `no JSON: ${(error as Error).message}` } };
  }
};

const yaml: Reader = (text) => {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const [first] = document.errors;
  if (first) return { problem: { line: lines.linePos(first.pos[0]).line, message: `no YAML: ${firstLine(first)}` } };
  return { value: document.toJS({ maxAliasCount: 100 }) as unknown };
};

const toml: Reader = (text) => {
  try {
    return { value: parseToml(text) };
  } catch (error) {
    const line = error instanceof TomlError ? error.line : 1;
    return { problem: { line, message: `no TOML: ${firstLine(error as Error)}` } };
  }
};

/** The YAML between the first two lines of three dashes. */
const frontMatter: Reader = (text) => {
  const [, matter] = /^---\r?\n([\s\S]*?)\r?\n---(?:\r?\n|$)/.exec(text) ?? [];
  return matter === undefined
    ? { problem: { line: 1, message: 'no front matter: the file starts with a line of three dashes' } }
    : yaml(matter);
};

const firstLine = ({ message }: Error): string => message.split('\n')[0] ?? message;

/** A text of statements or commands, by its lines. */
const lines: Reader = (text) => ({
  value: text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^(?:#|\/\/)/.test(line)),
});

const READERS = { json, jsonc, yaml, toml, markdown: frontMatter, cedar: lines, sh: lines } as const satisfies Record<
  FormatFile['language'],
  Reader
>;

/** How deep a configuration may be nested. An alias of YAML that leads into itself is deeper than that too. */
const DEEPEST = 100;

function isDeeper(value: unknown, than: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return than === 0 || Object.values(value).some((one) => isDeeper(one, than - 1));
}

const notRead = (why: string): TextRead => ({ problem: { line: 1, message: `not to be read: ${why}` } });

/** Parses a text of a format: mappings and lists; of Cedar and shell commands, the lines. Never throws. */
export function readText(language: FormatFile['language'], text: string): TextRead {
  try {
    const read = READERS[language](text.replace(/^\uFEFF/, ''));
    return 'value' in read && isDeeper(read.value, DEEPEST) ? notRead('it is nested too deeply') : read;
  } catch (error) {
    // Too deep for the reader, or aliases that stand for too much.
    return notRead(firstLine(error as Error));
  }
}
