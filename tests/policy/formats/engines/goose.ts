import { parse } from 'yaml';
import type { Engine } from './engine.ts';

const LISTS = ['always_allow', 'ask_before', 'never_allow'] as const;

/** The algorithm of its source in the mode `approve`: the list that has the name, else a person is asked. */
export const gooseEngine: Engine = ([file]) => {
  const { user } = parse(file?.text ?? '') as { user: Record<(typeof LISTS)[number], string[]> };
  if (LISTS.some((list) => !Array.isArray(user[list]))) throw new Error('Goose stops: a list is missing');
  return ({ label, tool }) => {
    const name = `${label.toLowerCase()}__${tool}`;
    if (user.always_allow.includes(name)) return 'allow';
    return user.never_allow.includes(name) ? 'deny' : 'ask';
  };
};
