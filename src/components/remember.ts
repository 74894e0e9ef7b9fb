/* What a page remembers in this browser. Where storage is refused or full, it remembers nothing. */

export function recall(key: string): string | undefined {
  try {
    return localStorage.getItem(`toolrisk:${key}`) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Remembers a text; forgets it where there is none. */
export function remember(key: string, value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(`toolrisk:${key}`);
    else localStorage.setItem(`toolrisk:${key}`, value);
  } catch {
    // The choice holds for this page.
  }
}
