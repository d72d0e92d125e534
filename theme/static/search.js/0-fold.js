// One spelling for what readers type and what pages print, as chongkan/site/search/folding.py makes it.

/** @type {Map<string, string>} */
const FOLDS = new Map();

/** @param {string} character */
const codeOf = (character) => character.codePointAt(0) ?? 0;

/** @param {string} table What folding.client_table writes. */
function learnFolds(table) {
  const [steps, ...rows] = table.split("\n");
  let code = 0;
  rows.forEach((row, number) => {
    code += codeOf(steps[number]) - 32;
    for (const other of row) FOLDS.set(other, String.fromCharCode(code));
  });
}

/** @param {string} character */
function foldOne(character) {
  let said = FOLDS.get(character);
  if (!said) {
    said = [...character.normalize("NFKC").toLowerCase()].map((small) => FOLDS.get(small) ?? small).join("");
    FOLDS.set(character, said);
  }
  return said;
}

/** @param {string} text */
const fold = (text) => [...text].map(foldOne).join("");
