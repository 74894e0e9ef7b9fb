/*
 * Reads the configuration of an MCP client in the browser. It takes out names and what each entry starts, and nothing
 * else: what it answers may be shown, and holds no value of an environment, a header or an argument.
 */
import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { urlIdentity } from './stack-identity.ts';
import { launched } from './stack-launch.ts';

/** One server of a configuration. */
export interface ConfiguredServer {
  /** The reader's name for it. */
  key: string;
  /** What it starts or reaches; absent where that cannot be told. */
  identity?: string;
}

/** Why a text is no configuration. */
export interface ConfigProblem {
  /** What is wrong and what to do. */
  words: string;
  /** Counted from 1. Absent where it is about the whole. */
  line?: number;
  column?: number;
}

export type ReadConfig = { servers: ConfiguredServer[]; problem?: never } | { problem: ConfigProblem; servers?: never };

/** The largest text that is read. Claude Code's own file with its history may be some megabytes. */
export const MOST_CHARACTERS = 5_000_000;
const MOST_SERVERS = 200;
const LONGEST_KEY = 200;

const BY_CODE: Readonly<Record<string, string>> = {
  InvalidSymbol: 'This word is no JSON: put text between double quotation marks.',
  InvalidNumberFormat: 'This is no number as JSON writes them.',
  PropertyNameExpected: 'The name of a setting is missing here: put it between double quotation marks.',
  ValueExpected: 'A value is missing here.',
  ColonExpected: 'A colon is missing here, between a name and its value.',
  CommaExpected: 'A comma is missing before this.',
  CloseBraceExpected: 'A closing brace } is missing: the text may have been cut off.',
  CloseBracketExpected: 'A closing bracket ] is missing: the text may have been cut off.',
  EndOfFileExpected: 'The JSON ends before this: remove what follows, or paste one file only.',
  UnexpectedEndOfComment: 'A comment is not closed.',
  UnexpectedEndOfString: 'A closing quotation mark is missing.',
  UnexpectedEndOfNumber: 'This number is not complete.',
  InvalidUnicode: 'This escape is not complete: \\u takes four hexadecimal digits.',
  InvalidEscapeCharacter: 'A backslash starts an escape: in a Windows path write two.',
  InvalidCharacter: 'This character cannot stand in JSON: inside a text, write a line break as \\n.',
};

function positionOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

function problemAt(text: string, { error, offset }: ParseError): ConfigProblem {
  const words = BY_CODE[printParseErrorCode(error)] ?? 'This is no JSON.';
  return { words, ...positionOf(text, offset) };
}

/** A value's members by name; later ones win. A `Map`, in which `__proto__` is a name like any other. */
function membersOf(node: Node | undefined): Map<string, Node> {
  const pairs = node?.type === 'object' ? (node.children ?? []) : [];
  return new Map(
    pairs.flatMap(({ children: [key, value] = [] }) => (key && value ? [[String(key.value), value] as const] : [])),
  );
}

const textOf = (node: Node | undefined): string | undefined =>
  typeof node?.value === 'string' ? node.value : undefined;
const textsOf = (node: Node | undefined): string[] =>
  node?.type === 'array' ? (node.children ?? []).flatMap((child) => textOf(child) ?? []) : [];

/** The words of a command: text with a list of arguments, a list, or as Zed wrote it an object with a path. */
function commandOf(entry: Map<string, Node>): string[] {
  const command = entry.get('command');
  const nested = membersOf(command);
  if (nested.size > 0) return [textOf(nested.get('path')) ?? '', ...textsOf(nested.get('args'))];
  if (command?.type === 'array') return textsOf(command);
  const args = textsOf(entry.get('args'));
  const text = textOf(command);
  if (text === undefined) return [];
  return args.length === 0 ? text.trim().split(/\s+/) : [text, ...args];
}

const ADDRESSES = ['url', 'httpUrl', 'serverUrl', 'uri', 'endpoint'];

function identityOf(entry: Map<string, Node>): string | undefined {
  const command = commandOf(entry);
  if (command.length > 0) return launched(command);
  const address = ADDRESSES.map((name) => textOf(entry.get(name))).find((one) => one !== undefined);
  return address === undefined ? undefined : urlIdentity(address);
}

