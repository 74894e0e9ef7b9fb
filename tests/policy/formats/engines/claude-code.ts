import type { Engine } from './engine.ts';

interface Permissions {
  deny?: string[];
  ask?: string[];
  allow?: string[];
}

/** A rule without parentheses; in `allow` a glob counts only behind a whole server name. */
function matches(rule: string, name: string, list: keyof Permissions): boolean {
  if (/^mcp__[^_*]+$/.test(rule) && name.startsWith(`${rule}__`)) return true;
  if (!rule.includes('*')) return rule === name;
  if (list === 'allow' && !/^mcp__[^*]+?__/.test(rule)) return false;
  const pattern = rule.split('*').map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${pattern.join('.*')}$`, 's').test(name);
}

/** The algorithm of the documentation: deny, then ask, then allow, the first match decides; else a person is asked. */
export const claudeCodeEngine: Engine = ([file]) => {
  const permissions = (JSON.parse(file?.text ?? '{}') as { permissions?: Permissions }).permissions ?? {};
  return ({ label, tool }) => {
    const name = `mcp__${label}__${tool}`.replaceAll(/[^a-zA-Z0-9_-]/g, '_');
    const list = (['deny', 'ask', 'allow'] as const).find((one) =>
      permissions[one]?.some((rule) => matches(rule, name, one)),
    );
    return list ?? 'ask';
  };
};
