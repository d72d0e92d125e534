// What a query asks for: words apart are all required, "…" keeps spaces, -word must not be there.

/**
 * A word, folded. exact: the index alone tells who has it. keys: what every text with it has in the index.
 * @typedef {{ text: string, out: boolean, exact: boolean, keys: string[] }} Word
 */

/** @param {string} query */
function parse(query) {
  /** @type {Word[]} */
  const words = [];
  for (const [, minus, quoted, curly, bare] of fold(query).matchAll(/(-?)(?:"([^"]*)"?|“([^”\s]*\s[^”]*)”(?!\S)|(\S+))/gu)) {
    const text = even(quoted || curly || bare || ""), runs = text.match(/[\p{L}\p{N}]+/gu);
    if (runs) words.push({ text, out: !!minus, exact: runs[0] === text && [...text].length < 3, keys: keysOf(runs) });
  }
  // As many as leave little for the text to decide.
  for (const word of words) {
    const step = Math.ceil(word.keys.length / Math.max(2, 4 / words.length));
    word.keys = word.keys.filter((_, k) => k % step < 1);
  }
  return words;
}

/** @param {string} text */
const even = (text) => text.replace(/\s+/g, " ").trim();

/** @param {string[]} runs Letters, digits and Han characters without a mark between them. */
function keysOf(runs) {
  const pairs = runs.flatMap((run) => [...run].map((one, at, all) => one + all[at + 1]).slice(0, -1));
  return pairs.length ? pairs : runs.map((run) => run + " ");
}