const isServer = (node: Node): boolean => {
  const entry = membersOf(node);
  return entry.has('command') || ADDRESSES.some((name) => textOf(entry.get(name)) !== undefined);
};

const isSwitchedOff = (entry: Map<string, Node>): boolean =>
  entry.get('disabled')?.value === true || entry.get('enabled')?.value === false;

/** Where clients keep their servers. */
const PLACES: readonly (readonly string[])[] = [
  ['mcpServers'],
  ['servers'],
  ['context_servers'],
  ['mcp_servers'],
  ['mcp', 'servers'],
  ['mcp'],
];

function nodeAt(root: Node, path: readonly string[]): Node | undefined {
  return path.reduce<Node | undefined>((node, name) => membersOf(node).get(name), root);
}

/** The lists of servers in a file: one, but in Claude Code's own file one of each project too. */
function listsIn(root: Node): Map<string, Node>[] {
  const projects = [...membersOf(nodeAt(root, ['projects'])).values()];
  const lists = [root, ...projects].flatMap((part) =>
    PLACES.map((path) => membersOf(nodeAt(part, path))).filter((list) => [...list.values()].some(isServer)),
  );
  if (lists.length > 0) return lists;
  const own = membersOf(root);
  return own.size > 0 && [...own.values()].every(isServer) ? [own] : [];
}

function serversIn(root: Node): ConfiguredServer[] {
  const entries = listsIn(root).flatMap((list) => [...list]);
  return entries
    .filter(([, node]) => isServer(node) && !isSwitchedOff(membersOf(node)))
    .slice(0, MOST_SERVERS)
    .map(([key, node]) => {
      const identity = identityOf(membersOf(node));
      return { key: key.slice(0, LONGEST_KEY), ...(identity !== undefined && { identity }) };
    });
}

/** What texts in other languages start with, behind comments. */
const OTHER_LANGUAGES: readonly (readonly [start: RegExp, language: string])[] = [
  [/^(?:\[[\w."-]+\][^\S\n]*(?:\n|$)|[\w-]+[^\S\n]*=)/, 'TOML'],
  [/^[\w-]+:\s/, 'YAML'],
];

function otherLanguage(text: string): ConfigProblem | undefined {
  const lines = text.slice(0, 10_000).split('\n');
  const start = lines.findIndex((line) => line.trim() !== '' && !line.trim().startsWith('#'));
  const code = lines.slice(Math.max(start, 0)).join('\n');
  const language = OTHER_LANGUAGES.find(([pattern]) => pattern.test(code))?.[1];
  return language === undefined
    ? undefined
    : { words: `This looks like ${language}. Only JSON is read here: pick the servers by name instead.` };
}

const NONE: ConfigProblem = {
  words:
    'No servers are configured here. Paste a file with mcpServers (Claude, Cursor), servers (VS Code), context_servers (Zed) or mcp (opencode).',
};

/** A piece that was copied without the braces around it: `"mcpServers": { … }`. */
const withBraces = (text: string): string => (/^\s*"[^"\n]*"\s*:/.test(text) ? `{${text.replace(/,\s*$/, '')}}` : text);

function parsed(text: string): { root?: Node | undefined; error?: ParseError | undefined } {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true, disallowComments: false, allowEmptyContent: true });
  return { root, error: errors[0] };
}

function readText(given: string): ReadConfig {
  const text = withBraces(given);
  const { root, error } = parsed(text);
  if (error) {
    const offset = Math.max(0, error.offset - (text === given ? 0 : 1));
    return { problem: otherLanguage(given) ?? problemAt(given, { ...error, offset }) };
  }
  const servers = root ? serversIn(root) : [];
  return servers.length === 0 ? { problem: NONE } : { servers };
}

/** Reads the configuration of a client. Never throws. */
export function readConfig(pasted: string): ReadConfig {
  const given = pasted.replace(/^\uFEFF/, '');
  if (given.trim() === '') return { problem: { words: 'There is nothing here yet. Paste a configuration.' } };
  if (given.length > MOST_CHARACTERS) {
    return { problem: { words: 'This text is too long for a configuration. Paste only the part with the servers.' } };
  }
  try {
    return readText(given);
  } catch {
    return { problem: { words: 'This is nested too deeply to be a configuration.' } };
  }
}
