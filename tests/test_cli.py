"""The command line: what each word does, what it says, and its exit status. The parts behind it are stand-ins."""

import hashlib
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pytest

from chongkan.builds import Before, Built, look_back
from chongkan.cli import main
from chongkan.config import Config
from chongkan.content.load import load_issues
from chongkan.convert.inputs import picture_files
from chongkan.crew import Crew
from chongkan.model import Conversion, Doubt, Issue
from chongkan.problems import Problem, ProblemError
from chongkan.publish.write import Published
from tests.conftest import MakeSite
from tests.content.conversions import conversion

PROJECT = Path(__file__).resolve().parent.parent


@dataclass
class Rendered:
    """What the stand-in for the site gives back."""

    pages: dict[str, bytes]
    problems: list[Problem]
    issues: int
    articles: int
    doubts: tuple[tuple[str, Doubt], ...] = ()


def _convert_seed(seed: Path, config: Config) -> Conversion:
    assert config.seeds == seed.parent
    text = seed.read_text(encoding="utf-8")
    if "坏" in text:
        raise ProblemError(Problem(f"seeds/{seed.name}", 1, "这一行坏了。", "改一改。"))
    if "错" in text:
        raise KeyError("错")
    return conversion(text.split(), source=seed.name, sha256=_inputs_hash(seed))


def _explain_seed(seed: Path) -> str:
    text = seed.read_text(encoding="utf-8")
    if "坏" in text:
        raise ProblemError(Problem(f"seeds/{seed.name}", 1, "这一行坏了。", "改一改。"))
    return f"{seed.name}: {len(text.split())} 行"


def _inputs_hash(seed: Path) -> str:
    # As the small conversions of tests/content name their inputs.
    return hashlib.sha256(seed.read_bytes()).hexdigest()


def _render_site(config: Config, issues: tuple[Issue, ...]) -> Rendered:
    pages = {f"{issue.id}/index.html": issue.title.encode() for issue in issues}
    if config.title == "坏":
        raise ProblemError(Problem("site.toml", 0, "没有这种文字。", "改设置。"))
    wrong = [Problem("content/x", 0, "链接断了。", "改链接。")] if config.title == "断" else []
    doubts = tuple(("content/x/01.md", doubt) for i in issues for a in i.articles for doubt in a.review)
    return Rendered(pages, wrong, len(issues), sum(len(issue.articles) for issue in issues), doubts)


def _build_site(config: Config, _crew: Crew, clean: bool, _before: Before) -> Built:
    assert not clean
    issues, problems = load_issues(config.content)
    rendered = _render_site(config, issues)
    for name, data in rendered.pages.items():
        (config.public / name).parent.mkdir(parents=True, exist_ok=True)
        (config.public / name).write_bytes(data)
    count, doubts = len(rendered.pages), sum(len(article.review) for issue in issues for article in issue.articles)
    published = Published(count, 0, 0)
    return Built(rendered.issues, rendered.articles, doubts, count, published, [*problems, *rendered.problems])


