"""A repeated build gives what a build from nothing gives, byte for byte, whatever happened in between."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from chongkan import builds, workers
from chongkan.builds import Built, build_site
from chongkan.config import PROJECT, load_config
from chongkan.content.ledger import ledger_to_text
from chongkan.crew import ALONE, Crew
from chongkan.model import Ledger, Placement
from chongkan.problems import ProblemError
from chongkan.publish import folder
from chongkan.site import printing
from chongkan.site.feeds import MOST
from chongkan.site.making import EditionOrder, Made
from chongkan.site.press import Face, Press
from chongkan.site.printing import Load
from chongkan.site.register import Register
from tests.conftest import SITE_TOML, MakeSite
from tests.picturing import broken, picture, put

NIGHTLY = int(os.environ.get("CHONGKAN_CASES", "0"))  # hundreds of cases instead of some
WORDS = ("扶贫", "党建", "消防", "5G", "5g", "教育")
PEOPLE = ("李富生", "王建国", "范伟")
ROLES = ("区委书记", "村民", "")
PLACES = ("北关区", "柏庄镇", "河南省")
DAYS = ("2019-10-21", "2019-10-22~", "2020-01", "2015-05-03", "")
SEEDS = ("1.txt", "2.txt")
PICTURES = ("a.png", "b.jpg")
KILLED: dict[str, tuple[object, str, int]] = {  # at which call of what
    "writing": (folder, "_put", 4),
    "before the register": (Register, "commit", 1),
    "before the note": (builds, "_write_note", 1),
}
ISSUES = ("2019-10-21", "2019-10-21-2", "2020-08-21", "tags", "old")

article = st.fixed_dictionaries(
    {
        "title": st.sampled_from(("打出组合拳", "新华区吹响号角", "乡愁", "")),
        "section": st.sampled_from(("要闻", "文化", "体育")),
        "genre": st.sampled_from(("news", "poem", "photo", "brief")),
        "topics": st.lists(st.sampled_from(WORDS), max_size=3, unique=True),
        "people": st.lists(st.tuples(st.sampled_from(PEOPLE), st.sampled_from(ROLES)), max_size=2),
        "places": st.lists(st.sampled_from(PLACES), max_size=2, unique=True),
        "author": st.sampled_from(("", "于海", "申昕")),
        "hant": st.sampled_from(("", "于海: 於海")),
        "picture": st.sampled_from(("", *PICTURES)),
        "body": st.sampled_from(
            ("记者看到，干部很忙。", "见[另一篇](/2020-08-21/01/)。", "范伟说：“好。”\n\n## 小标题")
        ),
    }
)
aliases = st.sampled_from(("", "/2018-01-01/", "/2019-10-21/", "/tags/", "/old/01/"))
issue = st.fixed_dictionaries(
    {"date": st.sampled_from(DAYS), "title": st.sampled_from(("北关区新闻", "要闻版")), "alias": aliases}
)
number = st.integers(1, 3)
step = st.one_of(
    st.tuples(st.just("article"), st.sampled_from(ISSUES), number, article),
    st.tuples(st.just("article"), st.sampled_from(ISSUES), number, article),
    st.tuples(st.just("issue"), st.sampled_from(ISSUES), issue),
    st.tuples(st.just("drop article"), st.sampled_from(ISSUES), number),
    st.tuples(st.just("drop issue"), st.sampled_from(ISSUES)),
    st.tuples(st.just("rename"), st.sampled_from(ISSUES), st.sampled_from(ISSUES)),
    st.tuples(st.just("ledger"), st.sampled_from(ISSUES), number, st.sampled_from(SEEDS)),
    st.tuples(st.just("seed"), st.sampled_from(SEEDS), st.sampled_from(("打出组合拳\n", "乡愁\n", ""))),
    st.tuples(st.just("picture"), st.sampled_from(ISSUES), st.sampled_from(PICTURES), st.sampled_from((90, 180, 0))),
    st.tuples(st.just("settings"), st.sampled_from(("试刊", "晚报"))),
    st.tuples(st.just("vocabulary"), st.sampled_from(("", "*\t李富生\tperson\t\t\tno", "*\t范伟\tperson\t\t\tyes"))),
    st.tuples(st.just("template"), st.sampled_from(("甲", "乙"))),
    st.tuples(st.just("addresses given up")),
    st.tuples(st.just("killed"), st.sampled_from(tuple(KILLED))),
    st.tuples(st.just("spoilt"), st.sampled_from(("built.json", "register", "templates/*/*"))),
    st.tuples(st.just("public is gone")),
)


def _article_text(of: dict[str, object]) -> str:
    lines = [f"title: {of['title']}", f"section: {of['section']}", f"genre: {of['genre']}"]
    lines += ["topics:", *(f"  - {topic}" for topic in of["topics"])] if of["topics"] else []  # type: ignore[attr-defined]
    lines += ["authors:", f"  - name: {of['author']}", "    role: reporter"] if of["author"] else []
    people = dict(of["people"])  # type: ignore[call-overload]
    roles = {name: role for name, role in people.items() if role}
    if people or of["places"]:
        lines += ["mentions:"]
        lines += ["  people:", *(f"    - {name}" for name in people)] if people else []
        lines += ["  roles:", *(f"    {name}: {role}" for name, role in roles.items())] if roles else []
        lines += ["  places:", *(f"    - {name}" for name in of["places"])] if of["places"] else []  # type: ignore[attr-defined]
    lines += ["photos:", "  - caption: 干部很忙", f"    file: {of['picture']}"] if of["picture"] else []
    lines += ["hant:", f"  {of['hant']}"] if of["hant"] else []
    return "\n".join(["---", *lines, "---", "", str(of["body"]), ""])


def _take(root: Path, what: str, *rest: object) -> None:
    """Do one thing that a person, or chance, does to a site's folder."""
    content = root / "content"
    if what == "article":
        folder = content / str(rest[0])
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{rest[1]:02}.md").write_text(_article_text(rest[2]), encoding="utf-8")  # type: ignore[arg-type]
    elif what == "issue":
        folder = content / str(rest[0])
        folder.mkdir(parents=True, exist_ok=True)
        of: dict[str, str] = rest[1]  # type: ignore[assignment]
        date = f"date: {of['date']}\n" if of["date"] else ""
        alias = f"aliases: [{of['alias']}]\n" if of["alias"] else ""
        place = "place: 河南省安阳市北关区\n"
        (folder / "issue.md").write_text(f"---\ntitle: {of['title']}\n{place}{date}{alias}---\n", encoding="utf-8")
    elif what == "drop article":
        (content / str(rest[0]) / f"{rest[1]:02}.md").unlink(missing_ok=True)
    elif what == "drop issue":
        shutil.rmtree(content / str(rest[0]), ignore_errors=True)
    elif what == "rename":
        if (content / str(rest[0])).is_dir() and not (content / str(rest[1])).exists():
            (content / str(rest[0])).rename(content / str(rest[1]))
    elif what == "ledger":
        (content / str(rest[0])).mkdir(parents=True, exist_ok=True)
        ledger = Ledger(str(rest[2]), "utf-8", "", {}, (Placement(1, f"{rest[1]:02}", "title", None, 1.0),))
        (content / str(rest[0]) / "ledger.json").write_text(ledger_to_text(ledger), encoding="utf-8")
    elif what == "seed":
        (root / "seeds" / str(rest[0])).write_text(str(rest[1]), encoding="utf-8")
        if not rest[1]:
            (root / "seeds" / str(rest[0])).unlink()
    elif what == "picture":
        folder = content / str(rest[0]) / "pictures"
        put(folder, {str(rest[1]): picture("PNG", (8, 6), rest[2]) if rest[2] else broken()})  # type: ignore[arg-type]
    elif what == "settings":
        (root / "site.toml").write_text(SITE_TOML.replace("试刊", str(rest[0])), encoding="utf-8")
    elif what == "vocabulary":
        (root / "vocabulary/entities.tsv").write_text(f"{rest[0]}\n", encoding="utf-8")
    elif what == "addresses given up":
        (root / "addresses.txt").unlink(missing_ok=True)
    elif what == "template":
        (root / "theme/templates/_date.html").write_text(str(rest[0]), encoding="utf-8")
    elif what == "public is gone":
        shutil.rmtree(root / "public", ignore_errors=True)


