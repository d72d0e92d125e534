// What a query asks for: words apart are all required, "…" keeps spaces, -word must not be there.

/**
 * A word, folded. exact: the index alone tells who has it. keys: what every text with it has in the index.
 * @typedef {{ text: string, out: boolean, exact: boolean, keys: string[] }} Word
 */

/**
 * @param {string} query
 * @returns {Word[]}
 */
function parse(query) {
  const words = [];
  for (const [, minus, quoted, curly, bare] of fold(query).matchAll(/(-?)(?:"([^"]*)"?|“([^”\s]*\s[^”]*)”(?!\S)|(\S+))/gu)) {
    const text = even(quoted || curly || bare || "");
    const runs = text.match(/[\p{L}\p{N}]+/gu);
    if (runs) words.push({ text, out: !!minus, exact: runs[0] === text && [...text].length < 3, keys: keysOf(runs) });
  }
  const most = Math.max(2, Math.floor(8 / words.length));
  for (const word of words) word.keys = spread(word.keys, most);
  return words;
}

/** @param {string} text */
const even = (text) => text.replace(/\s+/g, " ").trim();

/** @param {string[]} runs Letters, digits and Han characters without a mark between them. */
function keysOf(runs) {
  const pairs = runs.flatMap((run) => [...run].map((one, at, all) => one + all[at + 1]).slice(0, -1));
  return [...new Set(pairs.length ? pairs : runs.map((run) => run + " "))];
}

/**
 * @param {string[]} keys
 * @param {number} most
 */
function spread(keys, most) {
  return keys.length <= most ? keys : Array.from({ length: most }, (_, k) => keys[Math.floor((k * (keys.length - 1)) / (most - 1))]);
}
