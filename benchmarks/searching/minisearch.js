// MiniSearch, which reads all of its index before the first answer.
(() => {
  let search;

  window.engine = {
    async start() {
      const { options } = await import("/bigrams.mjs");
      const { default: MiniSearch } = await import("/node_modules/minisearch/dist/es/index.js");
      search = MiniSearch.loadJSON(await (await fetch(`/${document.documentElement.lang}.json`)).text(), options);
    },
    hits: async (query) => search.search(query).map(({ id }) => id),
    show: async (query) => search.search(query),
  };
})();
