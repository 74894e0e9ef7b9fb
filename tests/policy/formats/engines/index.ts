import { claudeCodeEngine } from './claude-code.ts';
import type { Engine } from './engine.ts';
import { policyJsonEngine } from './policy-json.ts';

/** An engine for each format, by its id: the real one where it runs here, else its documented algorithm. */
export const ENGINES: Readonly<Record<string, Engine>> = {
  'policy-json': policyJsonEngine,
  'claude-code': claudeCodeEngine,
};
