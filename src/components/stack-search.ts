/* The field in which servers are searched for: a combobox with a list, as the ARIA patterns describe it. */
import { counted } from '../page/count-text.ts';
import type { IndexEntry } from '../page/stack-keys.ts';
import { make, part } from './elements.ts';
import type { Lookup } from './stack-lookup.ts';

const QUIET_MS = 80;
const UNREACHABLE = 'The list of servers could not be loaded. Type again to try once more.';

export interface SearchWishes {
  lookup: Lookup;
  isPicked: (id: string) => boolean;
  pick: (entry: IndexEntry) => void;
}

export class ServerSearch {
  #wishes: SearchWishes;
  #field: HTMLInputElement;
  #list: HTMLElement;
  #said: HTMLElement;
  #found: IndexEntry[] = [];
  #active = -1;
  #timer = 0;
  /** Counts searches, so that the answer to an overtaken one is dropped. */
  #turn = 0;

  constructor(root: HTMLElement, wishes: SearchWishes) {
    this.#wishes = wishes;
    this.#field = part(root, '[role="combobox"]');
    this.#list = part(root, '[role="listbox"]');
    this.#said = part(root, '[data-search-said]');
  }

  start(): void {
    this.#field.addEventListener('input', () => {
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => void this.#search(), QUIET_MS);
    });
    this.#field.addEventListener('focus', () => void this.#wishes.lookup.root().catch(() => {}), { once: true });
    this.#field.addEventListener('keydown', (event) => this.#press(event));
    this.#field.addEventListener('blur', () => this.#close());
    this.#field.addEventListener('click', () => void this.#search());
    // The field keeps the focus.
    this.#list.addEventListener('mousedown', (event) => event.preventDefault());
    this.#list.addEventListener('click', (event) => {
      const option = event.target instanceof Element ? event.target.closest('[role="option"]') : null;
      if (option) this.#take([...this.#list.children].indexOf(option));
    });
  }

  focus(): void {
    this.#field.focus();
  }

  /** True once what was typed is answered; false where the search was overtaken or failed. */
  async #search(thenMoveTo?: 'first' | 'last'): Promise<boolean> {
    const turn = ++this.#turn;
    const typed = this.#field.value;
    try {
      const found = await this.#wishes.lookup.find(typed);
      if (turn !== this.#turn || document.activeElement !== this.#field) return false;
      this.#show(found);
      if (thenMoveTo) this.#moveTo(thenMoveTo === 'first' ? 0 : found.length - 1);
      return true;
    } catch {
      if (turn === this.#turn) this.#close(UNREACHABLE);
      return false;
    }
  }

  #show(found: IndexEntry[]): void {
    this.#found = found;
    this.#active = -1;
    this.#field.removeAttribute('aria-activedescendant');
    this.#list.replaceChildren(...found.map((entry, at) => this.#option(entry, at)));
    this.#list.hidden = found.length === 0;
    this.#field.setAttribute('aria-expanded', String(found.length > 0));
    const none = 'No server of the catalogue is called that.';
    this.#said.textContent = found.length === 0 ? none : `${found.length} found. The arrow keys move, Enter adds.`;
  }

  #option({ id, title, tools, is }: IndexEntry, at: number): HTMLElement {
    const source = is.find((one) => one.startsWith('npm:'))?.slice(4) ?? id;
    const note = this.#wishes.isPicked(id) ? 'picked' : counted(tools, 'tool');
    return make(
      'li',
      { role: 'option', id: `stack-option-${at}`, 'aria-selected': 'false' },
      make('strong', {}, title),
      make('span', { class: 'soft source' }, source),
      make('span', { class: 'soft count' }, note),
    );
  }

  #close(says = ''): void {
    this.#turn += 1;
    clearTimeout(this.#timer);
    this.#show([]);
    this.#said.textContent = says;
  }

  #moveTo(at: number): void {
    this.#active = at;
    for (const [each, option] of [...this.#list.children].entries()) {
      option.setAttribute('aria-selected', String(each === at));
      if (each === at) {
        this.#field.setAttribute('aria-activedescendant', option.id);
        option.scrollIntoView({ block: 'nearest' });
      }
    }
  }

  #move(step: 1 | -1): void {
    const count = this.#found.length;
    if (count === 0) void this.#search(step === 1 ? 'first' : 'last');
    else this.#moveTo(this.#active < 0 && step < 0 ? count - 1 : (this.#active + step + count) % count);
  }

  #press(event: KeyboardEvent): void {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    const keys: Record<string, () => void> = {
      ArrowDown: () => this.#move(1),
      ArrowUp: () => this.#move(-1),
      Enter: () => void this.#enter(),
      Escape: () => this.#escape(),
    };
    if (!Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    keys[event.key]?.();
  }

  /** Takes what is marked, or the first that what was typed finds. */
  async #enter(): Promise<void> {
    if (this.#active >= 0) return this.#take(this.#active);
    if (this.#field.value.trim() === '') return;
    clearTimeout(this.#timer);
    if (await this.#search()) this.#take(0);
  }

  #escape(): void {
    if (this.#found.length === 0) this.#field.value = '';
    this.#close();
  }

  #take(at: number): void {
    const entry = this.#found[at];
    if (!entry) return;
    this.#field.value = '';
    this.#close();
    this.#wishes.pick(entry);
  }
}
