import type { Engine } from './engine.ts';

/** The documented algorithm: a server has the listed tools, all of them with `*`; nothing is asked. */
export const copilotCodingAgentEngine: Engine = ([file]) => {
  const { mcpServers } = JSON.parse(file?.text ?? '') as { mcpServers: Record<string, { tools: string[] }> };
  return ({ label, tool }) => {
    const tools = Object.hasOwn(mcpServers, label) ? (mcpServers[label]?.tools ?? []) : [];
    return tools.includes('*') || tools.includes(tool) ? 'allow' : 'deny';
  };
};
