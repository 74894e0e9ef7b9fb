import type { ReaderCheck } from './check.ts';

export const fileIsReadable: ReaderCheck = {
  id: 'file-is-readable',
  severity: 'error',
  sentence: 'The catalogue’s folder and its files can be read, as UTF-8.',
  scope: 'reader',
};
