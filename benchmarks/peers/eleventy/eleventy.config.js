// The site for Eleventy: issues, sections and terms as collections, lists of fifty.
import { readFileSync } from "node:fs";

const site = JSON.parse(readFileSync("_data/site.json", "utf-8"));
const PAGE = 50;

const articlesOf = (api) => api.getFilteredByGlob("content/**/*.md").reverse();

function grouped(articles, keysOf) {
  const groups = new Map();
  for (const article of articles) {
    for (const key of keysOf(article)) {
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(article);
    }
  }
  return groups;
}

function leaves(groups, folder) {
  const found = [];
  for (const [key, articles] of groups) {
    const count = Math.ceil(articles.length / PAGE);
    const address = (n) => (n ? `/${folder}/${key}/page/${n + 1}/` : `/${folder}/${key}/`);
    for (let n = 0; n < count; n++) {
      const entries = articles.slice(n * PAGE, (n + 1) * PAGE);
      const newer = n ? address(n - 1) : null;
      const older = n + 1 < count ? address(n + 1) : null;
      found.push({ label: site.labels[key], count: articles.length, entries, path: address(n), newer, older });
    }
  }
  return found;
}

export default function (config) {
  config.addPassthroughCopy("site.css");
  config.addFilter("href", (path) => encodeURI(path));
  config.addCollection("issues", (api) => {
    const groups = [...grouped(articlesOf(api), (a) => [a.data.issue])];
    return groups.map(([id, articles], n) => {
      articles.forEach((article, k) => {
        article.data.before = articles[k - 1];
        article.data.after = articles[k + 1];
      });
      return { id, articles, newer: groups[n - 1]?.[0], older: groups[n + 1]?.[0] };
    });
  });
  config.addCollection("latest", (api) => articlesOf(api).slice(0, 30));
  config.addCollection("terms", (api) => [...grouped(articlesOf(api), (a) => a.data.terms)]);
  config.addCollection("lists", (api) => {
    const articles = articlesOf(api);
    return [
      ...leaves(grouped(articles, (a) => [a.data.section]), "sections"),
      ...leaves(grouped(articles, (a) => a.data.terms), "tags"),
    ];
  });
  return {
    dir: { input: ".", includes: "_includes", data: "_data", output: "public" },
    markdownTemplateEngine: false,
    htmlTemplateEngine: "njk",
    templateFormats: ["md", "njk"],
  };
}
