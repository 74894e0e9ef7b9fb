/**
 * How a string stands in a record: the one table that the writer and the reader of the canonical form share.
 */

/**
 * Characters that a reader of a file cannot see, or that YAML treats as more than a character: controls, invisible
 * and direction marks, tag characters, odd spaces, lone surrogates. The canonical form holds them as escapes only.
 * Tabs are among them. Line feeds are not.
 */
const HIDDEN = [
  '\\0-\\x09\\x0b-\\x1f\\x7f-\\xa0\\xad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180f',
  '\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u3164\\ufe00-\\ufe0e\\ufeff\\uffa0\\ufff0-\\ufffb\\ufffe\\uffff',
  '\\u{1bca0}-\\u{1bca3}\\u{1d173}-\\u{1d17a}\\u{e0000}-\\u{e0fff}\\u{d800}-\\u{dfff}',
].join('');
const HIDDEN_ANY = new RegExp(`[${HIDDEN}]`, 'u');
const HIDDEN_EACH = new RegExp(`[${HIDDEN}]`, 'gu');

/** True if a text holds a character that the canonical form holds as an escape only. */
export function hasHidden(text: string): boolean {
  return HIDDEN_ANY.test(text);
}

/**
 * Words that some YAML reader takes for something else than a string: YAML 1.1 booleans (PyYAML's), nulls, merge keys.
 * https://yaml.org/type/bool.html
 */
const RESERVED = new Set(['true', 'false', 'null', 'yes', 'no', 'on', 'off', 'y', 'n']);

/** A first character that is no indicator, and no line feed. */
const PLAIN = /^[\p{L}_/($].*$/u;
const FLOW_PLAIN = /^[A-Za-z_$/][A-Za-z0-9_$/.-]*$/;
const KEY_PLAIN = /^[A-Za-z_$][A-Za-z0-9_$.-]*$/;

/** True if a string may stand unquoted as a value in a block. The text must hold no hidden character. */
export function isPlain(text: string): boolean {
  if (!PLAIN.test(text) || text.includes(': ') || text.includes(' #')) return false;
  return !/[:\s]$/.test(text) && !RESERVED.has(text.toLowerCase());
}

/** True if a string may stand unquoted in a `[…]` list. */
export function isFlowPlain(text: string): boolean {
  return FLOW_PLAIN.test(text) && !RESERVED.has(text.toLowerCase());
}

/** True if a string may stand unquoted as a key. */
export function isPlainKey(text: string): boolean {
  return KEY_PLAIN.test(text) && !RESERVED.has(text.toLowerCase());
}

/** A day as records write it: the one value that stands unquoted although it starts with a digit. */
export const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Numbers as JSON writes them. */
export const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?$/;

/** True if a string can stand as a block of lines (`|-` or `|`) that no editor changes and any YAML reader reads alike. */
export function isBlock(text: string): boolean {
  return /^\S.*\n/.test(text) && !/[^\S\n](\n|$)|\n\n$/.test(text) && !hasHidden(text);
}

/** Escapes that are shorter than a code point's number, and JSON's too. */
function escapeOf(character: string): string {
  const code = character.codePointAt(0) as number;
  if (code > 0xffff) return `\\U${code.toString(16).padStart(8, '0')}`;
  if (code < 0x20) return JSON.stringify(character).slice(1, -1);
  return `\\u${code.toString(16).padStart(4, '0')}`;
}

/** A string between double quotes, with every hidden character escaped: valid YAML, and JSON unless it holds `\U`. */
export function quote(text: string): string {
  const escaped = text.replace(/["\\]/g, '\\$&').replaceAll('\n', '\\n').replace(HIDDEN_EACH, escapeOf);
  return `"${escaped}"`;
}
