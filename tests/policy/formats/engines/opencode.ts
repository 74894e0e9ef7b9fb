import type { Engine, Outcome } from './engine.ts';

const literally = (text: string) => text.replaceAll(/[\\^$.+()[\]{}|]/g, '\\$&');

/** The documented algorithm: the last entry that matches decides, * and ? are wildcards; what none matches is allowed. */
export const opencodeEngine: Engine = ([file]) => {
  const { permission } = JSON.parse(file?.text ?? '') as { permission: Record<string, Outcome> };
  const rules = Object.entries(permission).map(([key, action]) => ({ key, action }));
  const exact = new Map(rules.map(({ key, action }, at) => [key, { action, at }]));
  const globs = rules.flatMap(({ key, action }, at) =>
    /[*?]/.test(key)
      ? [{ pattern: new RegExp(`^${literally(key).replaceAll('*', '.*').replaceAll('?', '.')}$`, 's'), action, at }]
      : [],
  );
  return ({ label, tool }) => {
    const name = `${label}_${tool}`.replaceAll(/[^a-zA-Z0-9_-]/g, '_');
    const matching = [
      ...globs.filter(({ pattern }) => pattern.test(name)),
      exact.get(name) ?? { action: 'allow', at: -1 },
    ];
    return matching.toSorted((a, b) => b.at - a.at)[0]?.action as Outcome;
  };
};
