import { isRight, isStrictlyRight, type Judged } from './judge.ts';
import type { Agreement } from './measurement.ts';
import { SCALES, type Scale } from './scales.ts';
import { meanOf, rounded } from './share.ts';

function countWhere(judged: readonly Judged[], passes: (one: Judged) => boolean): number {
  return judged.filter(passes).length;
}

/** The mean over servers of the share of a server's tools that pass. */
function meanOfServers(judged: readonly Judged[], passes: (one: Judged) => boolean): number {
  const servers = [...Map.groupBy(judged, ({ tool }) => tool.server).values()];
  return rounded(meanOf(servers.map((tools) => countWhere(tools, passes) / tools.length)) ?? 0);
}

/** How answers and labels agree on a scale, over the tools whose labels speak of it; nothing if none does. */
export function agreementOn(scale: Scale, all: readonly Judged[]): Agreement | undefined {
  const judged = all.filter(({ tool }) => tool.answers[scale] !== undefined);
  if (judged.length === 0) return undefined;
  const strict = (one: Judged) => isStrictlyRight(one, scale);
  const lenient = (one: Judged) => isRight(one, scale);
  const words: readonly string[] = SCALES[scale];
  const labelled = words.map((word) => [word, judged.filter(({ tool }) => tool.answers[scale]?.[0] === word)] as const);
  return {
    scale,
    tools: judged.length,
    strict: countWhere(judged, strict),
    lenient: countWhere(judged, lenient),
    strictByServer: meanOfServers(judged, strict),
    lenientByServer: meanOfServers(judged, lenient),
    confusion: Object.fromEntries(
      labelled.map(([word, tools]) => [word, words.map((got) => countWhere(tools, (one) => one.got[scale] === got))]),
    ),
    lenientByLabel: Object.fromEntries(labelled.map(([word, tools]) => [word, countWhere(tools, lenient)])),
  };
}
