import { isDeepStrictEqual } from 'node:util';
import { siblingsOf, toolDefinition } from '../catalog/merge.ts';
import { withoutUndefined } from '../catalog/present.ts';
import type { Suggestion } from '../catalog/record.ts';
import { suggest } from '../classify/suggest.ts';
import type { ToolCheck } from './check.ts';

/** The first member that differs, and how, for a person to read. */
function differenceOf(recorded: Suggestion, current: Suggestion): string {
  for (const key of ['category', 'capabilities', 'risk', 'confidence'] as const) {
    const [was, is] = [String(recorded[key]) || 'none', String(current[key]) || 'none'];
    if (was !== is) return `${key} is ${was}, and would be ${is}`;
  }
  return 'its evidence would be another';
}

export const suggestionIsCurrent: ToolCheck = {
  id: 'suggestion-is-current',
  severity: 'error',
  sentence: 'A suggestion is what `npm run classify` says of the definition today.',
  scope: 'tool',
  find(record, { tools }) {
    const siblings = siblingsOf(
      record.name,
      tools.map((tool) => tool.record),
    );
    const current = suggest(toolDefinition(record), siblings);
    if (isDeepStrictEqual(withoutUndefined(current), record.suggestion)) return [];
    return [
      {
        path: ['suggestion'],
        message: `The suggestion is not the classifier’s: ${differenceOf(record.suggestion, current)}.`,
        remedy: 'Run `npm run classify`. To change a verdict, add a review; suggestions are not edited.',
      },
    ];
  },
};
