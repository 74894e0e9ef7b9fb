import type { ToolRecord } from '../catalog/record.ts';
import { type Effect, riskOf } from '../catalog/risk.ts';
import type { Risk } from '../catalog/vocabulary.ts';
import type { ToolCheck } from './check.ts';

type Rated = Effect & { risk: Risk };

function ratedIn(record: ToolRecord): { path: PropertyKey[]; rated: Rated }[] {
  const rows = record.suggestion.values ?? [];
  return [
    { path: ['risk'], rated: record },
    { path: ['suggestion', 'risk'], rated: record.suggestion },
    ...rows.map((row, index) => ({ path: ['suggestion', 'values', index, 'risk'], rated: row })),
  ];
}

function inWords({ category, capabilities }: Effect): string {
  return capabilities.length === 0 ? category : `${category} with ${capabilities.join(', ')}`;
}

export const riskFollows: ToolCheck = {
  id: 'risk-follows',
  severity: 'error',
  sentence: 'Risk is what follows from category and capabilities, and nothing else.',
  scope: 'tool',
  find(record) {
    return ratedIn(record)
      .filter(({ rated }) => rated.risk !== riskOf(rated))
      .map(({ path, rated }) => ({
        path,
        message: `${path.join('.')} is ${rated.risk}, but ${inWords(rated)} gives ${riskOf(rated)}.`,
        remedy: `Write risk: ${riskOf(rated)}, or correct the category or the capabilities.`,
      }));
  },
};
