// The state of saving a judge's sheet, as data: which rows wait, which version each row is at, conflicts, failed
// attempts. Functions take a state and return the next one; they use no page, network or clock. score-saving.js sends
// the rows and shows the state.

// The milliseconds before the next attempt, after the first, second, … failure in a row.
const RETRIES = [2000, 4000, 8000, 15000];

// versions: { criterion: the version of its points when the page was made }
// A row: { version, value, waits, unanswered, problem }
//   unanswered  the value in a request that got no response; the server may have saved it
//   problem     undefined before the first response, null when saved, else { error, conflict, holds }
// status: null or { kind: "saving" | "saved" | "offline" | "signed-out" | "refused" | "closed", … }
export function start(versions) {
  const row = (version) => ({ version, value: undefined, waits: false, unanswered: undefined, problem: undefined });
  const rows = Object.entries(versions).map(([key, version]) => [key, row(version)]);
  return { rows: Object.fromEntries(rows), failures: 0, done: undefined, status: null };
}

export function typed(state, key, value) {
  return withRows(state, { [key]: { ...state.rows[key], value, waits: true } });
}

export function countWaiting(state) {
  return Object.values(state.rows).filter((row) => row.waits).length;
}

// A request with all rows that wait: { criterion: { value, version } }.
export function request(state) {
  const waiting = Object.entries(state.rows).filter(([, row]) => row.waits);
  return Object.fromEntries(waiting.map(([key, { value, version }]) => [key, { value, version }]));
}

export function sending(state) {
  return { ...state, status: { kind: "saving" } };
}

// No response came: the connection failed before or after the server saved the rows.
export function unanswered(state, sent) {
  const rows = entriesOf(sent, (key) => ({ ...state.rows[key], unanswered: sent[key].value }));
  return failed(withRows(state, rows), { kind: "offline", waiting: countWaiting(state) });
}

// A response came that is not about this request: a proxy's page, or the session has ended.
export function turnedAway(state, isSignedOut) {
  return failed(state, isSignedOut ? { kind: "signed-out" } : { kind: "offline", waiting: countWaiting(state) });
}

export function retryDelay(state) {
  return RETRIES[Math.min(state.failures, RETRIES.length) - 1];
}

// answer: { rows: { criterion: { version, error?, conflict?, holds? } }, done, saved?, closed? }
export function answered(state, sent, answer) {
  const rows = entriesOf(sent, (key) => answeredRow(state.rows[key], sent[key].value, answer.rows[key]));
  const next = { ...withRows(state, rows), failures: 0, done: answer.done };
  const isRefused = Object.keys(rows).some((key) => rows[key].problem && rows[key].problem !== state.rows[key].problem);
  return { ...next, status: statusAfter(next, isRefused, answer) ?? state.status };
}

function answeredRow(row, value, news) {
  if (!news) return { ...row, waits: false };
  const current = { ...row, version: news.version, unanswered: undefined };
  // The conflicting value is this window's own, from the request that got no response; the row is sent again.
  if (news.conflict && row.unanswered === news.holds) return current;
  const problem = news.error ? { error: news.error, conflict: Boolean(news.conflict), holds: news.holds } : null;
  return { ...current, waits: row.value !== value, problem };
}

function statusAfter(state, isRefused, answer) {
  if (answer.closed) return { kind: "closed", words: answer.closed };
  if (isRefused) return { kind: "refused" };
  if (countWaiting(state) === 0 && answer.saved) return { kind: "saved", words: answer.saved };
  return null;
}

function failed(state, status) {
  return { ...state, failures: state.failures + 1, status };
}

function withRows(state, rows) {
  return { ...state, rows: { ...state.rows, ...rows } };
}

function entriesOf(sent, row) {
  return Object.fromEntries(Object.keys(sent).map((key) => [key, row(key)]));
}
