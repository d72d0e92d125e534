// What a story's page prints, whether it is what was asked for, and the piece of it that shows so.

/**
 * heads: kicker, headline and deck; texts: the rest, as chongkan/site/search/texts.py cuts it.
 * @typedef {{ path: string, page: Document, heads: string[], texts: string[] }} Story
 */

const INLINE = "a,b,cite,code,del,em,i,ins,q,rp,rt,ruby,s,span,strong,sub,sup,u,wbr";

/**
 * @param {string} path
 * @returns {Promise<Story>}
 */
async function storyAt(path) {
  const page = new DOMParser().parseFromString(await read(path), "text/html");
  /** @type {Story} */
  const story = { path, page, heads: [], texts: [] };
  for (const part of page.querySelectorAll("[data-find]")) {
    for (const block of part.querySelectorAll(`:not(${INLINE})`)) {
      block.before("\x1f");
      block.after("\x1f");
    }
    const said = part.getAttribute("data-find") || part.textContent || "";
    story[part.matches("h1,.kicker,.deck") ? "heads" : "texts"].push(...said.split("\x1f").map(even).filter(Boolean));
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
    const story = await storyAt(side + address);
    const said = [...story.heads, ...story.texts].map(fold);
    if (words.every((word) => said.some((text) => text.includes(word.text)) !== word.out)) return story;
  }
  return null;
}

/**
 * Where the wanted words stand in a text: [start, end] of each, in order, none over another.
 * @param {string} text
 * @param {Word[]} words
 */
function places(text, words) {
  /** @type {number[]} */
  const from = [], to = [];
  let said = "", at = 0;
  for (const character of text) {
    const folded = foldOne(character);
    said += folded;
    for (let k = 0; k < folded.length; k++) { from.push(at); to.push(at + character.length); }
    at += character.length;
  }
  /** @type {number[][]} */
  const found = [];
  for (const word of words) {
    for (let k = word.out ? -1 : said.indexOf(word.text); k >= 0; k = said.indexOf(word.text, k + word.text.length)) {
      found.push([from[k], to[k + word.text.length - 1]]);
    }
  }
  return found.sort((a, b) => a[0] - b[0]).filter(([start], k, all) => !k || start >= all[k - 1][1]);
}

/**
 * The text with the words marked, cut to what stands around the first where `most` characters are too few for all.
 * @param {string} text
 * @param {Word[]} words
 * @param {number} [most]
 */
function marked(text, words, most = Infinity) {
  const found = places(text, words);
  const start = text.length > most ? Math.max(0, (found[0]?.[0] ?? 0) - 24) : 0;
  const end = Math.min(text.length, start + most);
  const piece = document.createDocumentFragment();
  let at = start;
  if (start) piece.append("……");
  for (const [first, last] of found) {
    if (last > end) break;
    piece.append(text.slice(at, first), Object.assign(document.createElement("mark"), { textContent: text.slice(first, last) }));
    at = last;
  }
  piece.append(text.slice(at, end), end < text.length ? "……" : "");
  return piece;
}
