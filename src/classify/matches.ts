/**
 * The matches of a global pattern in a text, in their order; `matchAll` makes a new pattern for each text, which takes
 * longer than most of the searches do. All are found before the first is looked at, so that a pattern may be shared.
 */
export function eachMatch(pattern: RegExp, text: string): RegExpExecArray[] {
  const matches: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) matches.push(match);
  return matches;
}
