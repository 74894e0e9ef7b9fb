import { parse } from 'smol-toml';
import type { Engine, Outcome } from './engine.ts';

interface Rule {
  mcpName?: string;
  toolName?: string;
  decision: string;
  priority: number;
}

const OUTCOMES: Readonly<Record<string, Outcome>> = { allow: 'allow', ask_user: 'ask', deny: 'deny' };

/** Names are shortened in the middle, and what a name cannot hold becomes an underscore. */
function fullName(label: string, tool: string): string {
  const name = `mcp_${label}_${tool}`.replaceAll(/[^A-Za-z0-9_-]/g, '_');
  return name.length > 63 ? `${name.slice(0, 28)}...${name.slice(-32)}` : name;
}

function checked(rules: readonly Rule[]): readonly Rule[] {
  for (const { toolName, decision, priority } of rules) {
    if (
      !toolName ||
      !Object.hasOwn(OUTCOMES, decision) ||
      !Number.isInteger(priority) ||
      priority < 0 ||
      priority > 999
    )
      throw new Error('the loader rejects such a rule');
  }
  return rules;
}

/** The documented algorithm: the rule of the highest priority that names the server and the tool, or every tool. */
export const geminiCliEngine: Engine = ([file]) => {
  const { rule } = parse(file?.text ?? '') as unknown as { rule: Rule[] };
  const sorted = checked(rule).toSorted((a, b) => b.priority - a.priority);
  return ({ label, tool }) => {
    const name = fullName(label, tool);
    const found = sorted.find(
      ({ mcpName, toolName }) =>
        mcpName === label && (toolName === '*' || name === `mcp_${mcpName}_${toolName}` || name === toolName),
    );
    return OUTCOMES[found?.decision ?? 'ask_user'] as Outcome;
  };
};
