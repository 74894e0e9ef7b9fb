import type { Engine } from './engine.ts';

interface Toolset {
  mcp_server_name: string;
  default_config?: { enabled?: boolean };
  configs?: Record<string, { enabled?: boolean }>;
}

/** What the documentation says: a tool's own configuration, else the default one, else it is enabled. */
export const claudeApiEngine: Engine = (files) => {
  const sets = new Map(files.map(({ text }) => JSON.parse(text) as Toolset).map((set) => [set.mcp_server_name, set]));
  return ({ label, tool }) => {
    const { configs = {}, default_config } = sets.get(label) as Toolset;
    const own = Object.hasOwn(configs, tool) ? configs[tool]?.enabled : undefined;
    return (own ?? default_config?.enabled ?? true) ? 'allow' : 'deny';
  };
};
