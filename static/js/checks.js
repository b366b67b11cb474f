// The checks of a night: what was just answered shows in its row, with or without signal.
{
const TONES = { fine: "ok", fixed: "ok", out_of_use: "look", reported: "look" };
const MARKS = { ok: "✓", look: "!" };
const waiting = [];

const mark = (row, answer, words, ends) => {
  const tone = TONES[answer], said = row.querySelector("[data-said]");
  const made = Object.assign(document.createElement("span"), { className: `tag tag--${tone}` });
  made.append(Object.assign(document.createElement("span"), { textContent: MARKS[tone], ariaHidden: "true" }), words);
  said.replaceChildren(made);
  row.dataset.check = answer;
  for (const button of row.querySelectorAll("button[name=answer]")) button.setAttribute("aria-pressed", button.value === answer);
  row.querySelector("details")?.removeAttribute("open");
  const shown = row.querySelector("[data-ends]"), long = { day: "numeric", month: "long", year: "numeric" };
  if (ends && shown) shown.textContent = `ends ${new Date(ends).toLocaleDateString("en-GB", long)}`;
};

// "All fine" is for what nobody has answered by itself.
const forget = (id) => {
  for (const left of document.querySelectorAll(`[data-all] input[value="${id}"]`)) left.remove();
  for (const all of document.querySelectorAll("[data-all]")) all.hidden = !all.querySelector("[name=item_ids]");
};

const count = () => {
  const rows = [...document.querySelectorAll("[data-check]")], said = document.querySelector("[data-counted]");
  const done = rows.filter((row) => row.dataset.check).length;
  if (said) said.textContent = `${done} of ${rows.length} checks done`;
};

// Checks come before the night is open, so the empty frame for copies is asked for here as well.
navigator.serviceWorker?.ready.then(() => fetch("/night-copy")).catch(() => {});

document.addEventListener("submit", ({ target, submitter }) => {
  if (!outbox.ready || submitter?.name !== "answer") return;
  const given = new FormData(target);
  waiting.push({ ids: given.getAll("item_ids"), ends: given.get("expires_on"), answer: submitter.value, words: submitter.dataset.label });
}, true);

document.addEventListener("recorded", () => {
  for (const { ids, ends, answer, words } of waiting.splice(0)) {
    for (const id of ids) {
      const row = document.getElementById(`check-${id}`);
      if (row) mark(row, answer, words, ends);
      forget(id);
    }
  }
  count();
  const copy = { html: document.body.innerHTML, look: document.body.className, title: document.title };
  outbox.put("copies", location.pathname, copy).catch(() => {});
});
}
