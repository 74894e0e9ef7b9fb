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

/** The same for picks of one server under one name, and for no others. */
const keyOf = (pick: Pick): string => `${pick.id}:${labelOfPick(pick)}`;

/** What becomes of picks that come to a stack. */
export interface TakenIn {
  added: Pick[];
  /** How many were there already, and how many found no room. */
  there: number;
  refused: number;
}

/** Takes picks into a stack, each of them once, until it is full. */
export function takeIn(stack: readonly Pick[], picks: readonly Pick[]): TakenIn {
  const taken: TakenIn = { added: [], there: 0, refused: 0 };
  const known = new Set(stack.map(keyOf));
  for (const pick of picks) {
    const key = keyOf(pick);
    if (known.has(key)) taken.there += 1;
    else if (stack.length + taken.added.length >= MOST_PICKS) taken.refused += 1;
    else {
      known.add(key);
      taken.added.push(pick);
    }
  }
  return taken;
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
  const { added } = takeIn(
    [],
    parts.flatMap((part) => pickOf(part) ?? []),
  );
  return { picks: added, refused: parts.length - added.length };
}

/** The part of an address behind `#`; empty where nothing is picked. */
export function writeAddress(picks: readonly Pick[]): string {
  const parts = picks.map((pick) => (pick.label === undefined ? pick.id : `${pick.id}:${pick.label}`));
  return parts.length === 0 ? '' : `#s=${parts.join(',')}`;
}
