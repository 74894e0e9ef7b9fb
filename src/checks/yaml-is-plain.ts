import type { ReaderCheck } from './check.ts';

export const yamlIsPlain: ReaderCheck = {
  id: 'yaml-is-plain',
  severity: 'error',
  sentence: 'A file holds plain YAML within bounds: no tabs, anchors, aliases, tags, merge keys or repeated keys.',
  scope: 'reader',
};
