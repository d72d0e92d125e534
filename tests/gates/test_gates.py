"""A gate that never fails is none: each finds the fault that was put into a page, and nothing in a page without."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from hashlib import sha512
from pathlib import Path

import pytest

from gates import hosts, plain, steadiness, targets, weight, width
from gates.__main__ import main
from gates.kinds import KINDS, SCRIPTS
from gates.markup import faults_in
from gates.site import Site, opened
from gates.verdict import Verdict

Judge = Callable[[Site], Verdict]

_GOOD = """<!doctype html><html lang="zh"><title>页</title><meta name="viewport" content="width=device-width">
<link rel="icon" href="/icon.svg"><link rel="stylesheet" href="/site.css"><body><main><h1>题</h1><p>文</p>{}</main>"""
_FAULTS = [
    (width.judge, '<p class="wide">宽</p>', "px wider than a screen of 320"),
    (hosts.judge, '<img src="http://127.0.0.1:9/a.png" alt="">', "another host"),
    (plain.judge, '<p id="late"></p><script src="/late.js"></script>', "cannot be read: 后来"),
    (plain.judge, '<button type="button">点</button>', "does nothing: 点"),
    (targets.judge, '<a href="/">小</a>', "小 (16 × "),
    (steadiness.judge, '<script src="/push.js"></script><p>动</p>', "what is shown moves"),
    (weight.judge, "<!-- " + "".join(sha512(bytes([n])).hexdigest() for n in range(256)) + " -->", "the bar is 12,288"),
]
_FILES = {
    "site.css": ".wide { min-width: 400px } .big { display: block; height: 44px }",
    "icon.svg": "<svg/>",
    "late.js": "document.querySelector('#late').textContent = '后来'",
    "push.js": "setTimeout(() => { document.querySelector('h1').style.marginTop = '200px' }, 400)",
}


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], Site]]:
    """A site with a home page and an article in each script; what is given stands in each."""
    for kind in KINDS.keys() - {"home", "article"}:
        monkeypatch.delitem(KINDS, kind)
    with ExitStack() as stack:
        yield lambda inside: stack.enter_context(opened(_written(tmp_path, inside)))


def _written(folder: Path, inside: str) -> Path:
    pages = [script + pattern for script in SCRIPTS for pattern in KINDS.values()]
    names = [page.replace("[12]*", "2020-01-01").replace("[0-9]*", "01") for page in pages]
    for name, text in (_FILES | dict.fromkeys(names, _GOOD.format(inside))).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def test_a_gate_finds_the_fault(site: Callable[[str], Site]) -> None:
    """Each kind of fault, all in one page."""
    bad = site("".join(fault for _, fault, _ in _FAULTS))
    assert [told for judge, _, told in _FAULTS if not any(told in fault for fault in judge(bad).faults)] == []


def test_a_page_without_fault_passes(site: Callable[[str], Site]) -> None:
    """A large target, text that stands in the page, a style of the site."""
    good = site('<p><a class="big" href="/">一个大的目标</a></p>')
    assert [fault for judge, *_ in _FAULTS for fault in judge(good).faults] == []


def test_the_validator_s_words_become_sentences() -> None:
    """Page, line, kind and message."""
    message = {
        "type": "info",
        "subType": "warning",
        "lastLine": 3,
        "message": "No.",
        "url": "file:/p/%E6%96%87/index.html",
    }
    assert list(faults_in(json.dumps({"messages": [message]}), Path("/p"))) == ["/文/ line 3: warning: No."]


def test_without_a_site_the_way_to_one_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Status 2, and the command."""
    assert main(["--public", str(tmp_path)]) == 2
    assert "python build.py" in capsys.readouterr().err
