import matter from 'gray-matter';
import type { z } from 'zod';
import type { Problem } from './catalog.ts';
import { placeOf } from './read-file.ts';
import { parseYaml, type YamlDocument, type YamlIssue } from './yaml.ts';

/** No page of ours is a tenth as long, and no parser need be handed more. In UTF-16 code units. */
const LONGEST_PAGE = 100_000;

/** Permanent ids of the checks that a page can fail. */
export interface FrontMatterChecks {
  /** The file is not front matter and text. */
  syntax: string;
  /** The fields do not fit the schema. */
  schema: string;
}

export type FrontMatterResult<Fields> =
  | { ok: true; fields: Fields; body: string /** The line in the file of the text's first line. */; bodyLine: number }
  | { ok: false; problems: Problem[] };

/** What is wrong, at an offset of the file. */
type Fault = Pick<YamlIssue, 'offset' | 'message' | 'remedy'>;

/** Carries faults out of gray-matter, which has no other way to report. */
class Refusal extends Error {
  readonly faults: readonly Fault[];
  constructor(faults: readonly Fault[]) {
    super(faults[0]?.message);
    this.faults = faults;
  }
}

const DELIMITER = '---';
const NOT_YAML = 'The file does not start with YAML front matter, the only kind that is read.';
const PLAIN = 'Write plain YAML here: fields, lists and values only.';
const REMEDY = 'Start the file with a line `---`, then YAML, then a line `---`.';

function refuse(message: string, remedy = REMEDY): never {
  throw new Refusal([{ offset: 0, message, remedy }]);
}

/**
 * gray-matter hands over what follows the first `---`, so offsets shift by its length; and what stands before the line
 * feed of the second, where files of Windows have a return that YAML would take for part of the last value.
 */
function readYaml(source: string): { document: YamlDocument } {
  const read = parseYaml(source.replace(/\r$/, ''));
  if (read.ok) return { document: read.document };
  throw new Refusal(
    read.issues.map(({ offset, message }) => ({ offset: offset + DELIMITER.length, message, remedy: PLAIN })),
  );
}

const refuseCode = () => refuse(NOT_YAML);

/**
 * gray-matter merges these over its own engines, one of which evaluates JavaScript, so each name that it knows is here.
 */
const ENGINES = {
  yaml: readYaml,
  json: refuseCode,
  javascript: refuseCode,
  js: refuseCode,
  coffee: refuseCode,
  coffeescript: refuseCode,
  cson: refuseCode,
  toml: refuseCode,
};

/** gray-matter takes an engine's name from the first line and ends at any `---`, so both are checked before. */
function refuseOddDelimiters(text: string): void {
  if (!/^---\r?\n/.test(text)) refuse(NOT_YAML);
  const end = text.indexOf(`\n${DELIMITER}`, DELIMITER.length);
  if (end === -1) refuse('The front matter has no end.');
  if (!/^\r?\n/.test(text.slice(end + 1 + DELIMITER.length)))
    refuse('The front matter does not end with a line `---`.');
}

function split(text: string): { document: YamlDocument; body: string } {
  if (text.length > LONGEST_PAGE) refuse(`The file is longer than ${LONGEST_PAGE} characters.`, 'Shorten the page.');
  refuseOddDelimiters(text);
  const { data, content } = matter(text, { engines: ENGINES });
  if (!('document' in data)) refuse('The front matter is empty.');
  return { document: data.document as YamlDocument, body: content };
}

function schemaFaults(issue: z.core.$ZodIssue, document: YamlDocument): Fault[] {
  const at = (path: readonly PropertyKey[]) => document.offsetOf(path) + DELIMITER.length;
  const name = (path: readonly PropertyKey[]) => (path.length === 0 ? 'The front matter' : path.map(String).join('.'));
  const { path, message } = issue;
  if (issue.code !== 'unrecognized_keys') {
    return [{ offset: at(path), message: `${name(path)} ${message}.`, remedy: `Correct or add ${name(path)}.` }];
  }
  return issue.keys.map((key) => ({
    offset: at([...path, key]),
    message: `${name([...path, key])} is no field of this kind of page.`,
    remedy: 'Remove it, or correct its name.',
  }));
}

/**
 * Reads a page: a line `---`, plain YAML, a line `---`, then text. Other kinds of front matter, among them JavaScript,
 * are refused and never run. Takes the file's text, the name that problems show, a schema for the fields, whose messages
 * continue a sentence that begins with the field's name, and the ids of the checks.
 * Returns the checked fields and the text, or every problem found. Never throws on bad content.
 */
export function readFrontMatter<Schema extends z.ZodType>(
  text: string,
  file: string,
  schema: Schema,
  checks: FrontMatterChecks,
): FrontMatterResult<z.infer<Schema>> {
  const problem = (check: string, { offset, message, remedy }: Fault): Problem => {
    return { check, severity: 'error', file, ...placeOf(text, offset), message, remedy };
  };
  try {
    const { document, body } = split(text);
    const result = schema.safeParse(document.value);
    if (result.success) {
      return { ok: true, fields: result.data, body, bodyLine: placeOf(text, text.length - body.length).line };
    }
    const faults = result.error.issues.flatMap((issue) => schemaFaults(issue, document));
    return { ok: false, problems: faults.map((fault) => problem(checks.schema, fault)) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ok: false, problems: error.faults.map((fault) => problem(checks.syntax, fault)) };
  }
}