def _hurt(root: Path, what: str, *rest: object) -> None:
    """Kill a build on the way, or spoil what it noted."""
    if what == "killed":
        with pytest.MonkeyPatch.context() as patch:
            where, name, last = KILLED[str(rest[0])]
            original, calls = getattr(where, name), count(1)

            def call_some(*arguments: object) -> object:
                if next(calls) >= last:
                    raise KeyboardInterrupt
                return original(*arguments)

            patch.setattr(where, name, call_some)
            with suppress(KeyboardInterrupt):
                _build(root)
    elif what == "spoilt":
        for file in (root / ".cache").glob(str(rest[0])):
            file.write_bytes(b"\xff\x00 no note")


def _build(root: Path, **how: object) -> Built:
    return build_site(load_config(root), **how)  # type: ignore[arg-type]


def _shared_build(root: Path, crew: Crew) -> Built:
    """By all of the crew, however little there is to do."""
    with pytest.MonkeyPatch.context() as patch:
        for name, size in (("_FEW", 0), ("_FEW_LISTS", 0), ("_BATCH", 1), ("_LISTS", 2)):
            patch.setattr(workers, name, size)
        return _build(root, crew=crew)


@contextmanager
def small_feeds() -> Iterator[None]:
    """Feeds hold a story or two, so that with few issues stories leave them and come again."""
    with pytest.MonkeyPatch.context() as patch:
        for kind, most in (("site", 2), ("section", 1), ("author", 1)):
            patch.setitem(MOST, kind, most)
        yield


