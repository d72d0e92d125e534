// node minisearch.mjs DOCUMENTS INDEX: [{ id, texts }] -> MiniSearch's index, as JSON.
import { readFileSync, writeFileSync } from "node:fs";
import MiniSearch from "minisearch";
import { options } from "./bigrams.mjs";

const search = new MiniSearch(options);
search.addAll(JSON.parse(readFileSync(process.argv[2], "utf-8")));
writeFileSync(process.argv[3], JSON.stringify(search));
