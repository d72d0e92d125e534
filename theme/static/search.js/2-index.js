// Who may have what was asked: the files that chongkan/site/search/ writes.

/**
 * A story. id: 4096 times the number of its issue, the oldest is 0, and its place from the end of it. level: 2 for each
 * word that a headline has. sure: it has what was asked, whatever its text.
 * @typedef {{ id: number, level: number, sure: boolean }} Candidate
 */

/** @type {Map<string, Promise<string>>} */
const READ = new Map();

/**
 * A file without a hash in its name: asked for once, and anew when the page is.
 * @param {string} path
 * @returns {Promise<string>}
 */
function read(path) {
  let text = READ.get(path);
  if (!text) {
    text = fetch(path, { cache: "no-cache" }).then((answer) => {
      if (!answer.ok) throw path;
      return answer.text();
    });
    text.catch(() => READ.delete(path));
    READ.set(path, text);
  }
  return text;
}

/** The lines of a file of the index; the first one names its maker. @param {string} name */
const lines = async (name) => (await read(`/search/${name}.txt`)).split("\n").slice(1);

let known = "";

/** How many stories each issue has. Where they are others than before, nothing that was read before is true any more. */
async function counts() {
  READ.delete("/search/issues.txt");
  const [text] = await lines("issues");
  if (text !== known) READ.clear();
  known = text;
  return [...text].map((character) => codeOf(character) - 32);
}

/**
 * The candidates, the best first; none where nothing is asked.
 * @param {Word[]} words
 */
async function candidates(words) {
  /** @type {Candidate[]} */
  const found = [];
  if (!words.length) return found;
  const issues = await counts(), having = await Promise.all(words.map((word) => have(issues, word.keys)));
  const wanted = having.filter((_, k) => !words[k].out);
  const all = wanted[0]?.keys() ?? issues.flatMap((count, issue) => Array.from(Array(count), (_, k) => issue * 4096 + k));
  for (const id of all) {
    const suspect = words.filter((word, k) => word.out && having[k].has(id));
    if (suspect.some((word) => word.exact) || !wanted.every((list) => list.has(id))) continue;
    const level = wanted.reduce((sum, list) => sum + (list.get(id) ?? 0), 0);
    found.push({ id, level, sure: !suspect.length && words.every((word) => word.out || word.exact) });
  }
  return found.sort((a, b) => b.level - a.level || b.id - a.id);
}

/**
 * The stories that have all keys, each with the least of their levels.
 * @param {number[]} issues
 * @param {string[]} keys
 */
async function have(issues, keys) {
  const [first, ...rest] = await Promise.all(keys.map((key) => postings(issues, key)));
  for (const [id, level] of first) {
    const levels = rest.map((list) => list.get(id) ?? -1);
    if (levels.includes(-1)) first.delete(id);
    else first.set(id, Math.min(level, ...levels));
  }
  return first;
}

/**
 * Out of the three segments in which a key may stand.
 * @param {number[]} issues
 * @param {string} key Two characters, the second a space where it has one.
 */
async function postings(issues, key) {
  const [one, other] = [...key].map(codeOf);
  const hash = Math.imul(one * 31 + other, 0x9e3779b1) >>> 8;
  /** @type {Map<number, number>} */
  const found = new Map();
  let start = 0;
  await Promise.all([256, 16, 1].map(async (tier) => {
    const from = start, end = issues.length - ((issues.length - hash) & (tier - 1));
    if (end < tier || end === from) return;
    start = end;
    const classes = tier > 1 ? 256 : 16, stories = issues.slice(from, end).reduce((a, b) => a + b, 0);
    const shard = hash % (classes * (Math.ceil(stories / (4 * classes)) || 1));
    const line = (await lines(`${tier}/${shard}`)).find((line) => line.startsWith(key));
    if (line) decode(line.slice(key.length), from, found);
  }));
  return found;
}

/**
 * {id: level}, as postings.py writes it.
 * @param {string} text
 * @param {number} issue The first of the file.
 * @param {Map<number, number>} found What is read is put into.
 */
function decode(text, issue, found) {
  issue--;
  for (const character of text) {
    const code = codeOf(character), number = code - (code < 0xd800 ? 32 : 0x820), value = number >> 1;
    if (number & 1) found.set(issue * 4096 + Math.floor(value / 3), value % 3);
    else issue += value + 1;
  }
}

/**
 * The address of a story's page, in the script of the site.
 * @param {Candidate} candidate
 */
async function addressOf({ id }) {
  const issue = id >> 12;
  const [name, ...numbers] = (await lines(`issues/${issue >> 7}`))[issue & 127].split(" ");
  return `${name}/${numbers[id & 4095]}/`;
}
