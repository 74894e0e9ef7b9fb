/* The bar above a text that can be copied and saved. Copying itself is the other script's. */
import { make } from './elements.ts';

function makeButton(words: string, about: string): HTMLButtonElement {
  return make('button', { type: 'button', class: 'button' }, words, make('span', { class: 'vh' }, ` ${about}`));
}

/** Saves a text as it stands with the reader's label. */
function download(text: string, name: string): void {
  const link = make('a', { download: name });
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  link.click();
  URL.revokeObjectURL(link.href);
}

/** A text's title and its buttons. */
export function barOf(title: HTMLElement, text: HTMLElement, file: string | undefined): HTMLElement {
  const status = make('span', { class: 'said', role: 'status' });
  const copy = makeButton('Copy', title.textContent);
  copy.dataset.copy = text.id;
  const bar = make('figcaption', { class: 'code-bar' }, title, status);
  if (file !== undefined) {
    const save = makeButton('Download', file);
    save.addEventListener('click', () => download(text.textContent, file));
    bar.append(save);
  }
  bar.append(copy);
  return bar;
}
