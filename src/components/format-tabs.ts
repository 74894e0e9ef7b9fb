/*
 * Tabs of formats. The page holds the first; the others are loaded when the reader asks for one of them. Without
 * JavaScript the first few stand one below the other, with a link to the file that has all.
 */
import type { Labeller } from './load-policies.ts';
import { recall, remember } from './remember.ts';
import { listenToTabs, markTab } from './tab-keys.ts';

const FORMAT = 'format';

const idOf = (tab: HTMLElement): string => tab.id.replace(/^tab-/, '');
const panelOf = (tab: HTMLElement): HTMLElement | null =>
  document.getElementById(tab.getAttribute('aria-controls') ?? '');

/** Policies that the page does not have are loaded when the first of them is asked for; again after a failure. */
async function load(root: HTMLElement): Promise<void> {
  const { policies } = root.dataset;
  if (policies === undefined) return;
  delete root.dataset.policies;
  try {
    const { fillPanels } = await import('./load-policies.ts');
    await fillPanels(root, policies, () => labellers.get(root));
  } catch {
    root.dataset.policies = policies;
  }
}

/** How texts that come later get the reader's label, where one is in use. */
const labellers = new Map<HTMLElement, Labeller>();

/** The script of the label is loaded when the reader comes to the field, or has filled it in before. */
function startLabelLater(root: HTMLElement): void {
  const field = root.querySelector<HTMLInputElement>('[data-server-label]');
  if (!field) return;
  const script = async () => {
    const { labelTexts, startLabel } = await import('./server-label.ts');
    startLabel(root);
    return labelTexts;
  };
  const start = () => {
    if (labellers.has(root)) return;
    const loading = script();
    labellers.set(root, loading);
    loading.catch(() => labellers.delete(root));
  };
  field.addEventListener('focus', start);
  if (recall(`label:${root.dataset.formats}`) !== undefined) start();
}

function choose(root: HTMLElement, tabs: readonly HTMLElement[], chosen: HTMLElement): void {
  markTab(tabs, chosen);
  for (const tab of tabs) panelOf(tab)?.classList.toggle('chosen', tab === chosen);
  if (panelOf(chosen)?.matches('[data-load]')) void load(root);
  const list = chosen.parentElement;
  if (list) list.scrollLeft = chosen.offsetLeft - list.offsetLeft - 24;
}

/** The panel of a tab: that of the page, or a new one that waits for its policy. */
function panelFor(root: HTMLElement, tab: HTMLElement): HTMLElement {
  const id = `format-${idOf(tab)}`;
  const known = document.getElementById(id);
  if (known) return known;
  const panel = document.createElement('div');
  panel.className = 'panel flow';
  panel.id = id;
  panel.dataset.load = idOf(tab);
  panel.append('Loading…');
  root.append(panel);
  return panel;
}

function startTabs(root: HTMLElement): void {
  const tabs = [...root.querySelectorAll<HTMLElement>('[role="tab"]')];
  for (const tab of tabs) {
    const panel = panelFor(root, tab);
    tab.setAttribute('aria-controls', panel.id);
    panel.setAttribute('role', 'tabpanel');
    panel.setAttribute('aria-labelledby', tab.id);
  }
  listenToTabs(tabs, (tab) => {
    choose(root, tabs, tab);
    remember(FORMAT, idOf(tab));
  });
  const known = recall(FORMAT);
  const start = tabs.find((tab) => location.hash === `#${panelOf(tab)?.id}`) ?? tabs.find((tab) => idOf(tab) === known);
  if (start) choose(root, tabs, start);
}

for (const root of document.querySelectorAll<HTMLElement>('[data-formats]')) {
  // Texts that are loaded wait for the label that the reader typed before.
  startLabelLater(root);
  startTabs(root);
}
