// The buttons for dark and light, and for the size of an article's text. early.inline.js applies what is kept here.
"use strict";
(() => {
  const root = document.documentElement;
  const keep = (key, value) => { try { localStorage.setItem(key, value); } catch { /* storage is off */ } };
  for (const button of document.querySelectorAll("[data-do=theme]")) {
    button.addEventListener("click", () => {
      const dark = button.getAttribute("aria-pressed") !== "true"; // late.js says which it is before the first click
      root.dataset.theme = dark ? "dark" : "light";
      button.setAttribute("aria-pressed", dark);
      keep("theme", root.dataset.theme);
    });
  }
  const sizes = [.85, 1, 1.15, 1.3, 1.5, 1.75, 2];
  const buttons = [...document.querySelectorAll("[data-do=size]")];
  const now = () => Number(getComputedStyle(root).getPropertyValue("--scale")) || 1;
  const next = (step) => sizes[sizes.findIndex((size) => size >= now() - .01) + step];
  const limit = () => buttons.forEach((button) => { button.disabled = next(Number(button.value)) === undefined; });
  for (const button of buttons) {
    button.addEventListener("click", () => {
      const size = next(Number(button.value)) || now();
      root.style.setProperty("--scale", size);
      keep("scale", size);
      limit();
    });
  }
  limit();
})();
