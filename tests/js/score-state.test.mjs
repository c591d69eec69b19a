// Saving a judge's sheet: versions, the queue, conflicts and retries, without a page. Run with node --test.
import assert from "node:assert/strict";
import { test } from "node:test";

import * as states from "../../static/js/score-state.js";

const SAVED = "Saved at 10:01";

function typedOnce(value = "8") {
  return states.typed(states.start({ story: "1", image: "4" }), "story", value);
}

test("nothing waits until something is typed", () => {
  const state = states.start({ story: "1" });
  assert.equal(states.countWaiting(state), 0);
  assert.deepEqual(states.request(state), {});
  assert.equal(state.status, null);
});

test("a request holds the rows that wait, with their versions", () => {
  const state = typedOnce("8");
  assert.equal(states.countWaiting(state), 1);
  assert.deepEqual(states.request(state), { story: { value: "8", version: "1" } });
  assert.deepEqual(states.request(states.typed(state, "image", "7.5")), {
    story: { value: "8", version: "1" },
    image: { value: "7.5", version: "4" },
  });
});

test("a saved row waits no longer and takes the new version", () => {
  const state = typedOnce();
  const next = states.answered(state, states.request(state), { rows: { story: { version: 2 } }, done: 3, saved: SAVED });
  assert.equal(states.countWaiting(next), 0);
  assert.equal(next.rows.story.version, 2);
  assert.equal(next.rows.story.problem, null);
  assert.equal(next.done, 3);
  assert.deepEqual(next.status, { kind: "saved", words: SAVED });
  assert.equal(states.countWaiting(state), 1, "the earlier state is untouched");
});

test("what is typed while a request is on its way is sent next, on the new version", () => {
  const state = typedOnce("8");
  const sent = states.request(state);
  const typedMeanwhile = states.typed(states.sending(state), "story", "9");
  const next = states.answered(typedMeanwhile, sent, { rows: { story: { version: 2 } }, done: 0, saved: SAVED });
  assert.deepEqual(states.request(next), { story: { value: "9", version: 2 } });
  assert.deepEqual(next.status, { kind: "saving" }, "not saved yet");
});

test("a refused row waits for nothing but its correction", () => {
  const state = typedOnce("99");
  const answer = { rows: { story: { version: 1, error: "At most 10", conflict: false } }, done: 0 };
  const next = states.answered(state, states.request(state), answer);
  assert.equal(states.countWaiting(next), 0);
  assert.equal(next.rows.story.problem.error, "At most 10");
  assert.equal(next.rows.story.problem.conflict, false);
  assert.deepEqual(next.status, { kind: "refused" });
});

test("a refusal goes when the next value is saved", () => {
  const first = typedOnce("99");
  const error = { rows: { story: { version: 1, error: "At most 10" } }, done: 0 };
  const refused = states.answered(first, states.request(first), error);
  const corrected = states.typed(refused, "story", "9");
  const next = states.answered(corrected, states.request(corrected), { rows: { story: { version: 2 } }, done: 1, saved: SAVED });
  assert.equal(next.rows.story.problem, null);
  assert.equal(next.status.kind, "saved");
});

test("a change in another window leaves both values to choose from", () => {
  const state = typedOnce("8");
  const news = { version: 5, error: "Changed elsewhere", conflict: true, holds: "6" };
  const next = states.answered(state, states.request(state), { rows: { story: news }, done: 1 });
  assert.deepEqual(next.rows.story.problem, { error: "Changed elsewhere", conflict: true, holds: "6" });
  assert.equal(states.countWaiting(next), 0, "nothing is overwritten unasked");
  assert.deepEqual(next.status, { kind: "refused" });
  const chosen = states.typed(next, "story", "8");
  assert.deepEqual(states.request(chosen), { story: { value: "8", version: 5 } });
});

test("a value that was saved although its answer got lost is no conflict", () => {
  const state = typedOnce("8");
  const lost = states.unanswered(state, states.request(state));
  const conflict = { version: 2, error: "Changed elsewhere", conflict: true, holds: "8" };
  const next = states.answered(lost, states.request(lost), { rows: { story: conflict }, done: 1 });
  assert.equal(next.rows.story.problem, undefined);
  assert.notEqual(next.status.kind, "refused");
  assert.deepEqual(states.request(next), { story: { value: "8", version: 2 } });
});

test("a conflict with another value than the lost one is a conflict", () => {
  const state = typedOnce("8");
  const lost = states.unanswered(state, states.request(state));
  const conflict = { version: 2, error: "Changed elsewhere", conflict: true, holds: "6" };
  const next = states.answered(lost, states.request(lost), { rows: { story: conflict }, done: 1 });
  assert.equal(next.rows.story.problem.holds, "6");
});

test("failures say what waits and space out attempts until an answer comes", () => {
  let state = typedOnce();
  const delays = [];
  for (let attempt = 0; attempt < 5; attempt += 1) {
    state = states.unanswered(state, states.request(state));
    delays.push(states.retryDelay(state));
  }
  assert.deepEqual(delays, [2000, 4000, 8000, 15000, 15000]);
  assert.deepEqual(state.status, { kind: "offline", waiting: 1 });
  state = states.answered(state, states.request(state), { rows: { story: { version: 2 } }, done: 1, saved: SAVED });
  assert.equal(states.retryDelay(states.unanswered(states.typed(state, "story", "9"), {})), 2000);
});

test("an ended session is told apart from a lost connection, and loses nothing", () => {
  const signedOut = states.turnedAway(typedOnce(), true);
  assert.deepEqual(signedOut.status, { kind: "signed-out" });
  assert.equal(states.countWaiting(signedOut), 1);
  assert.equal(signedOut.rows.story.unanswered, undefined, "an answer came: the server saved nothing");
  assert.deepEqual(states.turnedAway(typedOnce(), false).status, { kind: "offline", waiting: 1 });
});

test("a closed round says so, and rows that it does not mention wait no longer", () => {
  const state = typedOnce();
  const next = states.answered(state, states.request(state), { rows: {}, done: 0, closed: "The round is closed" });
  assert.deepEqual(next.status, { kind: "closed", words: "The round is closed" });
  assert.equal(states.countWaiting(next), 0);
});
