import {
  CST,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  type Pair,
  type ParsedNode,
  parseDocument,
  type Scalar,
  type YAMLMap,
} from 'yaml';
import type { JsonObject, JsonValue } from '../manifest/json.ts';
import { setMember } from './canonical.ts';
import { LIMITS } from './limits.ts';

/** Something wrong in one YAML document, at an offset of its text. */
export interface YamlIssue {
  check: 'yaml-is-plain' | 'yaml-is-valid';
  offset: number;
  message: string;
  remedy: string;
}

/** A document that was read, and where its parts stand. */
export interface YamlDocument {
  value: JsonValue;
  /**
   * The offset of the part at a path: of its value if that is a scalar and the key is not asked for, else of its key,
   * else of the nearest part above.
   */
  offsetOf(path: readonly PropertyKey[], which?: 'key' | 'value'): number;
}

const PLAIN_REMEDY = 'Write plain YAML: mappings, lists and scalars only, as in catalog/README.md.';

/** What a token that has no place in a record is called. */
const UNWANTED: Record<string, string> = {
  anchor: 'an anchor (&)',
  alias: 'an alias (*)',
  tag: 'a tag (!)',
  'directive-line': 'a directive (%)',
  'doc-end': 'a document end marker (...)',
  'doc-start': 'text on the line of a document marker (---)',
  'byte-order-mark': 'a byte order mark',
};

/** Of one kind in one document; more would only hide the others. */
const MOST_ISSUES = 20;
const NESTS = new Set(['flow-map-start', 'flow-seq-start']);
const UNNESTS = new Set(['flow-map-end', 'flow-seq-end']);
const INDICATORS = new Set(['seq-item-ind', 'explicit-key-ind', 'map-value-ind']);

function plainIssue(offset: number, what: string): YamlIssue {
  return { check: 'yaml-is-plain', offset, message: `The file holds ${what}.`, remedy: PLAIN_REMEDY };
}

function tooDeep(offset: number): YamlIssue {
  return {
    check: 'yaml-is-plain',
    offset,
    message: `The document nests more than ${LIMITS.depth} levels deep.`,
    remedy: 'Leave the tool out, or list it under `quarantined` in the server’s record.',
  };
}

/** How deep the tokens read so far nest. */
class Depth {
  #flow = 0;
  #line = 0;
  #atStart = true;

  /** Takes one more token and tells whether the bound still holds. */
  holdsAfter(type: string | null, length: number): boolean {
    if (type === 'newline') {
      this.#line = 0;
      this.#atStart = true;
    } else if (type === 'space' && this.#atStart) {
      this.#line += length;
    } else if (type !== null && INDICATORS.has(type)) {
      this.#line += 2;
    } else if (type !== null && NESTS.has(type)) {
      this.#flow++;
    } else if (type !== null && UNNESTS.has(type)) {
      this.#flow--;
    } else {
      this.#atStart = false;
    }
    return this.#flow <= LIMITS.depth && this.#line <= LIMITS.indentation;
  }
}

interface Token {
  /** `null` for the text of a plain or block scalar. */
  type: string | null;
  source: string;
  offset: number;
}

/** The tokens of a document. The lexer neither nests nor compares, so its work is linear in any text. */
function* tokensOf(text: string): Generator<Token> {
  let offset = 0;
  let scalar = false;
  for (const source of new Lexer().lex(text)) {
    const type: string | null = scalar ? null : CST.tokenType(source);
    scalar = type === 'scalar';
    // These three are marks for the parser and stand for no text.
    if (type === 'scalar' || type === 'doc-mode' || type === 'flow-error-end') continue;
    yield { type, source, offset };
    offset += source.length;
  }
}

function unwantedIn({ type, source }: Token): string | undefined {
  if (type === null) return source === '<<' ? 'a merge key (<<)' : undefined;
  return UNWANTED[type];
}

/**
 * Finds what makes a document more than plain data, without parsing it: a parser can be stopped by nesting and slowed
 * by anchors, so these are refused before it sees them. Stops at the first sign of nesting that is too deep.
 */
function findUnwanted(text: string): YamlIssue[] {
  const issues: YamlIssue[] = [];
  const depth = new Depth();
  for (const token of tokensOf(text)) {
    const unwanted = unwantedIn(token);
    if (unwanted !== undefined) issues.push(plainIssue(token.offset, unwanted));
    if (!depth.holdsAfter(token.type, token.source.length)) return [...issues, tooDeep(token.offset)];
    if (issues.length >= MOST_ISSUES) return issues;
  }
  return issues;
}

/** The parser's words, without the excerpt that it appends. */
function parserIssue(error: { message: string; pos: [number, number] }): YamlIssue {
  return {
    check: 'yaml-is-valid',
    offset: error.pos[0],
    message: `This is not YAML: ${error.message.split('\n', 1)[0]}.`.replace(/\.\.$/, '.'),
    remedy: 'Correct the YAML here; `npm run format` rewrites what can be read.',
  };
}

