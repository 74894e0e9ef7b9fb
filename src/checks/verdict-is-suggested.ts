import type { ToolRecord } from '../catalog/record.ts';
import { sameEffect } from '../catalog/verdict.ts';
import type { ToolCheck } from './check.ts';

type Deciding = 'risk' | 'category' | 'capabilities';

/** The most telling part in which the verdict differs from the suggestion. */
function differing(record: ToolRecord): Deciding {
  if (record.risk !== record.suggestion.risk) return 'risk';
  return record.category === record.suggestion.category ? 'capabilities' : 'category';
}

function wordsOf(from: Pick<ToolRecord, Deciding>, key: Deciding): string {
  return key === 'capabilities' ? `[${from.capabilities.join(', ')}]` : from[key];
}

export const verdictIsSuggested: ToolCheck = {
  id: 'verdict-is-suggested',
  severity: 'error',
  sentence: 'Without a review, the verdict is the suggested one.',
  scope: 'tool',
  find(record) {
    if (record.review || sameEffect(record, record.suggestion)) return [];
    const key = differing(record);
    const [is, suggested] = [wordsOf(record, key), wordsOf(record.suggestion, key)];
    return [
      {
        path: [key],
        message: `${key} is ${is}, but nothing explains why it differs from the suggested ${suggested}.`,
        remedy: 'Add a review with a reason, or run `npm run classify` to accept the suggestion.',
      },
    ];
  },
};
