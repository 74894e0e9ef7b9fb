import type { Contradiction } from '../catalog/record.ts';
import type { Effect } from '../catalog/risk.ts';
import type { Capability } from '../catalog/vocabulary.ts';
import type { JsonObject } from '../manifest/json.ts';

/** What says that a tool meets an open world: text comes in from it, or goes out to it. */
const OPEN_WORLD = ['ingests-untrusted', 'sends-externally'] as const satisfies Capability[];

/**
 * Where the declared annotations and what else is known of a tool cannot both be right. `shown` is what the definition
 * shows without its annotations, or what a reviewer decided; without a category nothing is known, and nothing
 * contradicts.
 *
 * Only declared booleans count: a hint that is left out has a default, which nobody claimed. `destructiveHint` means
 * nothing beside `readOnlyHint: true`, and `true` in it only says that a change may destroy, so that it contradicts a
 * reading and not a change. `openWorldHint: true` only says that there may be an outside. The source of all this is
 * `ToolAnnotations` in MCP's schema: https://modelcontextprotocol.io/specification/2025-11-25/schema#toolannotations
 */
export function contradictions(
  hints: JsonObject | undefined,
  { category, capabilities }: Partial<Effect>,
): Contradiction[] {
  const { readOnlyHint, destructiveHint, openWorldHint } = hints ?? {};
  const found: Contradiction[] = [];
  if (category !== undefined && typeof readOnlyHint === 'boolean' && readOnlyHint !== (category === 'read')) {
    found.push({ annotation: 'readOnlyHint', declared: readOnlyHint, inferred: category });
  }
  const counts = typeof destructiveHint === 'boolean' && readOnlyHint !== true;
  if (counts && category === (destructiveHint ? 'read' : 'destructive')) {
    found.push({ annotation: 'destructiveHint', declared: destructiveHint, inferred: category });
  }
  if (openWorldHint === false) {
    const outside = OPEN_WORLD.filter((one) => capabilities?.includes(one));
    found.push(...outside.map((inferred) => ({ annotation: 'openWorldHint' as const, declared: false, inferred })));
  }
  return found;
}

/** True where the declaration promises less effect than is shown, so that a client that trusts it is misled. */
export const understates = ({ annotation, declared }: Pick<Contradiction, 'annotation' | 'declared'>): boolean =>
  declared === (annotation === 'readOnlyHint');
