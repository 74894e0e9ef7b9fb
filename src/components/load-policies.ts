/* Policies in every format but policy.json, from the file beside a page. */
import type { PoliciesFile } from '../page/policies-file.ts';
import { barOf } from './code-bar.ts';

/** What puts the reader's label into the texts of an element, once it is there. */
export type Labeller = Promise<(root: HTMLElement) => void>;

type Loaded = PoliciesFile['formats'][number];

/** An element with words or elements in it. Strangers' texts are in here: nothing of them is ever read as HTML. */
function made(name: string, className: string, ...content: (Node | string)[]): HTMLElement {
  const element = document.createElement(name);
  if (className !== '') element.className = className;
  element.append(...content);
  return element;
}

/** The text, with the label in elements of its own. */
function labelled({ text = '', label }: Loaded, placeholder: string): Node[] {
  return text.split(placeholder).flatMap((piece, at): Node[] => {
    const span = made('span', '', label);
    span.dataset.label = label;
    return at === 0 ? [new Text(piece)] : [span, new Text(piece)];
  });
}

function figureOf(loaded: Loaded, placeholder: string, what: string): HTMLElement {
  const { id, title, file, entry, limits } = loaded;
  const caption = made('span', '', `${title}, ${what}`);
  caption.id = `policy-${id}-title`;
  const code = made('code', '', ...labelled(loaded, placeholder));
  code.id = `policy-${id}`;
  const pre = made('pre', '', code);
  pre.tabIndex = 0;
  pre.setAttribute('role', 'region');
  pre.setAttribute('aria-labelledby', caption.id);
  const figure = made('figure', 'code', barOf(caption, code, entry ? undefined : file.name), pre);
  if (limits.longest !== undefined) figure.dataset.longest = String(limits.longest);
  if (limits.except !== undefined) figure.dataset.except = limits.except.join(' ');
  return figure;
}

function placesOf({ places }: Loaded): HTMLElement {
  const rows = places.flatMap(({ who, path, words }) => [
    made('dt', '', who),
    made('dd', '', words ? path : made('code', '', path)),
  ]);
  return made('dl', 'facts places', ...rows);
}

function aboutOf({ title, page }: Loaded): HTMLElement {
  const link = document.createElement('a');
  link.href = new URL(page).pathname;
  link.append(`What ${title} enforces, and what it only suggests`);
  return made('p', 'small', link);
}

function contentOf(loaded: Loaded, placeholder: string, what: string): HTMLElement[] {
  const { sentence, text, remarks, file } = loaded;
  return [
    ...(sentence === undefined ? [] : [made('p', 'prose', sentence)]),
    ...(text === undefined ? [] : [figureOf(loaded, placeholder, what)]),
    ...remarks.map(({ words, milder }) => made('p', milder ? 'note warn' : 'note', words)),
    made('p', 'small', 'Where ', made('code', '', file.name), ' goes:'),
    placesOf(loaded),
    aboutOf(loaded),
  ];
}

/**
 * Loads the file at an address into the panels that wait for it, which show no text before it has the reader's label:
 * `labeller` gives what puts it there. Where loading fails, the panels say so and the promise rejects.
 */
export async function fillPanels(
  root: HTMLElement,
  address: string,
  labeller: () => Labeller | undefined,
): Promise<void> {
  const panels = [...root.querySelectorAll<HTMLElement>('[data-load]')];
  try {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(answer.statusText);
    const { placeholder, formats }: PoliciesFile = await answer.json();
    const label = await labeller();
    for (const panel of panels) {
      const loaded = formats.find(({ id }) => id === panel.dataset.load);
      if (!loaded) continue;
      panel.replaceChildren(...contentOf(loaded, placeholder, root.dataset.what ?? ''));
      delete panel.dataset.load;
    }
    label?.(root);
  } catch (error) {
    const words = 'The policy could not be loaded. Choose the tab again to try once more.';
    for (const panel of panels) panel.replaceChildren(made('p', 'note', words));
    throw error;
  }
}
