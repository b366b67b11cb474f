// The service worker keeps copies of a few pages. The bar says what waits on this device, and
// at sign-out it is asked about.
{
if ("serviceWorker" in navigator) {
  navigator.serviceWorker.register("/service-worker.js").catch(() => {});
}
const bar = document.querySelector("[data-sync]");
if (bar && outbox.ready) {
  const [now, signIn, look] = ["now", "sign-in", "look"].map((one) => bar.querySelector(`[data-sync-${one}]`));
  const list = bar.querySelector("[data-queue]");
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
  document.addEventListener("outbox", async ({ detail }) => {
    const { left, ending, words } = detail, wrong = left.some((one) => one.wrong);
    bar.hidden = !words;
    bar.dataset.state = wrong ? "look" : ending === "signed out" && left.length ? "look" : left.length ? "waiting" : "clear";
    bar.querySelector("[data-outbox]").textContent = words;
    now.hidden = !left.some((one) => !one.wrong) || ending === "signed out";
    signIn.hidden = ending !== "signed out" || !left.length;
    look.hidden = !left.length;
    list.replaceChildren(...(await outbox.all()).map(row));
    navigator.setAppBadge?.(left.length).catch(() => {});
  });
  now.addEventListener("click", () => outbox.poke());
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
