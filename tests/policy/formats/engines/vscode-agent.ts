import { parse } from 'yaml';
import type { Engine } from './engine.ts';

/** The documented algorithm: the agent has the tools in its list; a file without a list has all of them. */
export const vscodeAgentEngine: Engine = ([file]) => {
  const [, header] = /^---\n([\s\S]*?)\n---\n/.exec(file?.text ?? '') ?? [];
  const { tools } = parse(header ?? '') as { tools?: string[] };
  return ({ label, tool }) => {
    if (!tools || tools.includes(`${label}/*`) || tools.includes(label)) return 'allow';
    return tools.includes(`${label}/${tool}`) ? 'allow' : 'deny';
  };
};
