/*
 * Sorting and filtering of a server's tools, with both in the page's address. Without this script the table stands
 * there whole, riskiest first.
 */
interface Row {
  element: HTMLTableRowElement;
  /** Everything that a filter by words looks at. */
  words: string;
  cells: string[];
}

type Direction = 'ascending' | 'descending';

const textOf = (element: Element | undefined) => (element?.textContent ?? '').trim();

function rowOf(element: HTMLTableRowElement): Row {
  const cells = [...element.cells].map(textOf);
  return { element, cells, words: cells.join(' ').toLowerCase() };
}

/** Compares two rows by a column, as its heading says: by name, by a list of labels, or as numbers. */
function comparer({ dataset: { sort, order } }: HTMLElement, column: number): (a: Row, b: Row) => number {
  const text = ({ cells }: Row) => cells[column] ?? '';
  if (sort === 'tool') return (a, b) => text(a).localeCompare(text(b), 'en');
  const labels = order?.split(',');
  const value = (row: Row) =>
    labels ? -labels.findIndex((label) => text(row).startsWith(label)) : Number(text(row).replaceAll(',', ''));
  return (a, b) => value(a) - value(b);
}

/** Names go up first; risks, categories and sizes start with the gravest and largest. */
const firstDirection = ({ dataset }: HTMLElement): Direction => (dataset.sort === 'tool' ? 'ascending' : 'descending');

function sortBy(
  body: HTMLElement,
  rows: readonly Row[],
  headings: readonly HTMLElement[],
  column: number,
  direction: Direction,
) {
  const heading = headings[column];
  if (!heading) return;
  const compare = comparer(heading, column);
  const sign = direction === 'ascending' ? 1 : -1;
  const sorted = rows.toSorted((a, b) => sign * compare(a, b));
  body.append(...sorted.map(({ element }) => element));
  for (const each of headings) each.removeAttribute('aria-sort');
  heading.setAttribute('aria-sort', direction);
}

/** What stands in the fields, by their names. */
type Filter = Record<string, string>;

/** Every word typed must be there, wherever; what a menu's column says starts with what was chosen in it. */
function isShown({ words, cells }: Row, { tool = '', risk = '', category = '' }: Filter): boolean {
  const starts = (at: number, chosen: string) => (cells[at] ?? '').toLowerCase().startsWith(chosen);
  const typed = tool.toLowerCase().split(/\s+/);
  return typed.every((word) => words.includes(word)) && starts(1, risk) && starts(2, category);
}

/** Puts what is chosen into the address, without a step of history. A module for it weighs more than this page may. */
function keep(state: Record<string, string>): void {
  const url = new URL(location.href);
  for (const [name, value] of Object.entries(state)) {
    if (value === '') url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  }
  history.replaceState(history.state, '', url);
}

function startFilter(form: HTMLFormElement, rows: readonly Row[]): void {
  const status = form.querySelector('[role="status"]');
  const fields = [...form.querySelectorAll<HTMLInputElement | HTMLSelectElement>('[name]')];
  const update = () => {
    const filter: Filter = Object.fromEntries(fields.map(({ name, value }) => [name, value.trim()]));
    for (const row of rows) row.element.hidden = !isShown(row, filter);
    const count = rows.filter(({ element }) => !element.hidden).length;
    if (status)
      status.textContent = count === rows.length ? `${count} tools` : `${count || 'None'} of ${rows.length} tools`;
    return filter;
  };
  const known = new URLSearchParams(location.search);
  for (const field of fields) {
    field.value = known.get(field.name) ?? '';
    // What a menu does not have leaves it without a choice.
    if ('selectedIndex' in field && field.selectedIndex < 0) field.selectedIndex = 0;
  }
  update();
  form.addEventListener('input', () => keep(update()));
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', () => setTimeout(() => keep(update())));
}

function startSorting(table: HTMLTableElement, rows: readonly Row[]): void {
  const [body] = table.tBodies;
  const headings = [...table.querySelectorAll<HTMLElement>('th[data-sort]')];
  if (!body) return;
  headings.forEach((heading, column) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...heading.childNodes);
    heading.append(button);
    button.addEventListener('click', () => {
      const other = heading.getAttribute('aria-sort') === 'ascending' ? 'descending' : 'ascending';
      const direction = heading.hasAttribute('aria-sort') ? other : firstDirection(heading);
      sortBy(body, rows, headings, column, direction);
      keep({ sort: heading.dataset.sort ?? '', direction });
    });
  });
  const known = new URLSearchParams(location.search);
  const column = headings.findIndex(({ dataset }) => dataset.sort === known.get('sort'));
  const asked = known.get('direction');
  const heading = headings[column];
  if (!heading) return;
  const direction = asked === 'ascending' || asked === 'descending' ? asked : firstDirection(heading);
  sortBy(body, rows, headings, column, direction);
}

for (const root of document.querySelectorAll<HTMLElement>('[data-tool-table]')) {
  const table = root.querySelector('table');
  const form = root.querySelector('form');
  if (!table || !form) continue;
  const rows = [...(table.tBodies[0]?.rows ?? [])].map(rowOf);
  startFilter(form, rows);
  startSorting(table, rows);
}
