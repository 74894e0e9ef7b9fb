/*
 * Copies the text of the block that a button names in `data-copy`, and says what happened in the status beside it.
 * Without this script the buttons do not show, and the text can be selected. Long texts that the page does not hold are
 * loaded with it, since one may be copied before it has come.
 */
import { loadText } from './late-text.ts';

/** Where the Clipboard API is missing (plain http) or refused: the old way, through a selection. */
function copySelection(source: HTMLElement): boolean {
  const selection = getSelection();
  if (!selection) return false;
  const range = document.createRange();
  range.selectNodeContents(source);
  selection.removeAllRanges();
  selection.addRange(range);
  return document.execCommand('copy');
}

async function copyText(source: HTMLElement): Promise<boolean> {
  if (source.dataset.src !== undefined) await loadText(source);
  try {
    await navigator.clipboard.writeText(source.textContent ?? '');
    return true;
  } catch {
    return copySelection(source);
  }
}

async function copyFrom(button: HTMLElement): Promise<void> {
  const source = document.getElementById(button.dataset.copy ?? '');
  const status = button.parentElement?.querySelector('[role="status"]');
  if (!source || !status) return;
  status.textContent = '';
  const copied = await copyText(source).catch(() => false);
  status.textContent = copied ? 'Copied' : 'Not copied: select the text and copy it';
  if (copied) setTimeout(() => status.replaceChildren(), 4000);
}

document.addEventListener('click', (event) => {
  const button = event.target instanceof Element ? event.target.closest<HTMLElement>('button[data-copy]') : null;
  if (button) void copyFrom(button);
});
