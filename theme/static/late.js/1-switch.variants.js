// The switch between scripts keeps the place on the page and remembers the choice; without this file it is a link.
(() => {
  const remember = (area, key, value) => { try { area.setItem(key, value); } catch { /* storage is off */ } };
  const recall = (area, key) => { try { return area.getItem(key); } catch { return null; } };
  const room = () => document.documentElement.scrollHeight - innerHeight;
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
})();
