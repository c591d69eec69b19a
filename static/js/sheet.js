// The judge's sheet: steppers, the slider under each row, the running total, keys, and saving by
// itself. Every value lives in the number inputs, so the plain form sends the same thing.
import { keepSaving } from "./autosave.js";

export function scoreByHand(root) {
  const sheet = root.querySelector("form[data-sheet]");
  if (!sheet) return;
  const rows = [...sheet.querySelectorAll("[data-criterion]")].map(row);
  const total = sheet.querySelector("[data-total]");
  const show = () => (total.textContent = sum(rows));
  sheet.addEventListener("input", show);
  sheet.addEventListener("keydown", (event) => walk(event, sheet, rows));
  const film = root.querySelector("[data-film]");
  if (film) document.addEventListener("keydown", (event) => play(event, film));
  keepSaving(sheet);
}

function row(fieldset) {
  const number = fieldset.querySelector("input[type=number]");
  const range = fieldset.querySelector("input[type=range]");
  const mirror = () => {
    range.classList.toggle("empty", number.value === "");
    range.value = number.value === "" ? 0 : number.value;
  };
  for (const part of fieldset.querySelectorAll("[hidden]")) part.hidden = false;
  for (const button of fieldset.querySelectorAll("[data-step]")) {
    button.addEventListener("click", () => put(number, Number(number.value) + Number(button.dataset.step)));
  }
  number.addEventListener("input", mirror);
  range.addEventListener("input", () => put(number, Number(range.value)));
  mirror();
  return number;
}

// Sets a value within bounds, in halves, as if it had been typed.
function put(number, value) {
  const bounded = Math.min(Number(number.max), Math.max(0, value));
  number.value = Math.round(bounded * 2) / 2;
  number.dispatchEvent(new Event("input", { bubbles: true }));
}

// The total of all rows in halves, so that no binary fraction creeps in; a dash until all are filled.
function sum(rows) {
  if (rows.some((number) => number.value === "")) return "–";
  return rows.reduce((halves, number) => halves + Math.round(Number(number.value) * 2), 0) / 2;
}

function walk(event, sheet, rows) {
  if (event.key !== "Enter" || event.target.tagName === "BUTTON") return;
  if (event.ctrlKey || event.metaKey) {
    event.preventDefault();
    sheet.requestSubmit(sheet.querySelector("[name=then][value=next]"));
    return;
  }
  const here = rows.indexOf(event.target);
  if (here < 0) return;
  event.preventDefault();
  (rows[here + 1] ?? sheet.querySelector("[name=then][value=next]")).focus();
}

function play(event, film) {
  if (event.target.closest("input, textarea, button, a, video, summary")) return;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const seek = { ArrowLeft: -2, ArrowRight: 2 }[event.key];
  if (event.key !== " " && seek === undefined) return;
  event.preventDefault();
  if (seek !== undefined) film.currentTime += seek;
  else if (film.paused) film.play();
  else film.pause();
}
