// The offline page lists what can be read: every article and issue in the cache, by its title.
(() => {
  const list = document.querySelector("[data-do=kept-list]");
  if (!list || !globalThis.caches) return;
  const entry = async (cache, request) => {
    const text = await (await cache.match(request)).text();
    const page = new DOMParser().parseFromString(text, "text/html");
    return { path: new URL(request.url).pathname, lang: page.documentElement.lang, title: page.querySelector("h1")?.textContent };
  };
  (async () => {
    const cache = await caches.open("pages");
    const pages = await Promise.all((await cache.keys()).map((request) => entry(cache, request)));
    const own = pages.filter((page) => page.title && page.lang === document.documentElement.lang && /\/\d{4}-[^/]*\//.test(page.path));
    for (const page of own.reverse()) {
      const link = Object.assign(document.createElement("a"), { href: page.path, textContent: page.title });
      list.append(Object.assign(document.createElement("li"), {}));
      list.lastChild.append(link);
    }
    if (!own.length) list.append(Object.assign(document.createElement("li"), { textContent: list.dataset.none }));
  })();
})();
