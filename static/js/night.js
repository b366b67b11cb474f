// A night's pages with and without signal: the board keeps itself new, pages are kept as sealed
// copies, what waits is shown on top, and the lead's board hears from this device.
{
const EVERY = 1500, LIE = 8000;
const here = location.pathname;
const board = () => document.querySelector("[data-board]");
const nightId = outbox.nightOf(here);
const isNight = outbox.ready && nightId !== "none" && /^[0-9a-f-]{36}$/.test(nightId);

// --- copies -------------------------------------------------------------------------------
const COPIED = /\/nights\/[^/]+\/(tonight|closing|safeguarding|checks|contacts\/[0-9a-f-]{36}(\/handover)?)$/;
const keepCopy = (path, body, title) => {
  const copy = body.cloneNode(true);
  copy.querySelector(".notices")?.replaceChildren();
  for (const one of copy.querySelectorAll("[data-waiting], [data-refused]")) one.remove();
  for (const one of copy.querySelectorAll("[data-sent]")) one.textContent = one.dataset.sent;
  return outbox.put("copies", path, { html: copy.innerHTML, look: body.className, title }).catch(() => {});
};
const fetchCopy = async (path) => {
  const reply = await fetch(path, { headers: { Accept: "text/html" }, signal: AbortSignal.timeout(LIE) });
  if (!reply.ok || reply.redirected) return;
  const page = new DOMParser().parseFromString(await reply.text(), "text/html");
  await keepCopy(path, page.body, page.title);
};
// What the board links to, fetched again only when its mark (data-copied) is new.
const marks = new Map();
const fetchLinked = async () => {
  for (const link of document.querySelectorAll("a[data-copied]")) {
    const path = link.getAttribute("href"), mark = link.dataset.copied;
    if (marks.get(path) === mark) continue;
    marks.set(path, mark);
    await fetchCopy(path).catch(() => marks.delete(path));
    if (path.includes("/contacts/")) await fetchCopy(`${path}/handover`).catch(() => {});
  }
};
const showCopy = async (frame) => {
  const copy = await outbox.get("copies", here).catch(() => null);
  if (!copy) { frame.dataset.empty = ""; comeLater(); return; }
  const bar = document.querySelector("[data-sync]");
  document.body.innerHTML = copy.html;
  document.querySelector("[data-sync]")?.replaceWith(bar); // what waits is said as it is now
  document.body.className = copy.look;
  document.title = copy.title;
  stale(copy.at);
  document.dispatchEvent(new CustomEvent("shown"));
};
// There was nothing to show but that: on a slow line the page still comes, once it can.
const comeLater = async () => {
  const asked = { headers: { Accept: "text/html" }, cache: "no-store", redirect: "error", signal: AbortSignal.timeout(3 * LIE) };
  const reply = navigator.onLine && await fetch(location.href, asked).catch(() => null);
  if (reply?.ok) location.reload();
  else setTimeout(comeLater, 2 * EVERY);
};
const stale = (at) => {
  const said = document.querySelector("[data-as-of]");
  const words = `As of ${new Date(at).toTimeString().slice(0, 5)}. No signal.`;
  document.documentElement.dataset.stale = "";
  if (said) { said.textContent = words; said.hidden = false; return; }
  const made = Object.assign(document.createElement("p"), { className: "as-of quiet", textContent: words });
  document.querySelector("main")?.prepend(made);
};

// --- the board ----------------------------------------------------------------------------
let tag = "";
const refresh = async () => {
  const old = board();
  const reply = await fetch(old.dataset.board, {
    headers: { "HX-Request": "true", "HX-Target": "board", "If-None-Match": tag, Accept: "text/html" },
    cache: "no-store", redirect: "error", signal: AbortSignal.timeout(LIE),
  });
  if (reply.status === 304) { fresh(); return; }
  const html = await reply.text();
  if (reply.status !== 200 || !html.includes('id="board"')) throw new Error("not ours");
  tag = reply.headers.get("ETag") ?? "";
  const made = new DOMParser().parseFromString(html, "text/html").querySelector("#board");
  if (made.dataset.status !== old.dataset.status) { location.reload(); return; } // closed elsewhere: the whole page says so
  const focus = document.activeElement?.closest?.("[data-board]") ? document.activeElement.id : "";
  old.replaceWith(made);
  if (focus) document.getElementById(focus)?.focus();
  fresh();
  await overlay();
  await keepCopy(here, document.body, document.title);
  fetchLinked();
};
let freshAt = Date.now();
const fresh = () => {
  freshAt = Date.now();
  delete document.documentElement.dataset.stale;
  const said = document.querySelector("[data-as-of]");
  if (said) said.hidden = true;
};
const watchBoard = async () => {
  if (!board() || document.hidden) return;
  await refresh().catch(() => { if (Date.now() - freshAt > 6000) stale(freshAt); });
};

// What waits on this device, on top of what the server last said.
const overlay = async () => {
  const at = board();
  if (!at) return;
  const mine = (await outbox.all()).filter((one) => outbox.nightOf(one.address) === nightId);
  at.querySelector("[data-waiting]")?.remove();
  const contacts = mine.filter((one) => one.address.endsWith("/contacts"));
  if (contacts.length) {
    const list = Object.assign(document.createElement("ol"), { className: "ledger waiting" });
    list.dataset.waiting = "";
    for (const one of contacts.reverse()) {
      const row = document.createElement("li"), what = document.createElement("div");
      what.className = "what";
      what.append(Object.assign(document.createElement("b"), { textContent: one.words }),
        Object.assign(document.createElement("span"), { className: "tag", textContent: `${new Date(one.order).toTimeString().slice(0, 5)}, safe on this phone` }));
      row.append(what);
      if (!one.others) row.append(Object.assign(document.createElement("a"), { className: "button", textContent: "Open", href: `/nights/${nightId}/contacts/blank#${one.id}` }));
      list.append(row);
    }
    document.getElementById("list")?.after(list);
  }
  const taps = mine.filter((one) => one.body.thing), back = new Set(mine.map((one) => one.body.tap_id));
  for (const stat of at.querySelectorAll(".counts .stat")) {
    const number = stat.querySelector("b"), label = stat.querySelector("span").textContent.trim();
    number.dataset.sent ??= number.textContent;
    const more = taps.filter((one) => !back.has(one.id) && one.words === label).length;
    number.textContent = Number(number.dataset.sent) + more;
  }
  times();
};
// Opened on a slow line: once the server has it, the page of the open night comes by itself.
let opening = false;
const opened = async () => {
  if (board() || !document.querySelector("[data-status=planned]")) return;
  const waits = (await outbox.held()).some((one) => one.address === `/nights/${nightId}/openings` && !one.wrong);
  if (opening && !waits) location.reload();
  opening = waits;
};
const times = () => {
  for (const guest of document.querySelectorAll(".guest[data-due]")) {
    const due = Math.round((Date.parse(guest.dataset.due) - Date.now()) / 60000);
    const since = Math.max(0, Math.round((Date.now() - Date.parse(guest.dataset.looked)) / 60000));
    guest.toggleAttribute("data-overdue", due < 0);
    guest.querySelector("[data-since]").textContent =
      `Looked at ${since} min ago. ${due < 0 ? `! ${-due} min over` : `Again in ${due} min`}`;
  }
};

// --- a contact that has not been sent yet ----------------------------------------------------
const fillBlank = async () => {
  const id = location.hash.slice(1);
  if (!here.endsWith("/contacts/blank") || !id) return;
  const waiting = await outbox.all(), made = waiting.find((one) => one.id === id);
  if (!made) { location.replace(`/nights/${nightId}/contacts/${id}`); return; }
  const later = waiting.filter((one) => one.body.contact_id === id && one.body.answers);
  const answers = Object.assign({}, made.body, ...later.map((one) => one.body.answers));
  delete answers.at;
  for (const form of document.querySelectorAll("form[data-record], form[data-change]")) {
    const contact = form.querySelector("[name=contact_id]");
    if (contact) contact.value = id;
    if (form.dataset.then?.includes("/contacts/")) form.dataset.then = `${here}#${id}`;
  }
  const form = document.querySelector("form[data-change]");
  form.dataset.contact = id;
  form.dataset.base = JSON.stringify(answers);
  form.dataset.words = `Changes: ${made.words}`;
  document.querySelector("h1").textContent = made.words;
  outbox.fill(form, answers);
};

// It went while the page was open: the page says so, and what is added follows it.
const saySent = async () => {
  const id = location.hash.slice(1), lede = document.querySelector(".lede");
  if (!here.endsWith("/contacts/blank") || !id || !lede) return;
  if (!(await outbox.held()).some((one) => one.id === id)) lede.textContent = "Sent. What you add will follow it.";
};

// --- the next wristband, as this device last knew ----------------------------------------------
const offerBand = async () => {
  const tile = document.querySelector(".band input[name=wristband]");
  if (!tile) return;
  const copy = await outbox.get("copies", `/nights/${nightId}/tonight`).catch(() => null);
  const at = copy && new DOMParser().parseFromString(copy.html, "text/html");
  const worn = new Set([...(at?.querySelectorAll(".guest .band") ?? [])].map((one) => one.textContent.trim()));
  for (const one of await outbox.all()) if (one.body.wristband) worn.add(one.body.wristband);
  const free = [..."ABCDEFGH"].flatMap((letter) => [..."123456789"].map((digit) => letter + digit)).find((one) => !worn.has(one));
  if (!copy || !free || tile.checked) return;
  tile.value = free;
  tile.nextElementSibling.firstChild.textContent = free;
};

// --- this device, heard ------------------------------------------------------------------------
let told = "";
const tellLead = async () => {
  const name = (localStorage.device ??= crypto.randomUUID());
  const waiting = (await outbox.held())
    .filter((one) => outbox.nightOf(one.address) === nightId && !one.address.endsWith("/closings")).length;
  const now = `${waiting} ${Math.floor(Date.now() / 60000)}`;
  if (now === told) return;
  const reply = await fetch(`/nights/${nightId}/handsets/${name}`, {
    method: "PUT", keepalive: true, signal: AbortSignal.timeout(LIE),
    headers: { "Content-Type": "application/json" }, body: JSON.stringify({ waiting }),
  });
  if (reply.ok) told = now;
};

// --- the screen --------------------------------------------------------------------------------
const red = (on) => document.documentElement.toggleAttribute("data-red", on);
red(localStorage.red === "yes");
const screenButtons = () => {
  const dark = document.querySelector("[data-red][hidden], button[data-red]"), awake = document.querySelector("button[data-awake]");
  if (dark?.matches("button")) {
    dark.hidden = false;
    dark.setAttribute("aria-pressed", localStorage.red === "yes");
    dark.onclick = () => {
      localStorage.red = localStorage.red === "yes" ? "no" : "yes";
      red(localStorage.red === "yes");
      dark.setAttribute("aria-pressed", localStorage.red === "yes");
    };
  }
  if (!awake || !("wakeLock" in navigator)) return;
  awake.hidden = false;
  let lock = null;
  const stay = async () => {
    lock = await navigator.wakeLock.request("screen").catch(() => null);
    awake.setAttribute("aria-pressed", Boolean(lock));
  };
  awake.onclick = async () => {
    localStorage.awake = lock ? "no" : "yes";
    if (lock) { await lock.release(); lock = null; awake.setAttribute("aria-pressed", "false"); }
    else await stay();
  };
  const want = () => { if (!document.hidden && localStorage.awake !== "no") stay(); };
  document.addEventListener("visibilitychange", want);
  want();
};

const begin = async () => {
  const frame = document.querySelector("[data-frame]");
  await outbox.mine;
  if (frame && here !== "/night-copy") await showCopy(frame);
  await fillBlank();
  await offerBand();
  await overlay();
  await opened();
  screenButtons();
  if (!frame && COPIED.test(here) && !document.querySelector(".mistakes")) await keepCopy(here, document.body, document.title);
  outbox.flush();
  if (board()) {
    await navigator.serviceWorker?.ready;
    for (const link of document.querySelectorAll("a[data-keep]")) {
      await fetch(link.getAttribute("href")).catch(() => {});
    }
    fetchLinked();
    setInterval(watchBoard, EVERY);
    setInterval(times, 15000);
  }
  setInterval(() => tellLead().catch(() => {}), 5000);
};
if (isNight) {
  document.addEventListener("outbox", ({ detail }) => {
    overlay();
    opened();
    saySent();
    tellLead().catch(() => {});
    if (detail.sent) watchBoard();
  });
  document.addEventListener("recorded", overlay);
  begin();
} else if (document.querySelector("[data-frame]")) {
  document.querySelector("[data-frame]").dataset.empty = "";
  screenButtons();
}
}
