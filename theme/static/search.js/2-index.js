// Who may have what was asked: the files that chongkan/site/search/ writes.

/**
 * A story. id: how many are older; an issue's last is its oldest. level: 3 for each word that a headline has, far below 0
 * where it may have one that is not wanted. sure: it has what was asked, whatever its text.
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
/** How many stories are older than each issue, and last how many there are. @type {number[]} */
let older = [];

/** Where the issues have other stories than before, nothing that was read before is true any more. */
async function learnIssues() {
  READ.delete("/search/issues.txt");
  const [text] = await lines("issues");
  if (text !== known) READ.clear();
  known = text;
  let stories = 0;
  older = [0, ...[...text].map((character) => (stories += codeOf(character) - 32))];
}

/**
 * The candidates, the best first; none where nothing is asked.
 * @param {Word[]} words
 */
async function candidates(words) {
  /** @type {Candidate[]} */
  const found = [];
  if (!words.length) return found;
  await learnIssues();
  const lists = await Promise.all(words.map(({ keys }) => Promise.all(keys.map(listOf))));
  // The rarest keys say most; of others only as many as a phone should read, the text decides what they leave open.
  let room = 1.6e5;
  await Promise.all(lists.flat().sort((a, b) => a.likely - b.likely).map((list, k) => ((room -= list.likely) > 0 || !k) && list.complete()));
  for (let id = older[older.length - 1]; id--;) {
    let level = 0, sure = true;
    const may = words.every(({ out, exact }, k) => {
      const least = Math.min(...lists[k].map(({ levels }) => levels[id])), has = exact && least % 4;
      sure &&= !(out ? least : !has);
      // What may have an unwanted word mostly has it, so it comes last.
      level += out ? least && -99 : least % 4;
      return out ? !has : least;
    });
    if (may) found.push({ id, level, sure });
  }
  return found.sort((a, b) => b.level - a.level);
}

/**
 * Who has a key, out of the younger two of the three segments in which it may stand, and once completed of the oldest.
 * levels: of each story 0, or 1 more than its level; 4 where it was not asked. likely: how many are to be read yet.
 * @param {string} key Two characters, the second a space where it has one.
 */
async function listOf(key) {
  const [one, other] = [...key].map(codeOf), issues = older.length - 1, levels = new Uint8Array(older[issues]);
  const hash = Math.imul(one * 31 + other, 0x9e3779b1) >>> 8;
  const [old, middle] = [256, 16].map((tier) => {
    const end = issues - ((issues - hash) & (tier - 1));
    return end < tier ? 0 : end;
  });

  /** @param {number} tier @param {number} start @param {number} end */
  async function learn(tier, start, end) {
    const first = older[start], classes = tier > 1 ? 256 : 16, files = classes * (Math.ceil((older[end] - first) / (4 * classes)) || 1);
    levels.fill(0, first, older[end]);
    if (end === start) return;
    const lineIn = async (/** @type {unknown} */ file) => (await lines(`${tier}/${file}`)).find((line) => line.startsWith(key));
    let line = await lineIn(hash % files);
    // Very many stories have it.
    if (line === key) line = await lineIn("k" + hash);
    decode(line?.slice(key.length) ?? "", first, (id, level) => (levels[id] = level + 1));
  }

  await Promise.all([learn(16, old, middle), learn(1, middle, issues)]);
  const share = (levels.filter(Boolean).length + 1) / (levels.length - older[old] + 2);
  levels.fill(4, 0, older[old]);
  return { levels, likely: share * older[old], complete: () => learn(256, 0, old) };
}

/**
 * Stories and their levels, as postings.py writes them.
 * @param {string} text
 * @param {number} story The first of the file.
 * @param {(story: number, level: number) => unknown} found
 */
function decode(text, story, found) {
  for (const character of text) {
    const code = codeOf(character), number = code - (code < 0xd800 ? 32 : 0x820), level = number & 3;
    story += number >> 2;
    if (level < 3) found(story, level);
    story++;
  }
}

/**
 * The address of a story's page, in the script of the site.
 * @param {Candidate} candidate
 */
async function addressOf({ id }) {
  const issue = older.findLastIndex((start) => start <= id);
  const [name, ...numbers] = (await lines(`issues/${issue >> 7}`))[issue & 127].split(" ");
  return `${name}/${numbers[id - older[issue]]}/`;
}
