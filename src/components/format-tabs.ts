/*
 * Tabs of formats. Without this script the first formats stand one under the other, and the rest are folded or linked.
 */
import { fillPanels } from './load-policies.ts';
import { recall, remember } from './remember.ts';
import { labelTexts, startLabel } from './server-label.ts';

const FORMAT = 'format';

const idOf = (tab: HTMLElement): string => tab.id.replace(/^tab-/, '');
const panelOf = (tab: HTMLElement): HTMLElement | null =>
  document.getElementById(tab.getAttribute('aria-controls') ?? '');

/** Policies that the page does not have are loaded when the first of them is asked for; again after a failure. */
function load(root: HTMLElement): void {
  const { policies } = root.dataset;
  if (policies === undefined) return;
  delete root.dataset.policies;
  fillPanels(root, policies).then(
    () => labelTexts(root),
    () => {
      root.dataset.policies = policies;
    },
  );
}

function choose(root: HTMLElement, tabs: readonly HTMLElement[], chosen: HTMLElement): void {
  for (const tab of tabs) {
    const isChosen = tab === chosen;
    tab.setAttribute('aria-selected', String(isChosen));
    tab.tabIndex = isChosen ? 0 : -1;
    panelOf(tab)?.classList.toggle('chosen', isChosen);
  }
  if (panelOf(chosen)?.querySelector('[data-load]')) load(root);
  const list = chosen.parentElement;
  if (list) list.scrollLeft = chosen.offsetLeft - list.offsetLeft - 24;
}

/** Where a key leads from a place in the list: around at the ends. */
function placeAfter(key: string, at: number, last: number): number | undefined {
  const places: Record<string, number> = {
    ArrowRight: at === last ? 0 : at + 1,
    ArrowLeft: at === 0 ? last : at - 1,
    Home: 0,
    End: last,
  };
  return Object.hasOwn(places, key) ? places[key] : undefined;
}

function startTabs(root: HTMLElement): void {
  const tabs = [...root.querySelectorAll<HTMLElement>('[role="tab"]')];
  const pick = (tab: HTMLElement) => {
    choose(root, tabs, tab);
    remember(FORMAT, idOf(tab));
  };
  for (const [at, tab] of tabs.entries()) {
    const panel = panelOf(tab);
    panel?.setAttribute('role', 'tabpanel');
    panel?.setAttribute('aria-labelledby', tab.id);
    for (const details of panel?.querySelectorAll('details') ?? []) details.open = true;
    tab.addEventListener('click', () => pick(tab));
    tab.addEventListener('keydown', (event) => {
      const to = placeAfter(event.key, at, tabs.length - 1);
      const next = to === undefined ? undefined : tabs[to];
      if (!next || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      next.focus();
      pick(next);
    });
  }
  const known = recall(FORMAT);
  const start = tabs.find((tab) => location.hash === `#${panelOf(tab)?.id}`) ?? tabs.find((tab) => idOf(tab) === known);
  if (start) choose(root, tabs, start);
}

function makeButton(words: string, about: string): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button';
  const unseen = document.createElement('span');
  unseen.className = 'vh';
  unseen.textContent = ` ${about}`;
  button.append(words, unseen);
  return button;
}

/** Gives a text its buttons: in the page they would be most of the panel. Copying is the other script's. */
function addButtons(figure: HTMLElement): void {
  const bar = figure.querySelector('figcaption');
  const text = figure.querySelector('code');
  if (!bar || !text) return;
  const title = document.createElement('span');
  title.append(...bar.childNodes);
  title.id = bar.id;
  bar.removeAttribute('id');
  const status = document.createElement('span');
  status.className = 'said';
  status.setAttribute('role', 'status');
  const copy = makeButton('Copy', title.textContent);
  copy.dataset.copy = text.id;
  bar.append(title, status);
  const { file } = figure.dataset;
  if (file !== undefined) {
    const save = makeButton('Download', file);
    save.addEventListener('click', () => download(text.textContent, file));
    bar.append(save);
  }
  bar.append(copy);
}

/** Saves a text as it stands with the reader's label. */
function download(text: string, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

for (const root of document.querySelectorAll<HTMLElement>('[data-formats]')) {
  for (const figure of root.querySelectorAll<HTMLElement>('figure:has(> figcaption[id])')) addButtons(figure);
  startTabs(root);
  startLabel(root);
}
