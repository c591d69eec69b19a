// Saves each row of a sheet as it is given, one request at a time, and says how it stands: saving, saved, waiting for a
// connection, refused, or changed in another tab with both values to choose from.
const PAUSE = 700;
const RETRY = [2000, 4000, 8000, 15000];

export function keepSaving(sheet, rows) {
  const waiting = new Set();
  const places = {
    saved: sheet.querySelector("[data-saved]"),
    total: sheet.querySelector("[data-total]"),
    bar: sheet.querySelector("progress"),
    words: sheet.querySelector("[data-progress-words]"),
  };
  let timer;
  let running = null;
  let tries = 0;

  const later = (pause) => {
    clearTimeout(timer);
    timer = setTimeout(flush, pause);
  };
  const flush = () => {
    clearTimeout(timer);
    running ??= once().finally(() => (running = null));
    return running;
  };
  const once = async () => {
    while (waiting.size > 0) {
      say("unknown", sheet.dataset.saving);
      const sent = new Map([...waiting].map((row) => [row, row.field.value]));
      const answer = await send(sheet, sent);
      if (answer.told === undefined) return put_off(answer.signedOut);
      tries = 0;
      if (take(answer.told, sent) === "again") continue;
    }
  };
  const put_off = (signedOut) => {
    const words = signedOut ? sheet.dataset.signedOut : sheet.dataset.waiting.replace("§", waiting.size);
    say("fail", words);
    later(RETRY[Math.min(tries++, RETRY.length - 1)]);
  };
  // What the server says holds from here on, row by row.
  const take = (told, sent) => {
    let refused = false;
    for (const [row, value] of sent) {
      const news = told.rows[row.key];
      if (!news) {
        waiting.delete(row);
        continue;
      }
      row.base.value = news.version;
      // an answer that got lost: what "another tab" wrote was ours
      const ours = news.conflict && row.lost === news.holds;
      row.lost = undefined;
      if (ours) continue;
      if (row.field.value === value) waiting.delete(row);
      show(row, news);
      refused ||= Boolean(news.error);
    }
    progress(told);
    if (told.closed) say("fail", told.closed);
    else if (refused) say("fail", sheet.dataset.refused);
    else if (waiting.size === 0 && told.saved) say("pass", told.saved);
    return waiting.size > 0 ? "again" : "done";
  };
  const progress = (told) => {
    places.bar.value = told.done;
    places.words.textContent = sheet.dataset.progress.replace("§", told.done);
  };
  const show = (row, news) => {
    row.place.classList.toggle("is-refused", Boolean(news.error));
    row.field.setAttribute("aria-invalid", String(Boolean(news.error)));
    row.error.hidden = !news.error;
    row.error.replaceChildren(news.error ?? "");
    if (news.conflict) row.error.append(...choices(row, news));
  };
  const choices = (row, news) => [
    choice(sheet.dataset.mine.replace("§", row.field.value), () => change(row, row.field.value)),
    choice(sheet.dataset.theirs.replace("§", news.holds), () => change(row, news.holds)),
  ];
  const change = (row, value) => {
    row.field.value = value;
    row.field.dispatchEvent(new CustomEvent("input", { bubbles: true, detail: "at once" }));
  };
  const say = (kind, words) => {
    const state = document.createElement("span");
    state.className = `state is-${kind}`;
    state.textContent = words;
    places.saved.replaceChildren(state);
  };

  for (const row of rows) {
    row.field.addEventListener("input", (event) => {
      waiting.add(row);
      later(event.detail === "at once" ? 0 : PAUSE);
    });
    row.field.addEventListener("change", () => waiting.has(row) && later(0));
  }
  window.addEventListener("online", () => waiting.size > 0 && flush());
  window.addEventListener("beforeunload", (event) => {
    if (waiting.size > 0) event.preventDefault();
  });
  // A form sent while a row is on its way would meet its own newer version.
  sheet.addEventListener("submit", async (event) => {
    if (waiting.size === 0) return;
    event.preventDefault();
    const { submitter } = event;
    await flush();
    if (waiting.size === 0) sheet.requestSubmit(submitter);
  });
}

function choice(words, act) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "act second";
  button.textContent = words;
  button.addEventListener("click", act);
  return button;
}

// What the server answered; `told` is missing when there was no answer worth believing.
async function send(sheet, sent) {
  const body = new URLSearchParams({ then: "stay" });
  for (const [row, value] of sent) {
    body.set(`points.${row.key}`, value);
    body.set(`base.${row.key}`, row.base.value);
  }
  try {
    const headers = { Accept: "application/json" };
    const response = await fetch(sheet.action, { method: "POST", body, headers });
    if (response.headers.get("content-type")?.startsWith("application/json")) {
      return { told: await response.json() };
    }
    return { signedOut: response.status === 401 };
  } catch {
    for (const [row, value] of sent) row.lost = value;
    return {};
  }
}
