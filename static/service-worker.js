// Pages that say so are kept, network first, and shown as a copy when there is no signal.
// It never touches what is posted or put: records are sent by the page itself.
const PAGES = "pages", FILES = "files", PATIENCE = 5000;
try { importScripts("/static/js/push-worker.js"); } catch { /* notices are an extra */ }

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event, url = new URL(request.url);
  if (url.origin !== location.origin) return;
  if (url.pathname === "/sign-out" || url.pathname.startsWith("/sign-in")) {
    event.waitUntil(caches.delete(PAGES)); // the next person on this device sees none of it
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

const page = async ({ request }) => {
  const asked = fetch(request).then(async (fresh) => {
    const keep = fresh.ok && !fresh.redirected && fresh.headers.get("X-Keep-Offline");
    if (keep) await (await caches.open(PAGES)).put(request.url, fresh.clone());
    return fresh;
  });
  const kept = await (await caches.open(PAGES)).match(request.url);
  if (!kept) return asked;
  const tired = new Promise((_, no) => setTimeout(no, PATIENCE, new Error("too slow")));
  return Promise.race([asked, tired]).catch(() => copy(kept));
};

const copy = async (kept) => {
  const html = (await kept.text()).replace("<html ", "<html data-copy ")
    .replace(/(class="as-at"[^>]*) hidden>/, "$1>");
  return new Response(html, { headers: kept.headers });
};
