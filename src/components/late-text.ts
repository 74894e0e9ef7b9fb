/*
 * Long texts that a page does not hold, loaded from their files when the reader comes near. Without this script, or
 * where a file cannot be loaded, the page says which file it is, and the link to it stands above.
 */

/** Puts the text into its place. Rejects where it cannot be had. */
export async function loadText(code: HTMLElement): Promise<void> {
  const { src } = code.dataset;
  if (src === undefined) return;
  const answer = await fetch(src);
  if (!answer.ok) throw new Error(answer.statusText);
  code.textContent = (await answer.text()).trimEnd();
  delete code.dataset.src;
}

const near = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting || !(target instanceof HTMLElement)) continue;
      near.unobserve(target);
      loadText(target).catch(() => undefined);
    }
  },
  { rootMargin: '100%' },
);

for (const code of document.querySelectorAll<HTMLElement>('code[data-src]')) near.observe(code);
