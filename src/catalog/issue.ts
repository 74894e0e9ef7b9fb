import type { z } from 'zod';
import { showText } from './visible.ts';

/** What a schema's issue means to the author of a record. */
export interface RecordIssue {
  path: readonly PropertyKey[];
  message: string;
  remedy: string;
}

const SEE = 'See the annotated record in catalog/README.md.';

function nameOf(path: readonly PropertyKey[]): string {
  return path.length === 0 ? 'The record' : `\`${showText(path.map(String).join('.'), 120)}\``;
}

/**
 * One schema issue in a record's words, at the key that it concerns; one entry per unknown key.
 */
export function describeIssue(issue: z.core.$ZodIssue): RecordIssue[] {
  const { path } = issue;
  const name = nameOf(path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: [...path, key],
        message: `${nameOf([...path, key])} is no key of a record.`,
        remedy: `Remove it, or correct its name. ${SEE}`,
      }));
    case 'invalid_value': {
      const allowed = issue.values.map(String).join(', ');
      const message =
        issue.input === undefined ? `${name} is missing or not among ${allowed}` : `${name} is not among ${allowed}`;
      return [{ path, message: `${message}.`, remedy: `Use one of them. ${SEE}` }];
    }
    case 'invalid_type': {
      const message = `${name} must be ${issue.expected === 'object' ? 'a mapping' : `a value of type ${issue.expected}`}.`;
      return [{ path, message, remedy: `Add it, or put a text between double quotes. ${SEE}` }];
    }
    default:
      return [{ path, message: `${name}: ${issue.message}.`, remedy: SEE }];
  }
}
