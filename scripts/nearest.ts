/** How many single-character edits turn one text into the other (Levenshtein). */
function distance(one: string, other: string): number {
  let previous = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1] ? 0 : 1;
      const replaced = (previous[column - 1] as number) + same;
      current.push(Math.min(replaced, (previous[column] as number) + 1, (current[column - 1] as number) + 1));
    }
    previous = current;
  }
  return previous[other.length] as number;
}

const LONGEST = 100;

/**
 * The names that a mistyped one may stand for, best first: those that hold it, then those that need fewest edits.
 * @param most names to return.
 */
export function nearest(typed: string, names: readonly string[], most = 3): string[] {
  const wanted = typed.toLowerCase().slice(0, LONGEST);
  const scored = names.map((name) => {
    const other = name.toLowerCase().slice(0, LONGEST);
    const edits = distance(wanted, other);
    const held = wanted.length > 2 && (other.includes(wanted) || wanted.includes(other));
    return { name, held, edits, near: held || edits <= Math.max(2, Math.floor(wanted.length / 3)) };
  });
  return scored
    .filter(({ near }) => near)
    .sort((a, b) => Number(b.held) - Number(a.held) || a.edits - b.edits || (a.name < b.name ? -1 : 1))
    .slice(0, most)
    .map(({ name }) => name);
}
