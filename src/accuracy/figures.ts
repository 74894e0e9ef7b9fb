import type { Agreement, Measurement } from './measurement.ts';
import { rounded, shareOf } from './share.ts';

/** One headline figure of a measurement: the higher, the better. */
export interface Figure {
  /** Permanent: floors are kept under it. */
  id: string;
  /** From 0 to 1, to four decimal places. */
  share: number;
  /** What was counted; absent where the figure is a mean. */
  counts?: { part: number; whole: number } | undefined;
}

function counted(id: string, part: number, whole: number): Figure[] {
  const share = shareOf(part, whole);
  return share === undefined ? [] : [{ id, share: rounded(share), counts: { part, whole } }];
}

function agreementFigures({ scale, tools, strict, lenient, lenientByServer }: Agreement): Figure[] {
  return [
    ...counted(`${scale}-strict`, strict, tools),
    ...counted(`${scale}-lenient`, lenient, tools),
    { id: `${scale}-lenient-by-server`, share: lenientByServer },
  ];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}

/** Of the tools that change something, those not called read; a label that allows `read` too cannot be missed. */
function nonReadFigures({ agreement }: Measurement): Figure[] {
  const binary = agreement.find(({ scale }) => scale === 'binary');
  if (binary === undefined) return [];
  return counted('nonread-recall', binary.lenientByLabel.nonread ?? 0, sum(binary.confusion.nonread ?? []));
}

/** Over all capabilities together. */
function capabilityFigures({ capabilities = [] }: Measurement): Figure[] {
  const hits = sum(capabilities.map((one) => one.hits));
  const missed = sum(capabilities.map((one) => one.missed.length));
  const extra = sum(capabilities.map((one) => one.extra.length));
  return [
    ...counted('capabilities-precision', hits, hits + extra),
    ...counted('capabilities-recall', hits, hits + missed),
  ];
}

/** The headline figures that a measurement has. */
export function figuresOf(measurement: Measurement): Figure[] {
  const { critical, agreement } = measurement;
  return [
    ...agreement.flatMap(agreementFigures),
    ...nonReadFigures(measurement),
    ...counted('critical-held', critical.held, critical.tools),
    ...capabilityFigures(measurement),
  ];
}
