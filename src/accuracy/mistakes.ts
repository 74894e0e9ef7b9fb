import { byCodeUnits } from '../catalog/order.ts';
import { isRight, isStrictlyRight, type Judged, mainScale } from './judge.ts';
import type { Measurement, Mistake, Unsafe } from './measurement.ts';
import { CRITICAL, isMilder, type Scale } from './scales.ts';

function mistakeOn(scale: Scale, { tool, got }: Judged): Mistake {
  return {
    server: tool.server,
    tool: tool.definition.name,
    label: tool.answers[scale]?.join(' or ') ?? '',
    got: got[scale],
  };
}

/** By server, then tool, in code unit order. */
export function inOrder<Kind extends Mistake>(mistakes: readonly Kind[]): Kind[] {
  return mistakes.toSorted((a, b) => byCodeUnits(a.server, b.server) || byCodeUnits(a.tool, b.tool));
}

/** Whether the label's own answer on a scale is a critical one. */
function isCriticalOn(scale: Scale, { tool }: Judged): boolean {
  return scale !== 'binary' && CRITICAL.has(tool.answers[scale]?.[0] ?? '');
}

/** Whether a critical tool is called something milder that its label does not allow. */
function isUnderRatedOn(scale: Scale, one: Judged): boolean {
  return (
    isCriticalOn(scale, one) && !isRight(one, scale) && isMilder(one.got[scale], one.tool.answers[scale]?.[0] ?? '')
  );
}

const RATED: readonly Scale[] = ['category', 'class'];

function unsafeOf(one: Judged): Unsafe | undefined {
  if (one.got.binary === 'read' && !isRight(one, 'binary')) {
    return { kind: 'change-called-read', ...mistakeOn(mainScale(one.tool), one) };
  }
  const scale = RATED.find((each) => isUnderRatedOn(each, one));
  return scale && { kind: 'critical-under-rated', ...mistakeOn(scale, one) };
}

/** Changes called read, and critical tools called milder than they are. */
export function unsafeMistakes(judged: readonly Judged[]): Unsafe[] {
  return inOrder(judged.flatMap((one) => unsafeOf(one) ?? []));
}

/** Critical tools, and how many of them are not called milder. */
export function criticalCounts(judged: readonly Judged[]): Measurement['critical'] {
  const critical = judged.filter((one) => RATED.some((scale) => isCriticalOn(scale, one)));
  const held = critical.filter((one) => !RATED.some((scale) => isUnderRatedOn(scale, one)));
  return { tools: critical.length, held: held.length };
}

/** Answers on the most telling scale that the label does not allow. */
export function wrongAnswers(judged: readonly Judged[]): Mistake[] {
  return inOrder(
    judged.filter((one) => !isRight(one, mainScale(one.tool))).map((one) => mistakeOn(mainScale(one.tool), one)),
  );
}

/** Right answers by language, in code unit order of its tag. */
export function byLanguage(judged: readonly Judged[]): Measurement['languages'] {
  return [...Map.groupBy(judged, ({ tool }) => tool.language)]
    .sort(([a], [b]) => byCodeUnits(a, b))
    .map(([language, tools]) => ({
      language,
      tools: tools.length,
      strict: tools.filter((one) => isStrictlyRight(one, mainScale(one.tool))).length,
      lenient: tools.filter((one) => isRight(one, mainScale(one.tool))).length,
    }));
}
