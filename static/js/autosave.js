// Saves a sheet by itself a moment after the last change, one request at a time, and says so. Without
// a connection it says that too and tries again; a conflict with another tab is shown, not overwritten.
const PAUSE = 800;
const RETRY = 5000;

export function keepSaving(sheet) {
  const place = sheet.querySelector("[data-saved]");
  let timer;
  let busy = false;
  let changed = false;
  const say = (kind, words) => {
    const state = document.createElement("span");
    state.className = `state is-${kind}`;
    state.textContent = words;
    place.replaceChildren(state);
  };
  const later = (pause) => {
    clearTimeout(timer);
    timer = setTimeout(save, pause);
  };
  const save = async () => {
    if (busy) return later(PAUSE);
    busy = true;
    changed = false;
    say("unknown", sheet.dataset.saving);
    const answer = await send(sheet);
    busy = false;
    if (answer === null) {
      changed = true;
      say("unknown", sheet.dataset.offline);
      later(RETRY);
    } else if (answer.saved) {
      sheet.elements.version.value = answer.version;
      if (!changed) say("pass", answer.saved);
    } else say("fail", answer.message);
  };
  sheet.addEventListener("input", () => {
    changed = true;
    later(PAUSE);
  });
  sheet.addEventListener("submit", () => {
    changed = false;
    clearTimeout(timer);
  });
  window.addEventListener("beforeunload", (event) => {
    if (changed) event.preventDefault();
  });
}

// The server's words, or null when there was no answer worth believing.
async function send(sheet) {
  const body = new URLSearchParams(new FormData(sheet));
  body.set("then", "stay");
  try {
    const headers = { Accept: "application/json" };
    const response = await fetch(sheet.action, { method: "POST", body, headers });
    const understood = response.ok || response.status === 409 || response.status === 422;
    return understood ? await response.json() : null;
  } catch {
    return null;
  }
}
