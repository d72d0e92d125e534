// Who may have what was asked: the files that chongkan/site/search/segments.py writes.

/**
 * A story. name: of its segment. level: 2 for each word that a headline has. sure: it has what was asked, whatever its text.
 * @typedef {{ segment: number, name: string, document: number, level: number, sure: boolean }} Candidate
 */

const FOLDER = "/search/";

/** @type {Map<string, Promise<string>>} */
const READ = new Map();

/**
 * A file, asked for once; what has no hash in its name is asked for anew when the page is.
 * @param {string} path
 * @returns {Promise<string>}
 */
function read(path) {
  const known = READ.get(path);
  if (known) return known;
  const text = fetch(path, { cache: path.startsWith("/assets/") ? "default" : "no-cache" }).then((answer) => {
    if (!answer.ok) throw new Error(`${answer.status} ${path}`);
    return answer.text();
  });
  text.catch(() => READ.delete(path));
  READ.set(path, text);
  return text;
}

/** The names of the segments, the oldest first. */
const segments = async () => (await read(`${FOLDER}segments.txt`)).split("\n").slice(0, -1);

/**
 * The candidates, the best first; none where nothing is asked.
 * @param {Word[]} words
 * @returns {Promise<Candidate[]>}
 */
async function candidates(words) {
  const names = await segments();
  const found = words.length ? await Promise.all(names.map((name, segment) => inSegment(words, name, segment))) : [];
  return found.flat().sort((a, b) => b.level - a.level || b.segment - a.segment || b.document - a.document);
}

/**
 * @param {Word[]} words
 * @param {string} name
 * @param {number} segment
 */
async function inSegment(words, name, segment) {
  const having = await Promise.all(words.map((word) => have(name, word.keys)));
  const wanted = having.filter((_, k) => !words[k].out);
  const sure = words.every((word) => word.out || word.exact);
  /** @type {Candidate[]} */
  const found = [];
  for (const document of (wanted[0] ?? Array(documentsOf(name))).keys()) {
    if (!wanted.every((list) => list.has(document))) continue;
    const suspect = words.filter((word, k) => word.out && having[k].has(document));
    if (suspect.some((word) => word.exact)) continue;
    const level = wanted.reduce((sum, list) => sum + (list.get(document) ?? 0), 0);
    found.push({ segment, name, document, level, sure: sure && !suspect.length });
  }
  return found;
}

/**
 * The documents that have all keys, each with the least of their levels.
 * @param {string} name
 * @param {string[]} keys
 */
async function have(name, keys) {
  const [first, ...rest] = (await Promise.all(keys.map((key) => postings(name, key)))).sort((a, b) => a.size - b.size);
  const found = new Map();
  for (const [document, level] of first) {
    const levels = rest.map((list) => list.get(document) ?? -1);
    if (!levels.includes(-1)) found.set(document, Math.min(level, ...levels));
  }
  return found;
}

/** @param {string} name */
const documentsOf = (name) => Number(name.split("-")[1]);

/**
 * @param {string} name
 * @param {string} key Two characters, the second a space where it has one.
 */
async function postings(name, key) {
  const [one, other] = [...key].map((character) => character.codePointAt(0) ?? 0);
  const shard = (Math.imul(one * 31 + other, 0x9e3779b1) >>> 8) % Math.max(1, documentsOf(name) >> 2);
  const text = `\n${await read(`${FOLDER}${name}/${shard}.txt`)}\n`;
  const at = text.indexOf(`\n${key}`) + 1;
  return at ? decode(text.slice(at + key.length, text.indexOf("\n", at))) : new Map();
}

/**
 * {document: level}, as postings.py writes it.
 * @param {string} text
 * @returns {Map<number, number>}
 */
function decode(text) {
  const found = new Map();
  let document = -1;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const mark = (code < 0xd800 ? code : code - 0x800) - 32;
    document += Math.floor(mark / 3) + 1;
    found.set(document, mark % 3);
  }
  return found;
}

/**
 * The address of a story's page, in the script of the site.
 * @param {Candidate} candidate
 */
async function addressOf({ name, document }) {
  const starts = (await read(`${FOLDER}${name}/blocks.txt`)).split(" ").map(Number);
  const block = starts.findLastIndex((start) => start <= document);
  let at = starts[block];
  for (const line of (await read(`${FOLDER}${name}/issues-${block}.txt`)).split("\n")) {
    const [issue, ...numbers] = line.split(" ");
    if (document < at + numbers.length) return `${issue}/${numbers[document - at]}/`;
    at += numbers.length;
  }
  return "";
}
