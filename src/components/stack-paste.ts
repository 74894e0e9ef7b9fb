/*
 * A client's configuration, pasted or dropped. It is read here and sent nowhere. What was read leaves the field at once;
 * only names and what the entries start are shown.
 */

import { counted } from '../page/count-text.ts';
import { clip, oneLine } from '../page/phrase.ts';
import type { Pick, TakenIn } from '../page/stack-address.ts';
import { type ConfigProblem, type ConfiguredServer, readConfig } from '../page/stack-config.ts';
import { shownIdentity } from '../page/stack-identity.ts';
import { labelOf, labelProblem } from '../policy/formats/names.ts';
import { make, part } from './elements.ts';
import type { Lookup } from './stack-lookup.ts';

/** The largest file that is looked at: larger ones are no configurations. */
const MOST_BYTES = 10_000_000;
const UNREACHABLE: ConfigProblem = {
  words: 'The list of servers could not be loaded, so nothing was looked up. Try again.',
};

/** An entry that is no server of the catalogue, as it is shown. */
interface Unknown {
  key: string;
  what: string;
}

export interface PasteWishes {
  lookup: Lookup;
  /** Takes the servers in; answers what became of them. */
  add: (picks: readonly Pick[]) => TakenIn;
}

export class ConfigPaste {
  #wishes: PasteWishes;
  #field: HTMLTextAreaElement;
  #said: HTMLElement;
  #unknown: HTMLElement;

  constructor(root: HTMLElement, wishes: PasteWishes) {
    this.#wishes = wishes;
    this.#field = part(root, 'textarea');
    this.#said = part(root, '[data-paste-said]');
    this.#unknown = part(root, '[data-unknown]');
    const file = part<HTMLInputElement>(root, 'input[type="file"]');
    const zone = part<HTMLElement>(root, '[data-drop]');
    this.#field.addEventListener('paste', (event) => this.#paste(event));
    part(root, '[data-read]').addEventListener('click', () => void this.#read(this.#field.value));
    file.addEventListener('change', () => {
      void this.#readFile(file.files?.[0]);
      file.value = '';
    });
    zone.addEventListener('dragover', (event) => event.preventDefault());
    zone.addEventListener('drop', (event) => {
      const [dropped] = event.dataTransfer?.files ?? [];
      if (!dropped) return;
      event.preventDefault();
      void this.#readFile(dropped);
    });
  }

  /** Into an empty field, a text is read without being shown; where that fails it is put there, to be mended. */
  #paste(event: ClipboardEvent): void {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (this.#field.value !== '' || text === '') return;
    event.preventDefault();
    void this.#read(text).then((isRead) => {
      if (!isRead) this.#field.value = text;
    });
  }

  async #readFile(file: File | undefined): Promise<void> {
    if (!file) return;
    if (file.size > MOST_BYTES) this.#refuse({ words: 'This file is too large for a configuration.' });
    else await this.#read(await file.text());
  }

  /** Answers whether the text was a configuration. */
  async #read(text: string): Promise<boolean> {
    this.#unknown.replaceChildren();
    this.#said.textContent = 'Reading…';
    const { servers, problem } = readConfig(text);
    if (problem) {
      this.#refuse(problem);
      return false;
    }
    this.#field.value = '';
    this.#field.removeAttribute('aria-invalid');
    try {
      await this.#take(servers);
    } catch {
      this.#said.textContent = UNREACHABLE.words;
    }
    return true;
  }

  #refuse({ words, line, column }: ConfigProblem): void {
    this.#field.setAttribute('aria-invalid', 'true');
    this.#said.textContent = line === undefined ? words : `Line ${line}, column ${column}: ${words}`;
  }

  async #take(servers: readonly ConfiguredServer[]): Promise<void> {
    const found = await Promise.all(servers.map((server) => this.#match(server)));
    const picks = found.filter((one) => 'id' in one);
    const unknown = found.filter((one) => 'what' in one);
    const { added, there, refused } = this.#wishes.add(picks);
    const parts = [
      `${counted(servers.length, 'server')} read`,
      `${added.length} added`,
      ...(there > 0 ? [`${there} there already`] : []),
      ...(refused > 0 ? [`${refused} left out as the stack is full`] : []),
      ...(unknown.length > 0 ? [`${unknown.length} not in the catalogue`] : []),
    ];
    this.#said.textContent = `${parts.join(', ')}.`;
    this.#tell(unknown);
  }

  async #match({ key, identity }: ConfiguredServer): Promise<Pick | Unknown> {
    const shown = clip(oneLine(key), 60);
    if (identity === undefined) return { key: shown, what: 'what it starts cannot be told from its entry' };
    const [entry, ...more] = await this.#wishes.lookup.match(identity);
    if (!entry) return { key: shown, what: shownIdentity(identity) };
    if (more.length > 0)
      return {
        key: shown,
        what: `${shownIdentity(identity)}, of which the catalogue has ${more.length + 1} servers: pick one by name`,
      };
    const label = labelProblem(key) === undefined ? key : labelOf(key);
    return { id: entry.id, ...(label !== labelOf(entry.id) && { label }) };
  }

  #tell(unknown: readonly Unknown[]): void {
    if (unknown.length === 0) return;
    const items = unknown.map(({ key, what }) => make('li', {}, make('code', {}, key), ` ${what}`));
    const note = 'Their tools are in no figure and no policy below.';
    const command = make('code', {}, 'npm run crawl -- --config FILE');
    this.#unknown.replaceChildren(
      make('p', {}, make('strong', {}, 'Not in the catalogue')),
      make('p', { class: 'small' }, note),
      make('ul', {}, ...items),
      make('p', { class: 'small' }, 'In a copy of the repository, ', command, ' reads them on your own machine.'),
    );
  }
}
