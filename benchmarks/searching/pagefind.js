// Pagefind: `hits` gives the names of its fragments, `show` reads the first ten.
(() => {
  let pagefind;

  window.engine = {
    async start() {
      pagefind = await import("/pagefind/pagefind.js");
      await pagefind.init();
    },
    hits: async (query) => (await pagefind.search(query)).results.map(({ id }) => id),
    async show(query) {
      const { results } = await pagefind.search(query);
      await Promise.all(results.slice(0, 10).map((result) => result.data()));
    },
  };
})();
