import { isFreshlyReviewed } from '../catalog/merge.ts';
import { showText } from '../catalog/visible.ts';
import type { ToolCheck } from './check.ts';

export const reviewIsFresh: ToolCheck = {
  id: 'review-is-fresh',
  severity: 'error',
  sentence: 'A review is of the definition that the record holds.',
  scope: 'tool',
  find(record) {
    if (!record.review || isFreshlyReviewed(record)) return [];
    const { by, on } = record.review;
    return [
      {
        path: ['review', 'digest'],
        message: `The review by ${showText(by, 40)} of ${on} is stale: it is of another definition than the one recorded here.`,
        remedy: `Read the definition again. Then renew \`reason\` and \`on\` and write digest: ${record.definition.digest}, or remove the review and run \`npm run classify\`.`,
      },
    ];
  },
};
