import { isDeepStrictEqual } from 'node:util';
import type { ServerEntry } from '../catalog/catalog.ts';
import { siblingsOf, toolDefinition, withSuggestion } from '../catalog/merge.ts';
import { withoutUndefined } from '../catalog/present.ts';
import type { ToolRecord } from '../catalog/record.ts';
import { suggest } from '../classify/suggest.ts';

/** A record before and after its suggestion was written anew. */
export interface Reclassified {
  before: ToolRecord;
  after: ToolRecord;
}

/**
 * The records of a server with today's suggestions, and with the verdicts that follow where no fresh review decides.
 * A record for which nothing is new is the same object before and after.
 */
export function reclassify({ tools }: ServerEntry): Reclassified[] {
  const records = tools.map(({ record }) => record);
  return records.map((before) => {
    const suggestion = suggest(toolDefinition(before), siblingsOf(before.name, records));
    const after = withSuggestion(before, withoutUndefined(suggestion));
    return { before, after: isDeepStrictEqual(after, before) ? before : after };
  });
}
