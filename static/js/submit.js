// Checks an entry while it is being filled in: sends the form to the address in data-check, puts the
// response (a piece of HTML made by the same templates) into data-check-result, shows the
// description field once it is needed, and offers title and author if nothing was typed.
const PAUSE = 400;
const READ = ["share_text", "description", "published_at"];

export function checkWhileTyping(root) {
  const form = root.querySelector("form[data-check]");
  const result = form?.querySelector("[data-check-result]");
  if (!result) return;
  let timer;
  let running;
  const ask = async () => {
    running?.abort();
    running = new AbortController();
    const answer = await check(form, running.signal);
    if (answer !== null) show(form, result, answer);
  };
  form.addEventListener("input", (event) => {
    if (!READ.includes(event.target.name)) return;
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
}

async function check(form, signal) {
  try {
    const body = new URLSearchParams(new FormData(form));
    const headers = { "X-Part": "check" };
    const response = await fetch(form.dataset.check, { method: "POST", headers, body, signal });
    return response.ok ? await response.text() : null;
  } catch {
    return null;
  }
}

function show(form, result, answer) {
  result.innerHTML = answer;
  const part = result.querySelector(".check-part");
  if (!part) return;
  const description = form.querySelector("[data-description]");
  if (part.dataset.asksDescription === "true") description.hidden = false;
  offer(form.elements.title, part.dataset.title);
  offer(form.elements.author, part.dataset.author);
}

// An offered value may be replaced by a better one; a typed value stays.
function offer(field, words) {
  if (!words || (field.value !== "" && field.value !== field.dataset.offered)) return;
  field.value = words;
  field.dataset.offered = words;
}
