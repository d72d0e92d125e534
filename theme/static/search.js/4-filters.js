// What was found, by year, section, place …

/**
 * A year or a term. has: the ids of the candidates that have it.
 * @typedef {{ kind: string, key: string, label: string, has: Set<number> }} Facet
 */

/**
 * The years and terms that some candidates have, by kind and key.
 * @param {Candidate[]} some
 * @param {number} side Which of the labels is this page's.
 */
async function facetsOf(some, side) {
  /** @type {Map<string, Facet>} */
  const found = new Map();
  const ids = new Set(some.map(({ id }) => id)), starts = older.filter((_, issue) => issue % 128 < 1);
  await Promise.all([...new Set(some.map(({ id }) => starts.findLastIndex((start) => start <= id)))].map(async (block) => {
    for (const line of await lines(`terms/${block}`)) {
      const [kind, key, ...labels] = line.split("\t");
      const facet = found.get(kind + key) ?? { kind, key, label: labels[side], has: new Set() };
      decode(labels[labels.length - 1], starts[block], (id) => {
        if (ids.has(id)) found.set(kind + key, facet), facet.has.add(id);
      });
    }
  }));
  return found;
}