def _held(root: Path) -> dict[str, bytes]:
    public = root / "public"
    return {p.relative_to(public).as_posix(): p.read_bytes() for p in public.rglob("*") if p.is_file()}


def _listed(root: Path) -> str:
    file = root / "addresses.txt"
    return file.read_text(encoding="utf-8") if file.exists() else ""


def _new_site(root: Path) -> None:
    (root / "content").mkdir(parents=True)
    (root / "vocabulary").mkdir()
    (root / "seeds").mkdir()
    shutil.copytree(PROJECT / "theme", root / "theme")
    _take(root, "settings", "试刊")


@pytest.fixture(scope="module")
def roots() -> Iterator[Callable[[], Path]]:
    """A function that makes an empty site's folder; all are removed at the end."""
    with tempfile.TemporaryDirectory() as folder:
        numbers = count()

        def make() -> Path:
            root = Path(folder) / str(next(numbers))
            _new_site(root)
            return root

        yield make


@settings(max_examples=NIGHTLY or 12, phases=(Phase.explicit, Phase.generate))  # shrinking would take minutes
@given(st.lists(st.lists(step, min_size=1, max_size=4), min_size=2, max_size=5), st.sampled_from((ALONE, Crew(2))))
def test_a_repeated_build_is_a_build_from_nothing(
    roots: Callable[[], Path], runs: list[list[tuple[object, ...]]], crew: Crew
) -> None:
    """Random edits, additions, removals, renames; other settings, words, templates; killed runs and spoilt notes.

    However many processes repeat it, a single one makes it from nothing.
    """
    root, twin = roots(), roots()
    for steps in runs:
        for what, *rest in steps:
            _take(root, str(what), *rest)
            _hurt(root, str(what), *rest)
        for name in ("content", "seeds", "vocabulary", "theme"):
            shutil.rmtree(twin / name)
            shutil.copytree(root / name, twin / name)
        shutil.copy(root / "site.toml", twin / "site.toml")
        (twin / "addresses.txt").unlink(missing_ok=True)
        if (root / "addresses.txt").exists():
            shutil.copy(root / "addresses.txt", twin / "addresses.txt")
        with small_feeds():
            again, anew = _shared_build(root, crew), _build(twin, clean=True)
        assert _held(root) == _held(twin)
        assert _listed(root) == _listed(twin)
        assert sorted(map(str, again.problems)) == sorted(map(str, anew.problems))
        assert replace(again, published=anew.published, problems=[]) == replace(anew, problems=[])


