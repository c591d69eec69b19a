// Warns before a page is left while a form marked data-warn-unsaved has changes, and takes the reader to the list of
// errors of a refused form.
export function guardUnsaved(root) {
  root.querySelector("[data-focus]")?.focus();
  for (const form of root.querySelectorAll("form[data-warn-unsaved]")) guard(form);
}

function guard(form) {
  let changed = false;
  form.addEventListener("input", () => (changed = true));
  form.addEventListener("submit", () => (changed = false));
  window.addEventListener("beforeunload", (event) => {
    if (changed) event.preventDefault();
  });
}
