// Pages that say so are kept, network first, and shown as a copy when there is no signal; empty
// frames are shown at once. Pages that hold a night's records are never kept here: the page
// itself keeps a sealed copy and puts it in the empty frame this worker gives it.
// It never touches what is posted or put: records are sent by the page itself.
const PAGES = "pages", FILES = "files", PATIENCE = 2500, SHORT = 300;
const FRAME = "/night-copy", NIGHT = /^\/nights\/[^/]+\//;
let lied = 0; // when the network last said yes and did not answer
try { importScripts("/static/js/push-worker.js"); } catch { /* notices are an extra */ }

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event, url = new URL(request.url);
  if (url.origin !== location.origin) return;
  if (url.pathname === "/sign-out" || url.pathname.startsWith("/sign-in")) {
    // The next person on this device sees none of it; only looking at the way in takes nothing,
    // or a lead who taps "Sign in" without signal could record no more.
    if (request.method !== "GET") event.waitUntil(caches.delete(PAGES));
    return;
  }
  if (request.method !== "GET" || request.headers.has("HX-Request")) return;
  if (url.pathname.startsWith("/static/") && url.searchParams.has("v")) event.respondWith(file(request));
  else if (request.mode === "navigate" || request.destination === "") event.respondWith(page(event));
});

const file = async (request) => {
  const kept = await caches.match(request);
  if (kept) return kept;
  const fresh = await fetch(request);
  if (fresh.ok) await (await caches.open(FILES)).put(request, fresh.clone());
  return fresh;
};

// With the files it names, and those first: after a change of the service a page is kept whole
// with its new scripts, or the old one stays as it was.
const keepWhole = async (pages, address, fresh) => {
  const named = [...(await fresh.clone().text()).matchAll(/(?:src|href)="(\/static\/[^"]+\?v=[^"]+)"/g)];
  await Promise.all(named.map(([, path]) => file(new Request(new URL(path, location)))));
  await pages.put(address, fresh);
};

const page = async (event) => {
  const { request } = event, pages = await caches.open(PAGES), address = request.url.split("#")[0];
  const asked = fetch(request).then(async (fresh) => {
    lied = 0;
    const keep = fresh.ok && !fresh.redirected && fresh.headers.get("X-Keep-Offline");
    if (keep) event.waitUntil(keepWhole(pages, address, fresh.clone()).catch(() => {}));
    return fresh;
  });
  const kept = await pages.match(address);
  if (kept?.headers.get("X-Keep-Offline") === "at once" && request.mode === "navigate") {
    event.waitUntil(asked.catch(() => {}));
    return kept;
  }
  const frame = request.mode === "navigate" && NIGHT.test(new URL(address).pathname) && await pages.match(new URL(FRAME, location).href);
  if (!kept && !frame) return asked;
  const patience = Date.now() - lied < 30000 ? SHORT : PATIENCE;
  const tired = new Promise((_, no) => setTimeout(() => { lied = Date.now(); no(new Error("too slow")); }, patience));
  const ours = asked.then((fresh) => {
    // Signed out by time: recording goes on, and the bar offers to sign in.
    if (frame && fresh.type === "opaqueredirect") throw new Error("signed out");
    // A portal's page, or a server that is ill, is not our page.
    if (frame && fresh.type === "basic" && (fresh.status >= 500 || (fresh.ok && !fresh.headers.get("X-Keep-Offline") && !fresh.headers.has("Content-Security-Policy")))) throw new Error("not ours");
    return fresh;
  });
  return Promise.race([ours, tired]).catch(() => (kept ? copy(kept) : frame));
};

const copy = async (kept) => {
  const html = (await kept.text()).replace("<html ", "<html data-copy ")
    .replace(/(class="as-at"[^>]*) hidden>/, "$1>");
  return new Response(html, { headers: kept.headers });
};
