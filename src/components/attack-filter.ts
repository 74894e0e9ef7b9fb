/* Shows the attacks that need something of a tool, or that a published list knows. The choice is in the address. */

// Makes this file a module, with names of its own.
export {};

const form = document.querySelector<HTMLElement>('[data-attack-filter]');
const selects = [...(form?.querySelectorAll('select') ?? [])];
const said = form?.querySelector<HTMLElement>('[role="status"]');
const rows = [...document.querySelectorAll<HTMLElement>('[data-keys]')];

function show(): void {
  const wanted = selects.map(({ value }) => value).filter((value) => value !== '');
  for (const row of rows) {
    const keys = row.dataset.keys?.split(' ') ?? [];
    row.hidden = !wanted.every((key) => keys.includes(key));
  }
  for (const section of document.querySelectorAll<HTMLElement>('section.section')) {
    section.hidden = section.querySelector('[data-keys]:not([hidden])') === null;
  }
  const shown = rows.filter(({ hidden }) => !hidden).length;
  if (said) said.textContent = wanted.length === 0 ? '' : `${shown} of ${rows.length} attack patterns`;
}

function keep(): void {
  const url = new URL(location.href);
  for (const { name, value } of selects) {
    if (value === '') url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  }
  history.replaceState(null, '', url);
}

for (const select of selects) {
  const asked = new URLSearchParams(location.search).get(select.name);
  if (asked !== null && [...select.options].some(({ value }) => value === asked)) select.value = asked;
  select.addEventListener('change', () => {
    keep();
    show();
  });
}
show();
