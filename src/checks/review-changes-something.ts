import { isFreshlyReviewed } from '../catalog/merge.ts';
import { sameEffect } from '../catalog/verdict.ts';
import type { ToolCheck } from './check.ts';

export const reviewChangesSomething: ToolCheck = {
  id: 'review-changes-something',
  severity: 'error',
  sentence: 'A review stands only where the verdict differs from the suggestion.',
  scope: 'tool',
  find(record) {
    if (!isFreshlyReviewed(record) || !sameEffect(record, record.suggestion)) return [];
    return [
      {
        path: ['review'],
        message: 'The review changes nothing: the verdict is the suggested one.',
        remedy: 'Remove the review, or change `category` or `capabilities` to what the reviewer decided.',
      },
    ];
  },
};
