import type { Difference } from '../policy/compare.ts';
import { printJson } from '../policy/print.ts';

const MOST = 300;

const oneLine = (value: unknown): string => {
  const text = printJson(value).replaceAll(/\n\s*/g, ' ');
  return text.length > MOST ? `${text.slice(0, MOST)}…` : text;
};

/** A path as people write it: keys joined by dots, odd ones in quotes and brackets. */
function pathText(path: readonly string[]): string {
  const text = path.map((key) => (/^[\w$-]+$/.test(key) ? `.${key}` : `[${oneLine(key)}]`)).join('');
  return text.startsWith('.') ? text.slice(1) : text || '(whole file)';
}

/** One line for a terminal: `+` recommended and missing, `~` another value, `-` present and not recommended. */
export function differenceText({ kind, path, wanted, found }: Difference): string {
  const where = pathText(path);
  if (kind === 'missing') return `+ ${where}: ${oneLine(wanted)}`;
  if (kind === 'more') return `- ${where}: ${oneLine(found)}`;
  return `~ ${where}: ${oneLine(wanted)} is recommended, ${oneLine(found)} is there`;
}
