// Nothing typed gets lost: a form marked data-keep warns before the page is left with changes in
// it, and a refused form leads to its list of errors.
export function keepForms(root) {
  root.querySelector("[data-focus]")?.focus();
  for (const form of root.querySelectorAll("form[data-keep]")) keep(form);
}

function keep(form) {
  let changed = false;
  form.addEventListener("input", () => (changed = true));
  form.addEventListener("submit", () => (changed = false));
  window.addEventListener("beforeunload", (event) => {
    if (changed) event.preventDefault();
  });
}
