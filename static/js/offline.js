// The service worker keeps copies of a few pages; what waits to be sent is asked about at sign-out.
if ("serviceWorker" in navigator) {
  navigator.serviceWorker.register("/service-worker.js").catch(() => {});
}
const leaving = document.querySelector("form[action='/sign-out']");
leaving?.addEventListener("submit", (event) => {
  if (leaving.dataset.sure || !window.indexedDB) return;
  event.preventDefault();
  const go = () => { leaving.dataset.sure = "yes"; leaving.requestSubmit(); };
  const asked = indexedDB.open("sosbus", 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore("outbox", { keyPath: "id" });
  asked.onerror = go;
  asked.onsuccess = () => {
    const counted = asked.result.transaction("outbox").objectStore("outbox").count();
    counted.onerror = go;
    counted.onsuccess = () => {
      const left = counted.result;
      if (!left || confirm(`${left} on this phone not sent yet. They stay here until somebody signs in again. Sign out?`)) go();
    };
  };
});
