import { parse } from 'jsonc-parser';
import type { Engine } from './engine.ts';

/** `server:tool`, with * for anything on either side. */
function matches(entry: string, label: string, tool: string): boolean {
  const at = entry.indexOf(':');
  const pattern = [entry.slice(0, at), entry.slice(at + 1)];
  return pattern.every((part, side) => part === '*' || part === [label, tool][side]);
}

/** The documented algorithm: what is listed runs, the rest is asked about; what is not text is dropped. */
export const cursorEngine: Engine = ([file]) => {
  const { mcpAllowlist = [] } = parse(file?.text ?? '') as { mcpAllowlist?: unknown[] };
  const entries = mcpAllowlist.filter((entry): entry is string => typeof entry === 'string');
  return ({ label, tool }) => (entries.some((entry) => matches(entry, label, tool)) ? 'allow' : 'ask');
};

/** The documented algorithm: deny, then allow, else a person is asked. */
export const cursorCliEngine: Engine = ([file]) => {
  const { permissions } = JSON.parse(file?.text ?? '') as { permissions: Record<'allow' | 'deny', string[]> };
  const listed = (list: readonly string[], label: string, tool: string) =>
    list.some((rule) => matches(/^Mcp\((.*)\)$/s.exec(rule)?.[1] ?? ':', label, tool));
  return ({ label, tool }) => {
    if (listed(permissions.deny, label, tool)) return 'deny';
    return listed(permissions.allow, label, tool) ? 'allow' : 'ask';
  };
};
