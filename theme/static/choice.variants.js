// The script that a reader chose by the switch is used on the front page only: nobody is sent anywhere else.
"use strict";
(() => {
  let choice = null;
  try { choice = localStorage.getItem("script"); } catch { /* storage is off */ }
  if (location.pathname !== "/" || !choice || choice === document.documentElement.lang) return;
  const other = document.querySelector(`link[rel="alternate"][hreflang="${CSS.escape(choice)}"]`);
  if (other) location.replace(new URL(other.href).pathname);
})();
