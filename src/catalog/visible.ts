/**
 * Characters that a reader of a text cannot see, or that YAML or a terminal treats as more than a character: controls,
 * invisible and direction marks, tag characters, odd spaces, lone surrogates. Tabs are among them, line feeds are not.
 * Given as ranges and not as Unicode properties, so that another version of Node finds the same.
 */
const CLASS = [
  '\\0-\\x09\\x0b-\\x1f\\x7f-\\xa0\\xad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180f',
  '\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u3164\\ufe00-\\ufe0e\\ufeff\\uffa0\\ufff0-\\ufffb\\ufffe\\uffff',
].join('');
const ASTRAL = '\\u{1bca0}-\\u{1bca3}\\u{1d173}-\\u{1d17a}\\u{e0000}-\\u{e0fff}\\u{d800}-\\u{dfff}';
const EACH = new RegExp(`[${CLASS}${ASTRAL}]`, 'gu');
const ANY = new RegExp(`[${CLASS}${ASTRAL}]`, 'u');
/** Any half of a surrogate pair counts here: a quick first look, since most texts have none. */
const SUSPECT = new RegExp(`[${CLASS}\\ud800-\\udfff]`);

/** True if a text holds a character that cannot be seen. */
export function hasHidden(text: string): boolean {
  return SUSPECT.test(text) && ANY.test(text);
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

/**
 * A stranger's text on one line, fit for a terminal or a log: hidden characters and line feeds as escapes.
 * @param most characters to keep; an ellipsis stands for the rest.
 */
export function showText(text: string, most = 200): string {
  const kept = text.length > most ? `${text.slice(0, most).replace(/[\ud800-\udbff]$/, '')}…` : text;
  return escapeHidden(kept).replaceAll('\n', '\\n');
}
