/*
 * Policies in every format but policy.json, from the file beside a page. Strangers' texts are in there: they are set as
 * text, and nothing of them is ever read as HTML.
 */
import type { PoliciesFile } from '../page/policies-file.ts';
import { make } from './elements.ts';
import { loadJson } from './load-json.ts';
import { panelContent, policyFigure } from './policy-panel.ts';

/** What puts the reader's label into the texts of an element, once it is there. */
export type Labeller = Promise<(root: HTMLElement) => void>;

type Loaded = PoliciesFile['formats'][number];

/** The text, with the label in elements of its own. */
function labelled(text: string, label: string, placeholder: string): (Node | string)[] {
  return text
    .split(placeholder)
    .flatMap((piece, at) => (at === 0 ? [piece] : [make('span', { 'data-label': label }, label), piece]));
}

function figureOf({ id, title, file, entry, limits, label, text = '' }: Loaded, placeholder: string, what: string) {
  const content = labelled(text, label, placeholder);
  const figure = policyFigure(`policy-${id}`, `${title}, ${what}`, content, entry ? undefined : file.name);
  if (limits.longest !== undefined) figure.dataset.longest = String(limits.longest);
  if (limits.except !== undefined) figure.dataset.except = limits.except.join(' ');
  return figure;
}

function contentOf(loaded: Loaded, placeholder: string, what: string): HTMLElement[] {
  const { title, label, sentence, text, remarks, file, places, page } = loaded;
  return panelContent({
    title,
    file: file.name,
    page: new URL(page).pathname,
    sentence: sentence === undefined ? [] : labelled(sentence, label, placeholder),
    figures: text === undefined ? [] : [figureOf(loaded, placeholder, what)],
    remarks: remarks.map(({ words, milder }) => ({ words: [words], milder })),
    places: places.map(({ who, path, words }) => ({ who, path: [words ? path : make('code', {}, path)] })),
  });
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
    const { placeholder, formats } = await loadJson<PoliciesFile>(address);
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
    for (const panel of panels) panel.replaceChildren(make('p', { class: 'note' }, words));
    throw error;
  }
}
