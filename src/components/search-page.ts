import { numberText } from '../page/count-text.ts';
import { BLOCK, blockAddress, type SearchBlock } from '../page/search-files.ts';
import { make, part } from './elements.ts';
import {
  type Chosen,
  FACETS,
  type Facet,
  type Hit,
  type SearchAnswer,
  SearchEngine,
  type SearchStore,
} from './search-engine.ts';
import { markWords, type Run } from './search-marks.ts';
import { sayFound } from './search-say.ts';
import { chosenCount, isEmpty, type SearchState, searchOf, stateIn } from './search-state.ts';
import { storeAt } from './search-store.ts';

/*
 * Everything that comes out of the index is text and is put on the page as text.
 */

const PAGE = 12;
const SERVERS = 8;
const QUIET_MS = 80;
const NOTHING = stateIn('').chosen;
const UNREACHABLE = 'The search index could not be loaded. Reload the page to try again.';

/** A tool as it is shown. */
interface Row {
  name: string;
  address: string;
  server: string;
  description: string;
  risk: string;
}

/** How far somebody had got in the results. */
interface Position {
  shown: number;
  top: number;
}

interface ServerChoice {
  id: string;
  label: string;
  count: number;
}

/** The search form of a page, and the results below it. */
export class SearchPage {
  readonly #form: HTMLFormElement;
  readonly #input: HTMLInputElement;
  readonly #status: HTMLElement;
  readonly #list: HTMLElement;
  readonly #more: HTMLButtonElement;
  readonly #none: HTMLElement;
  readonly #facets: HTMLDetailsElement;
  readonly #servers: HTMLElement;
  readonly #store: SearchStore;
  readonly #engine: SearchEngine;
  #answer: SearchAnswer | undefined;
  #labels = new Map<string, string>();
  /** Grows with each search, so that a late answer to an old one is dropped. */
  #turn = 0;
  #timer = 0;

  constructor(form: HTMLFormElement) {
    this.#form = form;
    this.#input = part(form, '[data-find]');
    this.#status = part(form, '[data-status]');
    this.#list = part(form, '[data-results]');
    this.#more = part(form, '[data-more]');
    this.#none = part(form, '[data-none]');
    this.#facets = part(form, '[data-facets]');
    this.#servers = part(form, '[data-servers]');
    this.#store = storeAt(form.dataset.index ?? '');
    this.#engine = new SearchEngine(this.#store);
  }

