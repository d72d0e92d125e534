// One spelling for what readers type and what pages print, as chongkan/site/search/folding.py makes it.
"use strict";

/** @type {Map<string, string>} */
const FOLDS = new Map();

/** @param {string} table What folding.client_table writes. */
function learnFolds(table) {
  const [steps, ...rows] = table.split("\n");
  let code = 0;
  rows.forEach((row, number) => {
    code += steps.charCodeAt(number) - 32;
    for (const other of row) FOLDS.set(other, String.fromCharCode(code));
  });
}

/** @param {string} character */
function foldOne(character) {
  let said = FOLDS.get(character);
  if (said === undefined) {
    said = "";
    for (const plain of character.normalize("NFKC")) for (const small of plain.toLowerCase()) said += FOLDS.get(small) ?? small;
    FOLDS.set(character, said);
  }
  return said;
}

/** @param {string} text */
const fold = (text) => [...text].map(foldOne).join("");
