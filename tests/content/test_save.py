"""The ownership of content/: the converter's files follow the converter, a person's files are never touched."""

import contextlib
import hashlib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chongkan.content.load import load_issues, load_ledger
from chongkan.content.preview import preview_conversion
from chongkan.content.receipts import Receipts
from chongkan.content.save import Saved, save_conversion
from chongkan.model import Conversion
from chongkan.problems import ProblemError
from tests.content.conversions import SEED, conversion


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Return a content folder that is not there yet."""
    return tmp_path / "content"


def save(content: Path, made: Conversion, seeds: tuple[str, ...] = (SEED,)) -> Saved:
    """Save as a run of its own does: with the receipts read afresh."""
    return save_conversion(content, made, Receipts(content), seeds)


def titles(content: Path, issue: int = 0) -> list[str]:
    """Return the titles of an issue, by which its articles are told apart."""
    issues, problems = load_issues(content)
    assert problems == []
    return [article.title for article in issues[issue].articles]


def edit(path: Path) -> bytes:
    """Change a file as a person does, and return what it holds then."""
    path.write_text(path.read_text(encoding="utf-8") + "\n编者加的一段。\n", encoding="utf-8")
    return path.read_bytes()


def test_a_conversion_is_saved_and_loaded_whole(content: Path) -> None:
    """What the converter handed over is what the site gets."""
    made = conversion()
    saved = save(content, made)
    assert saved == Saved("2019-10-21", True, written=("01.md", "02.md", "issue.md"))
    assert load_issues(content) == ((made.issue,), [])
    assert sorted(p.name for p in (content / "2019-10-21").iterdir()) == ["01.md", "02.md", "issue.md", "ledger.json"]


def test_saving_the_same_again_writes_nothing(content: Path) -> None:
    """A second run leaves every file as it is, its time of change too."""
    save(content, conversion())
    before = {p: p.stat().st_mtime_ns for p in content.rglob("*")}
    assert save(content, conversion()).unchanged == ("01.md", "02.md", "issue.md")
    assert {p: p.stat().st_mtime_ns for p in content.rglob("*")} == before


def test_a_better_conversion_replaces_what_nobody_changed(content: Path) -> None:
    """Files are rewritten, added, and removed where the new conversion does not make them."""
    save(content, conversion(["一", "二", "三"]))
    saved = save(content, conversion(["一", "两"]))
    assert (saved.written, saved.unchanged, saved.removed) == (("02.md",), ("01.md", "issue.md"), ("03.md",))
    assert titles(content) == ["一", "两"]


def test_a_file_a_person_changed_stays(content: Path) -> None:
    """The rest is written around it, and the ledger remembers what the converter had last written."""
    save(content, conversion())
    noted = load_ledger(content / "2019-10-21")
    mine = edit(content / "2019-10-21/02.md")
    saved = save(content, conversion(["壹", "贰"]))
    assert (saved.written, saved.kept) == (("01.md",), ("02.md",))
    assert (content / "2019-10-21/02.md").read_bytes() == mine
    ledger = load_ledger(content / "2019-10-21")
    assert ledger is not None
    assert noted is not None
    assert ledger.files["02.md"] == noted.files["02.md"]


def test_a_change_taken_back_gives_the_file_back_to_the_converter(content: Path) -> None:
    """Also after a conversion in between."""
    save(content, conversion())
    path = content / "2019-10-21/02.md"
    original = path.read_bytes()
    edit(path)
    save(content, conversion(["一", "贰"]))
    path.write_bytes(original)
    assert save(content, conversion(["一", "贰"])).written == ("02.md",)


def test_a_change_the_converter_comes_to_agree_with_is_the_converters(content: Path) -> None:
    """A person's file that equals the new conversion needs no protection any more."""
    save(content, conversion(["一", "二"]))
    save(content, conversion(["一", "贰"]))
    agreed = (content / "2019-10-21/02.md").read_bytes()
    save(content, conversion(["一", "二"]))
    (content / "2019-10-21/02.md").write_bytes(agreed)
    assert save(content, conversion(["一", "贰"])).unchanged == ("01.md", "02.md", "issue.md")
    assert save(content, conversion(["一", "三"])).written == ("02.md",)


