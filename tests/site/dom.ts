import { type DefaultTreeAdapterMap, html, parse } from 'parse5';

type Node = DefaultTreeAdapterMap['node'];
export type Element = DefaultTreeAdapterMap['element'];

function isElement(node: Node): node is Element {
  return 'tagName' in node;
}

function childrenOf(node: Node): Node[] {
  if ('content' in node) return node.content.childNodes;
  return 'childNodes' in node ? node.childNodes : [];
}

/** A page as a browser with scripts reads it. */
export function parsePage(page: string): Node {
  return parse(page, { scriptingEnabled: true });
}

/** Every element below a node, in the order of the page. */
export function elementsIn(root: Node): Element[] {
  const found: Element[] = [];
  const visit = (node: Node) => {
    if (isElement(node)) found.push(node);
    childrenOf(node).forEach(visit);
  };
  visit(root);
  return found;
}

export function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((each) => each.name === name)?.value;
}

export function textOf(node: Node): string {
  if (node.nodeName === '#text' && 'value' in node) return node.value;
  return childrenOf(node).map(textOf).join('');
}

/** What a page may lose or gain with the letters of a text: the pieces of a name, and notes on it. */
export function isPieceOfText(element: Element): boolean {
  const { tagName } = element;
  const className = attribute(element, 'class') ?? '';
  return tagName === 'code' || (tagName === 'span' && ['unseen', 'carries', 'vh'].includes(className));
}

/** Elements that come once for each piece of a text, so that their number says nothing. */
const PER_PIECE = /^ *(mark|a href rel)$/;

/** An element’s name, its classes, and the names of its other attributes. */
export function shapeOf(element: Element): string {
  const { tagName, attrs, namespaceURI } = element;
  const names = attrs.filter(({ name }) => name !== 'lang').map(({ name, value }) => (name === 'class' ? value : name));
  return `${namespaceURI === html.NS.HTML ? '' : 'svg:'}${tagName} ${names.sort().join(' ')}`.trim();
}

/** A page's elements with their attributes' names and classes, indented as they are nested; texts are left out. */
export function skeletonOf(page: Node): string[] {
  const lines: string[] = [];
  const visit = (node: Node, depth: number) => {
    const counts = isElement(node) && !isPieceOfText(node);
    const line = counts ? `${' '.repeat(depth)}${shapeOf(node)}` : '';
    if (counts && !(PER_PIECE.test(line) && lines.at(-1)?.trim().startsWith(line.trim().slice(0, 4)))) lines.push(line);
    for (const child of childrenOf(node)) visit(child, counts ? depth + 1 : depth);
  };
  visit(page, 0);
  return lines;
}
