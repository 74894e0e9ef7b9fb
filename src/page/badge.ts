import type { Action, Capability, Category, Risk } from '../catalog/vocabulary.ts';
import { hrefTo, paths, type Site } from './site.ts';
import { type Shape, type Term, vocabulary } from './vocabulary.ts';

/** A key of the vocabulary as it is shown. */
export interface Badge<Key extends string = string> {
  key: Key;
  label: string;
  meaning: string;
  tone: string;
  shape: Shape;
  /** The list of tools that share it. Actions have none. */
  href?: string | undefined;
}

export interface Badges {
  risk: Record<Risk, Badge<Risk>>;
  category: Record<Category, Badge<Category>>;
  capability: Record<Capability, Badge<Capability>>;
  action: Record<Action, Badge<Action>>;
}

function badgesOf<Key extends string>(
  terms: Record<Key, Term>,
  hrefOf: (key: Key) => string | undefined,
): Record<Key, Badge<Key>> {
  const entries = (Object.keys(terms) as Key[]).map((key) => {
    const { label, meaning, tone, shape } = terms[key];
    return [key, { key, label, meaning, tone, shape, href: hrefOf(key) }] as const;
  });
  return Object.fromEntries(entries) as Record<Key, Badge<Key>>;
}

/** Every badge of a site, made once. */
export function badgesFor(site: Pick<Site, 'base'>): Badges {
  return {
    risk: badgesOf<Risk>(vocabulary.risk, (key) => hrefTo(site, paths.list('risk', key))),
    category: badgesOf<Category>(vocabulary.category, (key) => hrefTo(site, paths.list('category', key))),
    capability: badgesOf<Capability>(vocabulary.capability, (key) => hrefTo(site, paths.list('capability', key))),
    action: badgesOf<Action>(vocabulary.action, () => undefined),
  };
}
