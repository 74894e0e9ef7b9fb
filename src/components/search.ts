/*
 * The search on the home page. What it needs is loaded when somebody is about to search, and not before.
 */
import type { SearchPage } from './search-page.ts';

const form = document.querySelector<HTMLFormElement>('form[data-search]');
const field = form?.querySelector('input');
let opened: Promise<SearchPage> | undefined;

async function open(on: HTMLFormElement): Promise<SearchPage> {
  const { SearchPage } = await import('./search-page.ts');
  const page = new SearchPage(on);
  page.start();
  return page;
}

/** The search, loaded once. Where that fails the next attempt tries again. */
async function search(on: HTMLFormElement, then?: (page: SearchPage) => void): Promise<void> {
  try {
    opened ??= open(on);
    const page = await opened;
    then?.(page);
  } catch {
    opened = undefined;
    const status = on.querySelector('[data-status]');
    if (status) status.textContent = 'The search could not be loaded. Reload the page to try again.';
  }
}

if (form) {
  form.addEventListener('focusin', () => void search(form));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void search(form, (page) => void page.openFirst());
  });
  if (location.search !== '' || field?.value || form.contains(document.activeElement)) void search(form);
}
