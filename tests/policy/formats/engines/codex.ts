import { parse } from 'smol-toml';
import type { Engine, Outcome } from './engine.ts';

interface Server {
  enabled?: boolean;
  enabled_tools?: string[];
  disabled_tools?: string[];
  default_tools_approval_mode?: string;
  tools?: Record<string, { approval_mode?: string }>;
}

const OUTCOMES: Readonly<Record<string, Outcome>> = { approve: 'allow', prompt: 'ask' };

/** `auto` and `writes` go by what the server says of its tool, which may be that it only reads. */
function approval(server: Server, tool: string): Outcome {
  const own = Object.hasOwn(server.tools ?? {}, tool) ? server.tools?.[tool]?.approval_mode : undefined;
  return OUTCOMES[own ?? server.default_tools_approval_mode ?? 'auto'] ?? 'allow';
}

/** The documented algorithm: the enabled tools less the disabled ones, each under its own approval or the default. */
export const codexEngine: Engine = ([file]) => {
  const { mcp_servers: servers } = parse(file?.text ?? '') as unknown as { mcp_servers: Record<string, Server> };
  return ({ label, tool }) => {
    const server = Object.hasOwn(servers, label) ? (servers[label] as Server) : {};
    if (server.enabled === false || server.disabled_tools?.includes(tool)) return 'deny';
    if (server.enabled_tools && !server.enabled_tools.includes(tool)) return 'deny';
    return approval(server, tool);
  };
};