const REPEATED = 'Keep one of the two.';

/** Turns parsed nodes into values, noting what a record may not hold. Depth is bounded before. */
class Reader {
  readonly issues: YamlIssue[] = [];

  value(node: unknown, offset: number): JsonValue {
    if (isScalar(node)) return this.#scalar(node, offset);
    if (isSeq(node)) return node.items.map((item) => this.value(item, startOf(item) ?? offset));
    if (isMap(node)) return this.#mapping(node as YAMLMap<ParsedNode, ParsedNode | null>);
    if (isAlias(node)) this.issues.push(plainIssue(offset, 'an alias (*)'));
    return null;
  }

  #scalar(node: Scalar, offset: number): JsonValue {
    const { value } = node;
    if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value;
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    if (value === undefined) return null;
    this.issues.push({
      check: 'yaml-is-plain',
      offset: startOf(node) ?? offset,
      message: `${String(node.source ?? value)} is no JSON value.`,
      remedy: 'Put it between double quotes if it is a string, else leave it out.',
    });
    return null;
  }

  #mapping(node: YAMLMap<ParsedNode, ParsedNode | null>): JsonObject {
    const mapping: JsonObject = {};
    for (const pair of node.items) {
      const key = keyOf(pair);
      const offset = startOf(pair.key) ?? 0;
      if (key === undefined) this.#refuse(offset, 'A key must be a string.', 'Put the key between double quotes.');
      else if (Object.hasOwn(mapping, key))
        this.#refuse(offset, `The key ${JSON.stringify(key)} stands here twice.`, REPEATED);
      else setMember(mapping, key, this.value(pair.value, offset));
    }
    return mapping;
  }

  #refuse(offset: number, message: string, remedy: string): void {
    this.issues.push({ check: 'yaml-is-plain', offset, message, remedy });
  }
}

function startOf(node: unknown): number | undefined {
  const range = (node as ParsedNode | null | undefined)?.range;
  return range ? range[0] : undefined;
}

/** A pair's key as text, where it is written as a scalar. `1:` and `true:` are the keys "1" and "true", as in JSON. */
function keyOf(pair: Pair<ParsedNode, ParsedNode | null>): string | undefined {
  const { key } = pair;
  if (!isScalar(key) || key.value === undefined) return undefined;
  return typeof key.value === 'string' ? key.value : (key.source ?? String(key.value));
}

function childAt(node: unknown, step: PropertyKey): { node: unknown; offset: number | undefined } | undefined {
  if (isSeq(node) && typeof step === 'number' && step < node.items.length) {
    return { node: node.items[step], offset: startOf(node.items[step]) };
  }
  if (!isMap(node)) return undefined;
  const pairs = node.items as Pair<ParsedNode, ParsedNode | null>[];
  const pair = pairs.find((item) => keyOf(item) === String(step));
  return pair && { node: pair.value, offset: startOf(pair.key) };
}

function offsetIn(root: unknown, path: readonly PropertyKey[], which: 'key' | 'value'): number {
  let node = root;
  let offset = startOf(root) ?? 0;
  for (const step of path) {
    const child = childAt(node, step);
    if (!child) return offset;
    node = child.node;
    offset = child.offset ?? offset;
  }
  const isShown = which === 'value' && isScalar(node) && node.value !== null;
  return (isShown && startOf(node)) || offset;
}

/** The comments of a text, other than those given, and where they stand. */
export function findComments(text: string, expected: ReadonlySet<string>): { offset: number; comment: string }[] {
  const comments: { offset: number; comment: string }[] = [];
  for (const { type, source, offset } of tokensOf(text)) {
    if (type === 'comment' && !expected.has(source)) comments.push({ offset, comment: source });
  }
  return comments;
}

/**
 * Reads one YAML document as plain data.
 * @returns the document, or what is wrong with it; never both. Never throws, whatever the text.
 */
export function parseYaml(text: string): { ok: true; document: YamlDocument } | { ok: false; issues: YamlIssue[] } {
  const unwanted = findUnwanted(text);
  if (unwanted.length > 0) return { ok: false, issues: unwanted };
  const parsed = parseDocument(text, { version: '1.2', schema: 'core', uniqueKeys: false, prettyErrors: false });
  const faults = [...parsed.errors, ...parsed.warnings];
  if (faults.length > 0) return { ok: false, issues: faults.slice(0, MOST_ISSUES).map(parserIssue) };
  const reader = new Reader();
  const value = reader.value(parsed.contents, 0);
  if (reader.issues.length > 0) return { ok: false, issues: reader.issues.slice(0, MOST_ISSUES) };
  return { ok: true, document: { value, offsetOf: (path, which = 'value') => offsetIn(parsed.contents, path, which) } };
}
