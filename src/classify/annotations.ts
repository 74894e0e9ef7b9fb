import type { Category } from '../catalog/vocabulary.ts';
import type { JsonObject } from '../manifest/json.ts';
import type { Finding } from './finding.ts';
import type { RuleId } from './rules.ts';

/** What the declared annotations add. They are the server's claim: they raise a suggestion and never lower it. */
export function annotationFindings(hints: JsonObject | undefined, category: Category | undefined): Finding[] {
  if (!hints) return [];
  const raised = (rule: RuleId, key: string, to: Category): Finding[] => [
    { category: to, capabilities: [], evidence: { rule, field: `annotations.${key}`, text: String(hints[key]) } },
  ];
  if (hints.destructiveHint === true && hints.readOnlyHint !== true && category === undefined) {
    return raised('annotation-destructive', 'destructiveHint', 'destructive');
  }
  if (hints.readOnlyHint === false && (category ?? 'read') === 'read') {
    return raised('annotation-not-read-only', 'readOnlyHint', 'write');
  }
  return [];
}
