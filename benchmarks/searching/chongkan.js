// This project's search page, asked without its form: `hits` gives all addresses, `show` reads the first ten.
(() => {
  const sides = [location.pathname.replace("search/", "")];
  const plain = storyAt;
  const stories = new Map(); // a page is read once for all queries whose hits are counted

  function kept(path) {
    if (!stories.has(path)) stories.set(path, plain(path).then(({ heads, texts }) => ({ heads, texts })));
    return stories.get(path);
  }

  window.engine = {
    start: async () => learnFolds(await read(document.querySelector("[data-do=search]").dataset.folds)),
    async hits(query) {
      storyAt = kept;
      const words = parse(query), found = [];
      for (const candidate of await candidates(words)) {
        if (candidate.sure || (await confirm(candidate, words, sides))) found.push(await addressOf(candidate));
      }
      return found;
    },
    async show(query) {
      const words = parse(query), some = await candidates(words);
      for (let shown = 0; shown < 10 && some.length; ) {
        const batch = some.splice(0, 10 - shown);
        shown += (await Promise.all(batch.map((one) => confirm(one, words, sides)))).filter(Boolean).length;
      }
    },
  };
})();
