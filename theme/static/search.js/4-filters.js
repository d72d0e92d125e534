// What was found, by year, section, place …

/** @typedef {{ kind: string, key: string, label: string, has: Set<Candidate | undefined> }} Facet */

/**
 * The years and terms that some candidates have.
 * @param {Candidate[]} some
 * @param {number} side Which of the labels is this page's.
 */
async function facetsOf(some, side) {
  /** @type {Map<string, Facet>} */
  const found = new Map();
  const ids = new Map(some.map((one) => [one.id, one]));
  const starts = older.filter((_, issue) => issue % 128 < 1);
  await Promise.all([...new Set(some.map(({ id }) => starts.findLastIndex((start) => start <= id)))].map(async (block) => {
    for (const line of await lines(`terms/${block}`)) {
      const [kind, key, ...labels] = line.split("\t");
      const facet = found.get(kind + key) ?? { kind, key, label: labels[side], has: new Set() };
      decode(labels[labels.length - 1], starts[block], (id) => {
        if (ids.has(id)) found.set(kind + key, facet), facet.has.add(ids.get(id));
      });
    }
  }));
  return [...found.values()];
}
