/**
 * Characters that a reader of a text cannot see, or that YAML or a terminal treats as more than a character: controls,
 * invisible and direction marks, tag characters, odd spaces, lone surrogates. Tabs are among them, line feeds are not.
 * Given as ranges and not as Unicode properties, so that another version of Node finds the same.
 */
const RANGES: readonly (readonly [from: number, to: number])[] = [
  [0x00, 0x09],
  [0x0b, 0x1f],
  [0x7f, 0xa0],
  [0xad, 0xad],
  [0x034f, 0x034f],
  [0x061c, 0x061c],
  [0x115f, 0x1160],
  [0x1680, 0x1680],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x2000, 0x200f],
  [0x2028, 0x202f],
  [0x205f, 0x206f],
  [0x3164, 0x3164],
  [0xd800, 0xdfff],
  [0xfe00, 0xfe0e],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff0, 0xfffb],
  [0xfffe, 0xffff],
  [0x1bca0, 0x1bca3],
  [0x1d173, 0x1d17a],
  [0xe0000, 0xe0fff],
];

const CLASS = RANGES.map(([from, to]) => `\\u{${from.toString(16)}}-\\u{${to.toString(16)}}`).join('');
const EACH = new RegExp(`[${CLASS}]`, 'gu');

/** One entry for each code unit: a table is far faster than the expression, and every text is looked at. */
const SUSPECT = new Uint8Array(0x10000);
for (const [from, to] of RANGES) SUSPECT.fill(1, from, to + 1);

function isHidden(code: number): boolean {
  return RANGES.some(([from, to]) => code >= from && code <= to);
}

/** True if a text holds a character that cannot be seen. */
export function hasHidden(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    if (SUSPECT[text.charCodeAt(at)] === 0) continue;
    // Half of a pair is suspect too, and mostly makes an honest character with the other.
    const code = text.codePointAt(at) as number;
    if (isHidden(code)) return true;
    at++;
  }
  return false;
}

/** Every hidden character of a text, once each, in order of first appearance. */
export function hiddenIn(text: string): string[] {
  return hasHidden(text) ? [...new Set(text.match(EACH))] : [];
}

function escapeOf(character: string): string {
  const code = character.codePointAt(0) as number;
  if (code > 0xffff) return `\\U${code.toString(16).padStart(8, '0')}`;
  if (code < 0x20) return JSON.stringify(character).slice(1, -1);
  return `\\u${code.toString(16).padStart(4, '0')}`;
}

/** The text with every hidden character as a YAML escape: `\t`, `\u200b`, `\U000e0041`. */
export function escapeHidden(text: string): string {
  return hasHidden(text) ? text.replace(EACH, escapeOf) : text;
}

/** JSON text with every hidden character as an escape of JSON: `\u200b`, `\udb40\udc41`. It stands for the same value. */
export function escapeHiddenInJson(json: string): string {
  if (!hasHidden(json)) return json;
  const unitEscape = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return json.replace(EACH, (character) => character.split('').map(unitEscape).join(''));
}

/**
 * A stranger's text on one line, fit for a terminal or a log: hidden characters and line feeds as escapes.
 * @param most characters to keep; an ellipsis stands for the rest.
 */
export function showText(text: string, most = 200): string {
  const kept = text.length > most ? `${text.slice(0, most).replace(/[\ud800-\udbff]$/, '')}…` : text;
  return escapeHidden(kept).replaceAll('\n', '\\n');
}
