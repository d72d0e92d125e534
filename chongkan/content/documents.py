"""Articles and issues to and from the text of their files: the contract of content/, key by key.

What an editor leaves out stands as nothing; only `title` is needed. What is written is always the same keys in the
same order, those that say nothing as `null` or empty, but for a few that only a few articles need.
Article -> text -> Article gives the same, if the title is not blank and the body is in frontmatter's normal form.
"""

import re
from datetime import date
from urllib.parse import unquote

from chongkan.content.fields import Fields
from chongkan.content.frontmatter import dump, parse
from chongkan.model import AUTHOR_ROLES, GENRES, Article, Author, Correction, Doubt, Issue, Mentions, Person, Photo
from chongkan.scripts import SCRIPTS

ARTICLE_KEYS = (
    *("title", "kicker", "deck", "column", "genre", "byline", "authors", "photos", "section", "topics", "mentions"),
    *("summary", "continued_from", "continues_on", "title_made", "search", "script", "hant", "review", "corrections"),
    "aliases",
)
ISSUE_KEYS = (
    *("id", "title", "paper", "page", "page_name", "place", "date", "date_evidence", "script", "source"),
    *("source_sha256", "slogans", "furniture", "aliases"),
)
ISSUE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")

# EDTF (ISO 8601-2), as much of it as newspapers need: year, month, day, X for a figure not known, ~ ? % and from/to.
_DAY = r"[0-9X]{4}(-(0[1-9X]|1[0-2X]|XX)(-(0[1-9X]|[12][0-9X]|3[01X]|XX))?)?[~?%]?"
_EDTF = re.compile(rf"{_DAY}(/({_DAY}|\.\.)?)?")
_ADDRESS = re.compile(r"/(?:(?!\.{1,2}/)[^/?#\\\s\x00-\x1f\x7f]{1,80}/)+")
_WHOLE_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def article_from_text(text: str, path: str, number: str) -> Article:
    """Read an article's file. Raises ProblemError (FileError where several things are wrong)."""
    header, body = parse(text, path)
    fields = Fields(header, path, ARTICLE_KEYS)
    article = Article(
        number=number,
        title=fields.required("title"),
        body=body,
        kicker=fields.text("kicker"),
        deck=fields.text("deck"),
        column=fields.text("column"),
        genre=fields.choice("genre", GENRES, "news"),
        byline=fields.text("byline"),
        authors=fields.rows("authors", ("name", "role"), _author),
        photos=fields.rows("photos", ("caption", "credit", "file"), _photo),
        section=fields.text("section"),
        topics=fields.texts("topics"),
        mentions=fields.group("mentions", ("people", "roles", "places", "organisations"), _mentions),
        summary=fields.text("summary"),
        continued_from=fields.text("continued_from"),
        continues_on=fields.text("continues_on"),
        title_made=fields.flag("title_made"),
        search=fields.flag("search", usual=True),
        script=fields.choice("script", SCRIPTS, "") or None,
        hant=_hant(fields),
        review=fields.rows("review", ("line", "kind", "text", "hint"), _doubt),
        corrections=fields.rows("corrections", ("was", "now"), _correction),
        aliases=_aliases(fields),
    )
    return fields.done(article)


def article_to_text(article: Article) -> str:
    """Write an article's file."""
    header: dict[str, object] = {
        "title": article.title,
        "kicker": article.kicker,
        "deck": article.deck,
        "column": article.column,
        "genre": article.genre,
        "byline": article.byline,
        "authors": [{"name": a.name, "role": a.role} for a in article.authors],
        "photos": [{"caption": p.caption, "credit": p.credit, "file": p.file} for p in article.photos],
        "section": article.section,
        "topics": article.topics,
        "mentions": _mentions_map(article.mentions),
        "summary": article.summary,
    }
    for key in ("continued_from", "continues_on"):
        if getattr(article, key) is not None:
            header[key] = getattr(article, key)
    if article.title_made:
        header["title_made"] = True
    if not article.search:
        header["search"] = False
    if article.script:
        header["script"] = article.script
    if article.hant:
        header["hant"] = dict(article.hant)
    if article.review:
        header["review"] = [_doubt_map(doubt) for doubt in article.review]
    if article.corrections:
        header["corrections"] = [{"was": c.was, "now": c.now} for c in article.corrections]
    if article.aliases:
        header["aliases"] = article.aliases
    return dump(header, article.body)


