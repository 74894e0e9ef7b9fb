import type { Policy, PolicyFragment, ToolRules } from '../document.ts';
import { printJson } from '../print.ts';
import { ALL_RULES, type Format, type TreatedServer, type TreatedTool } from './format.ts';

/** An object with exactly these own properties, `__proto__` included. */
function byName(entries: readonly (readonly [string, ToolRules])[]): Record<string, ToolRules> {
  return Object.fromEntries(entries);
}

function rulesOf({ treatment, limits, require, deny_if, onDeny }: TreatedTool): ToolRules {
  if (treatment !== 'allow') return { deny_if: [{ conditions: [], on_deny: onDeny }] };
  return {
    ...(require.length > 0 && { require: [...require] }),
    ...(deny_if.length > 0 && { deny_if: [...deny_if] }),
    ...(limits.length > 0 && { limits: [...limits] }),
  };
}

/** What is merged into a policy.json for one tool. */
export function fragmentOf(tool: TreatedTool): PolicyFragment {
  return tool.treatment === 'hide' ? { hide: [tool.name] } : { tools: byName([[tool.name, rulesOf(tool)]]) };
}

/** A server's policy.json: tools that it does not name are denied. */
export function policyOf({ tools }: Pick<TreatedServer, 'tools'>): Policy {
  const hidden = tools.filter(({ treatment }) => treatment === 'hide').map(({ name }) => name);
  const listed = tools.filter(({ treatment }) => treatment !== 'hide');
  return {
    version: '1',
    default: 'deny',
    ...(hidden.length > 0 && { hide: hidden }),
    tools: byName(listed.map((tool) => [tool.name, rulesOf(tool)])),
  };
}

export const policyJson: Format = {
  id: 'policy-json',
  title: 'policy.json',
  kind: 'gateway',
  scope: 'server',
  file: {
    name: 'policy.json',
    language: 'json',
    places: [{ who: 'A policy gateway', path: 'the policy of the grant through which the client reaches the server' }],
  },
  powers: { hide: true, deny: true, ask: false, limit: true, rules: ALL_RULES },
  unlisted: 'deny',
  facts: {
    enforces: [
      'Which tools agents see and may call; what is not listed is denied.',
      'Calls a minute, an hour or a day, and conditions on arguments.',
    ],
    suggests: ['Asking a person: a rule denies the call with a message that says to ask.'],
    traps: [
      'A condition on an argument that is missing is false, so that a `deny_if` alone lets the call through.',
      'A rule without conditions holds always.',
      'Minutes, hours and days are those of the clock in UTC: twice the number can pass around the turn of one.',
      '`*` in `hide` hides every tool.',
    ],
    checked: { version: '1', by: 'engine', on: '2026-11-22' },
    sources: [
      { title: 'PolicyLayer: writing policies', url: 'https://policylayer.com/docs/writing-policies' },
      { title: 'Intercept, the open-source engine', url: 'https://github.com/PolicyLayer/Intercept' },
    ],
  },
  nameProblem: (name) => (name === '*' ? '`*` stands for every tool there' : undefined),
  write: ([server]) => ({ text: `${printJson(policyOf(server ?? { tools: [] }))}\n` }),
  fragment: (tool) => ({ kind: 'merge', text: `${printJson(fragmentOf(tool))}\n` }),
};
