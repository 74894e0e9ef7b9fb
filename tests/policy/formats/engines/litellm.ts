import { parse } from 'yaml';
import type { Engine } from './engine.ts';

interface Config {
  mcp_servers: Record<string, { allowed_tools?: string[] }>;
}

/** LiteLLM's own comparison in the version that is the least strict: with or without the server, in any case. */
export const litellmEngine: Engine = ([file]) => {
  const { mcp_servers } = parse(file?.text ?? '') as Config;
  return ({ label, tool }) => {
    const allowed = (mcp_servers[label]?.allowed_tools ?? []).map((name) => name.toLowerCase());
    if (allowed.length === 0) return 'allow';
    return [tool, `${label}-${tool}`].some((name) => allowed.includes(name.toLowerCase())) ? 'allow' : 'deny';
  };
};
