import type { Engine } from './engine.ts';

interface McpTool {
  server_label: string;
  allowed_tools?: string[];
  require_approval?: { never?: { tool_names: string[] } };
}

/** What the documentation says: no tool but the allowed ones, and approval of each call unless it is under `never`. */
export const openaiResponsesEngine: Engine = (files) => {
  const tools = new Map(files.map(({ text }) => JSON.parse(text) as McpTool).map((tool) => [tool.server_label, tool]));
  return ({ label, tool }) => {
    const { allowed_tools, require_approval } = tools.get(label) as McpTool;
    if (allowed_tools && !allowed_tools.includes(tool)) return 'deny';
    return require_approval?.never?.tool_names.includes(tool) ? 'allow' : 'ask';
  };
};
