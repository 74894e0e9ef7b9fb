import type { Effect } from '../catalog/risk.ts';
import { CATEGORIES } from '../catalog/vocabulary.ts';

/**
 * The ways in which verdicts and labels are compared, the most telling first. `category` is the catalogue's own
 * vocabulary, `class` folds two capabilities into it, and `binary` asks only whether a call leaves the world as it was.
 */
export const SCALES = {
  category: CATEGORIES,
  class: ['read', 'write', 'destructive', 'execute', 'financial'],
  binary: ['read', 'nonread'],
} as const;
export type Scale = keyof typeof SCALES;
export const SCALE_NAMES = Object.keys(SCALES) as Scale[];

/** Of an effect that takes something for good, runs what it is given, or moves money. */
export const CRITICAL: ReadonlySet<string> = new Set(['destructive', 'execute', 'financial']);

const SEVERITY: Readonly<Record<string, number>> = {
  read: 0,
  nonread: 1,
  write: 1,
  execute: 2,
  destructive: 3,
  financial: 3,
};

/** Whether the first word, on the scale of the second, stands for less harm. */
export function isMilder(one: string, other: string): boolean {
  return (SEVERITY[one] ?? 0) < (SEVERITY[other] ?? 0);
}

/** The one of five classes that an effect comes to: money first, then code, else the category. */
export function classOf({ category, capabilities }: Effect): string {
  if (capabilities.includes('moves-money')) return 'financial';
  return capabilities.includes('executes-code') ? 'execute' : category;
}

/** `read` for the class of that name; every other class changes something or can. */
export function binaryOf(name: string): string {
  return name === 'read' ? 'read' : 'nonread';
}

/** What an effect is on each scale. */
export function placesOf(effect: Effect): Record<Scale, string> {
  const name = classOf(effect);
  return { category: effect.category, class: name, binary: binaryOf(name) };
}
