"""A Dask cluster makes the same bytes, whatever dies on the way; what is wrong with it is told in a sentence."""

import os
import shutil
import signal
import sys
import warnings
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from chongkan import cluster
from chongkan.builds import build_site
from chongkan.cli import main
from chongkan.config import PROJECT, load_config
from chongkan.conversions import convert_seeds, seeds_of
from chongkan.crew import ALONE, Crew, Hands
from chongkan.problems import ProblemError
from tests.conftest import MakeSite

PAGE = """\
2019年{month}月{day}日

要闻

第{n}条新闻打出组合拳
□本报记者 申昕

本报讯 {month}月{day}日，北关区开了第{n}次会。干部很忙，记者看到，村民也很忙。

会上说，第{n}件事要办好，老旧小区要改造。
"""


@pytest.fixture(scope="module")
def two_workers() -> Iterator[Any]:
    """A cluster of two worker processes on this machine."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from distributed import LocalCluster

        local = LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address="")
    with local:
        yield local


def _seeds() -> dict[str, str]:
    """Both seeds with their sidecars, and 200 pages more."""
    seeds = {f"seeds/{file.name}": file.read_text(encoding="utf-8") for file in (PROJECT / "seeds").iterdir()}
    return seeds | {f"seeds/{n}.txt": PAGE.format(n=n, month=n // 28 + 1, day=n % 28 + 1) for n in range(1, 201)}


def _run(root: Path, crew: Crew) -> dict[str, bytes]:
    """Convert and build; return what stands in content/ and public/."""
    config = load_config(root)
    converted = convert_seeds(config, seeds_of(config), crew)
    built = build_site(config, crew)
    assert (converted.pages, converted.problems, built.problems) == (202, [], [])
    files = [file for folder in ("content", "public") for file in (root / folder).rglob("*") if file.is_file()]
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in files}


def test_a_cluster_makes_the_same_bytes_though_workers_are_killed(
    make_site: MakeSite, two_workers: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Both seeds and 200 pages, converted and built, as one process does; a worker dies in each kind of work."""
    root = make_site({**_seeds(), "site.toml": (PROJECT / "site.toml").read_text(encoding="utf-8")})
    twin = shutil.copytree(root, tmp_path / "twin" / "site")
    killed: list[str] = []
    each = Hands.each

    def each_and_kill(self: Hands, work: Callable[..., Any], tasks: Any) -> Iterator[Any]:
        for n, result in enumerate(each(self, work, tasks)):
            if n == 2:
                victim = two_workers.workers[len(killed) % 2].pid
                os.kill(victim, signal.SIGKILL)
                killed.append(work.__name__)
            yield result

    alone = _run(twin, ALONE)
    monkeypatch.setattr(Hands, "each", each_and_kill)
    together = _run(root, Crew(cluster=two_workers.scheduler_address))
    assert together == alone
    assert {"_convert", "_read", "_make_editions"} <= set(killed)


def _content() -> dict[str, str]:
    issue, article = (
        "---\ntitle: 北关区新闻\ndate: 2019-01-01\n---\n",
        "---\ntitle: 标题\nsection: 要闻\n---\n\n正文。\n",
    )
    days = [f"2019-01-{n:02}" for n in range(1, 21)]
    return {f"content/{day}/{name}": text for day in days for name, text in (("issue.md", issue), ("01.md", article))}


def test_workers_that_hold_an_older_theme_are_started_anew(make_site: MakeSite, two_workers: Any) -> None:
    """A cluster outlives runs, and what its processes have read may have changed."""
    root = make_site(_content())
    shutil.copytree(PROJECT / "theme", root / "theme")
    crew = Crew(cluster=two_workers.scheduler_address)
    build_site(load_config(root), crew)
    words = root / "theme/words.toml"
    words.write_text(
        words.read_text(encoding="utf-8").replace("要闻", "头条").replace("上一版", "前一版"), encoding="utf-8"
    )
    build_site(load_config(root), crew)
    pages = [page.read_bytes() for page in sorted((root / "public").rglob("*.html"))]
    build_site(load_config(root), clean=True)
    assert pages == [page.read_bytes() for page in sorted((root / "public").rglob("*.html"))]


def test_a_cluster_that_is_not_there_is_told_and_the_site_stays(
    make_site: MakeSite, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody at the address, an address that is none, no package: a sentence and exit status 2."""
    root = make_site(_content())
    monkeypatch.setattr(cluster, "SECONDS", 1)
    for address in ("tcp://127.0.0.1:9", "nonsense", "tls://127.0.0.1:9"):
        assert main(["build", "--root", str(root), "--dask", address]) == 2
        assert f"--dask: {address}: 连不上 Dask 的调度器。" in capsys.readouterr().err
    monkeypatch.delitem(sys.modules, "chongkan.cluster")
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert main(["build", "--root", str(root), "--dask", "tcp://127.0.0.1:9"]) == 2
    assert "pip install --require-hashes -r requirements-dask.txt" in capsys.readouterr().err
    assert not (root / "public/index.html").exists()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"proof": ("/nowhere/at/all", "1")}, "does not see the site's folder"),
        ({"versions": ("Python-2.7.18",)}, "has other versions: Python-2.7.18、Python-3"),
        ({"sources": (("/nowhere", "1"),)}, "has other versions: chongkan"),
    ],
)
def test_a_worker_without_our_files_or_versions_is_told(
    make_site: MakeSite, two_workers: Any, monkeypatch: pytest.MonkeyPatch, change: dict[str, Any], told: str
) -> None:
    """Its pages might be others."""
    terms = cluster._terms
    monkeypatch.setattr(cluster, "_terms", lambda config: replace(terms(config), **change))
    with pytest.raises(ProblemError, match=told):
        build_site(load_config(make_site(_content())), Crew(cluster=two_workers.scheduler_address))
