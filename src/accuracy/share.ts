/** A part of a whole, as a number from 0 to 1; nothing of an empty whole. */
export function shareOf(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : part / whole;
}

/** To four decimal places, as figures are stored. */
export function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

/** The mean; nothing of an empty list. */
export function meanOf(values: readonly number[]): number | undefined {
  return shareOf(
    values.reduce((sum, value) => sum + value, 0),
    values.length,
  );
}

/** The 97.5th percentile of the normal distribution. */
const Z = 1.959964;

/**
 * The range in which a share lies with a confidence of 95 %, when `part` of `whole` were counted: Wilson's score
 * interval, which holds near 0 and 1 and for small wholes. https://doi.org/10.1080/01621459.1927.10502953
 */
export function intervalOf(part: number, whole: number): [number, number] | undefined {
  if (whole === 0) return undefined;
  const share = part / whole;
  const spread = Z * Z;
  const middle = share + spread / (2 * whole);
  const margin = Z * Math.sqrt((share * (1 - share)) / whole + spread / (4 * whole * whole));
  const scale = 1 + spread / whole;
  return [Math.max(0, (middle - margin) / scale), Math.min(1, (middle + margin) / scale)];
}

/** How well one word is used. Undefined where there is nothing to divide by. */
export interface Scores {
  /** Of those called so, the share that are. */
  precision: number | undefined;
  /** Of those that are, the share called so. */
  recall: number | undefined;
  /** The harmonic mean of the two. */
  f1: number | undefined;
}

/** Scores from counts: called so and right, called so and wrong, missed. */
export function scoresOf(hits: number, extra: number, missed: number): Scores {
  return {
    precision: shareOf(hits, hits + extra),
    recall: shareOf(hits, hits + missed),
    f1: shareOf(2 * hits, 2 * hits + extra + missed),
  };
}
