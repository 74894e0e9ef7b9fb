import type { z } from 'zod';
import { showText } from './visible.ts';

/** What a schema's issue means to the author of a record. */
export interface RecordIssue {
  path: readonly PropertyKey[];
  /** Whether the key is wrong or its value. */
  which: 'key' | 'value';
  message: string;
  remedy: string;
}

const SEE = 'See the annotated record in catalog/README.md.';

function nameOf(path: readonly PropertyKey[]): string {
  return path.length === 0 ? 'The record' : `\`${showText(path.map(String).join('.'), 120)}\``;
}

/** A value that is wrong, short enough to show. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' && value !== null ? 'a mapping' : showText(String(JSON.stringify(value)), 60);
}

const EXPECTED: Record<string, string> = {
  object: 'a mapping',
  array: 'a list',
  string: 'a text',
  int: 'a whole number',
};

function wrongType(issue: z.core.$ZodIssueInvalidType, name: string): string {
  const expected = EXPECTED[issue.expected] ?? `a ${issue.expected}`;
  return issue.input === undefined ? `${name} is missing` : `${name} is ${shown(issue.input)}, and must be ${expected}`;
}

function wrongValue(issue: z.core.$ZodIssueInvalidValue, name: string): string {
  const allowed = issue.values.map(String).join(', ');
  return issue.input === undefined
    ? `${name} is missing; it is one of ${allowed}`
    : `${name} is ${shown(issue.input)}, which is not among ${allowed}`;
}

/** What a bound without words of its own asks for. */
function boundsInWords(issue: z.core.$ZodIssue): string | undefined {
  if (!issue.message.startsWith('Too ')) return undefined;
  if (issue.code === 'too_big') return `must be at most ${issue.maximum}`;
  if (issue.code !== 'too_small') return undefined;
  return issue.origin === 'string' ? 'must not be empty' : `must be at least ${issue.minimum}`;
}

/** One schema issue in a record's words, at the key that it concerns; one entry per unknown key. */
export function describeIssue(issue: z.core.$ZodIssue): RecordIssue[] {
  const { path } = issue;
  const name = nameOf(path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: [...path, key],
        which: 'key',
        message: `${nameOf([...path, key])} is no key of a record.`,
        remedy: `Remove it, or correct its name. ${SEE}`,
      }));
    case 'invalid_value':
      return [{ path, which: 'value', message: `${wrongValue(issue, name)}.`, remedy: `Use one of them. ${SEE}` }];
    case 'invalid_type':
      return [{ path, which: 'value', message: `${wrongType(issue, name)}.`, remedy: `Correct it, or add it. ${SEE}` }];
    default:
      return [{ path, which: 'value', message: `${name} ${boundsInWords(issue) ?? issue.message}.`, remedy: SEE }];
  }
}
