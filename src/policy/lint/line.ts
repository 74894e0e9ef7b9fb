import { findNodeAtLocation, parseTree } from 'jsonc-parser';
import { isMap, isPair, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { FormatFile } from '../formats/format.ts';
import { lineAt } from '../read-text.ts';

type Path = readonly (string | number)[];

/** The line in which a path stands, from 1; of what is not there, the line of what should hold it. */
export function lineOf(language: FormatFile['language'], text: string, path: Path): number {
  if (language === 'json' || language === 'jsonc') return jsonLine(text, path);
  if (language === 'yaml') return yamlLine(text, path);
  if (language === 'markdown') return frontMatterLine(text, path);
  return namedLine(text, path);
}

function jsonLine(text: string, path: Path): number {
  const tree = parseTree(text, [], { allowTrailingComma: true });
  for (let length = path.length; tree && length >= 0; length--) {
    const keys = path.slice(0, length).map((key) => (/^\d+$/.test(String(key)) ? Number(key) : key));
    const node =
      findNodeAtLocation(tree, keys) ?? findNodeAtLocation(tree, path.slice(0, length) as (string | number)[]);
    if (node) return lineAt(text, node.parent?.type === 'property' ? node.parent.offset : node.offset);
  }
  return 1;
}

function yamlLine(text: string, path: Path): number {
  const lines = new LineCounter();
  let node: unknown = parseDocument(text, { lineCounter: lines }).contents;
  let start = 0;
  for (const key of path) {
    const next: unknown = isSeq(node)
      ? node.items[Number(key)]
      : isMap(node)
        ? node.items.find((pair) => String((pair.key as { value?: unknown } | null)?.value) === String(key))
        : undefined;
    if (next === undefined) break;
    start = ((isPair(next) ? next.key : next) as Node | null)?.range?.[0] ?? start;
    node = isPair(next) ? next.value : next;
  }
  return lines.linePos(start).line;
}

function frontMatterLine(text: string, path: Path): number {
  const matter = /^---\r?\n([\s\S]*?)\r?\n---/.exec(text)?.[1] ?? '';
  return yamlLine(matter, path) + 1;
}

/** The first line that holds the path's last name; a list's position counts its header's repetitions. */
function namedLine(text: string, path: Path): number {
  const lines = text.split('\n');
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
