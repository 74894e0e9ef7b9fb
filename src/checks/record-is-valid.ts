import type { ReaderCheck } from './check.ts';

export const recordIsValid: ReaderCheck = {
  id: 'record-is-valid',
  severity: 'error',
  sentence: 'A record has the keys and values of the schema, and no others.',
  scope: 'reader',
};
