"""Pelican plug-in: the pages of issues, and the neighbours of an article on its printed page."""

from itertools import groupby

from pelican import signals


def register():
    """Pelican's entry."""
    signals.article_generator_finalized.connect(find_issues)
    signals.article_writer_finalized.connect(write_issues)


def find_issues(generator):
    """The issues, newest first, as (id, articles in the page's order)."""
    articles = sorted(generator.articles, key=lambda a: a.number)
    articles.sort(key=lambda a: a.issue, reverse=True)
    generator.context["issues"] = [(issue, list(group)) for issue, group in groupby(articles, key=lambda a: a.issue)]
    for _, group in generator.context["issues"]:
        for before, article, after in zip([None, *group], group, [*group[1:], None], strict=False):
            article.before, article.after = before, after


def write_issues(generator, writer):
    """One page an issue, with the issues before and after it."""
    issues = generator.context["issues"]
    template = generator.get_template("issue")
    names = [name for name, _ in issues]
    for newer, (issue, articles), older in zip([None, *names], issues, [*names[1:], None], strict=False):
        writer.write_file(
            f"{issue}/index.html",
            template,
            generator.context,
            url=f"{issue}/",
            issue=issue,
            issue_articles=articles,
            newer=newer,
            older=older,
        )
