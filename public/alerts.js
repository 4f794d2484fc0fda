// Shows the notifications of alarms to a member of staff who asked for them on this device. A notification
// holds a link and nothing of a patient.
self.addEventListener("push", (event) => {
  const { title, body, url } = event.data.json();
  const shown = { body, tag: url, renotify: true, requireInteraction: true, data: url };
  event.waitUntil(self.registration.showNotification(title, shown));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(self.clients.openWindow(event.notification.data));
});
