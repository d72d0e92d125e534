// The page: the query is in the address (?q=), and so is each filter, so that back, forward and a link lead to the same.
(() => {
  const AT_ONCE = 10; // hits, terms of a kind, terms that are near
  // As they stand on the page, one after the other.
  const [form, input, status, filters, choice, hit, near, list, next] = ROOT.querySelectorAll("form,input,[role=status],details,template,.near,.hits,.next");
  /** @type {string[]} */
  const sides = SAYS.sides.split(" "), side = +SAYS.side;
  /** @type {any[]} */
  const kinds = [...filters.querySelectorAll("section")];
  const learnt = fetch(SAYS.folds).then((answer) => answer.text()).then(learnFolds);

  // What is shown; an answer for an older one comes too late.
  let turn = 0;
  // The query is one to come back to, not on its way to another.
  let settled = true;
  /** @type {Word[]} */
  let words = [];
  /** @type {Candidate[]} */
  let found = [];
  // Of them.
  let shown = 0;

  const query = () => new URLSearchParams(location.search);
  const asked = () => query().get("q") ?? "";
  const isFiltered = () => kinds.some(({ id }) => query().has(id));

  async function show() {
    const mine = ++turn;
    try {
      await learnt;
      words = parse(asked());
      let some = await candidates(words);
      // What the filters say is there before the hits, so that they do not push these down.
      if (filters.open || isFiltered()) {
        const facets = await facetsOf(some, side);
        for (const part of kinds) {
          const kind = part.id, chosen = query().get(kind);
          if (chosen) some = some.filter(({ id }) => facets.get(kind + chosen)?.has.has(id));
        }
      }
      if (mine !== turn) return;
      found = some;
      shown = 0;
      list.replaceChildren();
      await showMore();
      await showFilters();
    } catch {
      status.textContent = SAYS.failed;
    }
  }

  /** Ten more of those that have what was asked. */
  async function showMore() {
    const mine = turn;
    /** @type {Story[]} */
    const stories = [];
    for (let looked = 0; stories.length < AT_ONCE && found.length > shown && looked++ < AT_ONCE;) {
      const batch = found.slice(shown, shown + AT_ONCE - stories.length);
      const read = await Promise.all(batch.map((candidate) => confirm(candidate, words, [sides[side], ...sides])));
      if (mine !== turn) return;
      const right = read.flatMap((story) => story ?? []);
      found.splice(shown, batch.length, ...batch.filter((_, k) => read[k]));
      shown += right.length;
      stories.push(...right);
    }
    list.append(...stories.sort((a, b) => weigh(a) - weigh(b)).map(row));
    const count = found.length, exact = found.every(({ sure }, k) => sure || k < shown);
    status.textContent = words.length ? SAYS[!count ? "none" : exact ? "found" : "about"].replace("{n}", count || asked()) : "";
    next.hidden = count <= shown;
    filters.hidden = !count && !isFiltered();
    near.hidden = !words.length || count;
    if (!near.hidden) await showNear();
  }

  /** Headlines first, then how often, then how early. @param {Story} story */
  function weigh({ heads, texts }) {
    const often = places(texts, words);
    return (places(heads, words)[0] ? -1e6 : 0) - 1e3 * often.length + (often[0]?.[0] ?? 0) / 100;
  }

  /** @param {Story} story */
  function row({ path, page, texts }) {
    const made = hit.content.cloneNode(true), [entry, where, link, summary] = made.querySelectorAll("article,.where,a,.summary");
    entry.lang = page.documentElement.lang;
    where.append([...page.querySelectorAll(".where a,.folio time")].map((part) => part.textContent).join("　"));
    link.href = path;
    link.append(...marked(page.querySelector("h1")?.textContent ?? "", words, 1e6));
    summary.append(...marked(texts.trim(), words, 100));
    return made;
  }

  async function showFilters() {
    if (!(filters.open ||= isFiltered())) return;
    const mine = turn, facets = await facetsOf(found, side);
    if (mine !== turn) return;
    for (const part of kinds) {
      const kind = part.id, chosen = query().get(kind), focused = part.querySelector(":focus")?.value;
      const some = [...facets.values()].filter((facet) => facet.kind === kind);
      if (chosen && !facets.has(kind + chosen)) some.push({ kind, key: chosen, label: chosen, has: new Set() });
      some.sort((a, b) => (kind === "year" ? +b.key - +a.key : b.has.size - a.has.size));
      part.lastElementChild.replaceChildren(...some.slice(0, AT_ONCE).map(({ key, label, has }) => {
        const made = choice.content.cloneNode(true), button = made.querySelector("button");
        button.value = key;
        button.ariaPressed = key === chosen;
        button.prepend(`${label} `);
        button.lastChild.append(has.size);
        button.onclick = () => go(kind, key === chosen ? "" : key, true);
        return made;
      }));
      [...part.querySelectorAll("button")].find(({ value }) => value === focused)?.focus();
    }
  }

  /** Terms of the index that look like what was asked, where nothing has it. */
  async function showNear() {
    const page = await pageAt(`${sides[side]}tags/`), text = words.map((word) => word.text).join();
    const like = (/** @type {Element} */ link) => {
      const label = fold(link.querySelector("span")?.textContent ?? ""), parts = [...keysOf([label]), ...label];
      return parts.filter((part) => text.includes(part)).length / parts.length;
    };
    near.lastElementChild.replaceChildren(...[...page.querySelectorAll(".terms li")].filter(like).sort((a, b) => like(b) - like(a)).slice(0, AT_ONCE));
  }

  /** Go to the same page with another query or filter. @param {string} key @param {string} value @param {unknown} push */
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
    go("q", value, settled && asked());
    settled = false;
  }

  function arrive() {
    input.value = asked();
    settled = true;
    show();
  }

  let timer = 0;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(typed, 250);
  };
  input.oninput = (/** @type {InputEvent} */ event) => event.isComposing || soon();
  input.addEventListener("compositionend", soon);
  form.onsubmit = (/** @type {Event} */ event) => {
    event.preventDefault();
    typed();
    settled = true;
  };
  next.onclick = showMore;
  filters.ontoggle = showFilters;
  onpopstate = arrive;
  arrive();
})();
