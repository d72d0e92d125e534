// What a reader's hand does is fetched at its first touch or click (tools.js), and a button pressed before is pressed again.
(() => {
  const { theme } = document.documentElement.dataset;
  const { tools } = document.currentScript.dataset;
  const there = new Set();
  document.querySelector("[data-do=theme]")?.setAttribute("aria-pressed", theme ? theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches);
  addEventListener("touchstart", () => import(tools), { once: true, passive: true });
  addEventListener("click", async ({ target }) => {
    const button = target.closest("button[data-do]");
    const path = button?.dataset.with || tools;
    if (!button || there.has(path)) return;
    if (button.dataset.with) speechSynthesis.speak(new SpeechSynthesisUtterance("")); // iOS lets only a tap itself begin
    await import(path);
    there.add(path);
    button.click();
  });
})();
