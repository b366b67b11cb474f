// The service worker keeps copies of a few pages. The bar says what waits on this device, and
// at sign-out it is asked about.
{
if ("serviceWorker" in navigator) {
  navigator.serviceWorker.register("/service-worker.js").catch(() => {});
}
if (outbox.ready) {
  const action = (words, act) => {
    const made = Object.assign(document.createElement("button"), { className: "button", textContent: words });
    made.addEventListener("click", act);
    return made;
  };
  const save = (one) => {
    const file = new Blob([JSON.stringify({ noted: one.words, ...one.body }, null, 1)], { type: "application/json" });
    const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(file), download: "not-sent.json" });
    link.click();
    URL.revokeObjectURL(link.href);
  };
  const row = (one) => {
    const made = document.createElement("li");
    const at = new Date(one.order).toTimeString().slice(0, 5);
    made.append(`${at} ${one.words || "A record"}: ${one.wrong ?? "not sent yet"} `);
    if (one.wrong) {
      made.append(
        action("Send again", () => outbox.again(one.id)),
        action("Save a copy", () => save(one)),
        action("Let it go", () => { if (confirm("It will not be sent. Let it go?")) outbox.drop(one.id); }),
      );
    }
    return made;
  };
  const show = async ({ left, ending, words }) => {
    const rows = (await outbox.all()).map(row), bar = document.querySelector("[data-sync]");
    if (!bar) return;
    const part = (name) => bar.querySelector(`[data-sync-${name}]`), wrong = left.some((one) => one.wrong);
    const out = ending === "signed out" && left.length > 0;
    bar.hidden = !words;
    bar.dataset.state = wrong || out ? "look" : left.length ? "waiting" : "clear";
    bar.querySelector("[data-outbox]").textContent = words;
    part("now").hidden = out || !left.some((one) => !one.wrong);
    part("sign-in").hidden = !out;
    part("look").hidden = !left.length;
    bar.querySelector("[data-queue]").replaceChildren(...rows);
    navigator.setAppBadge?.(left.length).catch(() => {});
  };
  document.addEventListener("outbox", ({ detail }) => show(detail));
  document.addEventListener("shown", () => outbox.flush());
  document.addEventListener("click", ({ target }) => { if (target.matches?.("[data-sync-now]")) outbox.poke(); });
  outbox.flush();
}
const leaving = document.querySelector("form[action='/sign-out']");
leaving?.addEventListener("submit", async (event) => {
  if (leaving.dataset.sure || !outbox.ready) return;
  event.preventDefault();
  const left = await outbox.held().then((held) => held.length, () => 0);
  if (left && !confirm(`${left} on this phone not sent yet. They stay here until somebody signs in again. Sign out?`)) return;
  await outbox.leave().catch(() => {});
  leaving.dataset.sure = "yes";
  leaving.requestSubmit();
});
}
