/* The servers of the stack: a row each, with the reader's name for it and a button that takes it out. */
import { counted } from '../page/count-text.ts';
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

function fieldOf(id: string, value: string): HTMLInputElement {
  const manners = { maxlength: 64, autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false' };
  return make('input', { class: 'field', id, value, ...manners, 'aria-describedby': `${id}-said` });
}

/** Why a label cannot be beside the others. */
function problemAmong(row: Row, rows: readonly Row[]): string | undefined {
  const label = labelOfPick(row);
  const isShared = rows.some((other) => other !== row && labelOfPick(other) === label);
  return isShared ? 'another server here has this name' : undefined;
}

/**
 * A row's element. It stays while its data come, so that nobody loses the field they are in. What is typed is kept
 * apart from the label, so that a label that cannot be changes nothing.
 */
class RowElement {
  element: HTMLElement;
  #row: Row;
  #retry: PickWishes['retry'];
  #base: string;
  #head = make('div', { class: 'picked' });
  /** Where the title stands for those who hear the page. */
  #names = [make('span', { class: 'vh' }), make('span', { class: 'vh' })] as const;
  #field: HTMLInputElement;
  #said: HTMLElement;
  #remove: HTMLButtonElement;
  #shown: Row['state'] | undefined;

  constructor(row: Row, wishes: PickWishes) {
    made += 1;
    const id = `stack-label-${made}`;
    this.#row = row;
    this.#retry = wishes.retry;
    this.#base = wishes.base;
    this.#field = fieldOf(id, labelOfPick(row));
    this.#said = make('p', { class: 'small', id: `${id}-said`, role: 'status' });
    this.#remove = make('button', { class: 'button', type: 'button' }, 'Remove', this.#names[0]);
    this.#remove.addEventListener('click', () => wishes.remove(row));
    this.#field.addEventListener('input', () => this.#relabel(wishes));
    const label = make('label', { for: id }, 'Your name', this.#names[1]);
    const labelled = make('div', { class: 'label' }, label, this.#field);
    this.element = make('li', {}, this.#head, labelled, this.#remove, this.#said);
    this.update();
  }

  /** Brings what is said of the server up to date. */
  update(): void {
    const { state, id, file } = this.#row;
    // Whoever stands on a link of the row stays there.
    if (this.#shown === state) return;
    this.#shown = state;
    const title = file?.title ?? id;
    const count = file?.tools.length ?? 0;
    const name = file ? make('a', { href: `${this.#base}servers/${id}/` }, title) : make('strong', {}, title);
    const words = file ? counted(count, 'tool') : SAYS[state];
    const again = make('button', { class: 'button', type: 'button' }, 'Try again');
    again.addEventListener('click', () => {
      this.#retry(this.#row);
      this.focus();
    });
    this.#head.replaceChildren(
      name,
      ' ',
      make('span', { class: 'soft' }, words),
      ...(state === 'failed' ? [' ', again] : []),
    );
    this.#names[0].textContent = ` ${title}`;
    this.#names[1].textContent = ` for ${title}`;
  }

  #relabel({ relabel }: PickWishes): void {
    const typed = this.#field.value.trim();
    if (this.#problemOfTyped() === undefined) relabel(this.#row, typed === '' ? undefined : typed);
    else this.say(undefined);
  }

  #problemOfTyped(): string | undefined {
    const typed = this.#field.value.trim();
    return typed === '' ? undefined : labelProblem(typed);
  }

  /** Says why the label cannot be: of itself, or for the reason given. */
  say(problem: string | undefined): void {
    const words = this.#problemOfTyped() ?? problem;
    this.#field.setAttribute('aria-invalid', String(words !== undefined));
    this.#said.textContent = words === undefined ? '' : `Not used, because ${words}.`;
  }

  focus(): void {
    this.#remove.focus();
  }
}

/** The list. */
export class PickList {
  #list: HTMLElement;
  #wishes: PickWishes;
  #elements = new Map<Row, RowElement>();

  constructor(list: HTMLElement, wishes: PickWishes) {
    this.#list = list;
    this.#wishes = wishes;
  }

  show(rows: readonly Row[]): void {
    for (const [row, { element }] of this.#elements) {
      if (rows.includes(row)) continue;
      element.remove();
      this.#elements.delete(row);
    }
    for (const row of rows) {
      const known = this.#elements.get(row);
      if (known) known.update();
      else this.#append(row);
    }
    this.#list.hidden = rows.length === 0;
    this.check(rows);
  }

  #append(row: Row): void {
    const made = new RowElement(row, this.#wishes);
    this.#elements.set(row, made);
    this.#list.append(made.element);
  }

  check(rows: readonly Row[]): void {
    for (const row of rows) this.#elements.get(row)?.say(problemAmong(row, rows));
  }

  focus(row: Row | undefined): boolean {
    const found = row && this.#elements.get(row);
    found?.focus();
    return found !== undefined;
  }
}
