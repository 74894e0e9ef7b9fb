import { escapeHidden, hasHidden } from './visible.ts';

/**
 * How a string stands in a record: the one table that the writer and the reader of the canonical form share.
 */

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

/** A string between double quotes, with every hidden character escaped: valid YAML, and JSON unless it holds `\U`. */
export function quote(text: string): string {
  return `"${escapeHidden(text.replace(/["\\]/g, '\\$&').replaceAll('\n', '\\n'))}"`;
}
