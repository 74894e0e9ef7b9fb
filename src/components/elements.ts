/* Makes elements. Texts are set as text and never read as HTML; the page's policy refuses style attributes. */
import type { Phrase, Span } from '../page/phrase.ts';

type Attributes = Readonly<Record<string, string | number | undefined>>;
type Child = Node | string;

function fill<Made extends Element>(made: Made, attributes: Attributes, children: readonly Child[]): Made {
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined) made.setAttribute(name, String(value));
  made.append(...children);
  return made;
}

export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  return fill(document.createElement(tag), attributes, children);
}

export function draw<Tag extends keyof SVGElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): SVGElementTagNameMap[Tag] {
  return fill(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children);
}

const SPANS: { [kind in Span['kind']]: (text: string) => Child } = {
  text: (text) => text,
  code: (text) => make('code', {}, text),
  unseen: (text) => make('span', { class: 'unseen' }, text),
  quote: (text) => make('q', {}, text),
  link: (text) => text,
};

/** A phrase as nodes. Links stay text: nothing that a script shows has any. */
export function nodesOf(phrase: Phrase): Child[] {
  return phrase.map(({ kind, text }) => SPANS[kind](text));
}

/** The element that a page must have. */
export function part<Found extends Element>(root: ParentNode, selector: string): Found {
  const found = root.querySelector<Found>(selector);
  if (!found) throw new Error(`The page has no ${selector}.`);
  return found;
}