def issue_from_text(text: str, path: str, folder: str) -> Issue:
    """Read issue.md, without its articles; folder is the name of the folder it stands in, which is the issue's id.

    Raises ProblemError (FileError where several things are wrong).
    """
    header, body = parse(text, path)
    fields = Fields(header, path, ISSUE_KEYS)
    if fields.text("id") not in (None, folder):
        what = f"id 和文件夹的名字不同。The id differs from the folder's name, “{folder}”."
        fields.wrong("id", what, f"写成 Write:  id: '{folder}'")
    if body:
        what = "issue.md 只有字段，没有正文。issue.md has no body."
        fields.wrong("", what, "把正文移到文章里（如 01.md），或删去。Move the text to an article, or take it out.")
    issue = Issue(
        id=folder,
        title=fields.required("title"),
        source=fields.text("source") or "",
        source_sha256=fields.text("source_sha256") or "",
        paper=fields.text("paper"),
        page=fields.text("page"),
        page_name=fields.text("page_name"),
        place=fields.text("place"),
        date=fields.such("date", _is_edtf, "2019-10-21, 2019-10, 2019-10-21~"),
        date_evidence=fields.text("date_evidence"),
        script=fields.choice("script", SCRIPTS, "zh-Hans"),
        slogans=fields.texts("slogans"),
        furniture=fields.texts("furniture"),
        aliases=_aliases(fields),
    )
    return fields.done(issue)


def issue_to_text(issue: Issue) -> str:
    """Write issue.md; the articles have their own files."""
    aliases = {"aliases": issue.aliases} if issue.aliases else {}
    return dump(
        {
            "id": issue.id,
            "title": issue.title,
            "paper": issue.paper,
            "page": issue.page,
            "page_name": issue.page_name,
            "place": issue.place,
            "date": issue.date,
            "date_evidence": issue.date_evidence,
            "script": issue.script,
            "source": issue.source or None,
            "source_sha256": issue.source_sha256 or None,
            "slogans": issue.slogans,
            "furniture": issue.furniture,
            **aliases,
        },
        "",
    )


def _is_edtf(text: str) -> bool:
    try:
        return bool(_EDTF.fullmatch(text)) and all(date.fromisoformat(day) for day in _WHOLE_DAY.findall(text))
    except ValueError:
        return False  # 2019-02-30


def _hant(fields: Fields) -> dict[str, str]:
    """The editor's own Traditional forms: two characters or more, as many on both sides."""
    pairs = fields.pairs("hant")
    for simple, traditional in pairs.items():
        if len(simple) < 2 or len(simple) != len(traditional):
            what = (
                f"hant 里的 “{simple}: {traditional}” 两边要一样长，至少两个字：一个字会误伤别的词。"
                f"“{simple}: {traditional}” of `hant` must be two characters or more, as many on both sides."
            )
            fields.wrong("hant", what, "连前后的字一起写。Write it with its neighbours:    王九云: 王九云")
    return pairs


def _aliases(fields: Fields) -> tuple[str, ...]:
    """Addresses as a browser shows or copies them (%E6%97%A7), without the host: each part between slashes."""
    aliases = fields.texts("aliases")
    for alias in aliases:
        if not _ADDRESS.fullmatch(unquote(alias)):
            what = f"aliases 里的 “{alias}” 不是网址。“{alias}” of `aliases` is no address."
            fields.wrong("aliases", what, "写成 Write:    - /2019-10-21/04/")
    return aliases


def _author(fields: Fields) -> Author:
    return Author(fields.required("name"), fields.choice("role", AUTHOR_ROLES, "author"))


def _photo(fields: Fields) -> Photo:
    return Photo(fields.text("caption"), fields.text("credit"), fields.text("file"))


def _mentions(fields: Fields) -> Mentions:
    roles = fields.pairs("roles")
    people = tuple(Person(name, roles.pop(name, None)) for name in fields.texts("people"))
    for name in roles:
        what = f"roles 里的 “{name}” 不在 people 里。“{name}” of `roles` is not among `people`."
        fields.wrong("roles", what, "把名字写进 people，或删去。Add the name to `people`, or take it out.")
    return Mentions(people, fields.texts("places"), fields.texts("organisations"))


def _mentions_map(mentions: Mentions) -> dict[str, object]:
    lists = {
        "people": tuple(person.name for person in mentions.people),
        "roles": {person.name: person.role for person in mentions.people if person.role},
        "places": mentions.places,
        "organisations": mentions.organisations,
    }
    return {key: names for key, names in lists.items() if names}


def _doubt(fields: Fields) -> Doubt:
    return Doubt(fields.whole("line"), fields.required("kind"), fields.text("text") or "", fields.text("hint"))


def _doubt_map(doubt: Doubt) -> dict[str, object]:
    row: dict[str, object] = {"line": doubt.line, "kind": doubt.kind, "text": doubt.text}
    return row if doubt.hint is None else {**row, "hint": doubt.hint}


def _correction(fields: Fields) -> Correction:
    correction = Correction(fields.text("was") or "", fields.text("now") or "")
    if not (correction.was or correction.now):
        what = "勘误没有写原来作什么、现在作什么。This correction says neither what was printed nor what stands now."
        fields.wrong("was", what, "写上 was 和 now，或删去这一项。Write `was` and `now`, or take it out.")
    return correction
