import matter from 'gray-matter';
import { type Document, isAlias, isCollection, isMap, LineCounter, type Node, parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import type { Problem } from './catalog.ts';

/** No page of ours is a tenth as long; a parser need not be handed more. In UTF-16 code units. */
const LONGEST_FILE = 100_000;

/** The words around each kind of error, for the problems that a reader of one kind of page reports. */
export interface FrontMatterChecks {
  /** Permanent id of the check for a file that is not front matter and text. */
  syntax: string;
  /** Permanent id of the check for fields that do not fit the schema. */
  schema: string;
}

export type FrontMatterResult<Fields> =
  | { ok: true; fields: Fields; body: string; bodyLine: number }
  | { ok: false; problems: Problem[] };

interface Place {
  line: number;
  column: number;
}

/** What stands at `place` in the file is not as it must be: `message` and `remedy` say why and what to do. */
class Refusal extends Error {
  readonly place: Place;
  readonly remedy: string;
  constructor(place: Place, message: string, remedy: string) {
    super(message);
    this.place = place;
    this.remedy = remedy;
  }
}

interface Parsed {
  document: Document;
  positions: LineCounter;
}

const START: Place = { line: 1, column: 1 };
const YAML_ONLY = 'Start the file with a line `---` and write the front matter in YAML.';

/**
 * Reads a page: YAML between two lines `---`, then text. Only plain YAML is parsed: gray-matter's other engines,
 * one of which runs JavaScript, are replaced by one that throws. Anchors, aliases and tags are refused, too.
 * Takes the file's text, the name that problems show, a schema for the fields, and the ids of the checks.
 * Returns the checked fields and the text, or every problem found. Never throws on bad content.
 */
export function readFrontMatter<Schema extends z.ZodType>(
  text: string,
  file: string,
  schema: Schema,
  checks: FrontMatterChecks,
): FrontMatterResult<z.infer<Schema>> {
  try {
    const { parsed, body } = split(text);
    refuseCleverYaml(parsed);
    const result = schema.safeParse(parsed.document.toJS());
    if (result.success) return { ok: true, fields: result.data, body, bodyLine: lineOf(text, body) };
    return {
      ok: false,
      problems: result.error.issues.map((issue) => schemaProblem(issue, parsed, file, checks.schema)),
    };
  } catch (error) {
    return { ok: false, problems: [syntaxProblem(error, file, checks.syntax)] };
  }
}

function split(text: string): { parsed: Parsed; body: string } {
  if (text.length > LONGEST_FILE) {
    throw new Refusal(START, `The file is longer than ${LONGEST_FILE} characters.`, 'Shorten the page.');
  }
  const [first = ''] = text.split(/\r?\n/, 1);
  if (first.trimEnd() !== '---') {
    throw new Refusal(START, 'The file does not start with YAML front matter, the only kind that is read.', YAML_ONLY);
  }
  const { data, content } = matter(text, { engines: ENGINES });
  if (!isParsed(data)) throw new Refusal(START, 'The front matter is empty.', 'Write the fields of the page in it.');
  return { parsed: data, body: content };
}

function refuse(): never {
  throw new Refusal(START, 'Only YAML front matter is read; code in it is never run.', YAML_ONLY);
}

/** gray-matter merges these over its own, so each engine that it has or may get needs a replacement. */
const ENGINES = {
  yaml: parseYaml,
  json: refuse,
  javascript: refuse,
  js: refuse,
  coffee: refuse,
  coffeescript: refuse,
  cson: refuse,
  toml: refuse,
};

/** The block starts after the file's first `---`, so its lines are numbered as the file's. */
function parseYaml(source: string): Parsed {
  const positions = new LineCounter();
  return { document: parseDocument(source, { lineCounter: positions, prettyErrors: false }), positions };
}

function isParsed(data: object): data is Parsed {
  return 'document' in data && 'positions' in data;
}

function refuseCleverYaml(parsed: Parsed): void {
  const { document, positions } = parsed;
  const [error] = [...document.errors, ...document.warnings];
  if (error) {
    throw new Refusal(
      placeAt(positions, error.pos[0]),
      `The front matter is no valid YAML: ${error.message}.`,
      YAML_ONLY,
    );
  }
  visit(document, {
    Node(_key, node) {
      if (isAlias(node) || node.anchor || node.tag) {
        const place = placeAt(positions, node.range?.[0] ?? 0);
        throw new Refusal(place, 'YAML anchors, aliases and tags are not read here.', 'Write the value itself.');
      }
    },
  });
  if (!isMap(document.contents)) {
    throw new Refusal(START, 'The front matter is no mapping of fields.', 'Write it as lines of `field: value`.');
  }
}

function placeAt(positions: LineCounter, offset: number): Place {
  const { line, col } = positions.linePos(offset);
  return { line, column: col };
}

function syntaxProblem(error: unknown, file: string, check: string): Problem {
  const refusal =
    error instanceof Refusal
      ? error
      : new Refusal(START, `The front matter cannot be read: ${String(error)}.`, YAML_ONLY);
  return { check, severity: 'error', file, ...refusal.place, message: refusal.message, remedy: refusal.remedy };
}

function schemaProblem(issue: z.core.$ZodIssue, parsed: Parsed, file: string, check: string): Problem {
  const unknownField = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const path = unknownField === undefined ? issue.path : [...issue.path, unknownField];
  const field = path.join('.') || 'the front matter';
  const missing = parsed.document.getIn(path) === undefined;
  return {
    check,
    severity: 'error',
    file,
    ...placeOf(parsed, path),
    message: unknownField === undefined ? `${field}: ${issue.message}.` : `${field}: no such field.`,
    remedy:
      unknownField !== undefined ? `Remove ${field}, or correct its name.` : `${missing ? 'Add' : 'Correct'} ${field}.`,
  };
}

/** Where the value at `path` stands, or the nearest thing around it that is there; for a field, its key. */
function placeOf({ document, positions }: Parsed, path: readonly PropertyKey[]): Place {
  let node = document.contents as Node | null;
  let offset = node?.range?.[0] ?? 0;
  for (const key of path) {
    if (!isCollection(node)) break;
    const pair = isMap(node) ? node.items.find((item) => String(item.key) === String(key)) : undefined;
    const next = node.get(key, true) as Node | undefined;
    if (!next) break;
    offset = ((pair?.key ?? next) as Node).range?.[0] ?? offset;
    node = next;
  }
  return placeAt(positions, offset);
}

function lineOf(text: string, body: string): number {
  return text.slice(0, text.length - body.length).split('\n').length;
}
