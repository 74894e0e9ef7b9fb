import type { Effect } from '../catalog/risk.ts';
import type { Capability, Category } from '../catalog/vocabulary.ts';

/** The kinds of verb that the lexicons know, mildest first: a later kind outranks an earlier one. */
export const KINDS = [
  'reads',
  'computes',
  'operates',
  'creates',
  'changes',
  'switches',
  'unlinks',
  'sends',
  'grants',
  'executes',
  'overwrites',
  'ends',
  'deletes',
  'pays',
] as const;
export type Kind = (typeof KINDS)[number];

const effect = (category: Category, ...capabilities: Capability[]): Effect => ({ category, capabilities });

/** What a verb of a kind does, whatever its object. */
export const KIND_EFFECTS = {
  reads: effect('read'),
  computes: effect('read'),
  operates: effect('write'),
  creates: effect('write'),
  changes: effect('write'),
  switches: effect('write'),
  unlinks: effect('write'),
  sends: effect('write', 'sends-externally'),
  grants: effect('write', 'changes-access'),
  executes: effect('write', 'executes-code'),
  overwrites: effect('destructive'),
  ends: effect('destructive'),
  deletes: effect('destructive'),
  pays: effect('write', 'moves-money'),
} as const satisfies Record<Kind, Effect>;

/** Higher is more severe. */
export const severity = (kind: Kind): number => KINDS.indexOf(kind);

/** True for a kind that leaves the world as it was. */
export const isRead = (kind: Kind): boolean => kind === 'reads' || kind === 'computes';

/** The most severe kind. */
export const worstKind = (kinds: readonly Kind[]): Kind =>
  kinds.reduce((worst, kind) => (severity(kind) > severity(worst) ? kind : worst));
