// What was found, by year, section, place …

/**
 * label: in the script of this page; lists: its documents in each segment.
 * @typedef {{ key: string, label: string, lists: Map<string, Map<number, number>> }} Facet
 */

/**
 * The facets of a kind.
 * @param {string} kind
 * @param {number} side Which of the labels is this page's.
 */
async function facetsOf(kind, side) {
  /** @type {Map<string, Facet>} */
  const found = new Map();
  for (const name of await segments()) {
    for (const line of (await read(`${FOLDER}${name}/${kind}.txt`)).split("\n").slice(0, -1)) {
      const [key, ...labels] = line.split("\t");
      const facet = found.get(key) ?? { key, label: labels[side], lists: new Map() };
      found.set(key, facet);
      facet.lists.set(name, decode(labels[labels.length - 1]));
    }
  }
  return [...found.values()];
}

/**
 * Those of the candidates that a facet has.
 * @param {Candidate[]} some
 * @param {Facet} [facet]
 */
const within = (some, facet) => some.filter(({ name, document }) => facet?.lists.get(name)?.has(document));
