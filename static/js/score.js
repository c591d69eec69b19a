// The judge's sheet: buttons, steppers, the running total. Every value is in the fields of the form, so that the plain
// form sends the same. Automatic saving and keys are modules of their own.
import { keepSaving } from "./score-saving.js";
import { listenToKeys } from "./score-keys.js";

export function scoreByHand(root) {
  const sheet = root.querySelector("form[data-sheet]");
  if (!sheet) return;
  const rows = [...sheet.querySelectorAll("[data-criterion]")].map((place) => row(sheet, place));
  const total = sheet.querySelector("[data-total]");
  sheet.addEventListener("input", () => (total.textContent = sum(rows)));
  keepSaving(sheet, rows);
  listenToKeys(root, sheet, rows);
}

function row(sheet, place) {
  const key = place.dataset.criterion;
  const field = sheet.elements[`points.${key}`];
  const buttons = [...place.querySelectorAll("[data-give]")];
  const self = {
    key,
    place,
    field,
    buttons,
    base: sheet.elements[`base.${key}`],
    error: place.querySelector("[data-error]"),
    max: Number(field.dataset.max),
    put: (value) => put(self, value),
    step: (halves) => put(self, (halvesOf(field.value) ?? 0) / 2 + halves / 2),
  };
  for (const button of place.querySelectorAll("[data-step]")) {
    button.hidden = false;
    button.addEventListener("click", () => self.step(Number(button.dataset.step)));
  }
  for (const button of buttons) {
    button.addEventListener("click", (event) => {
      event.preventDefault();
      self.put(Number(button.value));
    });
  }
  field.addEventListener("input", () => press(self));
  return self;
}

// Sets a value in halves, within the limits, as if it had been typed.
function put(row, value) {
  const bounded = Math.min(row.max, Math.max(0, value));
  row.field.value = String(Math.round(bounded * 2) / 2);
  row.field.dispatchEvent(new CustomEvent("input", { bubbles: true, detail: "at once" }));
}

function press(row) {
  const halves = halvesOf(row.field.value);
  for (const button of row.buttons) {
    button.setAttribute("aria-pressed", String(halvesOf(button.value) === halves));
  }
}

// The points of a text in halves, so that no binary fraction appears; null for texts that the server would refuse or
// read differently.
function halvesOf(text) {
  if (!/^\d{1,4}(\.[05]0*)?$/.test(text.trim())) return null;
  return Math.round(Number(text) * 2);
}

// The total; a dash until every row has points.
function sum(rows) {
  const halves = rows.map((row) => halvesOf(row.field.value));
  if (halves.includes(null)) return "–";
  return String(halves.reduce((all, one) => all + one, 0) / 2);
}