def test_a_deleted_article_stays_deleted(content: Path) -> None:
    """However often the page is converted."""
    save(content, conversion())
    (content / "2019-10-21/01.md").unlink()
    for made in (conversion(["壹", "二"]), conversion(["one", "two"]), conversion()):
        assert save(content, made).deleted == ("01.md",)
    assert titles(content) == ["二"]


def test_a_persons_file_is_kept_when_the_conversion_no_longer_makes_it(content: Path) -> None:
    """An added article, or one changed that a changed seed no longer has, is not removed."""
    save(content, conversion(["一", "二"]))
    (content / "2019-10-21/09.md").write_text("---\ntitle: 编者的\n---\n", encoding="utf-8")
    save(content, conversion(["一"], sha256="s2"))
    assert titles(content) == ["一", "编者的"]


def test_windows_line_ends_are_no_change(content: Path) -> None:
    """A checkout that turns LF into CRLF does not make every file a person's."""
    save(content, conversion())
    path = content / "2019-10-21/01.md"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert save(content, conversion(["壹", "二"])).written == ("01.md",)


def test_a_taken_id_gets_a_number(content: Path) -> None:
    """Two pages of one day, and a folder that differs in case only, stand beside each other."""
    ids = [save(content, conversion(source=f"{n}.txt", sha256=f"{n}")).issue_id for n in "abc"]
    assert ids == ["2019-10-21", "2019-10-21-2", "2019-10-21-3"]
    assert save(content, conversion(source="d.txt", sha256="d", wish="A")).issue_id == "A"
    assert save(content, conversion(source="e.txt", sha256="e", wish="a")).issue_id == "a-2"
    assert save(content, conversion(source="f.txt", sha256="f", wish="../二 x")).issue_id == "x"


def test_an_id_once_made_stays(content: Path) -> None:
    """Another date in the sidecar does not move the page: its address is out in the world."""
    save(content, conversion())
    assert save(content, conversion(wish="2019-10-22")).issue_id == "2019-10-21"


def test_a_renamed_seed_keeps_its_folder(content: Path) -> None:
    """The same bytes under a new name are the same page; beside the old name they are another seed."""
    save(content, conversion())
    assert save(content, conversion(source="new.txt"), ("new.txt",)).issue_id == "2019-10-21"
    assert not Receipts(content).needs_conversion("new.txt", conversion().inputs)
    assert save(content, conversion(source="twin.txt"), ("new.txt", "twin.txt")).issue_id == "2019-10-21-2"


def test_an_issue_that_a_person_dated_still_knows_its_seed(content: Path, tmp_path: Path) -> None:
    """Its issue.md keeps the hash it had; the seed, changed and then renamed, is still the one that was converted."""
    save(content, conversion())
    issue_md = content / "2019-10-21/issue.md"
    issue_md.write_text(issue_md.read_text().replace("title: 北关区新闻", "title: 北关新闻"))
    seed, sha256 = "新的正文".encode(), hashlib.sha256("新的正文".encode()).hexdigest()
    save(content, conversion(sha256=sha256))
    assert save(content, conversion(source="new.txt", sha256=sha256), ("new.txt",)).issue_id == "2019-10-21"
    (tmp_path / "new.txt").write_bytes(seed)
    (issue,), problems = load_issues(content, tmp_path)
    assert (issue.title, issue.source_sha256, problems) == ("北关新闻", "s1", [])
    assert issue.seed
    assert (issue.seed.data, issue.seed.sha256, issue.seed.changed) == (seed, sha256, False)


def test_a_folder_a_person_renamed_is_found(content: Path) -> None:
    """The ledger names the seed, the folder's new name is the id."""
    save(content, conversion())
    (content / "2019-10-21").rename(content / "1021")
    assert save(content, conversion(["壹", "二"])).issue_id == "1021"
    assert titles(content) == ["壹", "二"]


