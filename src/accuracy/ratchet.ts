import type { Problem } from '../catalog/catalog.ts';
import { showText } from '../catalog/visible.ts';
import type { AccuracyDocument, Outside, ReadDocument } from './document.ts';
import { type Figure, figuresOf } from './figures.ts';
import type { Measurement, Unsafe } from './measurement.ts';

/*
 * Figures are compared with floors that only rise, and unsafe errors with a list that only shrinks, unless a person
 * edits the file, which a reviewer sees.
 */

function raised(figures: readonly Figure[], floors: Record<string, number> = {}): Record<string, number> {
  return Object.fromEntries(figures.map(({ id, share }) => [id, Math.max(share, floors[id] ?? 0)]));
}

function isListed({ kind, server, tool }: Unsafe, list: readonly Unsafe[]): boolean {
  return list.some((one) => one.kind === kind && one.server === server && one.tool === tool);
}

/**
 * The document of a measurement of the gold set, after the one that was there. Floors rise to today's figures and never
 * fall; unsafe errors that are gone leave the list, and new ones do not enter it.
 */
export function renewed(
  name: string,
  measurement: Measurement,
  before: AccuracyDocument | undefined,
): AccuracyDocument {
  const floors = raised(figuresOf(measurement), before?.floors);
  const unsafe = before ? measurement.unsafe.filter((one) => isListed(one, before.unsafe)) : measurement.unsafe;
  return { name, annotations: true, floors, ...measurement, unsafe };
}

/**
 * The document of a measurement on labels that are not in the repository, which nothing can hold to a floor. Of the
 * tools it only keeps how many were wrong.
 */
export function outsideDocument(
  name: string,
  outside: Outside,
  annotations: boolean,
  measurement: Measurement,
): AccuracyDocument {
  const { unsafe, wrong, ...figures } = measurement;
  const unnamed = { unsafe: unsafe.length, wrong: wrong.length };
  return { name, outside, annotations, ...figures, unnamed, unsafe: [], wrong: [] };
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)} %`;
}

/** What of today's figures falls below what the file promises. */
export function shortfalls(name: string, measurement: Measurement, before: ReadDocument, file: string): Problem[] {
  const { document, placeOf } = before;
  const low = figuresOf(measurement).filter(({ id, share }) => share < (document.floors?.[id] ?? 0));
  const unlisted = measurement.unsafe.filter((one) => !isListed(one, document.unsafe));
  return [
    ...low.map(({ id, share, counts }) => ({
      check: 'accuracy-holds',
      severity: 'error' as const,
      file,
      ...placeOf(['floors', id]),
      message: `${name}: ${id} is ${percent(share)}${counts ? ` (${counts.part} of ${counts.whole})` : ''}, below its floor of ${percent(document.floors?.[id] ?? 0)}.`,
      remedy: `Mend the classifier. Where a new label shows an old mistake, lower the floor here to ${share}, and say so in the pull request.`,
    })),
    ...unlisted.map((one) => ({
      check: 'unsafe-error-is-listed',
      severity: 'error' as const,
      file,
      ...placeOf(['unsafe']),
      tool: one.tool,
      message: `${name}: ${showText(`${one.server} ${one.tool}`, 120)} is ${one.label} and called ${one.got} (${one.kind}).`,
      remedy: `Mend the classifier. Where that has to wait, add to \`unsafe\` here: {kind: ${one.kind}, server: ${showText(JSON.stringify(one.server), 120)}, tool: ${showText(JSON.stringify(one.tool), 120)}, label: ${one.label}, got: ${one.got}}, and run \`npm run accuracy -- --write\`.`,
    })),
  ];
}
