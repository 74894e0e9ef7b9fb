import { stringify } from 'yaml';
import { ALL_UNSEEN } from '../unseen.ts';
import { type Format, NO_RULES, type TreatedServer, type TreatedTool } from './format.ts';
import { wellFormed } from './names.ts';

/** A string literal of CEL. What cannot be seen is written as an escape. */
function celString(text: string): string {
  const quoted = text.replace(/[\\"]/g, '\\$&');
  return `"${quoted.replace(ALL_UNSEEN, (found) => `\\U${(found.codePointAt(0) as number).toString(16).padStart(8, '0')}`)}"`;
}

const ofTarget = (label: string) => `mcp.tool.target == ${celString(label)}`;

/** Prompts and resources are no tools: a rule that lets tools through would shut them out. */
const OTHERS = { allow: '!has(mcp.tool)' };

function rulesOf({ label, tools }: TreatedServer): { allow: string }[] {
  const names = tools.filter(({ treatment }) => treatment === 'allow').map(({ name }) => celString(name));
  return names.length > 0 ? [{ allow: `${ofTarget(label)} && mcp.tool.name in [${names.join(', ')}]` }] : [];
}

const yaml = (value: unknown) => stringify(value, { lineWidth: 0 });

const config = (servers: readonly TreatedServer[]) =>
  yaml({ mcp: { policies: { mcpAuthorization: { rules: [OTHERS, ...servers.flatMap(rulesOf)] } } } });

/** A rule that must hold keeps one tool out, and says nothing of any other. */
function ruleOf({ name, treatment }: TreatedTool, label: string): { allow: string } | { require: string } {
  const tool = `${ofTarget(label)} && mcp.tool.name == ${celString(name)}`;
  return treatment === 'allow' ? { allow: tool } : { require: `!has(mcp.tool) || !(${tool})` };
}

export const agentgateway: Format = {
  id: 'agentgateway',
  title: 'agentgateway',
  kind: 'gateway',
  scope: 'stack',
  file: {
    name: 'config.yaml',
    language: 'yaml',
    places: [{ who: 'A gateway', path: 'the file given as `agentgateway -f config.yaml`' }],
  },
  partial: true,
  powers: { hide: true, deny: false, ask: false, limit: false, rules: NO_RULES },
  unlisted: 'deny',
  facts: {
    enforces: [
      'A tool that no rule allows is left out of the tool list, and a call of it is answered as an unknown tool.',
    ],
    suggests: [
      'Your own `targets` belong beside `policies`; without them the file is not complete.',
      'Rules see the name of a tool and of its target, not the arguments of a call.',
      'Asking a person: there is none, so tools to be asked about are not allowed.',
      'Calls a minute: `localRateLimit` counts all requests together, so tools to be limited are not allowed.',
    ],
    traps: [
      '`rules: []` allows everything.',
      'As soon as one rule allows something, everything else is denied, prompts and resources too.',
      'A rule that cannot be evaluated is false, so that a `deny` rule lets the call through: `require` is used instead.',
    ],
    checked: {
      version: '@marcbachmann/cel-js 8.0.0 for the expressions, the order as documented',
      by: 'engine',
      on: '2026-11-22',
    },
    sources: [
      { title: 'agentgateway: MCP authorization', url: 'https://agentgateway.dev/docs/mcp/mcp-authz/' },
      {
        title: 'How rules are evaluated',
        url: 'https://github.com/agentgateway/agentgateway/blob/main/crates/agentgateway/src/http/authorization.rs',
      },
      {
        title: 'What rules see',
        url: 'https://github.com/agentgateway/agentgateway/blob/main/crates/agentgateway/src/mcp/rbac.rs',
      },
    ],
  },
  nameProblem: wellFormed,
  write: (servers) => ({ text: config(servers) }),
  fragment: (tool, label) => ({
    kind: 'add',
    key: 'mcp.policies.mcpAuthorization.rules',
    text: yaml([ruleOf(tool, label)]),
  }),
};
