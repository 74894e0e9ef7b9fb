import { isDeepStrictEqual } from 'node:util';
import type { Suggestion } from '../catalog/record.ts';
import type { ServerCheck } from './check.ts';
import { suggestAll } from './reclassify.ts';

function inWords(value: Suggestion['capabilities'] | string | number): string {
  return (Array.isArray(value) ? value.join(', ') : String(value)) || 'none';
}

/** The first member that differs, and how, for a person to read. */
function differenceOf(recorded: Suggestion, current: Suggestion): string {
  for (const key of ['category', 'capabilities', 'risk', 'confidence'] as const) {
    const [was, is] = [inWords(recorded[key]), inWords(current[key])];
    if (was !== is) return `${key} is ${was}, and would be ${is}`;
  }
  const same = isDeepStrictEqual(recorded.contradictions, current.contradictions);
  return same ? 'its evidence would be another' : 'its contradictions would be others';
}

export const suggestionIsCurrent: ServerCheck = {
  id: 'suggestion-is-current',
  severity: 'error',
  sentence: 'A suggestion is what `npm run classify` says of the definition today.',
  scope: 'server',
  find(entry) {
    const current = suggestAll(entry);
    return entry.tools.flatMap((tool, index) => {
      const [recorded, today] = [tool.record.suggestion, current[index] as Suggestion];
      if (isDeepStrictEqual(today, recorded)) return [];
      return [
        {
          entry,
          tool,
          path: ['suggestion'],
          message: `The suggestion is not the classifier’s: ${differenceOf(recorded, today)}.`,
          remedy: 'Run `npm run classify`. To change a verdict, add a review; suggestions are not edited.',
        },
      ];
    });
  },
};
