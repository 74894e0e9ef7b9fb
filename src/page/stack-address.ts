/* The stack in the address: ids and labels, and nothing else. It may come from anybody, so it is checked when read. */
import { isServerId } from '../catalog/server-id.ts';
import { labelOf, labelProblem } from '../policy/formats/names.ts';

/** A server that the reader picked. */
export interface Pick {
  id: string;
  /** The reader's own name for it, where it is not the one to start with. */
  label?: string | undefined;
}

/** More than anybody runs; and a link cannot make the page load without end. */
export const MOST_PICKS = 100;

/** What an address says, and what of it cannot be. */
export interface ReadAddress {
  picks: Pick[];
  /** How many parts were left out. */
  refused: number;
}

/** The label that a pick has in texts. */
export function labelOfPick({ id, label }: Pick): string {
  return label ?? labelOf(id);
}

/** Whether two picks are the same server under the same name. */
export function isSamePick(a: Pick, b: Pick): boolean {
  return a.id === b.id && labelOfPick(a) === labelOfPick(b);
}

function pickOf(part: string): Pick | undefined {
  const [id = '', label, ...more] = part.split(':');
  if (!isServerId(id) || more.length > 0) return undefined;
  if (label === undefined) return { id };
  if (labelProblem(label) !== undefined) return undefined;
  return label === labelOf(id) ? { id } : { id, label };
}

/** Reads the part of an address behind `#`. */
export function readAddress(hash: string): ReadAddress {
  const text = new URLSearchParams(hash.replace(/^#/, '')).get('s') ?? '';
  const parts = text.split(',').filter((part) => part !== '');
  const picks: Pick[] = [];
  for (const part of parts) {
    const pick = pickOf(part);
    if (pick && picks.length < MOST_PICKS && !picks.some((one) => isSamePick(one, pick))) picks.push(pick);
  }
  return { picks, refused: parts.length - picks.length };
}

/** The part of an address behind `#`; empty where nothing is picked. */
export function writeAddress(picks: readonly Pick[]): string {
  const parts = picks.map((pick) => (pick.label === undefined ? pick.id : `${pick.id}:${pick.label}`));
  return parts.length === 0 ? '' : `#s=${parts.join(',')}`;
}
