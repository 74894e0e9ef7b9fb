import { configSchema, stripServerNamePrefix } from 'librechat-data-provider';
import { parse } from 'yaml';
import type { Engine } from './engine.ts';

/** Whether a name is matched by one of these globs. */
function matcher(globs: readonly string[]): (name: string) => boolean {
  const names = new Set(globs.filter((glob) => !glob.includes('*')));
  const patterns = globs
    .filter((glob) => glob.includes('*'))
    .map((glob) => glob.split('*').map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')))
    .map((parts) => new RegExp(`^${parts.join('.*')}$`, 's'));
  return (name) => names.has(name) || patterns.some((pattern) => pattern.test(name));
}

/** LibreChat's own schema and names; the order of `createToolPolicyHook`: deny, ask, allow, then what the mode says. */
export const librechatEngine: Engine = ([file]) => {
  const config = configSchema.parse({ version: '1.3.0', ...(parse(file?.text ?? '') as object) });
  const { enabled, mode = 'default', ...lists } = config.endpoints?.agents?.toolApproval ?? {};
  const matches = { deny: matcher(lists.deny ?? []), ask: matcher(lists.ask ?? []), allow: matcher(lists.allow ?? []) };
  const otherwise = { default: 'ask', dontAsk: 'deny', bypass: 'allow' } as const;
  return ({ label, tool }) => {
    if (!enabled) return 'allow';
    const name = `${stripServerNamePrefix(tool, label)}_mcp_${label}`;
    const list = (['deny', 'ask', 'allow'] as const).find((one) => matches[one](name));
    return list ?? otherwise[mode];
  };
};
