// The page: the query is in the address (?q=), and so is each filter, so that back, forward and a link lead to the same.
(() => {
  const AT_ONCE = 10, MOST_READ = 100, MOST_FACETS = 12, NEAR = 8;
  const root = /** @type {HTMLElement} */ (document.querySelector("[data-do=search]"));
  /** @param {string} selector */
  const get = (selector) => /** @type {HTMLElement} */ (root.querySelector(selector));
  const form = /** @type {HTMLFormElement} */ (get("form"));
  const input = /** @type {HTMLInputElement} */ (get("input"));
  const filters = /** @type {HTMLDetailsElement} */ (get("details"));
  const [status, list, near, next] = ["[role=status]", ".hits", ".near", ".next"].map(get);
  const says = root.dataset;
  /** @type {string[]} */
  const sides = JSON.parse(says.sides ?? "");
  const side = Number(says.side);
  const kinds = [...filters.querySelectorAll("section")];
  const learnt = read(says.folds ?? "").then(learnFolds);

  let turn = 0; // what is shown; an answer for an older one comes too late
  let settled = true; // the query is one to come back to, not on its way to another
  /** @type {Word[]} */
  let words = [];
  /** @type {Candidate[]} */
  let found = [];
  /** @type {Candidate[]} */
  let waiting = [];

  const query = () => new URLSearchParams(location.search);
  const asked = () => query().get("q") ?? "";

  async function show() {
    const mine = ++turn;
    try {
      await learnt;
      words = parse(asked());
      let some = await candidates(words).catch(() => {
        READ.clear(); // the site was built anew since this page was opened
        return candidates(words);
      });
      for (const { id } of kinds) {
        const chosen = query().get(id);
        if (chosen) some = within(some, (await facetsOf(id, side)).find(({ key }) => key === chosen));
      }
      if (mine !== turn) return;
      found = some;
      waiting = [...some];
      list.replaceChildren();
      await showMore();
      await showFilters();
    } catch {
      status.textContent = says.failed ?? "";
    }
  }

  /** Ten more of those that have what was asked. */
  async function showMore() {
    const mine = turn;
    /** @type {Story[]} */
    const stories = [];
    for (let looked = 0; stories.length < AT_ONCE && waiting.length && looked < MOST_READ; looked += AT_ONCE) {
      const batch = waiting.splice(0, AT_ONCE - stories.length);
      const read = await Promise.all(batch.map((candidate) => confirm(candidate, words, [sides[side], ...sides])));
      if (mine !== turn) return;
      const missed = batch.filter((_, k) => !read[k]);
      found = found.filter((candidate) => !missed.includes(candidate));
      stories.push(...read.filter((story) => story !== null));
    }
    list.append(...stories.map((story) => ({ story, weight: weigh(story) })).sort((a, b) => a.weight - b.weight).map(({ story }) => row(story)));
    const count = found.length;
    const word = count ? (waiting.every(({ sure }) => sure) ? says.found : says.about) : says.none;
    status.textContent = words.length ? (word ?? "").replace("{n}", `${count || asked()}`) : "";
    next.hidden = !waiting.length;
    filters.hidden = !count && `${query()}` === `${new URLSearchParams({ q: asked() })}`;
    near.hidden = !words.length || !!count;
    if (!near.hidden) await showNear();
  }

  /** Headlines first, then how often, then how early. @param {Story} story */
  function weigh({ heads, texts }) {
    const often = texts.map((text) => places(text, words).length);
    return (heads.some((text) => places(text, words).length) ? 0 : 1e6) - 1e3 * often.reduce((a, b) => a + b, 0) + often.findIndex(Boolean);
  }

  /** @param {Story} story */
  function row({ path, page, texts }) {
    const text = texts.find((one) => places(one, words).length) ?? texts[0] ?? "";
    const where = [...page.querySelectorAll(".where a, .folio time")].map((part) => make("span", "", part.textContent ?? ""));
    const link = make("a", "", marked(page.querySelector("h1")?.textContent ?? "", words));
    link.setAttribute("href", path);
    const entry = make("article", "entry", make("p", "where", ...where), make("h2", "", link), make("p", "summary", marked(text, words, 100)));
    entry.lang = page.documentElement.lang;
    return make("li", "", entry);
  }

  /** @param {string} tag @param {string} name @param {(Node | string)[]} parts */
  function make(tag, name, ...parts) {
    const made = document.createElement(tag);
    made.className = name;
    made.append(...parts);
    return made;
  }

  async function showFilters() {
    filters.open ||= kinds.some(({ id }) => query().has(id));
    if (!filters.open) return;
    const mine = turn;
    for (const part of kinds) {
      const chosen = query().get(part.id);
      const some = (await facetsOf(part.id, side)).map((facet) => ({ ...facet, n: within(found, facet).length })).filter(({ key, n }) => n || key === chosen);
      if (mine !== turn) return;
      some.sort((a, b) => (part.id === "year" ? +b.key - +a.key : b.n - a.n));
      const focused = part.contains(document.activeElement) && document.activeElement?.getAttribute("value");
      part.hidden = !some.length;
      part.lastElementChild?.replaceChildren(...some.slice(0, MOST_FACETS).map(({ key, label, n }) => {
        const button = make("button", "tool", `${label} `, make("small", "", `${n}`));
        button.setAttribute("value", key);
        button.setAttribute("aria-pressed", `${key === chosen}`);
        button.onclick = () => go(part.id, key === chosen ? "" : key, true);
        return make("li", "", button);
      }));
      if (focused) [...part.querySelectorAll("button")].find(({ value }) => value === focused)?.focus();
    }
  }

  /** Terms of the index that look like what was asked, where nothing has it. */
  async function showNear() {
    const page = new DOMParser().parseFromString(await read(`${sides[side]}tags/`), "text/html");
    const text = words.map((word) => word.text).join(" ");
    const links = [...page.querySelectorAll(".terms a")].map((link) => {
      const label = fold(link.firstElementChild?.textContent ?? "");
      const parts = [...keysOf([label]), ...label];
      return { link, like: parts.filter((part) => text.includes(part)).length / parts.length };
    });
    near.lastElementChild?.replaceChildren(...links.sort((a, b) => b.like - a.like).slice(0, NEAR).map(({ link }) => make("li", "", link)));
  }

  /** Go to the same page with another query or filter. @param {string} key @param {string} value @param {boolean} push */
  function go(key, value, push) {
    const next = query();
    if (value) next.set(key, value);
    else next.delete(key);
    history[push ? "pushState" : "replaceState"](null, "", `?${next}`);
    show();
  }

  function typed() {
    const value = input.value.trim();
    if (value === asked()) return;
    go("q", value, settled && !!asked());
    settled = false;
  }

  function arrive() {
    input.value = asked();
    settled = true;
    if (asked() || turn) show();
  }

  let timer = 0;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(typed, 250);
  };
  input.addEventListener("input", (event) => /** @type {InputEvent} */ (event).isComposing || soon());
  input.addEventListener("compositionend", soon);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    typed();
    settled = true;
  });
  next.onclick = showMore;
  filters.ontoggle = showFilters;
  addEventListener("popstate", arrive);
  arrive();
})();
