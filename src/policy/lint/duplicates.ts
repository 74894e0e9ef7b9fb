import { type Node, parseTree } from 'jsonc-parser';

/** Keys that stand twice in one object of a JSON text, with where they do: the last one counts, or the first. */
export function duplicateKeys(text: string): { key: string; offset: number }[] {
  const tree = parseTree(text, [], { allowTrailingComma: true });
  return tree ? duplicatesIn(tree) : [];
}

function duplicatesIn({ type, children = [] }: Node): { key: string; offset: number }[] {
  const seen = new Set<string>();
  const own = type === 'object' ? children.flatMap(({ children: [key] = [] }) => key ?? []) : [];
  const twice = own.filter(({ value }) => seen.has(value) || !seen.add(value));
  return [...twice.map(({ value, offset }) => ({ key: String(value), offset })), ...children.flatMap(duplicatesIn)];
}
