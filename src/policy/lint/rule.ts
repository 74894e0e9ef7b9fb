/** What a rule finds in a configuration. */
export interface Finding {
  /** The keys that lead to it; list positions as numbers. */
  path: readonly (string | number)[];
  /** What is wrong: a sentence. May quote the reader's own text. */
  what: string;
  /** What to do: a sentence. */
  fix: string;
}

/** A mistake that a client does not report. */
export interface LintRule {
  /** Never changes. */
  id: string;
  /** The format's id. */
  format: string;
  find: (value: unknown) => Finding[];
}

export type Mapping = Record<string, unknown>;

export const isMapping = (value: unknown): value is Mapping =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a path of keys leads to, or undefined. */
export function at(value: unknown, ...keys: (string | number)[]): unknown {
  let found = value;
  for (const key of keys) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, key)) return undefined;
    found = (found as Record<string | number, unknown>)[key];
  }
  return found;
}

/** The entries of a list with their positions; none where it is no list. */
export const entries = (value: unknown): [at: number, entry: unknown][] =>
  Array.isArray(value) ? value.map((entry, position) => [position, entry]) : [];

/** The keys and values of a mapping; none where it is no mapping. */
export const members = (value: unknown): [key: string, member: unknown][] =>
  isMapping(value) ? Object.entries(value) : [];

/** The strings of a list. */
export const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];

/** The tools of a type in a request to a model, in its list of tools, or alone; with their paths. */
export function toolsOfType(value: unknown, type: string): { path: readonly (string | number)[]; tool: unknown }[] {
  const listed = Array.isArray(value) ? [] : ['tools'];
  const list = entries(Array.isArray(value) ? value : at(value, 'tools'));
  const all = [{ path: [], tool: value }, ...list.map(([position, tool]) => ({ path: [...listed, position], tool }))];
  return all.filter(({ tool }) => at(tool, 'type') === type);
}

/** How one of these keys is likely meant where another was written: `enabledTools` for `enabled_tools`. */
export function meant(key: string, known: readonly string[]): string | undefined {
  if (known.includes(key)) return undefined;
  const plain = (text: string) => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  const typed = plain(key);
  return known.find((one) => plain(one) === typed) ?? known.find((one) => isNear(plain(one), typed));
}

/** True where one letter is missing, too much, wrong or in its neighbour's place. */
function isNear(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1 || one.length < 4) return false;
  let from = 0;
  while (from < one.length && one[from] === other[from]) from++;
  const rest = (text: string, skipped: number) => text.slice(from + skipped);
  return (
    rest(one, 1) === rest(other, 1) ||
    rest(one, 1) === rest(other, 0) ||
    rest(one, 0) === rest(other, 1) ||
    (one[from] === other[from + 1] && one[from + 1] === other[from] && rest(one, 2) === rest(other, 2))
  );
}

/** A rule for misspelt keys of the mappings that `places` finds. */
export function misspelt(
  format: string,
  known: readonly string[],
  places: (value: unknown) => { path: readonly (string | number)[]; value: unknown }[],
): LintRule {
  return {
    id: `${format}-misspelt-key`,
    format,
    find: (root) =>
      places(root).flatMap(({ path, value }) =>
        members(value).flatMap(([key]) => {
          const other = meant(key, known);
          return other === undefined
            ? []
            : {
                path: [...path, key],
                what: `\`${key}\` is no key there, and is ignored without a word.`,
                fix: `Write \`${other}\`.`,
              };
        }),
      ),
  };
}
