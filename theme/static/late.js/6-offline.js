// What was read opens without network, and a whole issue is kept with one tap (see the service worker, /sw.js).
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
  for (const button of document.querySelectorAll("[data-do=keep]")) {
    const pages = [location.pathname, ...[...document.querySelectorAll(".front a[href]")].map((link) => link.pathname)]
      .filter((path) => path.startsWith(location.pathname) || path === location.pathname);
    const status = button.parentElement.querySelector("[role=status]");
    const own = caches.open("pages");
    const kept = async () => (await Promise.all([...new Set(pages)].map(async (path) => (await own).match(path)))).every(Boolean);
    const show = async () => { if (await kept()) { button.disabled = true; status.textContent = button.dataset.done; } };
    button.hidden = false;
    show();
    button.addEventListener("click", async () => {
      button.disabled = true;
      try {
        await (await own).addAll([...new Set(pages)]);
        await show();
      } catch {
        button.disabled = false;
        status.textContent = button.dataset.failed;
      }
    });
  }
})();
