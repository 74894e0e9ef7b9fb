import { findNodeAtLocation, parseTree } from 'jsonc-parser';
import { isMap, isPair, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { FormatFile } from '../formats/format.ts';
import { lineAt } from '../read-text.ts';

type Path = readonly (string | number)[];

/** Finds the line in which a path stands, from 1; of what is not there, the line of what should hold it. */
export function linesOf(language: FormatFile['language'], text: string): (path: Path) => number {
  if (language === 'json' || language === 'jsonc') return jsonLines(text);
  if (language === 'yaml') return yamlLines(text);
  if (language === 'markdown') return frontMatterLines(text);
  const lines = text.split('\n');
  return (path) => namedLine(lines, path);
}

function jsonLines(text: string): (path: Path) => number {
  const tree = parseTree(text, [], { allowTrailingComma: true });
  return (path) => {
    for (let length = path.length; tree && length >= 0; length--) {
      const keys = path.slice(0, length);
      const positions = keys.map((key) => (/^\d+$/.test(String(key)) ? Number(key) : key));
      const node = findNodeAtLocation(tree, positions) ?? findNodeAtLocation(tree, keys);
      if (node) return lineAt(text, node.parent?.type === 'property' ? node.parent.offset : node.offset);
    }
    return 1;
  };
}

function yamlChild(node: unknown, key: string | number): unknown {
  if (isSeq(node)) return node.items[Number(key)];
  if (!isMap(node)) return undefined;
  return node.items.find((pair) => String((pair.key as { value?: unknown } | null)?.value) === String(key));
}

function yamlLines(text: string): (path: Path) => number {
  const lines = new LineCounter();
  const root: unknown = parseDocument(text, { lineCounter: lines }).contents;
  return (path) => {
    let node = root;
    let start = 0;
    for (const key of path) {
      const next = yamlChild(node, key);
      if (next === undefined) break;
      start = ((isPair(next) ? next.key : next) as Node | null)?.range?.[0] ?? start;
      node = isPair(next) ? next.value : next;
    }
    return lines.linePos(start).line;
  };
}

function frontMatterLines(text: string): (path: Path) => number {
  const lineOf = yamlLines(/^---\r?\n([\s\S]*?)\r?\n---/.exec(text)?.[1] ?? '');
  return (path) => lineOf(path) + 1;
}

/** The first line that holds the path's last name; a list's position counts its header's repetitions. */
function namedLine(lines: readonly string[], path: Path): number {
  let line = 0;
  for (const key of path) {
    const found =
      typeof key === 'number' ? nthTable(lines, key) : lines.findIndex((one, at) => at >= line && holds(one, key));
    if (found >= 0) line = found;
  }
  return line + 1;
}

const holds = (line: string, key: string): boolean => line.includes(key);

/** The line of the n-th `[[table]]`. */
function nthTable(lines: readonly string[], wanted: number): number {
  const starts = lines.flatMap((line, at) => (line.trimStart().startsWith('[[') ? at : []));
  return starts[wanted] ?? -1;
}
