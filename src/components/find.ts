/** `/` moves the focus to the page's search field, unless the reader is typing. */
function findOnSlash(event: KeyboardEvent): void {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
  const target = event.target;
  if (target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]')) return;
  const field = document.querySelector<HTMLInputElement>('[data-find]');
  if (!field) return;
  event.preventDefault();
  field.focus();
  field.select();
}

document.addEventListener('keydown', findOnSlash);
