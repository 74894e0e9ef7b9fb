import type { Problem } from './catalog.ts';
import { hiddenIn } from './visible.ts';

/**
 * What no text of a page may hold. Each is refused outright, even in code, because telling code from text takes a whole
 * Markdown parser, and two parsers disagree.
 */
const FORBIDDEN: readonly { find: (line: string) => number; what: string; remedy: string }[] = [
  {
    find: (text) => text.indexOf('<'),
    what: 'a less-than sign, which could start HTML',
    remedy: 'Write it in words.',
  },
  { find: (text) => text.indexOf('!['), what: 'an image', remedy: 'Remove it.' },
  {
    find: (text) => text.indexOf(']:'),
    what: 'a link by reference',
    remedy: 'Write the address in brackets behind the words.',
  },
  {
    find: (text) => text.search(/\]\((?!https:\/\/|\/[a-z])/),
    what: 'a link that goes neither to an https address nor to a page of this site',
    remedy: 'Correct the address.',
  },
  { find: (text) => text.indexOf(hiddenIn(text)[0] ?? '\n'), what: 'a hidden character', remedy: 'Remove it.' },
];

/**
 * What a page's Markdown holds and must not.
 * @param check the id of the check.
 * @param firstLine the line in the file of the text's first line.
 */
export function plainBodyProblems(check: string, body: string, file: string, firstLine: number): Problem[] {
  return body.split(/\r?\n/).flatMap((text, index) =>
    FORBIDDEN.flatMap(({ find, what, remedy }): Problem[] => {
      const start = find(text);
      if (start < 0) return [];
      const place = { file, line: firstLine + index, column: start + 1 };
      return [{ check, severity: 'error', ...place, message: `The text holds ${what}.`, remedy }];
    }),
  );
}
