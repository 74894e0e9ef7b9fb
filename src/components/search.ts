/*
 * The search on the home page, over the index that the build made with Pagefind. Everything that comes out of the index
 * is text and is put on the page as text.
 */
import { searchWord, searchWords } from './search-words.ts';

type Filters = Record<string, { any: string[] }>;
type Counts = Record<string, Record<string, number>>;

interface Found {
  /** With the site's base in front. */
  url: string;
  meta: Record<string, string>;
}
interface Answer {
  results: { data: () => Promise<Found> }[];
  filters: Counts;
}
interface Pagefind {
  options: (options: object) => Promise<void>;
  filters: () => Promise<Counts>;
  search: (
    query: string | null,
    options: { filters: Filters; sort?: Record<string, 'asc' | 'desc'> },
  ) => Promise<Answer>;
}

interface State {
  query: string;
  filters: Filters;
}

const PAGE = 20;
const QUIET_MS = 120;
const UNREACHABLE = 'The search index could not be loaded. Reload the page to try again.';

class SearchPage {
  readonly #form: HTMLFormElement;
  readonly #input: HTMLInputElement;
  readonly #status: HTMLElement;
  readonly #list: HTMLElement;
  readonly #more: HTMLButtonElement;
  #pagefind: Promise<Pagefind> | undefined;
  #shown: Answer['results'] = [];
  /** Grows with each search, so that a late answer to an old one is dropped. */
  #turn = 0;
  #timer = 0;

  constructor(form: HTMLFormElement) {
    this.#form = form;
    this.#input = part(form, '[data-find]');
    this.#status = part(form, '[data-status]');
    this.#list = part(form, '[data-results]');
    this.#more = part(form, '[data-more]');
  }

