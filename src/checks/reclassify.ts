import { isDeepStrictEqual } from 'node:util';
import type { ServerEntry } from '../catalog/catalog.ts';
import { listedNames, siblingsOf, toolDefinition, withSuggestion } from '../catalog/merge.ts';
import { withoutUndefined } from '../catalog/present.ts';
import type { Suggestion, ToolRecord } from '../catalog/record.ts';
import { suggest } from '../classify/suggest.ts';

/** A record before and after its suggestion was written anew. */
export interface Reclassified {
  before: ToolRecord;
  after: ToolRecord;
}

/** What the classifier says of each of a server's tools today, in their order. */
export function suggestAll({ tools }: ServerEntry): Suggestion[] {
  const records = tools.map(({ record }) => record);
  const listed = listedNames(records);
  return records.map((record) => withoutUndefined(suggest(toolDefinition(record), siblingsOf(record.name, listed))));
}

/**
 * The records of a server with today's suggestions, and with the verdicts that follow where no fresh review decides.
 * A record for which nothing is new is the same object before and after.
 */
export function reclassify(entry: ServerEntry): Reclassified[] {
  const suggestions = suggestAll(entry);
  return entry.tools.map(({ record: before }, index) => {
    const after = withSuggestion(before, suggestions[index] as Suggestion);
    return { before, after: isDeepStrictEqual(after, before) ? before : after };
  });
}
