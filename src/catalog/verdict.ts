import { type Effect, riskOf, riskRank } from './risk.ts';
import { CAPABILITIES, type Capability, type Category, type Risk } from './vocabulary.ts';

/** What the catalogue says of a tool. */
export interface Verdict {
  category: Category;
  capabilities: Capability[];
  risk: Risk;
}

/** Capabilities in the vocabulary's order, each once. */
export function orderCapabilities(capabilities: readonly Capability[]): Capability[] {
  return CAPABILITIES.filter((capability) => capabilities.includes(capability));
}

/** The verdict on a tool: the effect that a person decided on, where one did, else the suggested one. */
export function verdictOf(suggestion: Effect, reviewed?: Effect): Verdict {
  const { category, capabilities } = reviewed ?? suggestion;
  return { category, capabilities: orderCapabilities(capabilities), risk: riskOf({ category, capabilities }) };
}

/** True if two effects say the same, whatever the order of their capabilities. */
export function sameEffect(one: Effect, other: Effect): boolean {
  const [a, b] = [orderCapabilities(one.capabilities), orderCapabilities(other.capabilities)];
  return one.category === other.category && a.join() === b.join();
}

/** How much riskier `after` is than `before`: positive if riskier, 0 if equal. */
export function compareRisk(before: Risk, after: Risk): number {
  return riskRank(before) - riskRank(after);
}
