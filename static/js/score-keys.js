// The keys of the judge's sheet. A key presses the button with that data-key; a digit presses a button of the
// current row. No key works while somebody types, and all keys can be switched off.
const OFF = "score-keys-off";

export function listenToKeys(root, sheet, rows) {
  // no row once all rows have points: a further digit must not overwrite points
  let current = rows.findIndex((row) => row.field.value === "");
  const show = (index) => {
    current = index;
    rows.forEach((row, n) => row.place.classList.toggle("is-current", n === current));
  };
  const go = (index) => show(Math.min(rows.length - 1, Math.max(0, index)));
  const give = (digit) => {
    if (current < 0) return;
    rows[current].buttons[(digit + 9) % 10].click();
    if (current + 1 < rows.length) return go(current + 1);
    show(-1);
    sheet.querySelector("[data-key=n]")?.focus();
  };
  const acts = {
    "+": () => rows[current]?.step(1),
    "=": () => rows[current]?.step(1),
    "-": () => rows[current]?.step(-1),
    j: () => go(current + 1),
    k: () => go(current - 1),
  };
  rows.forEach((row, n) => row.place.addEventListener("focusin", () => go(n)));
  sheet.addEventListener("keydown", (event) => walk(event, sheet, rows));
  document.addEventListener("keydown", (event) => {
    if (location.hash === "#keys") return leave(event);
    if (!isFree(event)) return;
    const act = /^\d$/.test(event.key) ? () => give(Number(event.key)) : (acts[event.key] ?? press(root, event.key));
    if (!act) return;
    event.preventDefault();
    act();
  });
  offerSwitch(root);
  show(current);
}

// While the list of keys is open, the keys do nothing; Escape closes it.
function leave(event) {
  if (event.key === "Escape") location.hash = "#";
}

function press(root, key) {
  const button = root.querySelector(`[data-key="${CSS.escape(key)}"]`);
  return button && (() => button.click());
}

// The keys inside a field: half a point up or down, the next row, save and next.
function walk(event, sheet, rows) {
  const here = rows.findIndex((row) => row.field === event.target);
  if (here < 0 || event.isComposing) return;
  const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
  if (step === undefined && event.key !== "Enter") return;
  event.preventDefault();
  const next = sheet.querySelector("[data-key=n]");
  if (step !== undefined) rows[here].step(step);
  else if (event.ctrlKey || event.metaKey) next.click();
  else if (rows[here + 1]) rows[here + 1].field.select();
  else next.focus();
}

function isFree(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return false;
  if (event.target.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable]")) return false;
  return stored() !== "yes";
}

function offerSwitch(root) {
  const box = root.querySelector("[data-keys-off]");
  if (!box) return;
  box.checked = stored() === "yes";
  box.addEventListener("change", () => store(box.checked ? "yes" : "no"));
}

// A browser may refuse to store the choice; then the keys stay on.
function stored() {
  try {
    return localStorage.getItem(OFF);
  } catch {
    return null;
  }
}

function store(value) {
  try {
    localStorage.setItem(OFF, value);
  } catch {
    // only the choice is lost
  }
}
