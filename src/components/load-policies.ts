/* Policies that a server's page does not hold itself, from the file beside it. */
import type { PoliciesFile } from '../page/policies-file.ts';

type Loaded = PoliciesFile['formats'][number];

function elementOf(name: string, className: string, text: string): HTMLElement {
  const element = document.createElement(name);
  element.className = className;
  element.textContent = text;
  return element;
}

/** The text, with the label in elements of its own. */
function labelled({ text, label }: Loaded, placeholder: string): Node[] {
  return (text ?? '').split(placeholder).flatMap((piece, at): Node[] => {
    const span = elementOf('span', '', label);
    span.dataset.label = label;
    return at === 0 ? [new Text(piece)] : [span, new Text(piece)];
  });
}

function fill(frame: HTMLElement, loaded: Loaded, placeholder: string): void {
  const figure = frame.querySelector<HTMLElement>('figure.code');
  if (!figure) return;
  const { longest, except } = loaded.limits;
  if (longest !== undefined) figure.dataset.longest = String(longest);
  if (except !== undefined) figure.dataset.except = except.join(' ');
  figure.querySelector('code')?.replaceChildren(...labelled(loaded, placeholder));
  figure.after(...loaded.remarks.map(({ words, milder }) => elementOf('p', milder ? 'note warn' : 'note', words)));
  figure.hidden = loaded.text === undefined;
  delete frame.dataset.load;
}

/**
 * Loads the file at an address into the panels that wait for it. Where that fails, the panels say so and the promise
 * rejects.
 */
export async function fillPanels(root: HTMLElement, address: string): Promise<void> {
  const frames = [...root.querySelectorAll<HTMLElement>('[data-load]')];
  try {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(answer.statusText);
    const { placeholder, formats }: PoliciesFile = await answer.json();
    for (const frame of frames) {
      const loaded = formats.find(({ id }) => id === frame.dataset.load);
      if (loaded) fill(frame, loaded, placeholder);
    }
  } catch (error) {
    const words = 'The policy could not be loaded. Choose the tab again to try once more.';
    for (const frame of frames) frame.querySelector('figure.code code')?.replaceChildren(words);
    throw error;
  }
}
