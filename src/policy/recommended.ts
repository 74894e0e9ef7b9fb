import type { ToolRecord } from '../catalog/record.ts';
import { actionOf } from '../catalog/risk.ts';
import { denial, type Recommendation, startingLimit } from './recommend.ts';

/**
 * What a recommendation is made of, in few words: a tool's verdict, and the rules that its schema asks for. A browser
 * gets this and no schema.
 */
export type Verdict = Pick<ToolRecord, 'name' | 'category' | 'capabilities' | 'risk'> &
  Partial<Pick<Recommendation, 'require' | 'deny_if' | 'letThrough'>>;

/** The verdict of a tool with what its recommendation says besides. */
export function verdictOf(
  { name, category, capabilities, risk }: Verdict,
  { require, deny_if, letThrough }: Recommendation,
): Verdict {
  return {
    name,
    category,
    capabilities,
    risk,
    ...(require.length > 0 && { require }),
    ...(deny_if.length > 0 && { deny_if }),
    ...(letThrough && { letThrough }),
  };
}

/** The recommendation that the verdict was taken from. */
export function recommendationOf({ require = [], deny_if = [], letThrough, ...tool }: Verdict): Recommendation {
  const action = actionOf(tool.risk);
  return {
    name: tool.name,
    action,
    onDeny: denial(tool),
    require,
    deny_if,
    ...(action === 'limit' && { limit: startingLimit(tool) }),
    ...(letThrough && { letThrough }),
  };
}
