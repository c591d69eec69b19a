// Saves each row of a judge's sheet when it gets points, one request at a time, and shows the state of saving.
// score-state.js stores which rows are saved, waiting or in conflict.
import * as states from "./score-state.js";

// The milliseconds without typing after which a row is sent.
const PAUSE = 700;

export function keepSaving(sheet, rows) {
  const show = display(sheet, rows);
  let state = states.start(Object.fromEntries(rows.map((row) => [row.key, row.base.value])));
  let timer;
  let running = null;

  const become = (next) => {
    show(next, state);
    state = next;
  };
  const later = (pause) => {
    clearTimeout(timer);
    timer = setTimeout(flush, pause);
  };
  const flush = () => {
    clearTimeout(timer);
    running ??= sendAll().finally(() => (running = null));
    return running;
  };
  const sendAll = async () => {
    while (states.countWaiting(state) > 0) {
      become(states.sending(state));
      const sent = states.request(state);
      const { answer, isUnanswered, isSignedOut } = await post(sheet.action, sent);
      if (answer) {
        become(states.answered(state, sent, answer));
        continue;
      }
      become(isUnanswered ? states.unanswered(state, sent) : states.turnedAway(state, isSignedOut));
      return later(states.retryDelay(state));
    }
  };

  for (const row of rows) {
    row.field.addEventListener("input", (event) => {
      state = states.typed(state, row.key, row.field.value);
      later(event.detail === "at once" ? 0 : PAUSE);
    });
    row.field.addEventListener("change", () => state.rows[row.key].waits && later(0));
  }
  window.addEventListener("online", () => states.countWaiting(state) > 0 && flush());
  window.addEventListener("beforeunload", (event) => {
    if (states.countWaiting(state) > 0) event.preventDefault();
  });
  // A form that is sent while a request is under way would conflict with the version that the request makes.
  sheet.addEventListener("submit", async (event) => {
    if (states.countWaiting(state) === 0) return;
    event.preventDefault();
    const { submitter } = event;
    await flush();
    if (states.countWaiting(state) === 0) sheet.requestSubmit(submitter);
  });
}

// Sends rows and returns { answer } with the JSON response, { isUnanswered } if no response came, else { isSignedOut }.
async function post(address, sent) {
  const body = new URLSearchParams({ then: "stay" });
  for (const [key, { value, version }] of Object.entries(sent)) {
    body.set(`points.${key}`, value);
    body.set(`base.${key}`, version);
  }
  try {
    const response = await fetch(address, { method: "POST", body, headers: { Accept: "application/json" } });
    const isJson = response.headers.get("content-type")?.startsWith("application/json");
    return isJson ? { answer: await response.json() } : { isSignedOut: response.status === 401 };
  } catch {
    return { isUnanswered: true };
  }
}

// Makes the function that shows the changes of a state in the page.
function display(sheet, rows) {
  const saved = sheet.querySelector("[data-saved]");
  const bar = sheet.querySelector("progress");
  const progress = sheet.querySelector("[data-progress-words]");
  return (next, before) => {
    for (const row of rows) {
      const { version, problem } = next.rows[row.key];
      row.base.value = version;
      if (problem !== before.rows[row.key].problem) showProblem(sheet, row, problem);
    }
    if (next.done !== undefined) {
      bar.value = next.done;
      progress.textContent = sheet.dataset.progress.replace("§", next.done);
    }
    if (next.status !== before.status) saved.replaceChildren(statusWord(sheet, next.status));
  };
}

function statusWord(sheet, status) {
  const { saving, waiting, signedOut, refused } = sheet.dataset;
  const [kind, words] = {
    saving: () => ["unknown", saving],
    saved: () => ["pass", status.words],
    offline: () => ["fail", waiting.replace("§", status.waiting)],
    "signed-out": () => ["fail", signedOut],
    refused: () => ["fail", refused],
    closed: () => ["fail", status.words],
  }[status.kind]();
  const word = document.createElement("span");
  word.className = `state is-${kind}`;
  word.textContent = words;
  return word;
}

function showProblem(sheet, row, problem) {
  row.place.classList.toggle("is-refused", problem !== null);
  row.field.setAttribute("aria-invalid", String(problem !== null));
  row.error.hidden = problem === null;
  row.error.replaceChildren(problem?.error ?? "");
  if (problem?.conflict) row.error.append(...choices(sheet, row, problem.holds));
}

// Shows a row that was changed in another window, with both values to choose from.
function choices(sheet, row, holds) {
  return [
    choice(sheet.dataset.mine.replace("§", row.field.value), () => change(row, row.field.value)),
    choice(sheet.dataset.theirs.replace("§", holds), () => change(row, holds)),
  ];
}

function choice(words, act) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "act second";
  button.textContent = words;
  button.addEventListener("click", act);
  return button;
}

function change(row, value) {
  row.field.value = value;
  row.field.dispatchEvent(new CustomEvent("input", { bubbles: true, detail: "at once" }));
}
