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
        ...(one.others ? [] : [action("Save a copy", () => save(one))]),
        action("Let it go", () => { if (confirm("It will not be sent. Let it go?")) outbox.drop(one.id); }),
      );
    }
    return made;
  };
  const bar = () => document.querySelector("[data-sync]");
  const list = async () => {
    const rows = (await outbox.all()).map(row);
    bar()?.querySelector("[data-queue]").replaceChildren(...rows);
  };
  const show = ({ left, sent, ending, words }) => {
    const at = bar();
    if (!at) return;
    const part = (name) => at.querySelector(`[data-sync-${name}]`), wrong = left.some((one) => one.wrong);
    const out = ending === "signed out" && left.length > 0, onNight = document.body.matches(".night");
    if (left.length || sent || onNight) at.hidden = false;
    at.dataset.state = wrong || out ? "look" : left.length ? "waiting" : "clear";
    at.querySelector("[data-outbox]").textContent = words || "Nothing waits on this phone.";
    part("now").hidden = out || !left.some((one) => !one.wrong);
    part("sign-in").hidden = !out;
    part("look").hidden = !left.length;
    if (part("look").open) list();
    navigator.setAppBadge?.(left.length).catch(() => {});
  };
  // Said at once as it was when last counted here: never that all is sent, and never late.
  const { words } = JSON.parse(localStorage.waiting ?? "{}");
  if (words && bar()) {
    bar().hidden = false;
    bar().querySelector("[data-outbox]").textContent = words;
  }
  document.addEventListener("toggle", ({ target }) => { if (target.matches?.("[data-sync-look]") && target.open) list(); }, true);
  document.addEventListener("outbox", ({ detail }) => show(detail));
  document.addEventListener("shown", () => outbox.flush());
  document.addEventListener("click", ({ target }) => { if (target.matches?.("[data-sync-now]")) outbox.poke(); });
  outbox.tell();
  outbox.flush();
} else { document.querySelector("[data-sync]")?.remove(); }
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
