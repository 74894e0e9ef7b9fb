import { evaluate } from '../../../../src/policy/evaluate.ts';
import type { Engine } from './engine.ts';

export const policyJsonEngine: Engine = (files) => {
  const policies = new Map(files.map(({ label, text }) => [label, JSON.parse(text) as unknown]));
  return ({ label, tool, args }) => evaluate(policies.get(label), { tool, arguments: args }).decision;
};
