import { stringify } from 'yaml';
import { type Arguments, cedarString, expressions, writable } from './cedar.ts';
import type { Format, TreatedServer, TreatedTool } from './format.ts';
import { wellFormed } from './names.ts';

/** Lists and objects appear as `arg_<name>_present: true`, which an argument of that name would be taken for. */
const ARGUMENTS: Arguments = { record: 'context', prefix: 'arg_', texts: true, except: /_present$/ };

const call = (name: string) => `principal, action == Action::"call_tool", resource == Tool::${cedarString(name)}`;

function permit({ name, require, deny_if }: TreatedTool): string {
  const conditions = expressions(require, deny_if, ARGUMENTS) ?? ['false'];
  const when = conditions.length === 0 ? '' : ` when { ${conditions.join(' && ')} }`;
  return `permit(${call(name)})${when};`;
}

/** Without these, prompts and resources would be denied too. */
const OTHERS = ['get_prompt', 'read_resource'].map(
  (action) => `permit(principal, action == Action::${cedarString(action)}, resource);`,
);

const yaml = (value: unknown) => stringify(value, { lineWidth: 0 });

function config({ tools }: Pick<TreatedServer, 'tools'>): string {
  const permits = tools.filter(({ treatment }) => treatment === 'allow').map(permit);
  return yaml({ version: '1.0', type: 'cedarv1', cedar: { policies: [...permits, ...OTHERS], entities_json: '[]' } });
}

export const toolhiveCedar: Format = {
  id: 'toolhive-cedar',
  title: 'ToolHive',
  kind: 'gateway',
  scope: 'server',
  file: {
    name: 'authz.yaml',
    language: 'yaml',
    places: [
      { who: 'You, for one server', path: 'any file, given as `thv run --authz-config authz.yaml`' },
      { who: 'A cluster', path: 'a ConfigMap that `authzConfig` of the MCPServer names' },
    ],
  },
  powers: { hide: true, deny: false, ask: false, limit: false, rules: writable(ARGUMENTS) },
  unlisted: 'deny',
  facts: {
    enforces: [
      'A tool that no policy permits is left out of the tool list, and a call of it is answered with 403.',
      'Conditions on arguments that are text or true/false.',
    ],
    suggests: [
      'Asking a person: there is none, so tools to be asked about are not permitted.',
      'Calls a minute: the operator for Kubernetes has them in `rateLimiting`, this file has not.',
      'Numbers: ToolHive hands them over with four decimal places, so that a limit on an amount cannot be written exactly.',
    ],
    traps: [
      'Tool lists are filtered without arguments: a tool with conditions on them is missing from the list, though calls that meet them pass.',
      'An attribute that is missing is an error, and an error denies the call: each condition asks with `has` first.',
      'Prompts and resources are denied unless they are permitted too.',
      '`forbid` wins over every `permit`.',
    ],
    checked: { version: '@cedar-policy/cedar-wasm 4.13.0', by: 'engine', on: '2026-11-22' },
    sources: [
      { title: 'ToolHive: authorization', url: 'https://github.com/stacklok/toolhive/blob/main/docs/authz.md' },
      {
        title: 'How ToolHive asks Cedar',
        url: 'https://github.com/stacklok/toolhive/blob/main/pkg/authz/authorizers/cedar/core.go',
      },
      { title: 'Cedar: policy grammar', url: 'https://docs.cedarpolicy.com/policies/syntax-grammar.html' },
    ],
  },
  nameProblem: wellFormed,
  write: ([server]) => ({ text: config(server ?? { tools: [] }) }),
  fragment: (tool) => {
    const policy = tool.treatment === 'allow' ? permit(tool) : `forbid(${call(tool.name)});`;
    return { kind: 'add', key: 'cedar.policies', text: yaml([policy]) };
  },
};
