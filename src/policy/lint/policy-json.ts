import type { Condition, Policy, Rule } from '../document.ts';
import { parsePolicy } from '../evaluate.ts';
import { entries, type Finding, type LintRule, members } from './rule.ts';

const format = 'policy-json';

/** The policy, or nothing where it does not parse: another rule says so. */
function valid(value: unknown): Policy | undefined {
  const parsed = parsePolicy(value);
  return 'policy' in parsed ? parsed.policy : undefined;
}

interface Placed {
  tool: string;
  list: 'require' | 'deny_if';
  at: number;
  rule: Rule;
}

const rulesOf = (policy: Policy | undefined): Placed[] =>
  members(policy?.tools).flatMap(([tool, rules]) =>
    (['require', 'deny_if'] as const).flatMap((list) =>
      entries((rules as Record<string, unknown>)[list]).map(([at, rule]) => ({ tool, list, at, rule: rule as Rule })),
    ),
  );

const conditionsOf = (policy: Policy | undefined): (Placed & { condition: Condition; index: number })[] =>
  rulesOf(policy).flatMap((placed) =>
    placed.rule.conditions.map((condition, index) => ({ ...placed, condition, index })),
  );

/** Whether a rule that every call must satisfy says that the argument is there. */
const isRequired = (policy: Policy, tool: string, path: string): boolean =>
  (policy.tools?.[tool]?.require ?? []).some(({ conditions }) =>
    conditions.some((condition) => condition.path === path && !(condition.op === 'exists' && !condition.value)),
  );

export const POLICY_JSON_RULES: readonly LintRule[] = [
  {
    id: 'policy-json-invalid',
    format,
    find: (value) => {
      const parsed = parsePolicy(value);
      if ('policy' in parsed) return [];
      return parsed.problems.map(({ pointer, message }) => ({
        path: pointer
          .split('/')
          .slice(1)
          .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~')),
        what: `This is no policy.json, version 1: ${message}.`,
        fix: 'Correct it: under a policy that a gateway cannot read every call is denied, or none, if it keeps the last one.',
      }));
    },
  },
  {
    id: 'policy-json-unpaired-deny-if',
    format,
    find: (value) => {
      const policy = valid(value);
      return conditionsOf(policy)
        .filter(
          ({ list, condition, tool }) =>
            list === 'deny_if' && condition.op !== 'exists' && !isRequired(policy as Policy, tool, condition.path),
        )
        .map(({ tool, list, at, index, condition }) => ({
          path: ['tools', tool, list, at, 'conditions', index],
          what: `A call without \`${condition.path.slice(5)}\` passes: a condition on a missing argument is false.`,
          fix: `Add a \`require\` that \`${condition.path}\` exists.`,
        }));
    },
  },
  {
    id: 'policy-json-unanchored-pattern',
    format,
    find: (value) =>
      conditionsOf(valid(value))
        .filter(
          ({ list, condition }) =>
            list === 'require' &&
            condition.op === 'regex' &&
            !/^(?:\(\?\w+\))?(?:\^|\\A)[\s\S]*(?:\$|\\z)$/.test(condition.value),
        )
        .map(({ tool, list, at, index }) => ({
          path: ['tools', tool, list, at, 'conditions', index, 'value'],
          what: 'The pattern matches anywhere in the argument, so that anything may stand around what is required.',
          fix: 'Begin it with ^ and end it with $.',
        })),
  },
  {
    id: 'policy-json-hidden-and-listed',
    format,
    find: (value) => {
      const policy = valid(value);
      return members(policy?.tools)
        .filter(([tool]) => policy?.hide?.includes(tool))
        .map(
          ([tool]): Finding => ({
            path: ['tools', tool],
            what: 'The tool is hidden as well, which denies every call: these rules are never read.',
            fix: 'Take the name out of `hide`, or the rules out of `tools`.',
          }),
        );
    },
  },
  {
    id: 'policy-json-denies-everything',
    format,
    find: (value) => {
      const policy = valid(value);
      if (!policy || policy.default === 'allow' || members(policy.tools).length > 0) return [];
      return [
        {
          path: ['default'],
          what: 'Nothing is listed in `tools`, so that every call is denied.',
          fix: 'List the tools that may be called; an empty entry, {}, allows a tool.',
        },
      ];
    },
  },
  {
    id: 'policy-json-open-default',
    format,
    find: (value) =>
      valid(value)?.default !== 'allow'
        ? []
        : [
            {
              path: ['default'],
              what: 'Tools that the server adds later are allowed without anybody having looked at them.',
              fix: 'Write "deny", and list the tools that may be called.',
            },
          ],
  },
];
