/* The pictures of a stack, drawn in the page. Each says in words what it shows, or stands beside a text that does. */
import { counted } from '../page/count-text.ts';
import { barOfCounts } from '../page/drawing.ts';
import type { Share } from '../page/rows.ts';
import type { StackLeg, StackRow, StackSummary } from '../page/stack-summary.ts';
import { WINDOW } from '../page/tokens.ts';
import { draw } from './elements.ts';

const BAR = { viewBox: '0 0 100 8', preserveAspectRatio: 'none', 'aria-hidden': 'true' };

/** Parts of a whole beside each other, as the pictures of other pages are. */
function bar(kind: string, counts: readonly { kind: string; count: number }[], whole?: number): SVGElement {
  const parts = barOfCounts(counts, whole);
  return draw(
    'svg',
    { class: kind, ...BAR },
    draw('rect', { class: 'track', width: 100, height: 8 }),
    ...parts.map(({ of, place }) => draw('rect', { class: of.kind, ...place, height: 8 })),
  );
}

/** Tools by risk. Bars of several rows share a scale. */
export function riskBar(shares: readonly Share[], scale?: number): SVGElement {
  const counts = shares.map(({ badge, count }) => ({ kind: `tone-${badge.tone}`, count }));
  return bar('bar', counts, scale);
}

/** How much of the window the definitions take: of what stays first, then of what the policy hides. */
export function windowBar({ all, saved }: StackSummary['tokens']): SVGElement {
  const counts = [
    { kind: 'kept', count: all - saved },
    { kind: 'saved', count: saved },
  ];
  return bar('bar window', counts, Math.max(WINDOW, all));
}

/** A picture of 360 units is shown at its own size on the narrowest screens, so that its words can be read there. */
const WIDTH = 360;
const COLUMNS = [60, 180, 300] as const;
const HEAD = 64;
const ROW = 54;
const MOST_ROWS = 12;

function columnOf({ short, tools }: StackLeg, at: number, height: number): SVGElement[] {
  const middle = COLUMNS[at] ?? 0;
  const state = tools.length > 0 ? 'there' : 'missing';
  return [
    draw('rect', { class: `leg ${state}`, x: middle - 54, y: 1, width: 108, height: height - 2, rx: 6 }),
    draw('text', { class: 'leg-name', x: middle, y: 24 }, short),
    draw('text', { class: 'leg-count', x: middle, y: 44 }, tools.length === 0 ? 'none' : counted(tools.length, 'tool')),
  ];
}

function arrow(at: number): SVGElement {
  const from = (COLUMNS[at] ?? 0) + 54;
  return draw('path', { class: 'arrow', d: `M${from + 1} 32h8m-4 -4l4 4l-4 4` });
}

/** A server's row: a mark with the number of its tools in each column, joined where it has several. */
function serverRow(label: string, counts: readonly number[], at: number): SVGElement[] {
  const top = HEAD + at * ROW;
  const middle = top + 34;
  const places = counts.flatMap((count, column) => (count > 0 ? [COLUMNS[column] ?? 0] : []));
  const line =
    places.length > 1 ? [draw('path', { class: 'joined', d: `M${places[0]} ${middle}H${places.at(-1)}` })] : [];
  const marks = counts.flatMap((count, column): SVGElement[] => {
    const x = COLUMNS[column] ?? 0;
    if (count === 0) return [draw('circle', { class: 'no-tool', cx: x, cy: middle, r: 3 })];
    return [
      draw('circle', { class: 'tools', cx: x, cy: middle, r: 14 }),
      draw('text', { class: 'tools-count', x, y: middle + 4.5 }, String(count)),
    ];
  });
  const shown = label.length > 44 ? `${label.slice(0, 43)}…` : label;
  return [...line, ...marks, draw('text', { class: 'server', x: 10, y: top + 12 }, shown)];
}

/** What the picture shows, for those who hear it. */
function spoken(legs: readonly StackLeg[], labels: readonly string[]): string {
  const parts = legs.map(({ heading, counts, tools }) => {
    const from = labels.flatMap((label, at) => ((counts[at] ?? 0) > 0 ? [`${counts[at]} of ${label}`] : []));
    return `${heading}: ${tools.length === 0 ? 'no tool' : from.join(', ')}`;
  });
  return `Tools by what they add, and their servers. ${parts.join('. ')}.`;
}

/** The three kinds of tool as columns, in the order in which an attack goes through them, and a row for each server. */
export function trifecta(legs: readonly StackLeg[], rows: readonly StackRow[]): SVGElement {
  const part = rows
    .map(({ label }, at) => ({ label, counts: legs.map(({ counts }) => counts[at] ?? 0) }))
    .filter(({ counts }) => counts.some((count) => count > 0))
    .toSorted((a, b) => b.counts.filter(Boolean).length - a.counts.filter(Boolean).length);
  const shown = part.slice(0, MOST_ROWS);
  const more = part.length - shown.length;
  const height = HEAD + shown.length * ROW + (more > 0 ? 24 : 0) + (shown.length === 0 ? 0 : 8);
  return draw(
    'svg',
    {
      class: 'trifecta',
      viewBox: `0 0 ${WIDTH} ${height}`,
      role: 'img',
      'aria-label': spoken(
        legs,
        rows.map(({ label }) => label),
      ),
    },
    ...legs.flatMap((leg, at) => columnOf(leg, at, height)),
    arrow(0),
    arrow(1),
    ...shown.flatMap(({ label, counts }, at) => serverRow(label, counts, at)),
    ...(more > 0 ? [draw('text', { class: 'server', x: 10, y: height - 12 }, `and ${more} more`)] : []),
  );
}
