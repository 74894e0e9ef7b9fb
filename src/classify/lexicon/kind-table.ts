import { KINDS, type Kind } from '../effect.ts';

/**
 * Verbs of a language by kind and by the English verb that means the same, by which the rules about objects know them:
 * `{ deletes: { delete: '删除 销毁' } }`.
 */
export type KindTable = Readonly<Record<Kind, Readonly<Record<string, string>>>>;

/** The verbs of a table by kind alone. */
export const verbsByKind = (table: KindTable): Record<Kind, string> =>
  Object.fromEntries(KINDS.map((kind) => [kind, Object.values(table[kind]).join(' ')])) as Record<Kind, string>;

/** A map from each of the words of a list to the English word that the list stands under. */
export function glossaryOf(table: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(table).flatMap(([english, list]) =>
      list
        .trim()
        .split(/\s+/)
        .map((word) => [word.replaceAll('_', ' '), english] as const),
    ),
  );
}
