// Tokens for MiniSearch: pairs and single characters of Chinese, words of everything else.
export const options = {
  fields: ["texts"],
  storeFields: [],
  tokenize: (text) => tokens(text, true),
  processTerm: (term) => term,
  searchOptions: { combineWith: "AND", tokenize: (query) => tokens(query, false) },
};

function tokens(text, singles) {
  const found = [];
  for (const [run] of text.normalize("NFKC").toLowerCase().matchAll(/\p{Script=Han}+|[\p{L}\p{N}]+/gu)) {
    const characters = /\p{Script=Han}/u.test(run) ? [...run] : [];
    if (!characters.length) found.push(run);
    if (singles || characters.length === 1) found.push(...characters);
    for (let k = 1; k < characters.length; k++) found.push(characters[k - 1] + characters[k]);
  }
  return found;
}
