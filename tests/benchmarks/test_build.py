"""The benchmark of builds: one archive for all, and a race that runs; no test says how fast anybody is."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from benchmarks.building.archive import SECTIONS, TERMS, Archive, edited, load_archive, terms_of
from benchmarks.building.cost import Command, FailedError, measure
from benchmarks.building.editions import Edition
from benchmarks.building.install import Installed
from benchmarks.building.ours import Ours
from benchmarks.building.peers import NAMES, Peer
from chongkan.config import PROJECT, load_config
from chongkan.content.load import load_issues


@pytest.fixture(scope="module")
def archive() -> Archive:
    """What the benchmark makes its issues of."""
    return load_archive(PROJECT, (row.key for row in load_config(PROJECT).sections))


def test_an_archive_has_what_the_figures_say_of_it(archive: Archive) -> None:
    """Eight sections, 300 terms, five of them to each of eight articles an issue; the same issue each time."""
    assert (len(archive.sections), len(set(archive.terms))) == (SECTIONS, TERMS)
    issue = archive.issue(5)
    assert issue == archive.issue(5) != archive.issue(6)
    assert [len(set(terms_of(article)) & set(archive.terms)) for article in issue.articles] == [5] * 8


def test_our_site_reads_the_issues_as_they_were_made(archive: Archive, tmp_path: Path) -> None:
    """content/ gives them back, as unchanged conversions; a person's edit is in the file of that article only."""
    ours = Ours(tmp_path / "site", PROJECT, archive)
    ours.lay()
    issue, config = archive.issue(3), load_config(PROJECT)
    ours.write(Edition(issue, config))
    found, problems = load_issues(ours.folder / "content")
    assert problems == []
    assert [(a.title, a.body, terms_of(a)) for a in found[0].articles] == [
        (a.title, a.body, terms_of(a)) for a in issue.articles
    ]
    assert all(article.tagged for article in found[0].articles)
    before = {path: path.stat().st_mtime_ns for path in (ours.folder / "content" / issue.id).iterdir()}
    ours.write(Edition(edited(issue, 1), config))
    assert [path.name for path, time in before.items() if path.stat().st_mtime_ns != time] == ["01.md"]


@pytest.mark.parametrize("name", NAMES)
def test_others_get_the_same_articles_in_both_scripts(archive: Archive, tmp_path: Path, name: str) -> None:
    """Titles and bodies are converted, sections and terms are the same keys, for which the site has labels."""
    peer = Peer(name, tmp_path / name, load_config(PROJECT), archive, Installed(tmp_path / "none"))
    peer.lay()
    edition = Edition(archive.issue(2), peer.config)
    peer.write(edition)
    assert all(template.is_file() for template in peer.templates)
    files = sorted(path for root in peer.roots for path in root.rglob("01.md"))
    texts = [path.read_text(encoding="utf-8") for path in files]
    assert ["zh-hant" in str(path.relative_to(tmp_path)) for path in files] == [False, True]
    for text, issue in zip(texts, (edition.issue, edition.traditional), strict=True):
        assert f"{issue.articles[0].body}\n" in text
        assert issue.articles[0].title in text
        assert all(term in text for term in terms_of(edition.issue.articles[0]))
    if name != "pelican":
        yaml.safe_load(texts[1].split("---")[1])
    for path in (path for root in peer.roots for path in root.rglob("*.json") if path.stem in ("site", "zh-hans")):
        assert set(archive.terms) <= set(json.loads(path.read_text(encoding="utf-8"))["labels"])


def test_a_cost_is_that_of_all_processes(tmp_path: Path) -> None:
    """Two at once, one of them with a child that holds 80 MiB: no time is counted twice, memory is seen where it is."""
    child = "import time; held = b'x' * (80 << 20); time.sleep(0.3)"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}]); print('done')"
    cost = measure([Command((sys.executable, "-c", code), tmp_path) for code in (parent, child)], tmp_path / "log")
    assert cost.printed == "done\n"
    assert 80 << 20 < cost.largest < 130 << 20
    assert cost.together > 150 << 20


def test_a_command_that_fails_is_told_with_its_last_words(tmp_path: Path) -> None:
    """Its exit status as well."""
    with pytest.raises(FailedError, match=r"exit status 3\nit broke"):
        measure([Command((sys.executable, "-c", "print('it broke'); exit(3)"), tmp_path)], tmp_path / "log")


def test_the_benchmark_runs(tmp_path: Path) -> None:
    """Eighty articles, ourselves only: every case has a row, and the build told what it wrote for an added issue."""
    command = [sys.executable, str(PROJECT / "benchmarks" / "build.py"), "--articles", "80", "--runs", "1"]
    run = subprocess.run(
        [*command, "--only", "chongkan", "--cases", "cold,nothing,add,edit,touch", "--work", str(tmp_path / "work")],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert len(re.findall(r"^chongkan +1 +\d", run.stdout, re.MULTILINE)) == 5
    written = re.search(
        r"^pages .* written for an added issue, both scripts: (\d+) \((\d+)\)$", run.stdout, re.MULTILINE
    )
    assert written
    assert 20 <= int(written[1]) < int(written[2])
    assert (tmp_path / "work" / "chongkan" / "public" / "index.html").exists()


def test_a_profile_finds_where_the_time_goes(tmp_path: Path) -> None:
    """A program that works in one function only, which ends itself with a status that is kept."""
    program, kept = tmp_path / "program.py", tmp_path / "kept"
    program.write_text("def busy():\n    for _ in range(3_000_000):\n        pass\n\n\nbusy()\nraise SystemExit(3)\n")
    sample = PROJECT / "benchmarks" / "building" / "sample.py"
    assert subprocess.run([sys.executable, str(sample), str(kept), str(program)], check=False).returncode == 3
    innermost = {stack[0][2] for seconds, stack in json.loads(kept.read_text(encoding="utf-8")) if seconds > 0}
    assert "busy" in innermost
