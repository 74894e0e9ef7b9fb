/** True where one letter more, one less, another one, or two neighbours in each other's place, tell two words apart. */
export function isOneSlipAway(typed: string, word: string): boolean {
  const [long, short] = typed.length >= word.length ? [typed, word] : [word, typed];
  if (long.length - short.length > 1 || long === short) return false;
  let at = 0;
  while (at < short.length && long[at] === short[at]) at += 1;
  if (long.length > short.length) return long.slice(at + 1) === short.slice(at);
  if (long.slice(at + 1) === short.slice(at + 1)) return true;
  return long[at] === short[at + 1] && long[at + 1] === short[at] && long.slice(at + 2) === short.slice(at + 2);
}

/** The same for a word that is still being typed. */
function startsOneSlipAway(typed: string, word: string): boolean {
  return [-1, 0, 1].some((more) => {
    const start = word.slice(0, typed.length + more);
    return start.length < word.length && isOneSlipAway(typed, start);
  });
}

const MAX_MEANT = 2;

/** What may have been meant by a mistyped word, of words with the commonest first: whole ones, else their starts. */
export function meantBy(typed: string, words: readonly string[]): string[] {
  const whole = words.filter((word) => isOneSlipAway(typed, word));
  const found = whole.length > 0 ? whole : words.filter((word) => startsOneSlipAway(typed, word));
  return found.slice(0, MAX_MEANT);
}
