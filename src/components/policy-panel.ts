/* A policy in one format as a page shows it: its texts, what the format cannot express, and where its file goes. */
import { barOf } from './code-bar.ts';
import { make } from './elements.ts';

type Content = readonly (Node | string)[];

/** A text with its bar, whose title names it. `file` is what it is saved as; absent where it is no file. */
export function policyFigure(id: string, title: string, text: Content, file?: string): HTMLElement {
  const caption = make('span', { id: `${id}-title` }, title);
  const code = make('code', { id }, ...text);
  const pre = make('pre', { tabindex: 0, role: 'region', 'aria-labelledby': caption.id }, code);
  return make('figure', { class: 'code' }, barOf(caption, code, file), pre);
}

/** What a panel shows of a format. */
export interface PolicyPanel {
  title: string;
  file: string;
  /** The address of the page about the format. */
  page: string;
  /** What to do with the texts; empty where there is nothing to say. */
  sentence: Content;
  figures: readonly HTMLElement[];
  remarks: readonly { words: Content; milder: boolean }[];
  places: readonly { who: string; path: Content }[];
}

function placesOf({ places }: PolicyPanel): HTMLElement {
  const rows = places.flatMap(({ who, path }) => [make('dt', {}, who), make('dd', {}, ...path)]);
  return make('dl', { class: 'facts places' }, ...rows);
}

/** What stands in the panel, in order. */
export function panelContent(panel: PolicyPanel): HTMLElement[] {
  const { title, file, page, sentence, figures, remarks } = panel;
  const about = make('a', { href: page }, `What ${title} enforces, and what it only suggests`);
  return [
    ...(sentence.length === 0 ? [] : [make('p', { class: 'prose' }, ...sentence)]),
    ...figures,
    ...remarks.map(({ words, milder }) => make('p', { class: milder ? 'note warn' : 'note' }, ...words)),
    make('p', { class: 'small' }, 'Where ', make('code', {}, file), ' goes:'),
    placesOf(panel),
    make('p', { class: 'small' }, about),
  ];
}
