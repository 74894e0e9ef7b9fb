import { z } from 'zod';

/*
 * policy.json v1: the document that a policy gateway reads before it forwards a call.
 * Source: PolicyLayer's "Writing policies" and "Core concepts" pages (policylayer.com/docs); what they leave open
 * (the meaning of empty conditions, fixed windows) follows Intercept, their open-source engine.
 */

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const path = z.string().regex(/^args(\.[^.]+)+$/, 'must be args.<field>, with further fields after dots');

/** One comparison of an argument; each operator takes its own kind of value. */
export const conditionSchema = z.discriminatedUnion('op', [
  z.strictObject({ path, op: z.enum(['eq', 'neq']), value: scalar }),
  z.strictObject({ path, op: z.enum(['lt', 'lte', 'gt', 'gte']), value: z.number() }),
  z.strictObject({ path, op: z.enum(['in', 'not_in']), value: z.array(scalar) }),
  z.strictObject({ path, op: z.literal('exists'), value: z.boolean() }),
  z.strictObject({ path, op: z.literal('regex'), value: z.string() }),
  z.strictObject({ path, op: z.literal('contains'), value: scalar }),
]);
export type Condition = z.infer<typeof conditionSchema>;

/** Conditions that must all hold. None at all hold always. */
export const ruleSchema = z.strictObject({
  conditions: z.array(conditionSchema),
  /** What the caller is told. */
  on_deny: z.string().min(1).optional(),
});
export type Rule = z.infer<typeof ruleSchema>;

export const limitSchema = z.strictObject({
  /** Tools that name the same counter share it. */
  counter: z.string().min(1),
  window: z.enum(['minute', 'hour', 'day']),
  max: z.int().nonnegative(),
  scope: z.literal('grant'),
});
export type Limit = z.infer<typeof limitSchema>;

/** What is asked of calls of one tool. `{}` allows them under `default: "deny"`. */
export const toolRulesSchema = z.strictObject({
  /** Every one must hold. */
  require: z.array(ruleSchema).optional(),
  /** Any one that holds denies. */
  deny_if: z.array(ruleSchema).optional(),
  limits: z.array(limitSchema).optional(),
});
export type ToolRules = z.infer<typeof toolRulesSchema>;

/*
 * Rules by tool name. Not `z.record`: that drops a key named `__proto__`, which is a tool name like any other.
 */
const toolsSchema = z
  .custom<Record<string, ToolRules>>(
    (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
    'must be an object of rules by tool name',
  )
  .superRefine((tools, context) => {
    for (const [name, rules] of Object.entries(tools)) {
      const issues = toolRulesSchema.safeParse(rules).error?.issues ?? [];
      for (const issue of issues) {
        context.addIssue({ code: 'custom', message: issue.message, path: [name, ...issue.path] });
      }
    }
  });

/** What is merged into a policy that is already there. */
export const fragmentSchema = z.strictObject({
  /** Names that are left out of the tool list and denied when called; `*` stands for all of them. */
  hide: z.array(z.string()).optional(),
  tools: toolsSchema.optional(),
});
export type PolicyFragment = z.infer<typeof fragmentSchema>;

/** A policy.json, version 1: one server's rules for one grant. */
export const policySchema = z.strictObject({
  version: z.literal('1'),
  /** What happens to a tool that `tools` does not list. */
  default: z.enum(['allow', 'deny']),
  ...fragmentSchema.shape,
  all_tools: z.strictObject({ limits: z.array(limitSchema).optional() }).optional(),
});
export type Policy = z.infer<typeof policySchema>;
