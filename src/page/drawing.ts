/*
 * Geometry of the pictures, which components draw as inline SVG. Units are those of the picture's own box, drawn so
 * that one is a pixel or more on the narrowest screen.
 */

/** A coordinate with a tenth of a unit, which nobody can see. */
export function place(value: number): number {
  return Math.round(value * 10) / 10;
}

/** How wide a character of the monospaced face is, of its size. */
const MONO = 0.61;

/** A name cut to a width, in a monospaced face of a size. */
export function fitted(text: string, width: number, size: number): string {
  const room = Math.max(1, Math.floor(width / (size * MONO)));
  const characters = Array.from(text);
  return characters.length <= room ? text : `${characters.slice(0, room - 1).join('')}…`;
}

/** The radius of a circle whose area stands for a value; what there is can always be seen. */
export function radiusOf(value: number, most: number, largest: number): number {
  return value === 0 ? 0 : place(Math.max(largest * Math.sqrt(value / most), 2.5));
}

/** A part of a bar, in hundredths of the whole width. */
export interface BarPart {
  x: number;
  width: number;
}

const GAP = 0.4;

/** Parts side by side, in order, with a gap between them; each at least a hair wide. */
export function barParts(values: readonly number[], whole: number): BarPart[] {
  const across = (value: number) => (whole === 0 ? 0 : Math.round((value / whole) * 10_000) / 100);
  return values.map((value, at) => {
    const before = values.slice(0, at).reduce((sum, each) => sum + each, 0);
    const gap = at < values.length - 1 ? GAP : 0;
    return { x: across(before), width: Math.max(Math.round((across(value) - gap) * 100) / 100, 0.3) };
  });
}

/**
 * The parts of a bar of counts, in order; what there is none of has no part. `whole` is what the full width stands for:
 * all that is counted, unless bars of several rows share a scale.
 */
export function barOfCounts<Counted extends { count: number }>(
  all: readonly Counted[],
  whole = all.reduce((sum, { count }) => sum + count, 0),
): { of: Counted; place: BarPart }[] {
  const some = all.filter(({ count }) => count > 0);
  const places = barParts(
    some.map(({ count }) => count),
    whole,
  );
  return some.map((of, at) => ({ of, place: places[at] as BarPart }));
}

/** Where days stand between the first and the last of them, from 0 to 1; in the middle where they are one. */
export function onTimeline(days: readonly string[]): number[] {
  const times = days.map((day) => Date.parse(`${day}T00:00:00Z`));
  const [first, last] = [Math.min(...times), Math.max(...times)];
  return times.map((time) => (last === first ? 0.5 : (time - first) / (last - first)));
}
