// Written here first, sent second, always. Kept until the server's reply names the record itself.
// What is kept is sealed with a key that ends with its night; without a way to seal, nothing is
// kept here and forms post as they always could.
const outbox = (() => {
  const TRY = 8000, LONGEST = 60000;
  const STORES = { outbox: { keyPath: "id" }, keys: { keyPath: "night" }, copies: { keyPath: "path" }, drafts: { keyPath: "path" } };
  const ready = Boolean(window.indexedDB && window.crypto?.subtle && crypto.randomUUID);
  const whose = document.querySelector("[data-whose]")?.dataset.whose ?? "";
  let opened = null, wait = 1000, timer = 0, ending = "", sending = null;

  const open = () => (opened ??= new Promise((yes, no) => {
    const asked = indexedDB.open("sosbus", 2);
    asked.onupgradeneeded = () => {
      for (const [name, how] of Object.entries(STORES)) {
        if (!asked.result.objectStoreNames.contains(name)) asked.result.createObjectStore(name, how);
      }
    };
    asked.onsuccess = () => {
      asked.result.onclose = () => { opened = null; };
      asked.result.onversionchange = () => { asked.result.close(); opened = null; };
      yes(asked.result);
    };
    asked.onerror = () => { opened = null; no(asked.error); };
  }));
  const within = async (name, mode, work, again = false) => {
    let done;
    try { done = (await open()).transaction(name, mode, { durability: "strict" }); }
    catch (wrong) { // the system closed it in the background
      opened = null;
      if (again) throw wrong;
      return within(name, mode, work, true);
    }
    return new Promise((yes, no) => {
      const asked = work(done.objectStore(name));
      done.oncomplete = () => yes(asked.result);
      done.onabort = done.onerror = () => no(done.error);
    });
  };

  const nightOf = (address) => /^\/nights\/([^/]+)/.exec(address)?.[1] ?? "none";
  const ends = () => Date.parse(document.querySelector("[data-night-ends]")?.dataset.nightEnds ?? "") || Date.now() + 18 * 3600e3;
  const keyOf = async (night, make = true) => {
    const held = await within("keys", "readonly", (keys) => keys.get(night));
    if (held || !make) return held?.key;
    const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
    await within("keys", "readwrite", (keys) => keys.add({ night, key, ends: ends() })).catch(() => {});
    return (await within("keys", "readonly", (keys) => keys.get(night))).key; // another tab may have been first
  };
  const seal = async (night, what) => {
    const iv = crypto.getRandomValues(new Uint8Array(12)), key = await keyOf(night);
    const data = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, new TextEncoder().encode(JSON.stringify(what)));
    return { iv, data };
  };
  const unseal = async (night, { iv, data }) => {
    const key = await keyOf(night, false);
    return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, data)));
  };

  const whole = async (record) => record.sealed ? { ...record, ...(await unseal(nightOf(record.address), record.sealed)) } : record;
  const held = async () => (await within("outbox", "readonly", (box) => box.getAll())).sort((one, other) => one.order - other.order);
  // What somebody else wrote on this device waits here too, but what it says is not read out.
  const shown = async (one) => (one.whose === whose ? whole(one) : { ...one, body: {}, words: "A record", others: true });
  const all = async () => Promise.all((await held()).map(shown));

  const send = async (record) => {
    const { body } = await whole(record);
    const reply = await fetch(`${record.address}/${record.id}`, {
      method: "PUT", cache: "no-store", redirect: "error", keepalive: true, signal: AbortSignal.timeout(TRY),
      headers: { "Content-Type": "application/json", Accept: "application/json", "X-Sent-At": new Date().toISOString() },
      body: JSON.stringify(body),
    });
    const said = await reply.json().catch(() => null); // a captive portal answers with a page
    return { status: reply.status, ours: said?.id === record.id, said };
  };
  const sendOne = async (record) => {
    const { status, ours, said } = await send(record);
    if (ours && (status === 200 || status === 201)) {
      await within("outbox", "readwrite", (box) => box.delete(record.id));
      localStorage.sent = Date.now();
      if (said.why) document.dispatchEvent(new CustomEvent("outbox-why", { detail: said.why }));
      return "sent";
    }
    if (status === 401) return "signed out";
    if (ours && (status === 409 || status === 422)) {
      await within("outbox", "readwrite", (box) => box.put({ ...record, wrong: said.why ?? Object.values(said.errors ?? {})[0] ?? "refused" }));
      return "wrong";
    }
    return "later"; // kept, and the next one gets its turn
  };
  const sendAll = async () => {
    let sent = 0;
    ending = "";
    const left = (await held()).filter((one) => !one.wrong);
    for (const [n, record] of left.entries()) {
      sending = left.length > 1 ? `Sending ${n + 1} of ${left.length}` : null;
      if (sending) await tell();
      const became = await sendOne(record).catch(() => "no signal");
      if (became === "sent") sent += 1;
      if (became === "signed out" || became === "no signal") { ending = became; break; }
    }
    sending = null;
    return sent;
  };
  const flush = async () => {
    clearTimeout(timer);
    const sent = navigator.locks ? await navigator.locks.request("outbox", sendAll) : await sendAll();
    const left = (await held()).filter((one) => !one.wrong).length;
    if (left) {
      timer = setTimeout(flush, wait);
      wait = Math.min(wait * 2, LONGEST);
    } else { wait = 1000; }
    await tell(sent);
    return left;
  };
  const poke = () => { wait = 1000; return flush(); };
  const tell = async (sent = 0) => {
    const left = await held(), said = words(left);
    if (left.length) localStorage.waiting = JSON.stringify({ number: left.length, words: said });
    else localStorage.removeItem("waiting");
    document.dispatchEvent(new CustomEvent("outbox", { detail: { left, sent, ending, words: said } }));
  };
  const words = (left) => {
    const wrong = left.filter((one) => one.wrong).length, waiting = left.length - wrong;
    const said = [];
    if (sending) said.push(sending);
    else if (waiting && ending === "signed out") said.push(`${waiting} safe on this phone. Sign in to send.`);
    else if (waiting) said.push(`${waiting} safe on this phone. Will send by itself.`);
    if (wrong) said.push(`${wrong} needs a look.`);
    const last = Number(localStorage.sent ?? 0);
    if (!left.length && Date.now() - last < 12 * 3600e3) said.push(`All sent ${new Date(last).toTimeString().slice(0, 5)}`);
    return said.join(" ");
  };
  const keep = async (address, body, words = "") => {
    const record = { id: crypto.randomUUID(), address, whose, order: Date.now() + performance.now() / 1e7 };
    const sealed = await seal(nightOf(address), { body, words });
    await within("outbox", "readwrite", (box) => box.put({ ...record, sealed }));
    await tell();
    wait = 1000;
    return { ...record, body, sent: flush() };
  };
  const drop = async (id) => { await within("outbox", "readwrite", (box) => box.delete(id)); await tell(); };
  const again = async (id) => {
    const { wrong, ...record } = await within("outbox", "readonly", (box) => box.get(id));
    await within("outbox", "readwrite", (box) => box.put(record));
    return poke();
  };

  // Copies of pages and half-filled forms: sealed too, and gone when their night is.
  const put = async (store, path, what) => {
    const night = nightOf(path), sealed = await seal(night, what);
    await within(store, "readwrite", (box) => box.put({ path, night, whose, at: Date.now(), sealed }));
  };
  const get = async (store, path) => {
    const found = await within(store, "readonly", (box) => box.get(path));
    return found?.whose === whose ? { at: found.at, ...(await unseal(found.night, found.sealed)) } : null;
  };
  const lose = (store, path) => within(store, "readwrite", (box) => box.delete(path));
  const forget = async (nights) => {
    for (const store of ["copies", "drafts"]) {
      for (const one of await within(store, "readonly", (box) => box.getAll())) {
        if (nights.includes(one.night)) await lose(store, one.path);
      }
    }
    for (const night of nights) await lose("keys", night);
  };
  const tidy = async () => {
    const waiting = new Set((await held()).map((one) => nightOf(one.address))), now = Date.now();
    const over = (await within("keys", "readonly", (keys) => keys.getAll()))
      .filter(({ night, ends }) => ends < now && !waiting.has(night));
    if (over.length) await forget(over.map(({ night }) => night));
  };
  // On signing out: what waits stays, sealed; everything that can be read goes.
  const leave = async () => {
    const waiting = new Set((await held()).map((one) => nightOf(one.address)));
    for (const store of ["copies", "drafts"]) await within(store, "readwrite", (box) => box.clear());
    for (const { night } of await within("keys", "readonly", (keys) => keys.getAll())) {
      if (!waiting.has(night)) await lose("keys", night);
    }
    return (await held()).length;
  };
  // Somebody else has signed in here: what the one before could read is not for them.
  const handOver = async () => {
    if (!whose || localStorage.whose === whose) return;
    if (localStorage.whose) await Promise.all([leave(), caches.delete("pages")]);
    localStorage.whose = whose;
  };

  if (ready) {
    for (const [target, event] of [[window, "online"], [window, "pageshow"], [document, "visibilitychange"]]) {
      target.addEventListener(event, () => { if (!document.hidden) poke(); });
    }
    tidy().catch(() => {});
  }
  const mine = ready ? handOver().catch(() => {}) : Promise.resolve();
  return { ready, whose, mine, tell, keep, all, held, flush, poke, drop, again, put, get, lose, leave, forget, nightOf };
})();
