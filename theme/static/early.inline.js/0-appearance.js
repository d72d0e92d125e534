// Before the first paint: what the reader chose last time, so that nothing flashes or moves. Without it the system decides.
"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  try {
    const theme = localStorage.getItem("theme");
    if (theme === "dark" || theme === "light") root.dataset.theme = theme;
    const scale = Number(localStorage.getItem("scale"));
    if (scale >= .8 && scale <= 2) root.style.setProperty("--scale", scale);
  } catch { /* storage is off */ }
})();
