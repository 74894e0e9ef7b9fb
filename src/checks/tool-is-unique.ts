import type { ReaderCheck } from './check.ts';

export const toolIsUnique: ReaderCheck = {
  id: 'tool-is-unique',
  severity: 'error',
  sentence: 'A file has one record for each tool.',
  scope: 'reader',
};