def test_a_seed_is_converted_once_and_again_when_it_changed(content: Path) -> None:
    """New, changed by its bytes or its sidecar; not otherwise."""
    made = conversion()
    assert Receipts(content).needs_conversion(SEED, made.inputs)
    save(content, made)
    assert not Receipts(content).needs_conversion(SEED, made.inputs)
    assert Receipts(content).needs_conversion(SEED, "other inputs")


def test_a_folder_without_ledger_is_all_a_persons(content: Path) -> None:
    """An issue made by hand that names the seed is neither converted nor written into."""
    save(content, conversion())
    (content / "2019-10-21/ledger.json").unlink()
    assert not Receipts(content).needs_conversion(SEED, "other inputs")
    with pytest.raises(ProblemError, match=r"ledger\.json"):
        save(content, conversion(["壹"]))


def test_a_damaged_ledger_is_told_and_nothing_is_written(content: Path) -> None:
    """Without its receipt nobody knows whose the files are."""
    save(content, conversion())
    (content / "2019-10-21/ledger.json").write_text("{<<<<<<<", encoding="utf-8")
    receipts = Receipts(content)
    assert [p.path for p in receipts.problems] == ["content/2019-10-21/ledger.json"]
    assert not receipts.needs_conversion(SEED, "other inputs")
    with pytest.raises(ProblemError):
        save_conversion(content, conversion(["壹"]), receipts, (SEED,))


def test_a_page_divided_anew_is_left_alone_where_a_person_changed_it(content: Path) -> None:
    """Else the changed file would repeat text that now stands in another, or hide text that came to its number."""
    save(content, conversion(["一", "二", "三"]))
    mine = edit(content / "2019-10-21/02.md")
    made = conversion(["一", "二", "三"], place="安阳")
    moved = replace(made, lines=(*made.lines[:2], replace(made.lines[2], article="02")))
    assert save(content, moved).held == ("02",)
    assert (content / "2019-10-21/02.md").read_bytes() == mine
    assert titles(content) == ["一", "二", "三"]
    assert [receipt.issue_id for receipt in Receipts(content).held()] == ["2019-10-21"]  # told on every run
    assert not Receipts(content).needs_conversion(SEED, moved.inputs)  # and not converted again each time


def test_a_held_conversion_is_due_again_when_its_articles_are_given_back(content: Path) -> None:
    """As the converter wrote them, the changed one and the deleted one; then nothing is held any more."""
    save(content, conversion(["一", "二"]))
    first, second = content / "2019-10-21/01.md", content / "2019-10-21/02.md"
    texts = [first.read_bytes(), second.read_bytes()]
    first.unlink()
    edit(second)
    new = conversion(["一"], sha256="s2")
    assert save(content, new).held == ("01", "02")
    first.write_bytes(texts[0])
    assert Receipts(content).needs_conversion(SEED, new.inputs)
    assert save(content, new).held == ("02",)
    assert not Receipts(content).needs_conversion(SEED, new.inputs)
    second.write_bytes(texts[1])
    assert save(content, new).removed == ("02.md",)
    assert list(Receipts(content).held()) == []


def test_a_newer_converter_alone_holds_nothing_for_long(content: Path) -> None:
    """The seed's text is all in content/, only divided otherwise: whoever converts is told, later builds are sound."""
    made = conversion(["一", "二", "三"])
    save(content, made)
    edit(content / "2019-10-21/02.md")
    ledger = (content / "2019-10-21/ledger.json").read_bytes()
    moved = replace(made, lines=(*made.lines[:2], replace(made.lines[2], article="02")))
    assert save(content, moved).held == ("02",)
    assert list(Receipts(content).held()) == []
    assert (content / "2019-10-21/ledger.json").read_bytes() == ledger


def test_a_changed_seed_with_other_articles_is_held_too(content: Path) -> None:
    """Line numbers of two seeds cannot be compared, so a person's article needs the same numbers around it."""
    save(content, conversion(["一", "二"]))
    (content / "2019-10-21/01.md").unlink()
    assert save(content, conversion(["新", "一", "二"], sha256="s2")).held == ("01",)
    assert save(content, conversion(["一"], sha256="s3")).held == ("01",)
    assert titles(content) == ["二"]


