import { basename } from 'node:path';
import { type ParseError, parse, printParseErrorCode } from 'jsonc-parser';
import { isJsonObject, type JsonObject, type JsonValue } from '../manifest/json.ts';
import { readJsonFile } from './capture-manifest.ts';
import { CrawlFault } from './fault.ts';
import type { CommandTarget, HttpTarget, NpmTarget, UselessTarget } from './target.ts';

/** What stands for a value that a client would ask its person for, or take from their environment. */
const DUMMY = 'dummy-credential';
const PLACEHOLDER = /\$\{(?:input|env):[^}]*\}|\$\{[A-Z_][A-Z0-9_]*\}/g;
const WORKSPACE = /\$\{(?:workspaceFolder|workspaceRoot|userHome|cwd)\}/g;

/** JSON with comments and trailing commas, as editors write their settings. */
function parseSettings(text: string): JsonValue {
  const errors: ParseError[] = [];
  const value = parse(text.replace(/^\uFEFF/, ''), errors, {
    allowTrailingComma: true,
    disallowComments: false,
  }) as JsonValue;
  const [first] = errors;
  if (!first) return value;
  const line = text.slice(0, first.offset).split('\n').length;
  throw new SyntaxError(`${printParseErrorCode(first.error)} on line ${line}`);
}

/** The servers of a configuration: `mcpServers` of Claude Desktop and Cursor, `servers` of VS Code's `mcp.json`, `mcp.servers` of its settings. */
function serversIn(value: JsonValue): JsonObject | undefined {
  if (!isJsonObject(value)) return undefined;
  const nested = isJsonObject(value.mcp) ? value.mcp.servers : undefined;
  return [value.mcpServers, value.servers, nested].find(isJsonObject);
}

function strings(value: JsonValue | undefined): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

function texts(value: JsonValue | undefined): Record<string, string> {
  const entries = isJsonObject(value) ? Object.entries(value) : [];
  return Object.fromEntries(entries.map(([name, each]) => [name, String(each)]));
}

function isPlaceheld(values: Record<string, string>): boolean {
  return Object.values(values).some((value) => value.search(PLACEHOLDER) !== -1);
}

function filled(values: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value.replace(PLACEHOLDER, DUMMY)]));
}

function accessWith(values: Record<string, string>): 'anonymous' | 'dummy' | 'authorised' {
  if (Object.keys(values).length === 0) return 'anonymous';
  return isPlaceheld(values) ? 'dummy' : 'authorised';
}

/** The package that `npx` is told to run, and the arguments behind it; nothing for other uses of it. */
function npxPackage(words: readonly string[]): { package: string; arguments: string[] } | undefined {
  const at = words.findIndex((word) => !/^(-y|--yes|-q|--quiet|--)$/.test(word));
  const name = words[at];
  return name === undefined || name.startsWith('-') ? undefined : { package: name, arguments: words.slice(at + 1) };
}

/** `cmd /c npx …`, as configurations for Windows say it, without its first two words. */
function withoutCmd(words: readonly string[]): readonly string[] {
  return /^cmd(\.exe)?$/i.test(words[0] ?? '') && /^\/c$/i.test(words[1] ?? '') ? words.slice(2) : words;
}

function startTarget(name: string, entry: JsonObject, network: boolean): NpmTarget | CommandTarget {
  const given = [String(entry.command), ...strings(entry.args)].map((word) => word.replace(WORKSPACE, '{work}'));
  const [program, ...words] = withoutCmd(given.map((word) => word.replace(PLACEHOLDER, DUMMY))) as [string];
  const env = texts(entry.env);
  const common = { env: filled(env), network, access: accessWith(env) };
  const npx = /^npx(\.cmd)?$/i.test(basename(program)) ? npxPackage(words) : undefined;
  if (npx) return { kind: 'npm', ...npx, ...common };
  return { kind: 'command', name, program, arguments: words, ...common };
}

function targetOf(
  name: string,
  entry: JsonObject,
  network: boolean,
): NpmTarget | CommandTarget | HttpTarget | undefined {
  if (typeof entry.command === 'string') return startTarget(name, entry, network);
  const url = entry.url ?? entry.serverUrl;
  if (typeof url !== 'string') return undefined;
  const headers = texts(entry.headers);
  return { kind: 'http', url, headers: filled(headers), trusted: true, access: accessWith(headers) };
}

function uselessTarget(path: string, name: string): UselessTarget {
  const message = `${path}: the server ${JSON.stringify(name)} has neither a command nor a url`;
  return { kind: 'useless', name, fault: new CrawlFault(message, 'Complete it, or remove it.') };
}

/**
 * The servers that a client's configuration starts or reaches. `npx` packages become packages, to be installed and
 * isolated as such; placeholders for secrets become dummies. An entry that names no server is a target that fails.
 * @throws {CrawlFault} if the file is no such configuration.
 */
export function readClientConfig(
  path: string,
  network: boolean,
): (NpmTarget | CommandTarget | HttpTarget | UselessTarget)[] {
  const servers = serversIn(readJsonFile(path, parseSettings));
  if (!servers) {
    throw new CrawlFault(
      `${path} configures no MCP servers`,
      'Give a file with `mcpServers` (Claude Desktop, Cursor) or `servers` (VS Code).',
    );
  }
  const enabled = Object.entries(servers).filter(([, entry]) => !(isJsonObject(entry) && entry.disabled === true));
  return enabled.map(([name, entry]) => {
    const target = isJsonObject(entry) ? targetOf(name, entry, network) : undefined;
    return target ?? uselessTarget(path, name);
  });
}