  start(): void {
    this.#input.addEventListener('input', () => {
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => void this.#search('replace'), QUIET_MS);
    });
    this.#form.addEventListener('change', (event) => {
      if (event.target !== this.#input) void this.#search('push');
    });
    this.#form.addEventListener('reset', (event) => {
      event.preventDefault();
      this.#show({ ...this.#state(), chosen: NOTHING });
      void this.#search('push');
      this.#input.focus();
    });
    this.#form.addEventListener('keydown', (event) => this.#onKey(event));
    this.#more.addEventListener('click', () => void this.#showMore());
    window.addEventListener('popstate', () => void this.#restore());
    this.#list.addEventListener('click', () => this.#leave());
    this.#store.root().catch(() => {});
    // What was typed or ticked before this script arrived counts.
    const { query, chosen } = this.#state();
    const asked = query !== '' || FACETS.some((facet) => chosen[facet].length > 0);
    if (asked && location.search === '') void this.#search('replace');
    else void this.#restore();
  }

  /** For who comes back by the browser's button: what they looked at, and how far they had got. */
  #leave(): void {
    this.#remember(this.#state(), 'replace');
    const position: Position = { shown: this.#list.childElementCount, top: window.scrollY };
    history.replaceState(position, '');
  }

  async #restore(): Promise<void> {
    const position: Partial<Position> | null = history.state;
    this.#show(stateIn(location.search));
    await this.#search('replace', position?.shown ?? PAGE);
    if (position?.top) window.scrollTo(0, position.top);
  }

  #state(): SearchState {
    const data = new FormData(this.#form);
    const values = (facet: Facet) => data.getAll(facet).filter((value) => typeof value === 'string');
    const chosen = Object.fromEntries(FACETS.map((facet) => [facet, values(facet)]));
    return { query: this.#input.value.trim(), chosen: chosen as Record<Facet, string[]> };
  }

  /** Puts a state into the form. Servers are not in it before a search, so theirs are put there. */
  #show({ query, chosen }: SearchState): void {
    this.#input.value = query;
    this.#showServers(
      chosen.server.map((id) => ({ id, label: this.#labels.get(id) ?? id, count: 0 })),
      chosen,
    );
    for (const box of this.#form.querySelectorAll<HTMLInputElement>('input[type=checkbox]')) {
      box.checked = chosen[box.name as Facet]?.includes(box.value) ?? false;
    }
  }

  /** True once what stands in the form is answered: false where it was overtaken, is empty or could not be searched. */
  async #search(how: 'push' | 'replace', most = PAGE): Promise<boolean> {
    const turn = ++this.#turn;
    const state = this.#state();
    this.#remember(state, how);
    const chosen = chosenCount(state);
    part(this.#form, '[data-chosen]').textContent = chosen === 0 ? '' : ` (${chosen})`;
    this.#form.classList.toggle('active', !isEmpty(state));
    if (isEmpty(state)) {
      this.#showNothing();
      return false;
    }
    try {
      const answer = await this.#engine.search(state.query, state.chosen);
      const [rows, servers] = await Promise.all([
        this.#rows(answer.hits.slice(0, Math.max(most, PAGE))),
        this.#serverChoices(answer, state.chosen),
      ]);
      if (turn !== this.#turn) return false;
      this.#showAnswer(answer, rows, servers, state.chosen);
      return true;
    } catch {
      if (turn === this.#turn) this.#status.textContent = UNREACHABLE;
      return false;
    }
  }

  #showAnswer(answer: SearchAnswer, rows: readonly Row[], servers: readonly ServerChoice[], chosen: Chosen): void {
    if (!this.#answer && matchMedia('(min-width: 60rem)').matches) this.#facets.open = true;
    this.#answer = answer;
    this.#showCounts(({ dataset }) => numberText(answer.counts.get(dataset.count ?? '') ?? 0));
    this.#showServers(servers, chosen);
    this.#showRows(rows);
    this.#none.hidden = answer.hits.length > 0;
    this.#status.textContent = sayFound(answer);
  }

  #showNothing(): void {
    if (this.#answer) this.#answer = { ...this.#answer, hits: [] };
    this.#showCounts(({ dataset }) => dataset.all ?? '');
    this.#showServers([], NOTHING);
    this.#showRows([]);
    this.#none.hidden = true;
    this.#status.textContent = '';
  }

  /** A step back undoes a choice, and not each letter. */
  #remember(state: SearchState, how: 'push' | 'replace'): void {
    const search = searchOf(state);
    if (search === location.search) return;
    const address = location.pathname + search;
    if (how === 'push') history.pushState(null, '', address);
    else history.replaceState(null, '', address);
  }

  async #rows(hits: readonly Hit[]): Promise<Row[]> {
    const root = await this.#store.root();
    return Promise.all(
      hits.map(async ({ posting }) => {
        const [block, at] = await this.#blockOf(posting.tool);
        const [server = 0, name = '', address = '', description = ''] = block.tools[at] ?? [];
        const [, label = ''] = block.servers[server] ?? [];
        return { name, address, server: label, description, risk: root.facets[posting.facets]?.risk ?? '' };
      }),
    );
  }

  async #blockOf(tool: number): Promise<[SearchBlock, number]> {
    const block = await this.#store.file(blockAddress(Math.floor(tool / BLOCK)));
    return [block as SearchBlock, tool % BLOCK];
  }

  /** The servers with the most results, and the chosen ones. */
  async #serverChoices({ servers }: SearchAnswer, chosen: Chosen): Promise<ServerChoice[]> {
    const choices = await Promise.all(
      servers.slice(0, SERVERS).map(async ({ tool, count }) => {
        const [block, at] = await this.#blockOf(tool);
        const [id = '', label = ''] = block.servers[block.tools[at]?.[0] ?? 0] ?? [];
        this.#labels.set(id, label);
        return { id, label, count };
      }),
    );
    const missing = chosen.server.filter((id) => !choices.some((choice) => choice.id === id));
    return [...missing.map((id) => ({ id, label: this.#labels.get(id) ?? id, count: 0 })), ...choices];
  }

  #showServers(servers: readonly ServerChoice[], chosen: Chosen): void {
    const focused = document.activeElement instanceof HTMLInputElement ? document.activeElement : undefined;
    const had = focused && this.#servers.contains(focused) ? focused.value : undefined;
    const choices = servers.map(({ id, label, count }) => {
      const box = make('input', { type: 'checkbox', name: 'server', value: id });
      box.checked = chosen.server.includes(id);
      const number = count > 0 ? [counted(count)] : [];
      return make('label', { class: 'choice' }, box, make('span', { class: 'label' }, label), ...number);
    });
    this.#servers.replaceChildren(...choices);
    part<HTMLElement>(this.#form, '[data-server-group]').hidden = choices.length === 0;
    if (had === undefined) return;
    [...this.#servers.querySelectorAll('input')].find(({ value }) => value === had)?.focus();
  }

  #showCounts(countOf: (place: HTMLElement) => string): void {
    for (const place of this.#form.querySelectorAll<HTMLElement>('[data-count]')) {
      place.textContent = countOf(place);
      place.closest('label')?.classList.toggle('none', place.textContent === '0');
    }
  }

  #showRows(rows: readonly Row[]): void {
    const focused = links(this.#list).find((link) => link === document.activeElement);
    this.#list.replaceChildren(...rows.map((row) => this.#row(row)));
    this.#list.hidden = rows.length === 0;
    this.#more.hidden = (this.#answer?.hits.length ?? 0) <= rows.length;
    if (focused) this.#refocus(focused.href);
  }

  /** Whoever had moved on to a result stays on it, or goes back to the field when it is no longer there. */
  #refocus(href: string): void {
    const same = links(this.#list).find((link) => link.href === href);
    (same ?? links(this.#list)[0] ?? this.#input).focus();
  }

  async #showMore(): Promise<void> {
    const turn = this.#turn;
    const from = this.#list.childElementCount;
    try {
      const rows = await this.#rows(this.#answer?.hits.slice(from, from + PAGE) ?? []);
      if (turn !== this.#turn) return;
      this.#list.append(...rows.map((row) => this.#row(row)));
      this.#more.hidden = (this.#answer?.hits.length ?? 0) <= this.#list.childElementCount;
      links(this.#list)[from]?.focus();
    } catch {
      this.#status.textContent = UNREACHABLE;
    }
  }

  #row({ name, address, server, description, risk }: Row): HTMLElement {
    const words = this.#answer?.words ?? [];
    const link = make('a', { class: 'title' }, ...nodesOf(markWords(name, words, 'name')));
    const by = make('a', { class: 'by' }, server);
    // An index is a file like any other: only the path of a tool's page becomes a link, and that of its server.
    const [, place, tool] = /^\/(servers\/[\w.~-]+\/)(tools\/[\w.~-]+\/)$/.exec(address) ?? [];
    if (place !== undefined && tool !== undefined) {
      const base = (this.#form.dataset.base ?? '/') + place;
      link.setAttribute('href', base + tool);
      by.setAttribute('href', base);
    }
    const what = make('p', { class: 'what' }, ...nodesOf(markWords(description, words, 'prose')));
    return make('li', {}, ...badge(this.#form, risk), link, by, ...(description === '' ? [] : [what]));
  }

  /** Goes to the first result of what stands in the field. */
  async openFirst(): Promise<void> {
    clearTimeout(this.#timer);
    const answered = await this.#search('replace');
    if (answered && this.#input.value.trim() !== '') links(this.#list)[0]?.click();
  }

  #onKey(event: KeyboardEvent): void {
    const all: (Element | null)[] = [this.#input, ...links(this.#list)];
    const at = all.indexOf(document.activeElement);
    if (at < 0 || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const next = this.#targetOf(event.key, at, all.length);
    if (next !== undefined) {
      event.preventDefault();
      (all[next] as HTMLElement).focus();
    } else if (at > 0 && event.key.length === 1 && event.key !== ' ' && event.key !== '/') {
      // Typing goes on in the field, where this very letter then lands.
      this.#input.focus();
    }
  }

  /** Where a key moves to: 0 is the field, the others are results. */
  #targetOf(key: string, at: number, count: number): number | undefined {
    if (key === 'ArrowDown' && count > 1) return Math.min(at + 1, count - 1);
    if (key === 'ArrowUp' && at > 0) return at - 1;
    if (at === 0) return undefined;
    return { Home: 1, End: count - 1, Escape: 0 }[key];
  }
}

function counted(count: number): HTMLElement {
  return make('span', { class: 'soft count' }, numberText(count));
}

function nodesOf(runs: readonly Run[]): (string | HTMLElement)[] {
  return runs.map(({ text, marked }) => (marked ? make('mark', {}, text) : text));
}

function links(list: HTMLElement): HTMLAnchorElement[] {
  return [...list.querySelectorAll<HTMLAnchorElement>('a.title')];
}

/** The badge of a risk, as the page has it ready. */
function badge(form: HTMLElement, risk: string): Node[] {
  const templates = [...form.querySelectorAll<HTMLTemplateElement>('template[data-risk]')];
  const template = templates.find((each) => each.dataset.risk === risk);
  return template ? [template.content.cloneNode(true)] : [];
}
