import type { z } from 'zod';
import type { Problem } from '../catalog/catalog.ts';
import { describeIssue } from '../catalog/issue.ts';
import { placeOf } from '../catalog/read-file.ts';
import { parseYaml } from '../catalog/yaml.ts';
import { isJsonObject, type JsonObject } from '../manifest/json.ts';

const REMEDY = 'tests/gold/README.md shows how a label is written.';

/** One item of a file of labels. */
export interface Entry {
  value: JsonObject;
  /** The line that it starts on, from 1. */
  line: number;
  /** A problem with the part at a path. */
  problem(path: readonly PropertyKey[], message: string): Problem;
  /** The problems that a schema finds in the part at a path. */
  problems(path: readonly PropertyKey[], error: z.ZodError): Problem[];
}

function faulty(file: string, place: { line: number; column: number }, message: string): Problem {
  return { check: 'label-is-valid', severity: 'error', file, ...place, message, remedy: REMEDY };
}

function issueMessage(issue: z.core.$ZodIssue, path: readonly PropertyKey[]) {
  return describeIssue({ ...issue, path: [...path, ...issue.path] }).map(({ path: at, message }) => ({
    path: at,
    message: message.replace(/ is no key of a record\.$/, ' is no key of a label.'),
  }));
}

/** Reads a file of labels, which is a YAML list of mappings. `file` is the name that problems show. */
export function readLabelList(text: string, file: string): { entries: Entry[]; problems: Problem[] } {
  const read = parseYaml(text);
  if (!read.ok) {
    return {
      entries: [],
      problems: read.issues.map(({ offset, message }) => faulty(file, placeOf(text, offset), message)),
    };
  }
  const { document } = read;
  const at = (path: readonly PropertyKey[]) => placeOf(text, document.offsetOf(path, 'key'));
  if (!Array.isArray(document.value)) {
    return { entries: [], problems: [faulty(file, at([]), 'The file is no list of labels.')] };
  }
  const entries: Entry[] = [];
  const problems: Problem[] = [];
  document.value.forEach((value, index) => {
    const problem: Entry['problem'] = (path, message) => faulty(file, at([index, ...path]), message);
    if (!isJsonObject(value)) {
      problems.push(problem([], 'This item is no mapping.'));
      return;
    }
    const from: Entry['problems'] = (path, error) =>
      error.issues.flatMap((issue) =>
        issueMessage(issue, path).map(({ path: part, message }) => problem(part, message)),
      );
    entries.push({ value, line: at([index]).line, problem, problems: from });
  });
  return { entries, problems };
}
