// A tap on the roll is kept on the device first, shown at once, and sent when there is signal.
const roll = document.querySelector("[data-roll]");
if (roll && outbox.ready) {
  const moves = JSON.parse(roll.dataset.moves), labels = JSON.parse(roll.dataset.labels);
  const aboard = ["arrived", "late"];
  const rows = [...roll.querySelectorAll("[data-sign-up]")];
  for (const row of rows) row.steps = row.dataset.state === "expected" ? [] : ["?", row.dataset.state].slice(-1);

  const stateOf = (row) => row.steps.at(-1) ?? "expected";
  const show = (row) => {
    const now = stateOf(row);
    row.dataset.state = now;
    row.querySelector("[data-said]").textContent = labels[now];
    for (const button of row.querySelectorAll("button[name=state]")) {
      const may = button.value === "undo" ? row.steps.length > 0 : moves[now].includes(button.value);
      button.hidden = !may;
    }
    roll.querySelector("[data-aboard]").textContent = rows.filter((one) => aboard.includes(stateOf(one))).length;
    const everyone = roll.querySelector("[data-everyone=arrived]");
    if (everyone) everyone.hidden = !rows.some((one) => stateOf(one) === "expected");
  };
  const apply = (row, state) => {
    if (state === "undo") row.steps.pop();
    else if (moves[stateOf(row)].includes(state)) row.steps.push(state);
    show(row);
  };
  const mark = (row, state) => {
    apply(row, state);
    const name = row.querySelector("b").textContent;
    const body = { sign_up_id: row.dataset.signUp, state, at: new Date().toISOString() };
    return outbox.keep(roll.dataset.roll, body, `${name}: ${labels[state]}`);
  };

  roll.addEventListener("submit", async (event) => {
    const everyone = event.target.dataset.everyone, row = event.target.closest("[data-sign-up]");
    if (!everyone && !row) return;
    event.preventDefault();
    if (row) {
      await mark(row, event.submitter.value);
      row.querySelector("button:not([hidden])")?.focus();
      return;
    }
    const meant = everyone === "arrived"
      ? rows.filter((one) => stateOf(one) === "expected")
      : rows.filter((one) => aboard.includes(stateOf(one)));
    for (const one of meant) await mark(one, everyone);
  });
  document.addEventListener("outbox", ({ detail }) => {
    const wrong = detail.left.find((one) => one.wrong && one.address === roll.dataset.roll), look = roll.querySelector("[data-wrong]");
    look.hidden = !wrong;
    look.onclick = async () => { await outbox.drop(wrong.id); location.reload(); };
    if (detail.sent) fetch(location.href).catch(() => {}); // the copy on the device is now the newest
  });
  // What waits was tapped after this page was made: show it again after a reload with no signal.
  outbox.all().then((left) => {
    for (const one of left) {
      if (one.address !== roll.dataset.roll) continue;
      const row = rows.find((row) => row.dataset.signUp === one.body.sign_up_id);
      if (row && !one.wrong) apply(row, one.body.state);
    }
    outbox.flush();
  });
}
