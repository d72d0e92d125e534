// The switch between scripts keeps the place on the page and remembers the choice; without this file it is a link.
(() => {
  const room = () => document.documentElement.scrollHeight - innerHeight;
  addEventListener("click", ({ target }) => {
    const link = target.closest(".scripts a");
    if (!link) return;
    const path = link.pathname;
    link.href = path + location.search + location.hash;
    try {
      localStorage.script = link.hreflang;
      sessionStorage.place = `${path} ${scrollY / room()}`;
    } catch { /* storage is off */ }
  });
  try {
    const [path, share] = sessionStorage.place.split(" ");
    delete sessionStorage.place;
    if (path === location.pathname && share > 0) addEventListener("load", () => scrollTo({ top: share * room(), behavior: "instant" }));
  } catch { /* storage is off, or the reader did not come by the switch */ }
})();
