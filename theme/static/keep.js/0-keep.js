// A whole issue is kept with one tap, to be read without network.
"use strict";
(() => {
  const able = "serviceWorker" in navigator && globalThis.caches;
  for (const button of document.querySelectorAll("[data-keep]")) {
    button.hidden = !able; // it is there from the first paint, so that nothing moves
    if (!able) return;
    const paths = [...document.querySelectorAll(".front a[href]")].map((link) => link.pathname);
    const pages = [...new Set([location.pathname, ...paths.filter((path) => path.startsWith(location.pathname))])];
    const status = button.parentElement.querySelector("[role=status]");
    const own = caches.open("pages");
    const kept = async () => (await Promise.all(pages.map(async (path) => (await own).match(path)))).every(Boolean);
    const show = async () => { if (await kept()) { button.disabled = true; status.textContent = button.dataset.done; } };
    const pictures = async () => {
      const texts = await Promise.all(pages.map(async (path) => (await (await own).match(path)).text()));
      const shown = texts.flatMap((text) => [...new DOMParser().parseFromString(text, "text/html").querySelectorAll("main img")]);
      return [...new Set(shown.map((image) => image.getAttribute("src")))];
    };
    show();
    button.addEventListener("click", async () => {
      button.disabled = true;
      try {
        await (await own).addAll(pages);
        await (await caches.open("pictures")).addAll(await pictures());
        await show();
      } catch {
        button.disabled = false;
        status.textContent = button.dataset.failed;
      }
    });
  }
})();
