import { CrawlFault } from './fault.ts';

/** White space between words, or one piece of a word: in single quotes, in double quotes, behind a backslash, or bare. */
const PIECE = /(\s+)|'([^']*)'|"((?:[^"\\]|\\[\s\S])*)"|\\([\s\S])|([^\s'"\\]+)/y;

function unescapeDouble(text: string): string {
  return text.replace(/\\(["\\$`])/g, '$1').replace(/\\\n/g, '');
}

/** Splits a text into pieces. @throws {CrawlFault} at a quote or backslash that nothing ends. */
function piecesOf(command: string): RegExpExecArray[] {
  const pieces: RegExpExecArray[] = [];
  for (PIECE.lastIndex = 0; PIECE.lastIndex < command.length; ) {
    const at = PIECE.lastIndex;
    const piece = PIECE.exec(command);
    if (!piece) {
      const what = `the command has a quote or backslash at character ${at + 1} that nothing ends: ${command}`;
      throw new CrawlFault(what, 'Close the quote.');
    }
    pieces.push(piece);
  }
  return pieces;
}

/**
 * Splits a command as a POSIX shell would, with quotes and backslashes, and with nothing else of a shell: no variables,
 * no globs, no pipes. The words are handed to the operating system as they are.
 * @throws {CrawlFault} on an unfinished quote, and where there is no word.
 */
export function splitCommand(command: string): [string, ...string[]] {
  const words: string[] = [];
  let word: string | undefined;
  for (const [, space, single, double, escaped, bare] of piecesOf(command)) {
    if (space === undefined) {
      word = `${word ?? ''}${single ?? (double === undefined ? (escaped ?? bare) : unescapeDouble(double))}`;
    } else if (word !== undefined) {
      words.push(word);
      word = undefined;
    }
  }
  if (word !== undefined) words.push(word);
  const [program, ...rest] = words;
  if (!program) throw new CrawlFault('the command is empty', 'Name a program and its arguments.');
  return [program, ...rest];
}
