"""A seed -> a Conversion: read, cue, parse, draft, finish, prove. The one way in."""

import hashlib
import re
from dataclasses import replace
from pathlib import Path

from chongkan.config import Config
from chongkan.convert.article import Finished, finish_article, with_staff
from chongkan.convert.conservation import first_loss
from chongkan.convert.cues.context import cue_lines
from chongkan.convert.dates import date_of
from chongkan.convert.doubting.odds import set_doubts
from chongkan.convert.draft import Draft, PageDraft, draft_page
from chongkan.convert.given import Given, read_given
from chongkan.convert.grammar.judge import taken, weighed
from chongkan.convert.grammar.parse import parse
from chongkan.convert.grammar.rivals import Rival
from chongkan.convert.imprint import read_imprint
from chongkan.convert.inputs import inputs_hash
from chongkan.convert.labels.columns import attach_columns
from chongkan.convert.labels.kinds import commonest_kind
from chongkan.convert.names.mentions import Named, name_articles
from chongkan.convert.readers.lines import Line, page_lines
from chongkan.convert.readers.text import other_kind, read_text
from chongkan.convert.readers.unwrap import unwrap
from chongkan.convert.review import doubts_of
from chongkan.convert.summary import summarise
from chongkan.convert.tables import merge_rows
from chongkan.model import Article, Conversion, Doubt, Issue, Placement
from chongkan.problems import Problem, ProblemError
from chongkan.scripts import SCRIPTS, is_mixed, script_of
from chongkan.strangers import strangers_in
from chongkan.texts import texts_of
from chongkan.vocabulary.standing import holds_office
from chongkan.vocabulary.subjects import subject_of
from chongkan.vocabulary.tables import vocabulary_digest

MOST_CHARACTERS, MOST_LINES = 1_000_000, 10_000  # a hundred full pages; more is no page, whatever it is


def convert_seed(seed: Path, config: Config) -> Conversion:
    """Convert one raw page. Raises ProblemError where it cannot be read, holds no Chinese, or a line would be lost."""
    data = seed.read_bytes()
    text, encoding = read_text(data)
    if kind := other_kind(data, text):
        what = f"这不是纯文字，是 {kind}。This is no plain text but {kind}."
        mend = "打开它，另存为纯文字（.txt）再放进来。Open it, save it as plain text (.txt), and put that here."
        raise _problem(seed, 0, what, mend)
    given = read_given(seed, text)
    every_line = page_lines(text)
    if len(text) > MOST_CHARACTERS or len(every_line) > MOST_LINES:
        what = f"文件有 {len(text)} 字、{len(every_line)} 行，不像一版报纸。This is too much text for a newspaper page."
        raise _problem(seed, 0, what, "一版存成一个文件。Save each page as a file of its own.")
    lines = [line for line in every_line if line.number > given.header_lines]
    if not re.search(r"[\u3400-\u9fff]", text):
        raise _problem(
            seed,
            0,
            "文件里没有中文。There is no Chinese in this file.",
            "放进一版报纸的文字。Drop the text of a newspaper page.",
        )
    page = read_page(lines)
    finished = with_staff([finish_article(draft, page) for draft in page.articles])
    articles = _articles(finished, page, config)
    if is_mixed(text):
        articles = tuple(_in_its_script(article, text, page.articles[k]) for k, article in enumerate(articles))
    issue = _issue(seed, data, text, given, page, articles)
    header = tuple(
        Placement(line.number, None, "imprint", None, 0.0) for line in every_line if line.number <= given.header_lines
    )
    placements = header + _placements(page, finished, articles)
    if (lost := first_loss(lines, issue, placements[len(header) :])) is not None:
        raise _problem(
            seed,
            lost,
            "这一行在转换中丢失，文件未转换。This line would be lost, so nothing was converted.",
            "请把这一版发给开发者。Please report this page.",
        )
    return Conversion(issue, encoding, inputs_hash(seed), placements)


def read_page(lines: list[Line]) -> PageDraft:
    """Lines -> cues -> best path -> articles with their columns; and how far each line is to be doubted."""
    return read_weighed(lines)[0]


def read_weighed(lines: list[Line]) -> tuple[PageDraft, list[tuple[float, Rival]]]:
    """A page as read_page reads it, and its other readings, each with the log of its odds."""
    lines = unwrap(lines)
    cued = cue_lines(lines)
    lattice = parse(cued)
    rivals = weighed(cued, lattice)
    page = draft_page(lines, cued, taken(lattice, rivals))
    attach_columns(page)
    for draft in page.articles:
        merge_rows(draft, page)
    page.kind = commonest_kind(page)
    set_doubts(page, lattice, rivals)
    return page, rivals


