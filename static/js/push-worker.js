// What the service worker does with a notice: shows it, and opens SOS Bus when it is tapped.
self.addEventListener("push", (event) => {
  const { title = "SOS Bus", body = "" } = event.data?.json() ?? {};
  const look = { body, icon: "/static/icons/icon-192.png", tag: "sos-bus", renotify: true };
  event.waitUntil(self.registration.showNotification(title, look));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(
    self.clients.matchAll({ type: "window" }).then(async ([open]) => {
      if (!open) return self.clients.openWindow("/");
      const here = await open.navigate("/").catch(() => open);
      return (here ?? open).focus();
    }),
  );
});
