/** 32-bit FNV-1a over UTF-16 code units, as 8 hexadecimal digits. Tells names apart; protects nothing. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** A counter's name as this project writes it: the format says only that it is a string. */
export const COUNTER = /^[A-Za-z0-9_]{1,80}$/;

/**
 * The counter of a tool's calls: `terminate` counts in `terminate_rate`.
 * A name with other characters than letters, digits and underscores, or a long one, carries a fingerprint, so that
 * `a-b` and `a_b` do not share a counter.
 */
export function counterOf(tool: string): string {
  if (/^[A-Za-z0-9_]{1,60}$/.test(tool)) return `${tool}_rate`;
  const plain = tool.slice(0, 40).replace(/[^A-Za-z0-9_]+/g, '_');
  return `${plain}_${fingerprint(tool)}_rate`;
}