def test_a_preview_shows_all_and_writes_nothing(content: Path) -> None:
    """Also what a person changed, and a page that is not there yet."""
    made = conversion()
    assert "+title: 一" in list(preview_conversion(content, made, Receipts(content)))
    assert not content.exists()
    save(content, made)
    assert list(preview_conversion(content, made, Receipts(content))) == []
    edit(content / "2019-10-21/02.md")
    (content / "2019-10-21/01.md").unlink()
    before = {p: p.stat().st_mtime_ns for p in content.rglob("*")}
    lines = list(preview_conversion(content, conversion(["壹", "二"]), Receipts(content)))
    assert [line for line in lines if line.startswith("#")] == [
        "# content/2019-10-21/01.md: 有人删了，不会再写 deleted by a person, stays away",
        "# content/2019-10-21/02.md: 有人改过，保持不动 changed by a person, stays as it is",
    ]
    assert "-编者加的一段。" in lines
    assert {p: p.stat().st_mtime_ns for p in content.rglob("*")} == before


class Killed(BaseException):
    """What stands for a kill -9 between two steps."""


@pytest.fixture
def kill_at(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return a list whose one number says before which step in the file system the process dies (0: never)."""
    left = [0]

    def dying(name: str) -> None:
        real = getattr(Path, name)

        def step(*args: object, **kwargs: object) -> object:
            left[0] -= 1
            if left[0] == 0:
                raise Killed
            return real(*args, **kwargs)

        monkeypatch.setattr(Path, name, step)

    for name in ("write_bytes", "unlink", "mkdir", "replace"):
        dying(name)
    return left


def test_a_conversion_killed_anywhere_is_finished_by_the_next(tmp_path: Path, kill_at: list[int]) -> None:
    """Before any step of it: no half file is taken for a person's, and nothing a person did is lost."""
    for step in range(1, 40):
        content = tmp_path / str(step) / "content"
        save(content, conversion(["一", "二", "三", "四", "五"]))
        mine = edit(content / "2019-10-21/04.md")
        (content / "2019-10-21/05.md").unlink()
        better = conversion(["壹", "二", "3", "四", "五"], place="安阳")
        kill_at[0] = step
        try:
            save(content, better)
        except Killed:
            assert Receipts(content).needs_conversion(SEED, better.inputs)
        else:
            assert step > 10
            return
        kill_at[0] = 0
        best = conversion(["壹", "贰", "3", "四", "五"])
        saved = save(content, best)
        assert (saved.kept, saved.deleted) == (("04.md",), ("05.md",))
        assert (content / "2019-10-21/04.md").read_bytes() == mine
        assert titles(content) == ["壹", "贰", "3", "四"]
        names = sorted(p.name for p in (content / "2019-10-21").iterdir())
        assert names == ["01.md", "02.md", "03.md", "04.md", "issue.md", "ledger.json"]
    pytest.fail("the conversion never came to its end")


def test_a_first_conversion_killed_anywhere_leaves_one_folder(tmp_path: Path, kill_at: list[int]) -> None:
    """The next run takes up the same folder, and deletes or doubles nothing."""
    for step in range(1, 40):
        content = tmp_path / str(step) / "content"
        kill_at[0] = step
        try:
            save(content, conversion())
        except Killed:
            kill_at[0] = 0
            save(content, conversion(["一"]))
            assert titles(content) == ["一"]
            assert [p.name for p in content.iterdir()] == ["2019-10-21"]
        else:
            return
    pytest.fail("the conversion never came to its end")


def test_pictures_are_saved_beside_their_articles(content: Path) -> None:
    """Once: a second run writes nothing, a changed picture is written anew, one that is gone goes with its folder."""
    made = conversion(pictures={"1.jpg": b"one", "2.png": b"two"})
    assert save(content, made).written == ("01.md", "02.md", "issue.md", "pictures/1.jpg", "pictures/2.png")
    assert save(content, made).written == ()
    assert save(content, conversion(pictures={"1.jpg": b"one", "2.png": b"2"})).written == ("pictures/2.png",)
    assert save(content, conversion()).removed == ("pictures/1.jpg", "pictures/2.png")
    assert not (content / "2019-10-21/pictures").exists()


def test_a_picture_that_a_person_changed_or_deleted_is_theirs(content: Path) -> None:
    """However often the page is converted, and whatever stands beside the seed then."""
    made = conversion(pictures={"1.jpg": b"one", "2.jpg": b"two"})
    save(content, made)
    folder = content / "2019-10-21/pictures"
    (folder / "1.jpg").write_bytes(b"cropped")
    (folder / "2.jpg").unlink()
    saved = save(content, conversion(pictures={"1.jpg": b"other", "2.jpg": b"two"}))
    assert (saved.kept, saved.deleted) == (("pictures/1.jpg",), ("pictures/2.jpg",))
    assert [path.read_bytes() for path in folder.iterdir()] == [b"cropped"]
    assert save(content, conversion()).kept == ("pictures/1.jpg",)


def test_a_picture_stays_while_a_persons_article_shows_it(content: Path) -> None:
    """Though it is no longer beside the seed; the article would have a hole."""
    save(content, conversion(pictures={"1.jpg": b"one", "2.jpg": b"two"}))
    article = content / "2019-10-21/01.md"
    edit(article)
    article.write_text(article.read_text(encoding="utf-8").replace("2.jpg", "null"), encoding="utf-8")
    for _ in range(2):
        assert save(content, conversion()).kept == ("01.md", "pictures/1.jpg")
        assert [path.name for path in (content / "2019-10-21/pictures").iterdir()] == ["1.jpg"]


def test_a_preview_names_pictures(content: Path) -> None:
    """Without trying to show their bytes as text."""
    save(content, conversion(pictures={"1.jpg": b"\xff\xd8"}))
    lines = list(preview_conversion(content, conversion(pictures={"1.jpg": b"\xff"}), Receipts(content), (SEED,)))
    assert lines == ["# content/2019-10-21/pictures/1.jpg: 会改写 would be written"]


steps = st.lists(
    st.tuples(st.sampled_from(["convert", "kill", "edit", "delete"]), st.integers(1, 12)), min_size=1, max_size=12
)


@given(steps)
def test_no_history_loses_a_persons_work(
    tmp_path_factory: pytest.TempPathFactory, history: list[tuple[str, int]]
) -> None:
    """Whatever is converted, killed, edited and deleted in whatever order, a person's files stay as they are."""
    content = tmp_path_factory.mktemp("history") / "content"
    folder = content / "2019-10-21"
    persons: dict[str, bytes | None] = {}
    names = ("01.md", "02.md", "03.md", "pictures/1.jpg")
    save(content, conversion(["一", "二", "三"], pictures={"1.jpg": b"0"}))
    for count, (what, number) in enumerate(history):
        name = names[number % 4]
        if what == "edit" and (folder / name).exists():
            persons[name] = edit(folder / name)
        elif what == "delete" and (folder / name).exists():
            (folder / name).unlink()
            persons[name] = None
        elif what in ("convert", "kill"):
            made = conversion([f"{n}{count}" for n in "一二三"], pictures={"1.jpg": f"{count}".encode()})
            _convert(content, made, number if what == "kill" else 0)
        for mine, data in persons.items():
            assert (folder / mine).read_bytes() == data if data is not None else not (folder / mine).exists()
    save(content, conversion(["甲", "乙", "丙"], pictures={"1.jpg": b"last"}))
    assert "pictures/1.jpg" in persons or (folder / "pictures/1.jpg").read_bytes() == b"last"
    new = {f"0{n}.md": title for n, title in enumerate("甲乙丙", 1) if f"0{n}.md" not in persons}
    found = {f"{a.number}.md": a.title for a in load_issues(content)[0][0].articles}
    assert {name: found[name] for name in new} == new


def _convert(content: Path, made: Conversion, die_at: int) -> None:
    """Save, dying before the given write (0: never)."""
    left = [die_at]
    real = Path.replace

    def replace_or_die(source: Path, target: Path) -> Path:
        left[0] -= 1
        if left[0] == 0:
            raise Killed
        return real(source, target)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "replace", replace_or_die)
        with contextlib.suppress(Killed):
            save(content, made)
