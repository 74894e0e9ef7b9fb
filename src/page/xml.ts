import { visible } from './phrase.ts';

/** What XML 1.0 has no place for, not even escaped, beside what `visible` names. */
const FORBIDDEN = /[\uFFFE\uFFFF]/g;

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A text as XML, for an element or an attribute. Characters that cannot be seen are named. */
export function xmlText(text: string): string {
  return visible(text)
    .replace(FORBIDDEN, '�')
    .replace(/[&<>"']/g, (found) => ESCAPES[found] as string);
}
