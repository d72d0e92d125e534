// What was read opens without network: the service worker (/sw.js) keeps it.
addEventListener("load", async () => {
  try {
    const worker = navigator.serviceWorker;
    const first = !worker.controller; // this page came without the worker, which has not kept it
    await worker.register("/sw.js");
    await worker.ready;
    if (first && document.querySelector("link[rel=canonical]")) await (await caches.open("pages")).add(location.pathname);
  } catch { /* an old browser, private mode, or a server without the file */ }
});
