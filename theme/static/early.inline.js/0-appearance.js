// Before the first paint: what the reader chose last time, so that nothing flashes or moves. Without it the system decides.
(() => {
  const root = document.documentElement;
  root.className = "js";
  try {
    const { theme, scale } = localStorage;
    if (theme) root.dataset.theme = theme;
    if (scale) root.style.setProperty("--scale", scale);
  } catch { /* storage is off */ }
})();
