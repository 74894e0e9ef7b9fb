import { byCodeUnits } from '../catalog/order.ts';
import { CAPABILITIES, type Capability } from '../catalog/vocabulary.ts';
import { agreementOn } from './agreement.ts';
import { calibrationOf } from './calibration.ts';
import type { Judged } from './judge.ts';
import type { CapabilityCounts, Measurement } from './measurement.ts';
import { byLanguage, criticalCounts, unsafeMistakes, wrongAnswers } from './mistakes.ts';
import { SCALE_NAMES } from './scales.ts';

function nameOf({ tool }: Judged): string {
  return `${tool.server}/${tool.definition.name}`;
}

/** A capability that a label leaves open counts neither way. */
function capabilityCounts(capability: Capability, judged: readonly Judged[]): CapabilityCounts {
  const found = ({ suggestion }: Judged) => suggestion.capabilities.includes(capability);
  const labelled = ({ tool }: Judged) => tool.capabilities?.must.includes(capability) ?? false;
  const decided = judged.filter(({ tool }) => tool.capabilities && !tool.capabilities.may.includes(capability));
  return {
    capability,
    hits: decided.filter((one) => found(one) && labelled(one)).length,
    missed: decided
      .filter((one) => !found(one) && labelled(one))
      .map(nameOf)
      .sort(byCodeUnits),
    extra: decided
      .filter((one) => found(one) && !labelled(one))
      .map(nameOf)
      .sort(byCodeUnits),
  };
}

/**
 * What a set of labelled tools says of the classifier.
 * @throws {RangeError} when there is no tool.
 */
export function measure(judged: readonly Judged[]): Measurement {
  if (judged.length === 0) throw new RangeError('There is no labelled tool to measure.');
  const hasCapabilities = judged.some(({ tool }) => tool.capabilities !== undefined);
  return {
    tools: judged.length,
    servers: new Set(judged.map(({ tool }) => tool.server)).size,
    agreement: SCALE_NAMES.flatMap((scale) => agreementOn(scale, judged) ?? []),
    critical: criticalCounts(judged),
    ...(hasCapabilities && { capabilities: CAPABILITIES.map((one) => capabilityCounts(one, judged)) }),
    calibration: calibrationOf(judged),
    languages: byLanguage(judged),
    unsafe: unsafeMistakes(judged),
    wrong: wrongAnswers(judged),
  };
}
