// What a story's page prints, whether it is what was asked for, and the piece of it that shows so.

/**
 * heads: kicker, headline and deck; texts: the rest, as chongkan/site/search/texts.py cuts it; a line each.
 * @typedef {{ path: string, page: Document, heads: string, texts: string }} Story
 */

const ROOT = /** @type {any} */ (document.querySelector(".search")), SAYS = ROOT.dataset;

/** @param {string} path */
const pageAt = async (path) => new DOMParser().parseFromString(await read(path), "text/html");

/** @param {string} path */
async function storyAt(path) {
  const page = await pageAt(path);
  /** @type {Story} */
  const story = { path, page, heads: "", texts: "" };
  for (const part of page.querySelectorAll("[data-find]")) {
    for (const block of part.querySelectorAll(`:not(${SAYS.inline})`)) {
      block.before("\x1f");
      block.after("\x1f");
    }
    const said = part.getAttribute("data-find") || part.textContent || "";
    story[part.matches("h1,.kicker,.deck") ? "heads" : "texts"]+= said.split("\x1f").map(even).join("\n") + "\n";
  }
  return story;
}

/**
 * The story if it has what was asked. A page of the other script is looked at where an editor's own form stands on this one.
 * @param {Candidate} candidate
 * @param {Word[]} words
 * @param {string[]} sides The first path of each script, this page's own first.
 */
async function confirm(candidate, words, sides) {
  const address = await addressOf(candidate);
  for (const side of sides) {
    const story = await storyAt(side + address), said = fold(story.heads + story.texts);
    if (words.every(({ text, out }) => said.includes(text) !== out)) return story;
  }
}

/**
 * Where the wanted words stand in a text: [start, end] of each, in order, none over another.
 * @param {string} text
 * @param {Word[]} words
 */
function places(text, words) {
  /** @type {number[][]} */
  const spots = [], found = [];
  let said = "", at = 0;
  for (const character of text) {
    const folded = foldOne(character), end = at + character.length;
    for (let k = folded.length; k--;) spots.push([at, end]);
    said += folded;
    at = end;
  }
  for (const { text, out } of words) {
    for (let k = out ? -1 : said.indexOf(text); k >= 0; k = said.indexOf(text, k + text.length)) {
      found.push([spots[k][0], spots[k + text.length - 1][1]]);
    }
  }
  return found.sort((a, b) => a[0] - b[0]).filter(([start], k, all) => !k || start >= all[k - 1][1]);
}

/**
 * The text with the words marked, cut to what stands around the first where `most` characters are too few for all.
 * @param {string} text
 * @param {Word[]} words
 * @param {number} most
 */
function marked(text, words, most) {
  const found = places(text, words);
  /** @type {(string | Node)[]} */
  const piece = [];
  const start = text.length > most ? Math.max(0, (found[0]?.[0] ?? 0) - 24) : 0, end = start + most;
  let at = start;
  if (start) piece.push("……");
  for (const [first, last] of found) {
    if (last > end) break;
    const mark = document.createElement("mark");
    mark.append(text.slice(first, last));
    piece.push(text.slice(at, first), mark);
    at = last;
  }
  piece.push(text.slice(at, end), end < text.length ? "……" : "");
  return piece;
}
