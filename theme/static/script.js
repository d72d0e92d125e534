// The reader's script: a switch keeps the place on the page; the choice is remembered and used on the front page only.
// Everything works without this file: the switch is a link.
"use strict";
(() => {
  const remember = (area, key, value) => { try { area.setItem(key, value); } catch { /* storage is off */ } };
  const recall = (area, key) => { try { return area.getItem(key); } catch { return null; } };
  const own = document.documentElement.lang;
  const choice = recall(localStorage, "script");
  const front = document.querySelector('link[rel="alternate"][hreflang="x-default"]');
  if (front && location.pathname === "/" && choice && choice !== own) {
    const other = document.querySelector(`link[rel="alternate"][hreflang="${CSS.escape(choice)}"]`);
    if (other) { location.replace(new URL(other.href).pathname); return; }
  }

  const room = () => document.documentElement.scrollHeight - innerHeight;
  addEventListener("DOMContentLoaded", () => {
    for (const link of document.querySelectorAll(".scripts a")) {
      link.addEventListener("click", () => {
        remember(localStorage, "script", link.hreflang);
        remember(sessionStorage, "place", `${new URL(link.href).pathname} ${room() > 0 ? scrollY / room() : 0}`);
        link.href = new URL(link.href).pathname + location.search + location.hash;
      });
    }
    const [path, share] = (recall(sessionStorage, "place") || "").split(" ");
    remember(sessionStorage, "place", "");
    if (path === location.pathname && Number(share) > 0) {
      addEventListener("load", () => scrollTo({ top: share * room(), behavior: "instant" }));
    }
  });
})();
