// Sharing by the system's own sheet; where there is none (WeChat's browser), the address is copied and that is said.
(() => {
  for (const button of document.querySelectorAll("[data-do=share]")) {
    const canonical = document.querySelector("link[rel=canonical]");
    const address = location.origin + (canonical ? new URL(canonical.href).pathname : location.pathname);
    if (!navigator.share && !navigator.clipboard) { button.hidden = true; continue; }
    button.addEventListener("click", async () => {
      try {
        if (navigator.share) { await navigator.share({ title: document.title, url: address }); return; }
        await navigator.clipboard.writeText(address);
        button.parentElement.querySelector("[role=status]").textContent = button.dataset.done;
      } catch { /* the reader closed the sheet */ }
    });
  }
})();
