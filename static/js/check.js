// Checks a share text while it is being typed: sends the form to the address in data-check and puts
// the answer (a piece of HTML made by the same templates) where data-check-result is.
const PAUSE = 500;

export function checkWhileTyping(root) {
  const form = root.querySelector("form[data-check]");
  const result = root.querySelector("[data-check-result]");
  if (!form || !result) return;
  let timer;
  let asked = 0;
  const ask = async () => {
    const mine = ++asked;
    const answer = await check(form);
    if (answer !== null && mine === asked) result.innerHTML = answer;
  };
  form.addEventListener("input", (event) => {
    if (!["share_text", "description", "published_at"].includes(event.target.name)) return;
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
}

async function check(form) {
  try {
    const body = new URLSearchParams(new FormData(form));
    const headers = { Accept: "text/html; part=check" };
    const response = await fetch(form.dataset.check, { method: "POST", body, headers });
    return response.ok ? await response.text() : null;
  } catch {
    return null;
  }
}
