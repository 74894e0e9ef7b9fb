import { showText } from '../catalog/visible.ts';
import { figuresOf } from './figures.ts';
import type { Agreement, Measurement, Mistake } from './measurement.ts';
import { SCALES } from './scales.ts';
import { type Scores, scoresOf } from './share.ts';

function percent(share: number | undefined): string {
  return share === undefined ? '-' : `${(100 * share).toFixed(1)} %`;
}

/** How well each word of a scale is used, in the scale's order. */
export function scoresByLabel({ scale, confusion }: Agreement): { label: string; tools: number; scores: Scores }[] {
  const words: readonly string[] = SCALES[scale];
  return words.map((label, at) => {
    const row = confusion[label] ?? [];
    const tools = row.reduce((sum, one) => sum + one, 0);
    const called = words.reduce((sum, word) => sum + (confusion[word]?.[at] ?? 0), 0);
    const hits = row[at] ?? 0;
    return { label, tools, scores: scoresOf(hits, called - hits, tools - hits) };
  });
}

const SCALE_TITLES = {
  category: 'Three categories',
  class: 'Five classes',
  binary: 'Read or not',
} as const;

function agreementText(agreement: Agreement): string[] {
  const words: readonly string[] = SCALES[agreement.scale];
  const scores = scoresByLabel(agreement).map(({ label, tools, scores: { precision, recall, f1 } }) => {
    const withSecond = percent(tools === 0 ? undefined : (agreement.lenientByLabel[label] ?? 0) / tools);
    const cells = [percent(precision), percent(recall), percent(f1), withSecond];
    return `  ${label.padEnd(14)}${cells.map((cell) => cell.padStart(16)).join('')}`;
  });
  const cell = (text: string | number) => String(text).padStart(12);
  return [
    `${SCALE_TITLES[agreement.scale]}, ${agreement.tools} tools`,
    `  ${''.padEnd(14)}${['precision', 'recall', 'F1', 'or second'].map((text) => text.padStart(16)).join('')}`,
    ...scores,
    `  ${'label \\ got'.padEnd(14)}${words.map(cell).join('')}`,
    ...words.map((word) => `  ${word.padEnd(14)}${(agreement.confusion[word] ?? []).map(cell).join('')}`),
  ];
}

function mistakeText({ server, tool, label, got }: Mistake): string {
  return `  ${showText(`${server} ${tool}`, 160)}: ${label}, called ${got}`;
}

function capabilityText({ capabilities = [] }: Measurement): string[] {
  if (capabilities.length === 0) return [];
  const rows = capabilities.map(({ capability, hits, missed, extra }) => {
    const { precision, recall, f1 } = scoresOf(hits, extra.length, missed.length);
    const cells = [percent(precision), percent(recall), percent(f1), `${hits} of ${hits + missed.length}`];
    return `  ${capability.padEnd(20)}${cells.map((cell) => cell.padStart(12)).join('')}`;
  });
  return [
    'Capabilities',
    `  ${''.padEnd(20)}${['precision', 'recall', 'F1', 'found'].map((text) => text.padStart(12)).join('')}`,
    ...rows,
  ];
}

/** A measurement for a terminal, in lines. Names of tools stand with hidden characters as escapes. */
export function measurementText(measurement: Measurement): string[] {
  const { tools, servers, agreement, calibration, languages, unsafe, wrong } = measurement;
  return [
    `${tools} tools of ${servers} servers`,
    ...figuresOf(measurement).map(({ id, share, counts }) => {
      const of = counts ? `  ${counts.part} of ${counts.whole}` : '';
      return `  ${id.padEnd(28)}${percent(share).padStart(8)}${of}`;
    }),
    ...agreement.flatMap(agreementText),
    ...capabilityText(measurement),
    `Calibration, expected error ${percent(calibration.error)}`,
    ...calibration.bins.map(({ from, tools: all, right, confidence }) => {
      const range = `${from.toFixed(2)} to ${(from + 0.05).toFixed(2)}`;
      return `  ${range}: ${String(all).padStart(5)} tools, sure to ${percent(confidence)}, right in ${percent(right / all)}`;
    }),
    'Languages, strictly and with second answers',
    ...languages.map(({ language, tools: all, strict, lenient }) => {
      return `  ${language.padEnd(8)}${String(all).padStart(5)} tools${percent(strict / all).padStart(10)}${percent(lenient / all).padStart(10)}`;
    }),
    `Unsafe: ${unsafe.length}`,
    ...unsafe.map((one) => `${mistakeText(one)} (${one.kind})`),
    `Wrong: ${wrong.length}`,
    ...wrong.map(mistakeText),
  ];
}
