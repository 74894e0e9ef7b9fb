import type { Engine, Outcome } from './engine.ts';

interface Permissions {
  default?: string;
  tools?: Record<string, { default?: string }>;
}

const OUTCOMES: Readonly<Record<string, Outcome>> = { allow: 'allow', confirm: 'ask', deny: 'deny' };

/** The documented algorithm: the default of the tool, else the default of all. */
export const zedEngine: Engine = ([file]) => {
  const settings = JSON.parse(file?.text ?? '') as { agent: { tool_permissions: Permissions } };
  const { default: rest = 'confirm', tools = {} } = settings.agent.tool_permissions;
  return ({ label, tool }) => {
    const key = `mcp:${label}:${tool}`;
    const own = Object.hasOwn(tools, key) ? tools[key]?.default : undefined;
    return OUTCOMES[own ?? rest] as Outcome;
  };
};
