import { printJson } from '../print.ts';
import { type Format, NO_RULES, type TreatedTool, type Treatment } from './format.ts';
import { only } from './names.ts';

/** A filter of an `mcp` tool, as the Responses API takes it. */
interface Filter {
  tool_names: string[];
}

/** The policy in an `mcp` tool object. */
interface McpTool {
  type: 'mcp';
  server_label: string;
  allowed_tools: string[];
  require_approval: { never?: Filter; always?: Filter };
}

const named = (tools: readonly TreatedTool[], treatment: Treatment) =>
  tools.filter((tool) => tool.treatment === treatment).map(({ name }) => name);

const filter = (key: 'never' | 'always', names: string[]) => (names.length > 0 ? { [key]: { tool_names: names } } : {});

function toolOf(label: string, never: string[], always: string[]): McpTool {
  return {
    type: 'mcp',
    server_label: label,
    allowed_tools: [...never, ...always],
    require_approval: { ...filter('never', never), ...filter('always', always) },
  };
}

export const openaiResponses: Format = {
  id: 'openai-responses',
  title: 'OpenAI Responses API',
  kind: 'api',
  scope: 'server',
  file: {
    name: 'mcp-tool.json',
    language: 'json',
    places: [{ who: 'A program', path: 'an entry of `tools` in a request to `/v1/responses`' }],
  },
  partial: true,
  powers: { hide: true, deny: false, ask: true, limit: false, rules: NO_RULES },
  unlisted: 'deny',
  facts: {
    enforces: [
      'The model gets only the tools in `allowed_tools`.',
      'A call of a tool under `always` comes back as `mcp_approval_request` and is not made until it is approved.',
    ],
    suggests: [
      'Who approves is up to the program: it may answer without asking anybody.',
      'Your own `server_url` (or `tunnel_id`) and `authorization` belong in the same object.',
    ],
    traps: [
      'Without `allowed_tools` the model gets every tool of the server.',
      '`require_approval: "never"` stands for all tools, whatever else is listed.',
      'Each request has its own `tools`: the policy has to be sent every time.',
    ],
    checked: { version: 'openai 7.57.0', by: 'types', on: '2026-11-22' },
    sources: [
      {
        title: 'OpenAI: remote MCP servers',
        url: 'https://developers.openai.com/api/docs/guides/tools-connectors-mcp',
      },
      { title: 'openai on npm, where the types are', url: 'https://www.npmjs.com/package/openai' },
    ],
  },
  nameProblem: only(/^[A-Za-z0-9_./-]+$/, 'letters, digits and _ - . /'),
  write: ([server]) => {
    const { label, tools } = server ?? { label: '', tools: [] };
    const [never, always] = [named(tools, 'allow'), named(tools, 'ask')];
    // What an empty list means is not said.
    if (never.length + always.length === 0) return { nothing: 'remove-the-server' };
    return { text: `${printJson(toolOf(label, never, always))}\n` };
  },
  fragment: ({ name, treatment }) => {
    const text = `${printJson(name)}\n`;
    if (treatment === 'hide') return { kind: 'leave-out', key: 'allowed_tools', text };
    const approval = treatment === 'allow' ? 'never' : 'always';
    return { kind: 'add', key: `allowed_tools and require_approval.${approval}.tool_names`, text };
  },
};
