// What was read opens without network: the service worker (/sw.js) keeps it.
(() => {
  if (!("serviceWorker" in navigator) || !globalThis.caches) return;
  addEventListener("load", async () => {
    try {
      const first = !navigator.serviceWorker.controller; // this page came without the worker, which has not kept it
      await navigator.serviceWorker.register("/sw.js");
      await navigator.serviceWorker.ready;
      if (first && document.querySelector("link[rel=canonical]")) await (await caches.open("pages")).add(location.pathname);
    } catch { /* private mode, or a server without the file */ }
  });
})();
