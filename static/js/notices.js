// Asks this browser for notices, and posts where they go as a plain form.
const bytes = (written) =>
  Uint8Array.from(atob(written.replaceAll("-", "+").replaceAll("_", "/")), (one) => one.charCodeAt(0));

const ask = async (form) => {
  if ((await Notification.requestPermission()) !== "granted") {
    throw new Error("Notices are off for this site. Your browser's settings can turn them on.");
  }
  await navigator.serviceWorker.register("/service-worker.js");
  const worker = await navigator.serviceWorker.ready;
  const found = await worker.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: bytes(form.dataset.noticesKey),
  });
  const { endpoint, keys } = found.toJSON();
  form.elements.endpoint.value = endpoint;
  form.elements.public_key.value = keys.p256dh;
  form.elements.auth.value = keys.auth;
  form.submit();
};

for (const form of document.querySelectorAll("form[data-notices-key]")) {
  if (!("serviceWorker" in navigator && "PushManager" in window)) continue;
  form.hidden = false;
  document.querySelector("[data-notices-cannot]").hidden = true;
  const said = form.querySelector("[data-notices-said]");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    said.textContent = "Asking your browser…";
    ask(form).catch((wrong) => {
      said.textContent = wrong.name === "Error" ? wrong.message : "Your browser would not. Try again later.";
    });
  });
}
