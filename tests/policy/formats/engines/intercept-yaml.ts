import { parse } from 'yaml';
import type { Condition } from '../../../../src/policy/document.ts';
import { holds } from '../../../../src/policy/operators.ts';
import type { Engine } from './engine.ts';

interface Rule {
  name: string;
  action?: string;
  conditions?: Condition[];
  rate_limit?: string;
}

type Config = Map<string, unknown>;

const RATE = /^[1-9]\d*\/(?:minute|hour|day)$/;

/** What Intercept's validation refuses. */
function check({ name, action = 'evaluate', conditions = [], rate_limit }: Rule): void {
  if (!name) throw new Error('a rule must have a name');
  if (rate_limit !== undefined) {
    if (!RATE.test(rate_limit) || conditions.length > 0 || action === 'deny') throw new Error('a bad rate_limit');
  } else if ((action === 'deny') === conditions.length > 0) {
    throw new Error(`a rule of the action ${action} with ${conditions.length} conditions`);
  }
}

function rulesOf(config: Config, tool: string): Rule[] | undefined {
  const tools = config.get('tools') as Map<string, Config>;
  const rules = tools.get(tool)?.get('rules') as Config[] | undefined;
  return rules?.map((rule) => {
    const conditions = (rule.get('conditions') as Config[] | undefined)?.map((one) => Object.fromEntries(one));
    return { ...Object.fromEntries(rule), conditions } as unknown as Rule;
  });
}

/** Intercept's order: hidden, then not listed, then each rule, of which all conditions must hold. */
export const interceptYamlEngine: Engine = (files) => {
  const configs = new Map(files.map(({ label, text }) => [label, parse(text, { mapAsMap: true }) as Config]));
  return ({ label, tool, args }) => {
    const config = configs.get(label) as Config;
    if (((config.get('hide') as string[] | undefined) ?? []).some((name) => name === tool || name === '*'))
      return 'deny';
    const rules = rulesOf(config, tool);
    if (!rules) return config.get('default') === 'deny' ? 'deny' : 'allow';
    rules.forEach(check);
    const denies = ({ action, conditions = [] }: Rule) =>
      action === 'deny' || !conditions.every((condition) => holds(condition, args));
    return rules.some(denies) ? 'deny' : 'allow';
  };
};
