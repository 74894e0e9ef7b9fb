import { readFileSync } from 'node:fs';

/* The colours of the style sheet, and what eyes make of them. */

type Rgb = readonly [number, number, number];

export const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

function parse(hex: string): Rgb {
  const at = (from: number) => Number.parseInt(hex.slice(from, from + 2), 16) / 255;
  return [at(1), at(3), at(5)];
}

/** Every token that is a colour of its own in each theme. */
export function readColours(): Record<Theme, Map<string, Rgb>> {
  const css = readFileSync('src/styles/base.css', 'utf8');
  const found = [...css.matchAll(/--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g)];
  const of = (group: number) => new Map(found.map((match) => [match[1] ?? '', parse(match[group] ?? '')]));
  return { light: of(2), dark: of(3) };
}

const linear = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);

function luminance([red, green, blue]: Rgb): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** The contrast of WCAG, from 1 to 21. */
export function contrast(one: Rgb, other: Rgb): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

type Matrix = readonly [Rgb, Rgb, Rgb];

/** Machado, Oliveira and Fernandes 2009, severity 1, on linear values. */
export const EYES = {
  'all cones': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
} as const satisfies Record<string, Matrix>;

export type Eyes = keyof typeof EYES;

const dot = (row: Rgb, value: Rgb) => row[0] * value[0] + row[1] * value[1] + row[2] * value[2];

function times(matrix: Matrix, value: Rgb): Rgb {
  return [dot(matrix[0], value), dot(matrix[1], value), dot(matrix[2], value)];
}

const LMS: Matrix = [
  [0.4122214708, 0.5363325363, 0.0514459929],
  [0.2119034982, 0.6806995451, 0.1073969566],
  [0.0883024619, 0.2817188376, 0.6299787005],
];
const LAB: Matrix = [
  [0.2104542553, 0.793617785, -0.0040720468],
  [1.9779984951, -2.428592205, 0.4505937099],
  [0.0259040371, 0.7827717662, -0.808675766],
];

/** How far apart two colours are in OKLab, where 0.02 can just be seen side by side. */
export function distance(one: Rgb, other: Rgb, eyes: Eyes): number {
  const seen = (colour: Rgb) => {
    const value = times(EYES[eyes], [linear(colour[0]), linear(colour[1]), linear(colour[2])]);
    const clipped = value.map((each) => Math.min(1, Math.max(0, each))) as unknown as Rgb;
    const [l, m, s] = times(LMS, clipped);
    return times(LAB, [Math.cbrt(l), Math.cbrt(m), Math.cbrt(s)]);
  };
  const [a, b] = [seen(one), seen(other)];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}
