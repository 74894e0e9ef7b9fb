import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import type { Risk } from '../catalog/vocabulary.ts';
import type { PageIndex } from '../page/catalog-index.ts';
import { buildPictures, PICTURE_SIZE, type PictureModel } from '../page/share-picture.ts';
import type { SiteFile } from './_file.ts';
import { type Colour, pngOf } from './_png.ts';

/*
 * Draws the pictures that other sites show where a page is linked. Letters come ready drawn from `_glyphs.json`
 * (`npm run glyphs`), so that the same catalogue gives the same bytes on every machine, in a few milliseconds each.
 */

interface Glyph {
  left: number;
  top: number;
  width: number;
  height: number;
  advance: number;
  /** Where its pixels start in the face's alpha. */
  at: number;
}

interface Face {
  glyphs: ReadonlyMap<string, Glyph>;
  /** Of each pixel, from 0 to 15. */
  alpha: Uint8Array;
}

type FaceName = 'title' | 'text';

function readFace({ characters, boxes, alpha }: { characters: string; boxes: string; alpha: string }): Face {
  const packed = inflateSync(Buffer.from(alpha, 'base64'));
  const unpacked = new Uint8Array(packed.length * 2);
  packed.forEach((byte, at) => {
    unpacked[2 * at] = byte >> 4;
    unpacked[2 * at + 1] = byte & 15;
  });
  const all = boxes.split(',').map((box) => box.split(' ').map(Number) as [number, number, number, number, number]);
  let at = 0;
  const glyphs = Array.from(characters, (character, place) => {
    const [left, top, width, height, advance] = all[place] ?? [0, 0, 0, 0, 0];
    const glyph: Glyph = { left, top, width, height, advance, at };
    at += width * height;
    return [character, glyph] as const;
  });
  return { glyphs: new Map(glyphs), alpha: unpacked };
}

function readFaces(): Record<FaceName, Face> {
  const { faces } = JSON.parse(readFileSync(new URL('./_glyphs.json', import.meta.url), 'utf8'));
  return { title: readFace(faces.title), text: readFace(faces.text) };
}

const PAPER: Colour = [0xfb, 0xfa, 0xf8];
const BRAND: Colour = [0x93, 0x0f, 0x4c];
const WHITE: Colour = [0xff, 0xff, 0xff];
const FILLS = {
  low: [0x2b, 0x8a, 0x91],
  medium: [0xb2, 0x80, 0x00],
  high: [0xcf, 0x54, 0x15],
  critical: [0x93, 0x0f, 0x4c],
} as const satisfies Record<Risk, Colour>;
const LEVELS = 16;

/** Each ink in sixteen steps from what is below it. */
const INKS = {
  ink: { of: [0x1c, 0x1b, 0x19], on: PAPER },
  soft: { of: [0x59, 0x56, 0x50], on: PAPER },
  brand: { of: BRAND, on: PAPER },
  white: { of: WHITE, on: BRAND },
  ...(Object.fromEntries(Object.entries(FILLS).map(([risk, of]) => [risk, { of, on: PAPER }])) as Record<
    Risk,
    { of: Colour; on: Colour }
  >),
} as const satisfies Record<string, { of: Colour; on: Colour }>;
type Ink = keyof typeof INKS;

function mixed(of: Colour, on: Colour, level: number): Colour {
  const share = level / (LEVELS - 1);
  const channel = (at: 0 | 1 | 2) => Math.round(on[at] + (of[at] - on[at]) * share);
  return [channel(0), channel(1), channel(2)];
}

const PALETTE = Object.values(INKS).flatMap(({ of, on }) =>
  Array.from({ length: LEVELS }, (_, level) => mixed(of, on, level)),
);
const FIRST = Object.fromEntries(Object.keys(INKS).map((ink, at) => [ink, at * LEVELS])) as Record<Ink, number>;

const { width: WIDTH, height: HEIGHT } = PICTURE_SIZE;

/** A sheet of paper that is drawn on. */
class Sheet {
  readonly pixels = new Uint8Array(WIDTH * HEIGHT).fill(FIRST.ink);
  readonly faces: Record<FaceName, Face>;

  constructor(faces: Record<FaceName, Face>) {
    this.faces = faces;
  }

  box(ink: Ink, left: number, top: number, width: number, height: number): void {
    for (let row = top; row < top + height; row++) {
      const start = row * WIDTH + left;
      this.pixels.fill(FIRST[ink] + LEVELS - 1, start, start + width);
    }
  }

  /** Every pixel of a square, by how much of it is covered. */
  shape(ink: Ink, left: number, top: number, size: number, covered: (x: number, y: number) => number): void {
    for (let y = 0; y < size; y++) {
      for (let x = 0; x < size; x++) {
        const level = Math.round(covered(x, y) * (LEVELS - 1));
        if (level > 0) this.pixels[(top + y) * WIDTH + left + x] = FIRST[ink] + level;
      }
    }
  }

