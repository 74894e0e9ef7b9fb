import * as cedar from '@cedar-policy/cedar-wasm/nodejs';
import type { Outcome } from './engine.ts';

let counted = 0;

/** What Cedar is asked. */
export interface CedarRequest {
  principal: string;
  action: string;
  resource: [type: string, id: string];
  context: cedar.Context;
}

/** The real engine over policies. Errors in evaluating one deny, as both gateways do. */
export function cedarEngine(policies: cedar.StaticPolicySet, namespace = ''): (request: CedarRequest) => Outcome {
  const id = `set-${counted++}`;
  const parsed = cedar.preparsePolicySet(id, { staticPolicies: policies });
  if (parsed.type === 'failure') throw new Error(parsed.errors.map(({ message }) => message).join('; '));
  return ({ principal, action, resource: [type, resource], context }) => {
    // Such a name cannot reach it: UTF-8 cannot carry half a character.
    if (!`${action}${resource}`.isWellFormed()) return 'deny';
    const answer = cedar.statefulIsAuthorized({
      principal: { type: `${namespace}${principal}`, id: 'someone' },
      action: { type: `${namespace}Action`, id: action },
      resource: { type: `${namespace}${type}`, id: resource },
      context,
      entities: [],
      preparsedPolicySetId: id,
      validateRequest: false,
    });
    if (answer.type === 'failure' || answer.response.diagnostics.errors.length > 0) return 'deny';
    return answer.response.decision;
  };
}

/** Cedar's decimals have four places and 64 bits; undefined where a number is none. */
export function decimal(value: number): cedar.CedarValueJson | undefined {
  return Math.abs(value) < 922_337_203_685_477 ? { __extn: { fn: 'decimal', arg: value.toFixed(4) } } : undefined;
}
