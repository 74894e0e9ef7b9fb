import { type Arguments, cedarString, expressions, writable } from './cedar.ts';
import type { Format, TreatedServer, TreatedTool } from './format.ts';
import { only } from './names.ts';

/** Arguments have the types of the tool's schema there, and one that lists its values is an entity of its own type. */
const ARGUMENTS: Arguments = { record: 'context.input', prefix: '', texts: false };

/** To be replaced by the reader: no gateway has this name, so that nothing is permitted until then. */
const GATEWAY = 'AgentCore::Gateway::"arn:aws:bedrock-agentcore:REGION:ACCOUNT:gateway/GATEWAY"';

const actionOf = (label: string, tool: string) => `AgentCore::Action::${cedarString(`${label}___${tool}`)}`;

function policy(effect: 'permit' | 'forbid', action: string, conditions: readonly string[] = []): string {
  const principal = effect === 'permit' ? 'principal is AgentCore::OAuthUser' : 'principal';
  const scope = [principal, `action ${action}`, `resource == ${GATEWAY}`].map((line) => `  ${line}`).join(',\n');
  const when = conditions.length === 0 ? '' : `\nwhen {\n  ${conditions.join(' &&\n  ')}\n}`;
  return `${effect}(\n${scope}\n)${when};\n`;
}

const isOpen = ({ require, deny_if }: TreatedTool): boolean => require.length + deny_if.length === 0;

function permit(tool: TreatedTool, label: string): string {
  const conditions = expressions(tool.require, tool.deny_if, ARGUMENTS) ?? ['false'];
  return policy('permit', `== ${actionOf(label, tool.name)}`, conditions);
}

/** One policy for all tools of a server that are let through as they are, and one for each that has rules. */
function policiesOf({ label, tools }: TreatedServer): string[] {
  const allowed = tools.filter(({ treatment }) => treatment === 'allow');
  const open = allowed.filter(isOpen).map(({ name }) => `    ${actionOf(label, name)}`);
  return [
    ...(open.length > 0 ? [policy('permit', `in [\n${open.join(',\n')}\n  ]`)] : []),
    ...allowed.filter((tool) => !isOpen(tool)).map((tool) => permit(tool, label)),
  ];
}

export const agentcoreCedar: Format = {
  id: 'agentcore-cedar',
  title: 'Amazon Bedrock AgentCore Gateway',
  kind: 'gateway',
  scope: 'stack',
  file: {
    name: 'gateway.cedar',
    language: 'cedar',
    places: [
      {
        who: 'A company',
        path: 'the policy engine attached to the gateway: each statement becomes a policy of its own',
      },
    ],
  },
  powers: { hide: true, deny: false, ask: false, limit: false, rules: writable(ARGUMENTS) },
  unlisted: 'deny',
  facts: {
    enforces: [
      'A tool that no policy permits is left out of the tool list, and a call of it is denied.',
      'Conditions on arguments that are true or false.',
    ],
    suggests: [
      'The ARN is yours to fill in: a policy that names actions has to name the gateway.',
      'The principal is an OAuth user; for a gateway with IAM authorization write `AgentCore::IamEntity`.',
      'Asking a person, and calls a minute: there is neither, so such tools are not permitted.',
    ],
    traps: [
      'Policies are only logged until the policy engine is attached with the mode `ENFORCE`.',
      'An argument that lists its values is an entity in the generated schema, not text: conditions on it are left out here.',
      'Whole numbers and decimals are different types; comparing one with the other is refused.',
      'Prompts and resources are let through whatever the policies say.',
      'A tool with conditions stays in the tool list, since some calls of it would pass.',
    ],
    checked: {
      version: '@cedar-policy/cedar-wasm 4.13.0, @cedar-policy/mcp-schema-generator-wasm 0.6.0',
      by: 'engine',
      on: '2026-11-22',
    },
    sources: [
      {
        title: 'AgentCore: policy scope',
        url: 'https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/policy-scope.html',
      },
      {
        title: 'AgentCore: schema constraints',
        url: 'https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/policy-schema-constraints.html',
      },
      {
        title: 'AgentCore: how tools are named',
        url: 'https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/gateway-tool-naming.html',
      },
      { title: 'The schema generator', url: 'https://github.com/cedar-policy/cedar-for-agents' },
    ],
  },
  nameProblem: only(/^[A-Za-z0-9_-]+$/, 'letters, digits, _ and -'),
  write: (servers) => {
    const policies = servers.flatMap(policiesOf);
    return policies.length > 0 ? { text: policies.join('\n') } : { nothing: 'remove-the-server' };
  },
  fragment: (tool, label) => ({
    kind: 'add',
    key: 'the policy engine of the gateway',
    text: tool.treatment === 'allow' ? permit(tool, label) : policy('forbid', `== ${actionOf(label, tool.name)}`),
  }),
};
