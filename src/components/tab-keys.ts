/* A list of tabs: clicks and keys that choose one, and what says which one is chosen. */

/** Has a click on a tab choose it, and a key that leads to it: around at the ends. */
export function listenToTabs(tabs: readonly HTMLElement[], choose: (tab: HTMLElement) => void): void {
  for (const [at, tab] of tabs.entries()) {
    const places: Record<string, number> = { ArrowRight: (at + 1) % tabs.length, ArrowLeft: at - 1, Home: 0, End: -1 };
    tab.addEventListener('click', () => choose(tab));
    tab.addEventListener('keydown', (event) => {
      const next = tabs.at(places[event.key] ?? tabs.length);
      if (!next || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      next.focus();
      choose(next);
    });
  }
}

/** Says which tab is chosen. The others are reached from it by keys. */
export function markTab(tabs: readonly HTMLElement[], chosen: HTMLElement | undefined): void {
  for (const tab of tabs) {
    tab.setAttribute('aria-selected', String(tab === chosen));
    tab.tabIndex = tab === chosen ? 0 : -1;
  }
}
