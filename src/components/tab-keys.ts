/* A list of tabs: clicks and keys that choose one, and what says which one is chosen. */

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

/** Has a click on a tab, or a key that leads to it, choose the tab. */
export function listenToTabs(tabs: readonly HTMLElement[], choose: (tab: HTMLElement, at: number) => void): void {
  for (const [at, tab] of tabs.entries()) {
    tab.addEventListener('click', () => choose(tab, at));
    tab.addEventListener('keydown', (event) => {
      const to = placeAfter(event.key, at, tabs.length - 1);
      const next = to === undefined ? undefined : tabs[to];
      if (to === undefined || !next || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      next.focus();
      choose(next, to);
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
