import { parse as parseCel } from '@marcbachmann/cel-js';
import { parse } from 'yaml';
import type { Engine } from './engine.ts';

interface Config {
  mcp: { policies: { mcpAuthorization: { rules: Record<string, string>[] } } };
}

/** What a rule can look at: a tool, or a prompt. */
export type Asked = { tool: { target: string; name: string } } | { prompt: { target: string; name: string } };

/**
 * agentgateway's own order: a `deny` that holds, a `require` that does not, an `allow` that does; else whether there
 * is no `allow`. What cannot be evaluated does not hold.
 */
export function rulesEngine(text: string): (mcp: Asked) => boolean {
  const { rules } = (parse(text) as Config).mcp.policies.mcpAuthorization;
  const compiled = rules.flatMap((rule) => Object.entries(rule).map(([kind, cel]) => ({ kind, holds: parseCel(cel) })));
  const of = (kind: string) => compiled.filter((rule) => rule.kind === kind);
  return (mcp) => {
    const holds = (rule: (typeof compiled)[number]): boolean => {
      try {
        return rule.holds({ mcp }) === true;
      } catch {
        return false;
      }
    };
    if (of('deny').some(holds) || !of('require').every(holds)) return false;
    return of('allow').some(holds) || of('allow').length === 0;
  };
}

export const agentgatewayEngine: Engine = ([file]) => {
  const allows = rulesEngine(file?.text ?? '');
  return ({ label, tool }) => (allows({ tool: { target: label, name: tool } }) ? 'allow' : 'deny');
};