@pytest.fixture(autouse=True)
def stand_ins(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Put stand-ins where the converter, the site and publishing are imported from, and the project out of reach."""
    monkeypatch.setattr("chongkan.cli.PROJECT", tmp_path / "nowhere")
    functions: dict[str, dict[str, object]] = {
        "chongkan.convert.conversion": {"convert_seed": _convert_seed},
        "chongkan.convert.inputs": {
            "inputs_hash": lambda seed: f"inputs of {_inputs_hash(seed)} ",
            "picture_files": picture_files,
        },
        "chongkan.convert.explain": {"explain_seed": _explain_seed},
        "chongkan.site.in_memory": {"render_site": _render_site},
        "chongkan.builds": {"build_site": _build_site, "look_back": look_back, "prepare_build": lambda _: None},
    }
    for name, attributes in functions.items():
        module = ModuleType(name)
        vars(module).update(attributes)
        monkeypatch.setitem(sys.modules, name, module)


def run(root: Path, *words: str) -> int:
    """Run the command line on a site's folder."""
    return main([*words, "--root", str(root)])


def test_no_word_converts_builds_and_says_so_in_three_lines(
    make_site: MakeSite, capsys: pytest.CaptureFixture[str]
) -> None:
    """A seed becomes an issue and a page; a second run finds nothing to convert."""
    root = make_site({"seeds/001.txt": "一\n二"})
    assert run(root) == 0
    assert (root / "public/2019-10-21/index.html").exists()
    said = capsys.readouterr()
    assert said.out.splitlines() == [
        "转换 converted: 1 版 pages, 3 个文件写入 files written",
        "生成 built: 1 版 pages, 2 篇 articles, 1 个文件 files (1 写入 written, 0 未变 unchanged, 0 删去 removed)",
        f"网站 site: {root / 'public'}",
    ]
    assert said.err == ""
    assert run(root) == 0
    assert capsys.readouterr().out.startswith("转换 converted: 0 版 pages")


def test_a_broken_seed_stops_nothing_but_itself(make_site: MakeSite, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither one the converter refuses nor one it trips over; both are named, and the status is 1."""
    root = make_site({"seeds/1.txt": "坏", "seeds/2.txt": "错", "seeds/3.TXT": "一", "seeds/.4.txt": "坏"})
    assert run(root) == 1
    assert (root / "public/2019-10-21/index.html").exists()
    told = capsys.readouterr().err.splitlines()
    assert [line.split(": ")[0] for line in told] == ["seeds/1.txt:1", "seeds/2.txt"]
    assert "KeyError('错') (test_cli.py:" in told[1]


def test_a_broken_content_file_is_told_and_the_rest_is_built(
    make_site: MakeSite, capsys: pytest.CaptureFixture[str]
) -> None:
    """The report names file, line and mend."""
    root = make_site({"seeds/1.txt": "一 二"})
    run(root)
    (root / "content/2019-10-21/01.md").write_text("---\ntitel: 一\n---\n", encoding="utf-8")
    capsys.readouterr()
    assert run(root) == 1
    said = capsys.readouterr()
    assert "1 篇 articles" in said.out
    assert "content/2019-10-21/01.md:2: 不认识的字段 “titel”。Unknown key “titel”. 可用的字段" in said.err


def test_the_same_page_twice_is_told_and_converted_once(
    make_site: MakeSite, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two seeds with the same bytes are one page."""
    root = make_site({"seeds/1.txt": "一", "seeds/2.txt": "一"})
    assert run(root) == 1
    assert [p.name for p in (root / "content").iterdir()] == ["2019-10-21"]
    assert capsys.readouterr().err.startswith("seeds/2.txt: 和 1.txt 内容完全相同")


def test_the_copy_of_a_page_that_is_there_already_is_the_one_that_is_told(
    make_site: MakeSite, capsys: pytest.CaptureFixture[str]
) -> None:
    """Though its name comes first: the page keeps its one address."""
    root = make_site({"seeds/b.txt": "一"})
    assert run(root) == 0
    (root / "seeds/a.txt").write_text("一", encoding="utf-8")
    assert run(root) == 1
    assert [p.name for p in (root / "content").iterdir()] == ["2019-10-21"]
    assert capsys.readouterr().err.startswith("seeds/a.txt: 和 b.txt 内容完全相同")


def test_what_nobody_reads_in_seeds_is_told(make_site: MakeSite, capsys: pytest.CaptureFixture[str]) -> None:
    """Pages saved as something else, settings and folders whose page is called otherwise."""
    fine = [
        "1.txt",
        "1.toml",
        "1.pdf",
        "1/2.tmp",
        "a.b.txt",
        "a.b.toml",
        "a.b/1.tmp",
        "3.jpg",
        "README.md",
        ".x",
        "Thumbs.db",
    ]
    other = ["page.docx", "2.toml", "2019/5.txt"]
    root = make_site({f"seeds/{name}": name[0] if name.endswith(".txt") else "" for name in fine + other})
    assert run(root) == 1
    told = capsys.readouterr().err.splitlines()
    assert [line.split("。")[0] for line in told] == [
        "seeds/2.toml: 没有同名的 .txt，这个文件没有用",
        "seeds/2019: 没有和文件夹同名的 .txt，里面的都没有读",
        "seeds/page.docx: 这不是 .txt，没有读",
    ]


def test_convert_takes_all_seeds_or_those_named(make_site: MakeSite, capsys: pytest.CaptureFixture[str]) -> None:
    """By name, by name without .txt, by path; it builds nothing."""
    root = make_site({"seeds/1.txt": "一", "seeds/2.txt": "二"})
    assert run(root, "convert", "1", str(root / "seeds/1.txt"), "1.txt") == 0
    assert capsys.readouterr().out == "转换 converted: 1 版 pages, 2 个文件写入 files written\n"
    assert run(root, "convert") == 0
    assert capsys.readouterr().out == "转换 converted: 2 版 pages, 2 个文件写入 files written\n"
    assert not (root / "public").exists()


def test_convert_keeps_what_a_person_changed(make_site: MakeSite, capsys: pytest.CaptureFixture[str]) -> None:
    """And says how many files it kept."""
    root = make_site({"seeds/1.txt": "一 二"})
    run(root)
    article = root / "content/2019-10-21/01.md"
    article.write_text("---\ntitle: 编者的标题\n---\n", encoding="utf-8")
    capsys.readouterr()
    assert run(root, "convert") == 0
    assert "1 个有人改过，保持不动" in capsys.readouterr().out
    assert "编者的标题" in article.read_text(encoding="utf-8")


def test_a_page_divided_anew_is_told(make_site: MakeSite, capsys: pytest.CaptureFixture[str]) -> None:
    """The report tells how to see the difference and how to start afresh."""
    root = make_site({"seeds/1.txt": "一 二"})
    run(root)
    (root / "content/2019-10-21/01.md").unlink()
    (root / "seeds/1.txt").write_text("零 一 二", encoding="utf-8")
    assert run(root, "convert") == 1
    assert f'build.py convert --diff --root "{root}" "1.txt"  ' in capsys.readouterr().err


def test_a_page_that_is_held_is_told_on_every_run(make_site: MakeSite, capsys: pytest.CaptureFixture[str]) -> None:
    """By every command that builds or checks, once each, and nothing is converted anew for it."""
    name = "2020-08-22 潞川日报 03.txt"
    root = make_site({f"seeds/{name}": "一 二"})
    run(root)
    (root / "content/2019-10-21/01.md").unlink()
    (root / f"seeds/{name}").write_text("零 一 二", encoding="utf-8")
    assert run(root) == 1
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert f'"{name}"  ' in told
    for words in ([], ["build"], ["check"]):
        assert run(root, *words) == 1
        said = capsys.readouterr()
        assert said.err == told
        assert "转换 converted: 1" not in said.out
    (root / "content/2019-10-21/ledger.json").unlink()
    assert run(root) == 0


def test_doubts_are_counted_and_check_lists_them(make_site: MakeSite, capsys: pytest.CaptureFixture[str]) -> None:
    """They are no problems: the status stays 0. Where there are none, nothing is said of them."""
    article = "---\ntitle: 甲\nreview:\n  - line: 15\n    kind: join\n    text: 举措\n    hint: 读作接上一段\n---\n"
    root = make_site({"content/x/issue.md": "---\ntitle: 新闻\n---\n", "content/x/01.md": article})
    assert run(root) == 0
    assert "1 篇 articles, 1 处待看 to look at (review: in content/), 1 个文件 files" in capsys.readouterr().out
    assert run(root, "check") == 0
    assert "content/x/01.md: 待看 to look at: 原文第 15 行 line 15: 举措（读作接上一段）" in capsys.readouterr().out


def test_a_mistake_in_the_vocabulary_is_told_by_every_build(
    make_site: MakeSite, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also where nothing is converted; the site is built all the same."""
    vocabulary = {"vocabulary/columns.tsv": "图说\tx\t图\n", "vocabulary/topics.tsv": "#\n扶贫\n"}
    root = make_site({"content/x/issue.md": "---\ntitle: 新闻\n---\n", **vocabulary})
    for words in ([], ["build"], ["check"]):
        assert run(root, *words) == 1
        told = capsys.readouterr().err.splitlines()
        assert [line.split(": ")[0] for line in told] == ["vocabulary/topics.tsv:2", "vocabulary/columns.tsv:1"]


def test_articles_without_a_topic_are_listed_with_words_for_the_table(
    make_site: MakeSite, capsys: pytest.CaptureFixture[str]
) -> None:
    """So that the editor adds a row."""
    article = "---\ntitle: 皮影戏进校园\n---\n\n皮影戏老艺人走进课堂，孩子们学皮影戏。\n"
    root = make_site({"content/x/issue.md": "---\ntitle: 新闻\n---\n", "content/x/01.md": article})
    assert run(root, "check") == 0
    said = capsys.readouterr().out
    assert "content/x/01.md: 没有话题 no topic (vocabulary/topics.tsv)；可加的词 words to add: 皮影" in said


def test_characters_that_may_be_converted_wrongly_are_listed_on_request(
    make_site: MakeSite, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the row that settles it, to be copied into conversion.tsv."""
    article = "---\ntitle: 会议\n---\n\n他的头发现在全白了。\n"
    files = {"content/x/issue.md": "---\ntitle: 新闻\n---\n", "content/x/01.md": article}
    root = make_site({**files, "vocabulary/conversion.tsv": ""})
    assert run(root, "check", "--variants") == 0
    said = capsys.readouterr().out
    assert "content/x/01.md: “发” 转作 becomes" in said
    assert "头发\t頭髮" in said.splitlines()


def test_a_missing_model_is_said_once(
    make_site: MakeSite, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The pages are converted by rules, and nothing failed."""
    root = make_site({"seeds/1.txt": "一", "seeds/3.txt": "三"})
    monkeypatch.setattr("chongkan.convert.names.mentions.load_tagger", lambda: None)
    assert run(root, "convert") == 0
    assert capsys.readouterr().err.count("requirements-names.txt") == 2  # in Chinese, and in English


def test_diff_shows_and_writes_nothing(make_site: MakeSite, capsys: pytest.CaptureFixture[str]) -> None:
    """A unified diff of each file that would change, and one sentence where there is none."""
    root = make_site({"seeds/1.txt": "一", "seeds/2.txt": "坏"})
    assert run(root, "convert", "--diff") == 1
    assert "+title: 一" in capsys.readouterr().out
    assert not (root / "content").exists()
    run(root, "convert", "1.txt")
    capsys.readouterr()
    assert run(root, "convert", "1.txt", "--diff") == 0
    assert capsys.readouterr().out == "没有区别。No difference.\n"


def test_explain_prints_the_converters_reading(make_site: MakeSite, capsys: pytest.CaptureFixture[str]) -> None:
    """For one seed, or what is wrong with it."""
    root = make_site({"seeds/1.txt": "一", "seeds/2.txt": "坏"})
    assert run(root, "convert", "--explain", "1.txt") == 0
    assert capsys.readouterr().out == "1.txt: 1 行\n"
    assert run(root, "convert", "--explain", "2.txt") == 1
    assert capsys.readouterr().err == "seeds/2.txt:1: 这一行坏了。 改一改。\n"


def test_check_tells_and_writes_nothing(make_site: MakeSite, capsys: pytest.CaptureFixture[str]) -> None:
    """The problems of the pages give status 1."""
    root = make_site({"content/a/issue.md": "---\ntitle: 新闻\n---\n"})
    assert run(root, "check") == 0
    (root / "site.toml").write_text((root / "site.toml").read_text().replace("试刊", "断"), encoding="utf-8")
    assert run(root, "check") == 1
    said = capsys.readouterr()
    assert "1 个问题 problems" in said.out
    assert said.err == "content/x: 链接断了。 改链接。\n"
    assert not (root / "public").exists()


def test_an_empty_site_is_told_what_to_do(make_site: MakeSite, capsys: pytest.CaptureFixture[str]) -> None:
    """And what was published before stays."""
    root = make_site({"public/index.html": "old"})
    assert run(root) == 1
    assert "放进 seeds/" in capsys.readouterr().err
    assert (root / "public/index.html").exists()


@pytest.mark.parametrize(
    "words", [["convert", "9.txt"], ["convert", "--explain", "9.txt"], ["convert", "--diff", "9.txt"]]
)
def test_a_seed_that_is_not_there_is_a_usage_error(
    make_site: MakeSite, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """The sentence names those that are there."""
    root = make_site({"seeds/1.txt": "一"})
    assert run(root, *words) == 2
    assert "there are: 1.txt" in capsys.readouterr().err


def test_what_cannot_be_used_at_all_gives_status_2(make_site: MakeSite, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder that is not there, settings that are wrong, a word that is none."""
    assert run(Path("no-such-folder")) == 2
    assert run(make_site({"site.toml": "title = 1"})) == 2
    root = make_site({"seeds/1.txt": "坏", "content/a/issue.md": "---\ntitle: 新闻\n---\n"})
    (root / "site.toml").write_text((PROJECT / "site.toml").read_text(encoding="utf-8").replace("重刊", "坏"), "utf-8")
    capsys.readouterr()
    assert run(root) == 2
    assert capsys.readouterr().err.count("\n") == 2  # the seed's problem is told as well
    with pytest.raises(SystemExit) as caught:
        main(["publish"])
    assert caught.value.code == 2


def test_a_file_in_the_way_is_told(make_site: MakeSite, capsys: pytest.CaptureFixture[str]) -> None:
    """The file system's refusals are sentences too."""
    root = make_site({"seeds/1.txt": "一", "public": "a file"})
    assert run(root) == 1
    assert "A file cannot be read or written" in capsys.readouterr().err


def test_an_interrupt_is_no_traceback(make_site: MakeSite, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever presses Ctrl-C gets the usual status."""

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(sys.modules["chongkan.builds"], "build_site", interrupted)
    assert run(make_site({"seeds/1.txt": "一"})) == 130


def test_root_may_stand_before_or_after_the_word(make_site: MakeSite) -> None:
    """As people type it."""
    root = make_site({"seeds/1.txt": "一"})
    assert main(["--root", str(root), "convert"]) == 0
    assert main(["convert", "--root", str(root)]) == 0


def test_help_names_every_word_and_status() -> None:
    """The real program, in a process of its own, from another folder."""
    done = subprocess.run(
        [sys.executable, PROJECT / "build.py", "--help"], capture_output=True, text=True, encoding="utf-8", cwd="/"
    )
    assert done.returncode == 0
    assert all(
        word in done.stdout for word in ("convert", "build", "check", "--root", "--diff", "--explain", "exit status")
    )


def test_a_missing_package_is_told(tmp_path: Path) -> None:
    """A Python without the packages says what to run, not where it fell."""
    done = subprocess.run(
        [sys.executable, "-S", "-E", PROJECT / "build.py"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=tmp_path,
    )
    assert done.returncode == 2
    assert "requirements.txt" in done.stderr
    assert "Traceback" not in done.stderr
