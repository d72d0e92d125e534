// What the site is made of for Hexo: articles, issues, sections and terms in lists of fifty, home, feed, sitemap.
const PAGE = hexo.config.per_page;

function grouped(posts, keysOf) {
  const groups = new Map();
  for (const post of posts) {
    for (const key of keysOf(post)) {
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(post);
    }
  }
  return groups;
}

hexo.extend.generator.register("pages", (locals) => {
  const site = locals.data.site;
  const posts = locals.posts.sort("-date").toArray();
  const groups = [...grouped(posts, (post) => [post.issue])];
  const issues = groups.map(([id, articles], n) => ({
    id, articles, newer: groups[n - 1]?.[0], older: groups[n + 1]?.[0],
  }));
  const terms = grouped(posts, (post) => post.terms);
  const routes = [];
  const page = (path, layout, data) => routes.push({ path, layout: [layout], data: { ...data, site } });

  for (const issue of issues) {
    page(`${issue.id}/`, "issue", { title: `${site.issue} ${issue.id}`, ...issue });
    issue.articles.forEach((post, k, all) => {
      post.before = all[k - 1];
      post.after = all[k + 1];
      post.site = site;
      routes.push({ path: post.path, layout: ["article"], data: post });
    });
  }
  const lists = (groups, folder) => {
    for (const [key, articles] of groups) {
      const count = Math.ceil(articles.length / PAGE);
      const address = (n) => (n ? `${folder}/${key}/page/${n + 1}/` : `${folder}/${key}/`);
      for (let n = 0; n < count; n++) {
        page(address(n), "term", {
          title: site.labels[key], count: articles.length, entries: articles.slice(n * PAGE, (n + 1) * PAGE),
          newer: n ? address(n - 1) : null, older: n + 1 < count ? address(n + 1) : null,
        });
      }
    }
  };
  lists(grouped(posts, (post) => [post.section]), "sections");
  lists(terms, "tags");
  page("tags/", "tags", { title: site.words.tags, terms: [...terms] });
  page("", "home", { issues: issues.slice(0, 21) });
  const paths = routes.map((route) => route.path);
  page("feed.xml", "feed", { posts: posts.slice(0, 30) });
  page("sitemap.xml", "sitemap", { paths });
  return routes;
});

// Hexo's own pages of posts would come beside ours.
for (const name of ["post", "page"]) delete hexo.extend.generator.store[name];

hexo.extend.helper.register("href", (path) => encodeURI(path));
