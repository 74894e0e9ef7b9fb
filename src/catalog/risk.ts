import { type Action, type Capability, type Category, RISKS, type Risk } from './vocabulary.ts';

export const RISKIEST_FIRST: readonly Risk[] = RISKS.toReversed();

/** 0 for critical, so that sorting puts the riskiest first. */
export function riskRank(risk: Risk): number {
  return RISKIEST_FIRST.indexOf(risk);
}

/** The part of a verdict that risk is computed from. */
export interface Effect {
  category: Category;
  capabilities: readonly Capability[];
}

/** The risk of a tool with this effect. The only place where risk is decided. */
export function riskOf({ category, capabilities }: Effect): Risk {
  const has = (capability: Capability) => capabilities.includes(capability);
  if (category === 'destructive' || has('moves-money')) return 'critical';
  if (has('executes-code') || has('returns-secrets') || has('changes-access')) return 'high';
  if (category === 'write') return has('acts-in-bulk') ? 'high' : 'medium';
  if (has('reads-private-data') || has('sends-externally') || has('ingests-untrusted')) return 'medium';
  return 'low';
}

const ACTION = { low: 'allow', medium: 'limit', high: 'ask', critical: 'hide' } as const satisfies Record<Risk, Action>;

/** What the recommended policy does with a tool of this risk. */
export function actionOf(risk: Risk): Action {
  return ACTION[risk];
}
