import type { Answer } from '../../src/page/answers.ts';

/** Which answer a file of the built site is, by its address. Files that are no answer of ours have none. */
const PATTERNS: readonly [pattern: RegExp, answer: Answer][] = [
  [/^\/index\.json$/, 'home'],
  [/^\/servers\.json$/, 'server-list'],
  [/^\/servers\/[^/]+\.json$/, 'server'],
  [/^\/servers\/[^/]+\/policy\.json$/, 'policy'],
  [/^\/servers\/[^/]+\/kit\.json$/, 'kit'],
  [/^\/servers\/[^/]+\/stack\.json$/, 'server-stack'],
  [/^\/stack\.json$/, 'stack'],
  [/^\/servers\/[^/]+\/(?:tools\/[^/]+\/)?policies\.json$/, 'policies'],
  [/^\/servers\/[^/]+\/tools\/[^/]+\/policy\.json$/, 'fragment'],
  [/^\/servers\/[^/]+\/tools\/[^/]+\.json$/, 'tool'],
  [/^\/(?:risk|category|capability)\/[^/]+\.json$/, 'tool-list'],
  [/^\/attacks\.json$/, 'attack-list'],
  [/^\/attacks\/matrix\.json$/, 'attack-matrix'],
  [/^\/attacks\/[^/]+\.json$/, 'attack'],
  [/^\/guides\.json$/, 'guide-list'],
  [/^\/guides\/[^/]+\.json$/, 'guide'],
  [/^\/rules\.json$/, 'rule-list'],
  [/^\/rules\/[^/]+\.json$/, 'rule'],
  [/^\/formats\.json$/, 'format-list'],
  [/^\/formats\/[^/]+\.json$/, 'format'],
  [/^\/contradictions\.json$/, 'contradictions'],
  [/^\/accuracy\.json$/, 'accuracy'],
  [/^\/accuracy\/mistakes\.json$/, 'mistakes'],
  [/^\/changes\.json$/, 'changes'],
  [/^\/coverage\.json$/, 'coverage'],
  [/^\/api\/v1\/tools\.json$/, 'dump'],
  [/^\/api\/v1\/index\.json$/, 'dump-index'],
  [/^\/v0\.1\/(?:cursor\/\d+|servers\/index|servers\/[^/]+\/[^/]+\/versions\/index)\.json$/, 'registry-list'],
  [/^\/v0\.1\/servers\/[^/]+\/[^/]+\/versions\/[^/]+$/, 'registry-server'],
  [/^\/api\.json$/, 'page'],
];

/** The answer that a file is. */
export function answerAt(address: string): Answer | undefined {
  return PATTERNS.find(([pattern]) => pattern.test(address))?.[1];
}
