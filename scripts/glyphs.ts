import { writeFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { Command } from 'commander';
import { browserPath } from './built-site.ts';
import { fail, PROBLEM } from './fail.ts';
import { BROWSER_FLAGS } from './find-browser.ts';

const OUT = 'src/pages/_glyphs.json';
const FONT = 'Liberation Sans';
const FACES = { title: { weight: 'bold', size: 76 }, text: { weight: 'normal', size: 36 } } as const;

/** Printable Latin letters, and the marks that our own words use. */
const CHARACTERS = [...Array.from({ length: 0x17f - 0x20 }, (_, at) => String.fromCodePoint(0x20 + at)), ...'–—‘’“”…•']
  .filter((character) => !/\p{C}/u.test(character))
  .join('');

interface Face {
  size: number;
  characters: string;
  /** For each character: left edge, top above the base line, width, height and advance, in pixels. */
  boxes: string;
  /** The alpha of all boxes, row by row, two pixels of four bits a byte; deflated, as Base64. */
  alpha: string;
}

/** Draws the characters in the browser. */
function draw({ font, characters }: { font: string; characters: string }) {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 240;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('The browser cannot draw.');
  const [originX, originY] = [80, 140];
  return Array.from(characters, (character) => {
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.font = font;
    context.fillText(character, originX, originY);
    const measured = context.measureText(character);
    const left = originX - Math.ceil(measured.actualBoundingBoxLeft) - 1;
    const top = originY - Math.ceil(measured.actualBoundingBoxAscent) - 1;
    const width = Math.max(0, Math.ceil(measured.actualBoundingBoxRight) + originX + 1 - left);
    const height = Math.max(0, Math.ceil(measured.actualBoundingBoxDescent) + originY + 1 - top);
    const empty = character.trim() === '' || width === 0 || height === 0;
    const pixels = empty ? [] : Array.from(context.getImageData(left, top, width, height).data);
    return {
      box: [left - originX, originY - top, empty ? 0 : width, empty ? 0 : height, Math.round(measured.width)],
      alpha: pixels.filter((_, at) => at % 4 === 3).map((value) => Math.round(value / 17)),
    };
  });
}

function faceOf(size: number, drawn: ReturnType<typeof draw>): Face {
  const alpha = drawn.flatMap((glyph) => glyph.alpha);
  const bytes = Uint8Array.from({ length: Math.ceil(alpha.length / 2) }, (_, at) => {
    return ((alpha[2 * at] ?? 0) << 4) | (alpha[2 * at + 1] ?? 0);
  });
  return {
    size,
    characters: CHARACTERS,
    boxes: drawn.map(({ box }) => box.join(' ')).join(','),
    alpha: deflateSync(bytes, { level: 9 }).toString('base64'),
  };
}

/**
 * Whether the browser has the font. A name that it does not know gives way to the next one, so that widths differ where
 * the next ones do; `document.fonts.check` says yes to any name of a font that no page loads.
 */
function hasFont({ face, font }: { face: string; font: string }): boolean {
  const context = document.createElement('canvas').getContext('2d');
  if (context === null) throw new Error('The browser cannot draw.');
  const [one, other] = ['monospace', 'serif'].map((next) => {
    context.font = `${face} "${font}", ${next}`;
    return context.measureText('Wide iiii').width;
  });
  return one === other;
}

new Command('npm run glyphs --')
  .description(
    `Draws the letters of the pictures that other sites show, from the font ${FONT}, which must be installed.`,
  )
  .addHelpText(
    'after',
    '\nEnvironment: CHROME_PATH.\n\nExit codes: 0 written, 1 the font is missing, 2 wrong usage or no browser.',
  )
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .parse();

const browser = await chromium.launch({ executablePath: browserPath(), args: [...BROWSER_FLAGS] });
try {
  const page = await browser.newPage();
  const faces: Record<string, Face> = {};
  for (const [name, { weight, size }] of Object.entries(FACES)) {
    const face = `${weight} ${size}px`;
    if (!(await page.evaluate(hasFont, { face, font: FONT })))
      fail(PROBLEM, `The font ${FONT} is not installed, and nothing was written. On Debian: fonts-liberation`);
    const drawn = await page.evaluate(draw, { font: `${face} "${FONT}"`, characters: CHARACTERS });
    faces[name] = faceOf(size, drawn);
  }
  const note = `Written by npm run glyphs from ${FONT}, which is under the SIL Open Font License 1.1. Do not edit.`;
  writeFileSync(OUT, `${JSON.stringify({ note, faces }, null, 2)}\n`);
  console.log(`Wrote ${OUT}.`);
} finally {
  await browser.close();
}