ISSUE = "---\ntitle: 北关区新闻\ndate: {}\n---\n"
ARTICLE = "---\ntitle: 标题\nsection: 要闻\ntopics:\n  - 扶贫\n---\n\n正文。\n"


def _pages(count: int) -> dict[str, str]:
    files: dict[str, str] = {}
    for n in range(count):
        day = f"2019-{n // 28 + 1:02}-{n % 28 + 1:02}"
        files |= {f"content/{day}/issue.md": ISSUE.format(day), f"content/{day}/01.md": ARTICLE}
    return files


def test_a_seed_that_changes_or_goes_is_a_change_of_its_issue(make_site: MakeSite) -> None:
    """Only of that one; and nothing is read for the others."""
    root = make_site(_pages(3) | {"seeds/1.txt": "标题"})
    _take(root, "ledger", "2019-01-02", 1, "1.txt")
    _build(root)
    page = root / "public/2019-01-02/source/index.html"
    assert "<p>标题</p>" in page.read_text(encoding="utf-8")
    _take(root, "seed", "1.txt", "别的")
    _build(root)
    assert "<p>别的</p>" in page.read_text(encoding="utf-8")
    _take(root, "seed", "1.txt", "")
    assert _build(root).published.removed == 1
    assert "文件已经不在了" in page.read_text(encoding="utf-8")
    assert _build(root).published.written == 0


def test_a_picture_that_comes_changes_or_goes_is_a_change_of_its_issue(make_site: MakeSite) -> None:
    """What was made of it before goes with it; a build from nothing says the same."""
    shown = ARTICLE.replace("topics:", "photos:\n  - caption: 干部很忙\n    file: a.png\ntopics:")
    root = make_site(_pages(3) | {"content/2019-01-02/01.md": shown})
    file = root / "content/2019-01-02/pictures/a.png"
    seen = []
    for data in (None, picture("PNG", (8, 6), 90), picture("PNG", (8, 6), 180), None):
        put(file.parent, {file.name: data or b""})
        if data is None:
            file.unlink()
        problems = _build(root).problems
        held = _held(root)
        seen.append({path for path in held if path.startswith("assets/2019-01-02/")})
        assert [problem.path for problem in problems] == ([] if data else ["content/2019-01-02/01.md"])
        assert _build(root, clean=True).problems == problems
        assert _held(root) == held
    assert [len(files) for files in seen] == [0, 3, 3, 0]
    assert seen[1].isdisjoint(seen[2])


def test_nothing_changed_is_nothing_done(make_site: MakeSite) -> None:
    """And what was wrong is told again."""
    root = make_site(_pages(3) | {"content/2019-01-01/02.md": "---\ntitle: ' '\n---\n"})
    first = _build(root)
    again = _build(root)
    assert (again.published.written, again.published.unchanged) == (0, first.files)
    assert again.problems == first.problems != []


def test_nothing_changed_loads_nothing_that_makes_pages(make_site: MakeSite) -> None:
    """Neither the template engine nor the converters: most of a short run would be loading them."""
    root = make_site(_pages(1))
    command = (sys.executable, "-X", "importtime", str(PROJECT / "build.py"), "--root", str(root))
    for _ in range(2):
        time.sleep(0.1)  # until what was written has settled
        run = subprocess.run(command, check=True, capture_output=True, text=True)
    loaded = _loaded(run.stderr)
    assert "chongkan.builds" in loaded
    assert loaded.isdisjoint({"jinja2", "opencc", "markdown", "rjieba", "yaml", "chongkan.model"})


def test_an_edit_of_a_text_loads_no_dictionary_of_words(make_site: MakeSite) -> None:
    """What it said of the headlines and of the first words is recalled; nor what only other bodies need."""
    root = make_site(_pages(2) | {"content/2019-01-02/01.md": ARTICLE.replace("正文。", "正文。" * 200)})
    command = (sys.executable, "-X", "importtime", str(PROJECT / "build.py"), "build", "--root", str(root))
    for text in ("一段。", "又一段。"):
        with (root / "content/2019-01-02/01.md").open("a", encoding="utf-8") as file:
            file.write(f"\n{text}\n")
        run = subprocess.run(command, check=True, capture_output=True, text=True)
    loaded = _loaded(run.stderr)
    assert {"jinja2", "opencc"} <= loaded
    assert loaded.isdisjoint({"rjieba", "yaml", "markdown"})