def _articles(finished: list[Finished], page: PageDraft, config: Config) -> tuple[Article, ...]:
    """The articles, numbered, with what is read from their texts: names, subject, summary, doubts."""
    texts = [texts_of(done.article) for done in finished]
    named = name_articles(texts, [{author.name for author in done.article.authors} for done in finished])
    tagged = vocabulary_digest(config.vocabulary)
    pairs = zip(finished, named, strict=True)
    articles = (_article(k, done, names, page, config) for k, (done, names) in enumerate(pairs))
    return tuple(replace(article, tagged=tagged) for article in articles)


def _article(k: int, finished: Finished, named: Named, page: PageDraft, config: Config) -> Article:
    article = finished.article
    heads = "\n".join(h for h in (article.kicker, article.title, article.deck) if h)
    subject = subject_of(article, [s.key for s in config.sections], config.vocabulary)
    public = {p.name for p in named.mentions.people if holds_office(p.role, config.vocabulary)}
    public |= {a.name for a in article.authors}
    private = (named.called - public).union(strangers_in("\n".join(finished.plain), public))
    return replace(
        article,
        number=f"{k + 1:02d}",
        section=subject.section,
        topics=subject.topics,
        mentions=named.mentions,
        summary=summarise(heads, finished.plain, private),
        review=doubts_of(page.articles[k], finished, page),
    )


def _in_its_script(article: Article, text: str, draft: Draft) -> Article:
    """An article of a page that mixes scripts: its own one is noted where the page's is another, for the editor too."""
    page_script, own = script_of(text) or SCRIPTS[0], script_of("".join(texts_of(article)))
    if own in (None, page_script):
        return article
    said = {"zh-Hans": "简体", "zh-Hant": "繁体"}
    hint = f"这一篇读作{said[own]}，全版多是{said[page_script]}"
    doubt = Doubt(min(draft.lines, default=0) + 1, "script", article.title, hint)
    return replace(article, script=own, review=(*article.review, doubt))


def _placements(page: PageDraft, finished: list[Finished], articles: tuple[Article, ...]) -> tuple[Placement, ...]:
    where: dict[int, tuple[str | None, str, int | None]] = {i: (None, role, None) for i, role in page.furniture.items()}
    for done, article in zip(finished, articles, strict=True):
        where.update({i: (article.number, role, block) for i, (role, block) in done.roles.items()})
    rows = [Placement(number, *where[i], 0.0 - page.doubts[i]) for i in where for number in page.lines[i].numbers]
    return tuple(sorted(rows, key=lambda row: row.line))


def _issue(seed: Path, data: bytes, text: str, given: Given, page: PageDraft, articles: tuple[Article, ...]) -> Issue:
    printed, dated = read_imprint(page), date_of(page)
    date = given.date or (dated.edtf if dated else None)
    page_name, number = given.page_name or printed.page_name, given.page or printed.page
    sha = hashlib.sha256(data).hexdigest()
    day = re.match(r"\d{4}(?:-\d\d){0,2}", date or "")
    furniture = [page.lines[i].text.strip() for i, role in sorted(page.furniture.items()) if role != "slogan"]
    slogans = [page.lines[i].text.strip() for i, role in sorted(page.furniture.items()) if role == "slogan"]
    return Issue(
        id=day[0] if day else f"undated-{sha[:8]}",
        title=page_name
        or _place_title(given.place)
        or given.paper
        or printed.paper
        or _page_title(number)
        or seed.stem,
        source=seed.name,
        source_sha256=sha,
        paper=given.paper or printed.paper,
        page=number,
        page_name=page_name,
        place=given.place,
        date=date,
        date_evidence="编辑给出" if given.date else dated.evidence if dated else None,
        script=script_of(text) or SCRIPTS[0],
        slogans=tuple(slogans),
        furniture=tuple(furniture),
        articles=articles,
    )


def _page_title(number: str | None) -> str | None:
    return f"第{number}版" if number else None


def _place_title(place: str | None) -> str | None:
    """北关区新闻 for 河南省安阳市北关区: the last unit of the place, and 新闻."""
    units = re.findall(r"[\u3400-\u9fff]+?(?:省|自治区|市|地区|州|盟|区|县|旗|镇|乡|街道|村)", place or "")
    return f"{units[-1]}新闻" if units else f"{place}新闻" if place else None


def _problem(seed: Path, line: int, what: str, mend: str) -> ProblemError:
    return ProblemError(Problem(f"seeds/{seed.name}", line, what, mend))