  start(): void {
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#openFirst();
    });
    this.#form.addEventListener('input', (event) => {
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => void this.#search(), event.target === this.#input ? QUIET_MS : 0);
    });
    this.#form.addEventListener('reset', () => setTimeout(() => void this.#search()));
    this.#form.addEventListener('keydown', (event) => this.#moveByArrow(event));
    this.#input.addEventListener('focus', () => void this.#load(), { once: true });
    this.#more.addEventListener('click', () => void this.#showMore());
    window.addEventListener('popstate', () => void this.#restore());
    void this.#restore();
  }

  /** The index is fetched when somebody is about to search, and not before. */
  #load(): Promise<Pagefind> {
    this.#pagefind ??= load(this.#form.dataset.index ?? '', this.#form.dataset.base ?? '/').then(async (pagefind) => {
      fillChoices(this.#form, await pagefind.filters());
      return pagefind;
    });
    return this.#pagefind;
  }

  async #restore(): Promise<void> {
    const asked = new URLSearchParams(location.search);
    this.#input.value = asked.get('q') ?? '';
    if (asked.size > 0) {
      await this.#load().catch(() => {});
      choose(this.#form, asked);
    }
    await this.#search();
  }

  async #search(): Promise<void> {
    const turn = ++this.#turn;
    const state = stateOf(this.#form, this.#input);
    history.replaceState(null, '', addressOf(state));
    if (state.query === '' && Object.keys(state.filters).length === 0) {
      this.#show([], '');
      if (this.#pagefind) showCounts(this.#form, await (await this.#pagefind).filters());
      return;
    }
    try {
      const pagefind = await this.#load();
      const answer = await ask(pagefind, state);
      const counts = await countsFor(pagefind, state, answer);
      if (turn !== this.#turn) return;
      showCounts(this.#form, counts);
      await this.#showAnswer(answer, state, turn);
    } catch {
      if (turn === this.#turn) this.#show([], UNREACHABLE);
    }
  }

  async #showAnswer(answer: Answer, state: State, turn: number): Promise<void> {
    const first = await Promise.all(answer.results.slice(0, PAGE).map((result) => result.data()));
    if (turn !== this.#turn) return;
    const count = answer.results.length;
    this.#shown = answer.results;
    const found =
      count === 0 ? 'No tool found.' : `${count.toLocaleString('en')} ${count === 1 ? 'tool' : 'tools'} found.`;
    this.#show(exactFirst(first, state.query), found);
  }

  #show(found: Found[], status: string): void {
    if (found.length === 0) this.#shown = [];
    const focused = links(this.#list).find((link) => link === document.activeElement);
    this.#list.replaceChildren(...found.map((each) => this.#row(each)));
    this.#list.hidden = found.length === 0;
    this.#status.textContent = status;
    this.#more.hidden = this.#shown.length <= found.length;
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
    this.#more.disabled = true;
    try {
      const next = await Promise.all(this.#shown.slice(from, from + PAGE).map((result) => result.data()));
      if (turn !== this.#turn) return;
      this.#list.append(...next.map((each) => this.#row(each)));
      this.#more.hidden = this.#shown.length <= this.#list.childElementCount;
      links(this.#list)[from]?.focus();
    } catch {
      this.#status.textContent = UNREACHABLE;
    } finally {
      this.#more.disabled = false;
    }
  }

  #row({ url, meta }: Found): HTMLElement {
    const row = document.createElement('li');
    const link = element('a', 'title', meta.title ?? '');
    // An index is a file like any other: only a path on this site becomes a link.
    if (/^\/(?![/\\])/.test(url)) link.setAttribute('href', url);
    row.append(...badge(this.#form, meta.risk ?? ''), link, element('span', 'by', meta.server ?? ''));
    if (meta.description) row.append(element('p', 'what', meta.description));
    return row;
  }

  async #openFirst(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#search();
    const [first] = links(this.#list);
    if (first?.href) location.assign(first.href);
  }

  #moveByArrow(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const all: (Element | null)[] = [this.#input, ...links(this.#list)];
    const at = all.indexOf(document.activeElement);
    if (step === undefined || at < 0 || all.length === 1) return;
    event.preventDefault();
    const next = all[Math.min(Math.max(at + step, 0), all.length - 1)];
    if (next instanceof HTMLElement) next.focus();
  }
}

function part<Found extends HTMLElement>(root: HTMLElement, selector: string): Found {
  const found = root.querySelector<Found>(selector);
  if (!found) throw new Error(`The search form has no ${selector}.`);
  return found;
}

function element(tag: string, className: string, text: string): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
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

async function load(index: string, base: string): Promise<Pagefind> {
  const pagefind: Pagefind = await import(/* @vite-ignore */ index);
  await pagefind.options({ baseUrl: base, ranking: { metaWeights: { title: 8, words: 8 } } });
  return pagefind;
}

function stateOf(form: HTMLFormElement, input: HTMLInputElement): State {
  const filters: Filters = {};
  for (const [name, value] of new FormData(form)) {
    if (name === input.name || typeof value !== 'string' || value === '') continue;
    filters[name] = { any: [...(filters[name]?.any ?? []), value] };
  }
  return { query: input.value.trim(), filters };
}

function addressOf({ query, filters }: State): string {
  const search = new URLSearchParams(query === '' ? [] : [['q', query]]);
  for (const [name, { any }] of Object.entries(filters)) for (const value of any) search.append(name, value);
  return search.size === 0 ? location.pathname : `?${search}`;
}

function choose(form: HTMLFormElement, asked: URLSearchParams): void {
  for (const control of form.elements) {
    if (control instanceof HTMLInputElement && control.type === 'checkbox') {
      control.checked = asked.getAll(control.name).includes(control.value);
    } else if (control instanceof HTMLSelectElement) {
      const wanted = asked.get(control.name) ?? '';
      control.value = [...control.options].some(({ value }) => value === wanted) ? wanted : '';
    }
  }
}

function ask(pagefind: Pagefind, { query, filters }: State): Promise<Answer> {
  const words = searchWords(query);
  if (words !== '') return pagefind.search(words, { filters });
  return pagefind.search(null, { filters, sort: { risk: 'desc' } });
}

/** For each filter, what each of its values would find: with every other filter as it is, and without this one. */
async function countsFor(pagefind: Pagefind, state: State, answer: Answer): Promise<Counts> {
  const counts: Counts = { ...answer.filters };
  for (const name of Object.keys(state.filters)) {
    const others = Object.fromEntries(Object.entries(state.filters).filter(([other]) => other !== name));
    counts[name] = (await ask(pagefind, { ...state, filters: others })).filters[name] ?? {};
  }
  return counts;
}

/** The options of the menus, which the page cannot know before the index is there. */
function fillChoices(form: HTMLFormElement, counts: Counts): void {
  for (const select of form.querySelectorAll('select')) {
    const known = new Set([...select.options].map(({ value }) => value));
    const names = Object.keys(counts[select.name] ?? {}).filter((name) => !known.has(name));
    select.append(...names.sort((a, b) => a.localeCompare(b, 'en')).map((name) => new Option(name, name)));
  }
  showCounts(form, counts);
}

/** A server may be called `constructor`, so only own keys count. */
function countOf(counts: Counts, name: string, value: string): number {
  const values = counts[name] ?? {};
  return Object.hasOwn(values, value) ? (values[value] ?? 0) : 0;
}

function showCounts(form: HTMLFormElement, counts: Counts): void {
  for (const place of form.querySelectorAll<HTMLElement>('[data-count]')) {
    const [name = '', value = ''] = (place.dataset.count ?? '').split(':');
    place.textContent = countOf(counts, name, value).toLocaleString('en');
  }
  for (const option of form.querySelectorAll('option')) {
    const name = option.closest('select')?.name ?? '';
    if (option.value === '') continue;
    option.dataset.label ??= option.label;
    option.label = `${option.dataset.label} (${countOf(counts, name, option.value).toLocaleString('en')})`;
  }
}

/** Tools of exactly this name come first, in any casing and with any separators. */
function exactFirst(found: Found[], query: string): Found[] {
  const wanted = searchWord(query);
  const rank = ({ meta }: Found) => (searchWord(meta.title ?? '') === wanted ? 0 : 1);
  return found.toSorted((a, b) => rank(a) - rank(b));
}

const form = document.querySelector<HTMLFormElement>('form[data-search]');
if (form) new SearchPage(form).start();
