/* The servers of the stack: a row each, with the reader's name for it and a button that takes it out. */
import { labelOfPick, type Pick } from '../page/stack-address.ts';
import type { StackFile } from '../page/stack-file.ts';
import { labelProblem } from '../policy/formats/names.ts';
import { make } from './elements.ts';

/** A server of the stack, with its data or why there is none. */
export interface Row extends Pick {
  state: 'loading' | 'missing' | 'failed' | 'loaded';
  file?: StackFile;
}

export interface PickWishes {
  base: string;
  remove: (row: Row) => void;
  /** Undefined for the label to start with. */
  relabel: (row: Row, label: string | undefined) => void;
  retry: (row: Row) => void;
}

const SAYS: Readonly<Record<Row['state'], string>> = {
  loading: 'Loading…',
  missing: 'There is no server of this id in the catalogue.',
  failed: 'Its data could not be loaded.',
  loaded: '',
};

let made = 0;

/** Why a label cannot be: of itself, or because another server has it. */
function problemOf(row: Row, rows: readonly Row[]): string | undefined {
  const label = labelOfPick(row);
  const isShared = rows.some((other) => other !== row && labelOfPick(other) === label);
  return labelProblem(label) ?? (isShared ? 'another server here has this name' : undefined);
}

/** A row's element. What is typed is kept apart from the label, so that a label that cannot be changes nothing. */
class RowElement {
  element: HTMLElement;
  #row: Row;
  #field: HTMLInputElement;
  #said: HTMLElement;
  #what: HTMLElement;

  constructor(row: Row, wishes: PickWishes) {
    made += 1;
    const id = `stack-label-${made}`;
    const title = row.file?.title ?? row.id;
    this.#row = row;
    this.#what = make('span', { class: 'soft' });
    this.#field = make('input', {
      class: 'field',
      id,
      value: labelOfPick(row),
      maxlength: 64,
      autocomplete: 'off',
      autocapitalize: 'none',
      spellcheck: 'false',
      'aria-describedby': `${id}-said`,
    });
    this.#said = make('p', { class: 'small', id: `${id}-said`, role: 'status' });
    const remove = make(
      'button',
      { class: 'button', type: 'button' },
      'Remove',
      make('span', { class: 'vh' }, ` ${title}`),
    );
    remove.addEventListener('click', () => wishes.remove(row));
    this.#field.addEventListener('input', () => this.#relabel(wishes));
    this.element = make('li', {}, this.#title(wishes, title), this.#labelled(id, title), remove, this.#said);
  }

  #title({ base, retry }: PickWishes, title: string): HTMLElement {
    const { state, id, file } = this.#row;
    const name = state === 'loaded' ? make('a', { href: `${base}servers/${id}/` }, title) : make('strong', {}, title);
    const count = file?.tools.length ?? 0;
    this.#what.textContent = file ? `${count} ${count === 1 ? 'tool' : 'tools'}` : SAYS[state];
    const again = make('button', { class: 'button', type: 'button' }, 'Try again');
    again.addEventListener('click', () => retry(this.#row));
    return make('div', { class: 'picked' }, name, ' ', this.#what, ...(state === 'failed' ? [' ', again] : []));
  }

  #labelled(id: string, title: string): HTMLElement {
    const label = make('label', { for: id }, 'Your name', make('span', { class: 'vh' }, ` for ${title}`));
    return make('div', { class: 'label' }, label, this.#field);
  }

  #relabel({ relabel }: PickWishes): void {
    const typed = this.#field.value.trim();
    const problem = typed === '' ? undefined : labelProblem(typed);
    if (problem === undefined) relabel(this.#row, typed === '' ? undefined : typed);
    else this.say(problem);
  }

  /** Says why the label cannot be. */
  say(problem: string | undefined): void {
    this.#field.setAttribute('aria-invalid', String(problem !== undefined));
    this.#said.textContent = problem === undefined ? '' : `Not used, because ${problem}.`;
  }

  focus(): void {
    this.element.querySelector('button:last-of-type')?.scrollIntoView({ block: 'nearest' });
    [...this.element.querySelectorAll('button')].at(-1)?.focus();
  }
}

/** The list. Rows whose data came are made anew; the others stay, so that nobody loses the field they are in. */
export class PickList {
  #list: HTMLElement;
  #wishes: PickWishes;
  #elements = new Map<Row, { made: RowElement; state: Row['state'] }>();

  constructor(list: HTMLElement, wishes: PickWishes) {
    this.#list = list;
    this.#wishes = wishes;
  }

  show(rows: readonly Row[]): void {
    for (const row of this.#elements.keys()) if (!rows.includes(row)) this.#elements.delete(row);
    for (const row of rows) {
      if (this.#elements.get(row)?.state === row.state) continue;
      this.#elements.set(row, { made: new RowElement(row, this.#wishes), state: row.state });
    }
    const wanted = rows.flatMap((row) => this.#elements.get(row)?.made.element ?? []);
    if (
      wanted.some((element, at) => this.#list.children[at] !== element) ||
      wanted.length !== this.#list.childElementCount
    )
      this.#list.replaceChildren(...wanted);
    this.#list.hidden = rows.length === 0;
    this.check(rows);
  }

  check(rows: readonly Row[]): void {
    for (const row of rows) this.#elements.get(row)?.made.say(problemOf(row, rows));
  }

  focus(row: Row | undefined): boolean {
    const found = row && this.#elements.get(row);
    found?.made.focus();
    return found !== undefined;
  }
}
