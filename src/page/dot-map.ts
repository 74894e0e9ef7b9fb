import { numberText } from './count-text.ts';
import { radiusOf } from './drawing.ts';

/** A row or a column of a picture. */
export interface DotHead {
  label: string;
  href?: string | undefined;
}

/** A circle whose area is a count. */
export interface DotCell {
  count: number;
  /** At most `DOT_RADIUS`. */
  radius: number;
  tone?: string | undefined;
}

/** Counts in rows and columns, as a picture. */
export interface DotMap {
  columns: readonly DotHead[];
  rows: readonly (DotHead & { cells: readonly DotCell[] })[];
  /** The same in words. */
  hearing: string;
}

export const DOT_RADIUS = 13;

/** What is counted: a row's head, and for each column a count with its colour. */
export interface Counts extends DotHead {
  cells: readonly { count: number; tone?: string | undefined }[];
}

/** Draws counts to one scale. Undefined where there is nothing to count. */
export function dotMap(what: string, columns: readonly DotHead[], counted: readonly Counts[]): DotMap | undefined {
  const rows = counted.filter(({ cells }) => cells.some(({ count }) => count > 0));
  if (rows.length === 0) return undefined;
  const most = Math.max(...rows.flatMap(({ cells }) => cells.map(({ count }) => count)));
  const words = rows.map(({ label, cells }) => {
    const parts = cells.flatMap(({ count }, at) =>
      count === 0 ? [] : [`${numberText(count)} ${columns[at]?.label.toLowerCase()}`],
    );
    return `${label}: ${parts.join(', ')}`;
  });
  return {
    columns,
    rows: rows.map(({ label, href, cells }) => ({
      label,
      href,
      cells: cells.map((cell) => ({ ...cell, radius: radiusOf(cell.count, most, DOT_RADIUS) })),
    })),
    hearing: `${what}. ${words.join('; ')}.`,
  };
}
