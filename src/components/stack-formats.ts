/* The merged policy, in the format of a tab. Texts are made when a tab is chosen, by the same code as on the command line. */
import { placeOf, wholeSentence } from '../page/format-words.ts';
import { hrefTo, paths } from '../page/site.ts';
import { type LoadedPick, stackCommand, stackPolicy } from '../page/stack-policy.ts';
import type { Format } from '../policy/formats/format.ts';
import { FORMATS } from '../policy/formats/index.ts';
import { make, nodesOf } from './elements.ts';
import { panelContent, policyFigure } from './policy-panel.ts';
import { recall, remember } from './remember.ts';
import { listenToTabs, markTab } from './tab-keys.ts';

const FORMAT = 'format';

function commandOf(format: Format, picks: readonly LoadedPick[]): Node[] {
  const command = stackCommand(format, picks);
  if (command === undefined) return [];
  return [
    make('p', { class: 'small' }, 'The same on the command line, in a copy of the repository:'),
    policyFigure('stack-command', 'Command', [command]),
  ];
}

function contentOf(base: string, format: Format, picks: readonly LoadedPick[]): Node[] {
  const { texts, remarks } = stackPolicy(format, picks);
  const { title, file } = format;
  return [
    make('h3', {}, title),
    ...panelContent({
      title,
      file: file.name,
      page: hrefTo({ base }, paths.format(format.id)),
      sentence: nodesOf(wholeSentence(format)),
      figures: texts.map(({ name, text }, at) => policyFigure(`policy-${at}`, `${title}, ${name}`, [text], name)),
      remarks: remarks.map(({ words, milder }) => ({ words: nodesOf(words), milder })),
      places: file.places.map(({ who, path }) => ({ who, path: nodesOf(placeOf(path)) })),
    }),
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
    this.#tabs = FORMATS.map((format) => this.#tab(format));
    listenToTabs(this.#tabs, (tab) => this.#choose(this.#tabs.indexOf(tab)));
    root.replaceChildren(
      make('div', { class: 'tabs', role: 'tablist', 'aria-label': 'Format' }, ...this.#tabs),
      this.#panel,
    );
  }

  /** Writes the policy of these servers. */
  show(picks: readonly LoadedPick[]): void {
    this.#picks = picks;
    this.#mark();
    this.#panel.replaceChildren(...contentOf(this.#base, this.#chosen, picks));
  }

  #tab({ id, title }: Format): HTMLElement {
    const attributes = { type: 'button', role: 'tab', id: `tab-${id}`, 'aria-controls': this.#panel.id };
    return make('button', attributes, title);
  }

  #choose(at: number): void {
    this.#chosen = FORMATS[at] ?? this.#chosen;
    remember(FORMAT, this.#chosen.id);
    this.show(this.#picks);
  }

  #mark(): void {
    const tab = this.#tabs[FORMATS.indexOf(this.#chosen)];
    markTab(this.#tabs, tab);
    if (tab) this.#panel.setAttribute('aria-labelledby', tab.id);
  }
}