def _loaded(told: str) -> set[str]:
    """The modules that Python says it has imported."""
    return {line.split("|")[-1].strip() for line in told.splitlines()}


def test_an_edit_of_a_text_makes_its_own_issue_anew(make_site: MakeSite, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neighbours and home show nothing of it."""
    root = make_site(_pages(40))
    _build(root)
    made: list[str] = []
    make = printing.make_batch

    def noting(
        press: Press, load: Load, face: Face, spared: frozenset[str], orders: Sequence[EditionOrder]
    ) -> list[Made]:
        made.extend(order.id for order in orders)
        return make(press, load, face, spared, orders)

    monkeypatch.setattr(printing, "make_batch", noting)
    (root / "content/2019-01-03/01.md").write_text(ARTICLE.replace("正文。", "正文，又。"), encoding="utf-8")
    _build(root)
    assert made == ["2019-01-03"]


def test_compiled_templates_are_kept_for_just_these_inputs(make_site: MakeSite) -> None:
    """A changed setting is another folder of them, and the old one goes; damaged ones are compiled anew."""
    root = make_site(_pages(1))
    kept = []
    for title in ("试刊", "晚报"):
        _take(root, "settings", title)
        _build(root)
        kept.append({file.relative_to(root) for file in root.glob(".cache/templates/*/*")})
    assert [len({file.parent for file in files}) for files in kept] == [1, 1]
    assert kept[0].isdisjoint(kept[1])
    _hurt(root, "spoilt", "templates/*/*")
    held = _held(root)
    (root / "content/2019-01-01/02.md").write_text(ARTICLE, encoding="utf-8")
    _build(root)
    assert _held(root) != held
    again = {file.relative_to(root): file.read_bytes() for file in root.glob(".cache/templates/*/*")}
    assert again.keys() >= kept[1]
    assert sum(data != b"\xff\x00 no note" for data in again.values()) > 20


def test_a_build_that_was_prepared_is_a_build(make_site: MakeSite) -> None:
    """It finds its templates compiled; what is wrong with them it tells itself."""
    root = make_site(_pages(1))
    config = load_config(root)
    builds.prepare_build(config)
    assert [file.name for file in config.cache.iterdir()] == ["templates"]
    compiled = {file: file.stat().st_mtime_ns for file in (config.cache / "templates").rglob("*")}
    assert _build(root).problems == []
    assert {file: file.stat().st_mtime_ns for file in (config.cache / "templates").rglob("*")} == compiled
    (root / "theme" / "words.toml").parent.mkdir()
    (root / "theme" / "words.toml").write_text("?", encoding="utf-8")
    builds.prepare_build(load_config(root))
    with pytest.raises(ProblemError):
        _build(root)


def test_a_theme_may_lack_what_its_templates_do_not_use(make_site: MakeSite) -> None:
    """As one that was copied before a file was added: nothing but that file is missing from what is kept offline."""
    root = make_site(_pages(1))
    shutil.copytree(PROJECT / "theme", root / "theme")
    for template in (root / "theme/templates").glob("*.html"):
        text = template.read_text(encoding="utf-8")
        template.write_text(text.replace("rare.css", "lists.css"), encoding="utf-8")
    shutil.rmtree(root / "theme/static/rare.css", ignore_errors=True)
    (root / "theme/static/rare.css").unlink(missing_ok=True)
    assert _build(root).problems == []
    worker = (root / "public/sw.js").read_text(encoding="utf-8")
    assert "/lists." in worker
    assert "/rare." not in worker


def test_touched_files_with_the_same_bytes_are_no_change(make_site: MakeSite) -> None:
    """As after a fresh clone, whose files are all of today."""
    root = make_site(_pages(3))
    _build(root)
    for path in (root / "content").rglob("*.md"):
        path.write_bytes(path.read_bytes())
    assert _build(root).published.written == 0


def test_one_issue_more_rewrites_few_pages(make_site: MakeSite) -> None:
    """However many there are: lists keep their older pages, older articles stay as they are."""
    root = make_site(_pages(40))
    _build(root)
    more = root / "content/2020-01-01"
    more.mkdir()
    (more / "issue.md").write_text(ISSUE.format("2020-01-01"), encoding="utf-8")
    (more / "01.md").write_text(ARTICLE, encoding="utf-8")
    assert _build(root).published.written < 50  # of 419


def test_an_issue_more_by_two_processes_makes_the_same_bytes(make_site: MakeSite) -> None:
    """Words that nobody has looked for yet are found by the other one."""
    root = make_site(_pages(3))
    _build(root, crew=Crew(2))
    more = root / "content/2020-01-01"
    more.mkdir()
    (more / "issue.md").write_text(ISSUE.format("2020-01-01"), encoding="utf-8")
    (more / "01.md").write_text(ARTICLE.replace("正文。", "昨日，李海涛在河西看戏。"), encoding="utf-8")
    _build(root, crew=Crew(2))
    again = _held(root)
    _build(root, clean=True)
    assert _held(root) == again


def test_a_list_that_shrinks_and_grows_again_has_all_its_pages(make_site: MakeSite, tmp_path: Path) -> None:
    """At its newest end, at its oldest, and within."""
    root = make_site(_pages(16))
    _build(root)
    whole = _held(root)
    days = sorted(folder.name for folder in (root / "content").iterdir())
    for some in (days[-5:], days[:2], days[6:7], days[1:], days[8:]):
        for way in ((root / "content", tmp_path), (tmp_path, root / "content")):
            for day in some:
                shutil.move(way[0] / day, way[1] / day)
            _build(root)
        assert _held(root) == whole


def test_an_edit_of_an_old_article_rewrites_few_files_of_the_index(make_site: MakeSite) -> None:
    """Those that hold the keys of the words that are otherwise now; it is the index of a clean build."""
    root = make_site(_pages(40))
    _build(root)
    (root / "content/2019-01-03/01.md").write_text(ARTICLE.replace("正文。", "正文，又。"), encoding="utf-8")
    assert _build(root).published.written < 20
    again = _held(root)
    _build(root, clean=True)
    assert _held(root) == again


def test_a_story_comes_back_into_feeds_as_it_is_by_then(make_site: MakeSite) -> None:
    """It was edited when newer ones stood there, which are gone."""
    root = make_site(_pages(4))
    with small_feeds():
        _build(root)
        (root / "content/2019-01-01/01.md").write_text(ARTICLE.replace("正文。", "另有正文。"), encoding="utf-8")
        _build(root)
        for day in ("2019-01-02", "2019-01-03", "2019-01-04"):
            shutil.rmtree(root / "content" / day)
        _build(root)
        again = _held(root)
        assert "另有正文。" in again["sections/news/feed.xml"].decode()
        _build(root, clean=True)
    assert _held(root) == again


def test_a_term_and_a_year_that_go_with_the_menu_s_change_are_gone(make_site: MakeSite) -> None:
    """An issue is taken out, and with it a section of the menu: everything is made anew, and what was its own goes."""
    lone = ARTICLE.replace("要闻", "文化").replace("扶贫", "消防")
    issue = {"content/2015-05-03/issue.md": ISSUE.format("2015-05-03")}
    root = make_site(_pages(3) | issue | {f"content/2015-05-03/0{n}.md": lone for n in (1, 2)})
    _build(root)
    assert {"tags/消防/index.html", "archive/2015/index.html"} <= _held(root).keys()
    shutil.rmtree(root / "content/2015-05-03")
    _build(root)
    again = _held(root)
    assert {"tags/消防/index.html", "archive/2015/index.html"}.isdisjoint(again)
    _build(root, clean=True)
    assert _held(root) == again


def test_several_processes_make_the_same_bytes(make_site: MakeSite) -> None:
    """As one does."""
    root = make_site(_pages(40))
    _build(root)
    alone = _held(root)
    shutil.rmtree(root / "public")
    _build(root, crew=Crew(2), clean=True)
    assert _held(root) == alone
