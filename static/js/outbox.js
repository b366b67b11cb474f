// Written here first, sent second, always. Kept until the server's reply names the record itself.
// Loaded by pages that record; `outbox.keep(address, body)` and words for what waits.
const outbox = (() => {
  const TRY = 8000, LONGEST = 60000;
  let opened = null, wait = 1000, timer = 0, last = null, ending = "";

  const open = () => (opened ??= new Promise((yes, no) => {
    const asked = indexedDB.open("sosbus", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("outbox", { keyPath: "id" });
    asked.onsuccess = () => {
      asked.result.onclose = () => { opened = null; };
      yes(asked.result);
    };
    asked.onerror = () => { opened = null; no(asked.error); };
  }));
  const within = async (mode, work) => {
    const db = await open();
    return new Promise((yes, no) => {
      const done = db.transaction("outbox", mode, { durability: "strict" });
      const asked = work(done.objectStore("outbox"));
      done.oncomplete = () => yes(asked.result);
      done.onabort = done.onerror = () => no(done.error);
    });
  };
  const all = async () => (await within("readonly", (box) => box.getAll()))
    .sort((one, other) => one.order - other.order);

  const send = async (record) => {
    const reply = await fetch(`${record.address}/${record.id}`, {
      method: "PUT", cache: "no-store", redirect: "error", signal: AbortSignal.timeout(TRY),
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify(record.body),
    });
    const said = await reply.json().catch(() => null);
    return { status: reply.status, ours: said?.id === record.id, said };
  };
  const sendOne = async (record) => {
    const { status, ours, said } = await send(record);
    if (ours && (status === 200 || status === 201)) {
      await within("readwrite", (box) => box.delete(record.id));
      last = new Date();
      return "sent";
    }
    if (status === 401) return "signed out";
    if (ours && (status === 409 || status === 422)) {
      await within("readwrite", (box) => box.put({ ...record, wrong: said.why ?? Object.values(said.errors ?? {})[0] ?? "refused" }));
      return "wrong";
    }
    return "later";
  };
  const sendAll = async () => {
    let sent = 0;
    ending = "";
    for (const record of (await all()).filter((one) => !one.wrong)) {
      const became = await sendOne(record).catch(() => "no signal");
      if (became === "sent") sent += 1;
      if (became === "signed out" || became === "no signal") { ending = became; break; }
    }
    return sent;
  };
  const flush = async () => {
    clearTimeout(timer);
    const run = () => sendAll();
    const sent = navigator.locks ? await navigator.locks.request("outbox", run) : await run();
    const left = (await all()).filter((one) => !one.wrong).length;
    if (left) {
      timer = setTimeout(flush, wait);
      wait = Math.min(wait * 2, LONGEST);
    } else { wait = 1000; }
    await tell(sent);
  };
  const tell = async (sent = 0) => {
    const left = await all();
    document.dispatchEvent(new CustomEvent("outbox", { detail: { left, sent, words: words(left) } }));
  };
  const words = (left) => {
    const wrong = left.filter((one) => one.wrong).length, waiting = left.length - wrong;
    const said = [];
    if (waiting && ending === "signed out") said.push(`${waiting} safe on this phone. Sign in to send.`);
    else if (waiting) said.push(`${waiting} safe on this phone, not sent yet.`);
    if (wrong) said.push(`${wrong} needs a look: ${left.find((one) => one.wrong).wrong}`);
    if (!said.length && last) said.push(`All sent ${last.toTimeString().slice(0, 5)}`);
    return said.join(" ");
  };
  const keep = async (address, body) => {
    const record = { id: crypto.randomUUID(), address, body, order: Date.now() + performance.now() / 1e7 };
    await within("readwrite", (box) => box.put(record));
    await tell();
    wait = 1000;
    flush();
    return record;
  };
  for (const [target, event] of [[window, "online"], [window, "pageshow"], [document, "visibilitychange"]]) {
    target.addEventListener(event, () => flush());
  }
  const drop = async (id) => { await within("readwrite", (box) => box.delete(id)); await tell(); };
  return { keep, all, flush, drop };
})();
