/* The stack composer: what is picked, in the address and on the page. All that it makes of that is loaded when needed. */
import { MOST_PICKS, type Pick, readAddress, type TakenIn, takeIn, writeAddress } from '../page/stack-address.ts';
import type { StackFile } from '../page/stack-file.ts';
import type { LoadedPick } from '../page/stack-policy.ts';
import { labelOf } from '../policy/formats/names.ts';
import { part } from './elements.ts';
import { Lookup } from './stack-lookup.ts';
import { PickList, type Row } from './stack-picks.ts';
import type { StackResult } from './stack-result.ts';
import { ServerSearch } from './stack-search.ts';

const QUIET_MS = 30;
const FULL = `A stack takes at most ${MOST_PICKS} servers.`;

class Stack {
  #root: HTMLElement;
  #base: string;
  #rows: Row[] = [];
  #list: PickList;
  #search: ServerSearch;
  #said: HTMLElement;
  #result: Promise<StackResult> | undefined;
  #timer = 0;

  constructor(root: HTMLElement) {
    this.#root = root;
    this.#base = root.dataset.base ?? '/';
    this.#said = part(root, '[data-said]');
    const lookup = new Lookup(this.#base);
    this.#list = new PickList(part(root, '[data-picks]'), {
      base: this.#base,
      remove: (row) => this.#remove(row),
      relabel: (row, label) => this.#relabel(row, label),
      retry: (row) => void this.#load(row),
    });
    this.#search = new ServerSearch(root, {
      lookup,
      isPicked: (id) => this.#rows.some((row) => row.id === id),
      pick: ({ id, title }) => this.#pick(id, title),
    });
    part(root, '[data-drop]').addEventListener('toggle', () => void this.#startPaste(lookup), { once: true });
  }

  start(): void {
    this.#search.start();
    part(this.#root, '[data-clear]').addEventListener('click', () => this.#clear());
    window.addEventListener('hashchange', () => this.#follow());
    this.#restore();
  }

  async #startPaste(lookup: Lookup): Promise<void> {
    try {
      const { ConfigPaste } = await import('./stack-paste.ts');
      new ConfigPaste(this.#root, { lookup, add: (picks) => this.#add(picks) });
      part<HTMLElement>(this.#root, '[data-drop]').dataset.ready = '';
    } catch {
      part<HTMLElement>(this.#root, '[data-failed]').hidden = false;
    }
  }

  /** A link to a part of the page must not take the stack out of the address. */
  #follow(): void {
    if (location.hash.startsWith('#s=')) this.#restore();
    else this.#writeAddress();
  }

  #writeAddress(): void {
    history.replaceState(null, '', writeAddress(this.#rows) || location.pathname + location.search);
  }

  /** Takes the stack from the address, unless it is the one that the page wrote there. */
  #restore(): void {
    const { picks, refused } = readAddress(location.hash);
    if (writeAddress(picks) === writeAddress(this.#rows) && refused === 0) return;
    this.#rows = picks.map((pick) => ({ ...pick, state: 'loading' }));
    if (refused > 0) {
      this.#said.textContent =
        refused === 1
          ? 'One part of the address names no further server and was left out.'
          : `${refused} parts of the address name no further server and were left out.`;
    }
    for (const row of this.#rows) void this.#load(row);
    this.#show();
  }

  #pick(id: string, title: string): void {
    if (this.#rows.some((row) => row.id === id)) this.#said.textContent = `${title} is in the stack already.`;
    else if (this.#add([{ id }]).added.length > 0) this.#said.textContent = `${title} added.`;
  }

  /** Adds those that are not there and have room. */
  #add(picks: readonly Pick[]): TakenIn {
    const taken = takeIn(this.#rows, picks);
    if (taken.refused > 0) this.#said.textContent = FULL;
    const rows = taken.added.map((pick): Row => ({ ...pick, state: 'loading' }));
    this.#rows = [...this.#rows, ...rows];
    for (const row of rows) void this.#load(row);
    this.#changed();
    return taken;
  }

  #remove(row: Row): void {
    const at = this.#rows.indexOf(row);
    this.#rows = this.#rows.filter((one) => one !== row);
    this.#changed();
    this.#said.textContent = `${row.file?.title ?? row.id} removed.`;
    if (!this.#list.focus(this.#rows[at] ?? this.#rows[at - 1])) this.#search.focus();
  }

  #clear(): void {
    this.#rows = [];
    this.#changed();
    this.#said.textContent = 'The stack is empty.';
    this.#search.focus();
  }

  #relabel(row: Row, label: string | undefined): void {
    row.label = label === labelOf(row.id) ? undefined : label;
    this.#list.check(this.#rows);
    this.#changed();
  }

  async #load(row: Row): Promise<void> {
    row.state = 'loading';
    this.#show();
    try {
      const answer = await fetch(`${this.#base}servers/${row.id}/stack.json`);
      if (answer.ok) row.file = (await answer.json()) as StackFile;
      row.state = answer.ok ? 'loaded' : answer.status === 404 ? 'missing' : 'failed';
    } catch {
      row.state = 'failed';
    }
    this.#show();
  }

  #changed(): void {
    this.#writeAddress();
    this.#show();
  }

  #show(): void {
    this.#list.show(this.#rows);
    part<HTMLElement>(this.#root, '[data-empty]').hidden = this.#rows.length > 0;
    part<HTMLElement>(this.#root, '[data-clear]').hidden = this.#rows.length < 2;
    // Many servers come one after the other: their result is drawn once for all that came meanwhile.
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#showResult(), QUIET_MS);
  }

  async #showResult(): Promise<void> {
    const place = part<HTMLElement>(this.#root, '[data-result]');
    const failed = part<HTMLElement>(this.#root, '[data-failed]');
    const loaded = () => this.#rows.filter((row): row is Row & LoadedPick => row.file !== undefined);
    failed.hidden = true;
    if (loaded().length === 0) {
      place.hidden = true;
      return;
    }
    try {
      this.#result ??= import('./stack-result.ts').then(({ StackResult }) => new StackResult(place, this.#base));
      const result = await this.#result;
      const picks = loaded();
      if (picks.length > 0) result.show(picks);
    } catch {
      this.#result = undefined;
      failed.hidden = false;
    }
  }
}

const root = document.querySelector<HTMLElement>('[data-stack]');
if (root) new Stack(root).start();
