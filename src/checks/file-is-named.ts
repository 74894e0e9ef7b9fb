import type { ReaderCheck } from './check.ts';

export const fileIsNamed: ReaderCheck = {
  id: 'file-is-named',
  severity: 'error',
  sentence: 'Every file in `servers/` is a plain file, named after its server’s id with `.yaml`.',
  scope: 'reader',
};
