/* The merged policy, in the format of a tab. Texts are made when a tab is chosen, by the same code as on the command line. */
import { placeOf, wholeSentence } from '../page/format-words.ts';
import { hrefTo, paths } from '../page/site.ts';
import { type LoadedPick, type StackText, stackCommand, stackPolicy } from '../page/stack-policy.ts';
import type { Format } from '../policy/formats/format.ts';
import { FORMATS } from '../policy/formats/index.ts';
import { barOf } from './code-bar.ts';
import { make, nodesOf } from './elements.ts';
import { recall, remember } from './remember.ts';
import { placeAfter } from './tab-keys.ts';

const FORMAT = 'format';

function figureOf(id: string, title: string, text: string, file?: string): HTMLElement {
  const caption = make('span', { id: `${id}-title` }, title);
  const code = make('code', { id }, text);
  const pre = make('pre', { tabindex: 0, role: 'region', 'aria-labelledby': caption.id }, code);
  return make('figure', { class: 'code' }, barOf(caption, code, file), pre);
}

const textFigure = ({ title }: Format, { name, text }: StackText, at: number): HTMLElement =>
  figureOf(`policy-${at}`, `${title}, ${name}`, text, name);

function placesOf({ file }: Format): HTMLElement {
  const rows = file.places.flatMap(({ who, path }) => [make('dt', {}, who), make('dd', {}, ...nodesOf(placeOf(path)))]);
  return make('dl', { class: 'facts places' }, ...rows);
}

function commandOf(format: Format, picks: readonly LoadedPick[]): Node[] {
  const command = stackCommand(format, picks);
  if (command === undefined) return [];
  return [
    make('p', { class: 'small' }, 'The same on the command line, in a copy of the repository:'),
    figureOf('stack-command', 'Command', command),
  ];
}

function panelContent(base: string, format: Format, picks: readonly LoadedPick[]): Node[] {
  const { texts, remarks } = stackPolicy(format, picks);
  const about = make(
    'a',
    { href: hrefTo({ base }, paths.format(format.id)) },
    `What ${format.title} enforces, and what it only suggests`,
  );
  return [
    make('h3', {}, format.title),
    make('p', { class: 'prose' }, ...nodesOf(wholeSentence(format))),
    ...texts.map((text, at) => textFigure(format, text, at)),
    ...remarks.map(({ words, milder }) => make('p', { class: milder ? 'note warn' : 'note' }, ...nodesOf(words))),
    make('p', { class: 'small' }, 'Where ', make('code', {}, format.file.name), ' goes:'),
    placesOf(format),
    make('p', { class: 'small' }, about),
    ...commandOf(format, picks),
  ];
}

/** The tabs, which stay, and the panel, which is written anew whenever the stack or the tab changes. */
export class StackFormats {
  #base: string;
  #panel: HTMLElement;
  #tabs: HTMLElement[];
  #chosen: Format;
  #picks: readonly LoadedPick[] = [];

  constructor(root: HTMLElement, base: string) {
    this.#base = base;
    const known = recall(FORMAT);
    this.#chosen = FORMATS.find(({ id }) => id === known) ?? (FORMATS[0] as Format);
    this.#panel = make('div', { class: 'panel flow chosen', id: 'stack-format', role: 'tabpanel' });
    this.#tabs = FORMATS.map((format, at) => this.#tab(format, at));
    root.replaceChildren(
      make('div', { class: 'tabs', role: 'tablist', 'aria-label': 'Format' }, ...this.#tabs),
      this.#panel,
    );
  }

  /** Writes the policy of these servers. */
  show(picks: readonly LoadedPick[]): void {
    this.#picks = picks;
    this.#mark();
    this.#panel.replaceChildren(...panelContent(this.#base, this.#chosen, picks));
  }

  #tab(format: Format, at: number): HTMLElement {
    const tab = make(
      'button',
      { type: 'button', role: 'tab', id: `tab-${format.id}`, 'aria-controls': this.#panel.id },
      format.title,
    );
    tab.addEventListener('click', () => this.#choose(at));
    tab.addEventListener('keydown', (event) => {
      const to = placeAfter(event.key, at, FORMATS.length - 1);
      if (to === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      this.#tabs[to]?.focus();
      this.#choose(to);
    });
    return tab;
  }

  #choose(at: number): void {
    this.#chosen = FORMATS[at] ?? this.#chosen;
    remember(FORMAT, this.#chosen.id);
    this.show(this.#picks);
  }

  #mark(): void {
    for (const [at, tab] of this.#tabs.entries()) {
      const isChosen = FORMATS[at] === this.#chosen;
      tab.setAttribute('aria-selected', String(isChosen));
      tab.tabIndex = isChosen ? 0 : -1;
      if (isChosen) this.#panel.setAttribute('aria-labelledby', tab.id);
    }
  }
}
