import { isRight, type Judged, mainScale } from './judge.ts';
import type { Measurement } from './measurement.ts';
import { meanOf, rounded } from './share.ts';

const BINS = 20;

/** The bin of a confidence, by its lower end. A whisker is added since 0.95 * 20 is not 19 in binary. */
function binOf(confidence: number): number {
  return Math.min(BINS - 1, Math.floor(confidence * BINS + 1e-9)) / BINS;
}

/**
 * Of the verdicts at each confidence, how many are right, and the expected calibration error: the distance between the
 * two, weighed by the number of tools. https://doi.org/10.1609/aaai.v29i1.9602
 */
export function calibrationOf(judged: readonly Judged[]): Measurement['calibration'] {
  const groups = [...Map.groupBy(judged, ({ suggestion }) => binOf(suggestion.confidence))].sort(([a], [b]) => a - b);
  const bins = groups.map(([from, tools]) => ({
    from,
    tools: tools.length,
    right: tools.filter((one) => isRight(one, mainScale(one.tool))).length,
    confidence: meanOf(tools.map(({ suggestion }) => suggestion.confidence)) ?? 0,
  }));
  const distance = bins.reduce((sum, { tools, right, confidence }) => sum + Math.abs(right - tools * confidence), 0);
  return {
    error: rounded(judged.length === 0 ? 0 : distance / judged.length),
    bins: bins.map((bin) => ({ ...bin, confidence: rounded(bin.confidence) })),
  };
}
