import type { ReaderCheck } from './check.ts';

export const yamlIsValid: ReaderCheck = {
  id: 'yaml-is-valid',
  severity: 'error',
  sentence: 'Every document of a file is YAML.',
  scope: 'reader',
};
