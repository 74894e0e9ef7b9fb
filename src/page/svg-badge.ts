import type { ServerEntry, ToolEntry } from '../catalog/catalog.ts';
import type { Risk } from '../catalog/vocabulary.ts';
import type { PageIndex } from './catalog-index.ts';
import { riskCounts, risksOf } from './rows.ts';
import { vocabulary } from './vocabulary.ts';
import { xmlText } from './xml.ts';

/** A picture of two words to put into a README. All of its words are ours. */
export interface SvgBadge {
  label: string;
  value: string;
  /** For those who do not see it. */
  title: string;
  colour: string;
}

/** White on each has a contrast of 5.9 to 1 or more. */
const COLOURS = {
  low: '#0b666d',
  medium: '#775600',
  high: '#a83c08',
  critical: '#930f4c',
} as const satisfies Record<Risk, string>;
const GREY = '#555555';

/**
 * Widths of characters of Verdana at 11 pixels, in hundredths of a pixel. The browser is told the width, so that a
 * font that is a little wider or narrower does not burst the box.
 */
const WIDTHS: readonly [characters: string, width: number][] = [
  ["ijl'", 302],
  [' ft.,:;I|!', 400],
  ['r-()', 480],
  ['csz', 573],
  ['vxyk', 651],
  ['ae0123456789', 680],
  ['bdghnopquLTFJ', 696],
  ['AVXYZPSRBKC', 765],
  ['DEGHNOQU', 830],
  ['wmMW', 1000],
];
const WIDTH_OF = new Map(
  WIDTHS.flatMap(([characters, width]) => Array.from(characters, (one) => [one, width] as const)),
);
const WIDEST = 1000;

/** How wide a text of our own is, in pixels. */
export function widthOf(text: string): number {
  return Math.round(Array.from(text).reduce((sum, one) => sum + (WIDTH_OF.get(one) ?? WIDEST), 0) / 100);
}

/** The badge of a tool: its risk. */
export function toolBadge({ record }: Pick<ToolEntry, 'record'>): SvgBadge {
  const value = record.retired === undefined ? vocabulary.risk[record.risk].label.toLowerCase() : 'retired';
  return {
    label: 'tool risk',
    value,
    title: `Tool risk: ${value}`,
    colour: record.retired === undefined ? COLOURS[record.risk] : GREY,
  };
}

/** The badge of a server: how many tools it has, and how many of them are of the highest risk that it has. */
export function serverBadge(index: PageIndex, server: ServerEntry): SvgBadge {
  const tools = index.placesOf(server);
  const highest = riskCounts(risksOf(tools)).find(({ count }) => count > 0);
  if (highest === undefined) {
    return { label: 'MCP tools', value: 'none listed', title: 'MCP tools: none listed', colour: GREY };
  }
  const { key, count } = highest;
  const word = vocabulary.risk[key].label.toLowerCase();
  return {
    label: 'MCP tools',
    value: `${count} of ${tools.length} ${word}`,
    title: `MCP tools: ${count} of ${tools.length} with ${word} risk, the highest`,
    colour: COLOURS[key],
  };
}

const PADDING = 6;
const HEIGHT = 20;

/** A badge as an SVG picture. */
export function badgeSvg({ label, value, title, colour }: SvgBadge): string {
  const [left, right] = [widthOf(label), widthOf(value)];
  const [leftBox, rightBox] = [left + 2 * PADDING, right + 2 * PADDING];
  const width = leftBox + rightBox;
  const text = (words: string, x: number, length: number) =>
    `<text x="${x}" y="14" textLength="${length}">${xmlText(words)}</text>`;
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${HEIGHT}" viewBox="0 0 ${width} ${HEIGHT}" role="img" aria-label="${xmlText(title)}">`,
    `<title>${xmlText(title)}</title>`,
    `<rect width="${width}" height="${HEIGHT}" rx="3" fill="${colour}"/>`,
    `<path d="M3 0H${leftBox}V${HEIGHT}H3A3 3 0 0 1 0 ${HEIGHT - 3}V3A3 3 0 0 1 3 0Z" fill="#333333"/>`,
    '<g fill="#ffffff" font-family="Verdana,DejaVu Sans,Geneva,sans-serif" font-size="11">',
    text(label, PADDING, left),
    text(value, leftBox + PADDING, right),
    '</g>',
    '</svg>',
  ].join('\n')}\n`;
}