  text(name: FaceName, ink: Ink, words: string, left: number, baseline: number): void {
    const { glyphs, alpha } = this.faces[name];
    let x = left;
    for (const character of words) {
      const glyph = glyphs.get(character);
      if (glyph === undefined) continue;
      for (let row = 0; row < glyph.height; row++) {
        const from = glyph.at + row * glyph.width;
        const to = (baseline - glyph.top + row) * WIDTH + x + glyph.left;
        for (let column = 0; column < glyph.width; column++) {
          const level = alpha[from + column] as number;
          const place = to + column;
          if (level > (this.pixels[place] as number) - FIRST[ink]) this.pixels[place] = FIRST[ink] + level;
        }
      }
      x += glyph.advance;
    }
  }
}

function widthIn({ glyphs }: Face, words: string): number {
  let width = 0;
  for (const character of words) width += glyphs.get(character)?.advance ?? 0;
  return width;
}

/** As much of the words as fits, with an ellipsis where some are left out. */
function fitted(face: Face, words: string, width: number): string {
  if (widthIn(face, words) <= width) return words;
  const characters = Array.from(words).slice(0, 200);
  while (characters.length > 0 && widthIn(face, `${characters.join('')}…`) > width) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}

/** Words in lines of a width; what is left over after the last line is cut. */
function linesIn(face: Face, words: string, width: number, most: number): string[] {
  const lines: string[] = [];
  let rest = words;
  while (rest !== '' && lines.length < most - 1) {
    const parts = rest.split(' ');
    let count = parts.length;
    while (count > 1 && widthIn(face, parts.slice(0, count).join(' ')) > width) count--;
    lines.push(fitted(face, parts.slice(0, count).join(' '), width));
    rest = parts.slice(count).join(' ');
  }
  return rest === '' ? lines : [...lines, fitted(face, rest, width)];
}

const LEFT = 88;
const INNER = WIDTH - 2 * LEFT;
const MARK = 72;
const SAMPLES = 4;

/** How much of a pixel of the mark lies inside a region of its 32 by 32 units. */
function coverage(isInside: (x: number, y: number) => boolean): (x: number, y: number) => number {
  return (x, y) => {
    let inside = 0;
    for (let at = 0; at < SAMPLES * SAMPLES; at++) {
      const sampleX = x + ((at % SAMPLES) + 0.5) / SAMPLES;
      const sampleY = y + (Math.floor(at / SAMPLES) + 0.5) / SAMPLES;
      if (isInside((sampleX / MARK) * 32, (sampleY / MARK) * 32)) inside += 1;
    }
    return inside / (SAMPLES * SAMPLES);
  };
}

function isInOctagon(x: number, y: number): boolean {
  const [across, down] = [Math.abs(x - 16), Math.abs(y - 16)];
  return across <= 15 && down <= 15 && across + down <= 21.2;
}

function isInBars(x: number, y: number): boolean {
  const tops = [18, 13, 8];
  return tops.some((top, at) => x >= 8 + 6 * at && x < 12 + 6 * at && y >= top && y < 24);
}

/** A bar of the risks, each part in proportion and at least wide enough to be seen. */
function drawRisks(sheet: Sheet, risks: PictureModel['risks'], top: number): void {
  const present = risks.filter(({ count }) => count > 0);
  const all = present.reduce((sum, { count }) => sum + count, 0);
  const gap = 4;
  const least = 12;
  const free = INNER - present.length * least - (present.length - 1) * gap;
  let left = LEFT;
  for (const { key, count } of present) {
    const width = least + Math.floor((free * count) / all);
    sheet.box(key, left, top, width, 40);
    left += width + gap;
  }
}

function drawnPicture(model: PictureModel, faces: Record<FaceName, Face>, name: string): Uint8Array {
  const sheet = new Sheet(faces);
  sheet.box(model.risk ?? 'brand', 0, 0, 24, HEIGHT);
  sheet.shape('brand', LEFT, 64, MARK, coverage(isInOctagon));
  sheet.shape('white', LEFT, 64, MARK, coverage(isInBars));
  sheet.text('text', 'ink', name, LEFT + MARK + 20, 113);
  sheet.text('text', 'soft', model.kicker, LEFT, 236);
  const drawable = model.title !== '' && Array.from(model.title).every((one) => faces.title.glyphs.has(one));
  const title = linesIn(faces.title, drawable ? model.title : model.plainTitle, INNER, 2);
  title.forEach((line, at) => {
    sheet.text('title', 'ink', line, LEFT, 318 + at * 86);
  });
  drawRisks(sheet, model.risks, 456);
  sheet.text('text', 'ink', fitted(faces.text, model.line, INNER), LEFT, 556);
  return pngOf({ width: WIDTH, height: HEIGHT, palette: PALETTE, pixels: sheet.pixels });
}

/** The pictures as files. */
export function* pictureFiles(index: PageIndex): Generator<SiteFile> {
  const faces = readFaces();
  for (const model of buildPictures(index)) {
    yield { address: model.path, text: () => drawnPicture(model, faces, index.site.name) };
  }
}
