"""What all tests share: a site folder of their own to work in, and the switch that rewrites goldens."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

SITE_TOML = """\
title = "试刊"
tagline = "测试用的网站"
base_url = "https://paper.example"
script = "zh-Hans"
variants = ["zh-Hant"]
page_size = 3
sections = [
  { key = "要闻", slug = "news" },
  { key = "文化", slug = "culture" },
]
"""

# A property test must not fail because the machine was busy; on one machine it tries the same examples every time.
settings.register_profile("house", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("house")

MakeSite = Callable[[dict[str, str]], Path]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the switch of the golden tests."""
    parser.addoption(
        "--rewrite-goldens", action="store_true", help="write the golden files anew instead of comparing with them"
    )


@pytest.fixture
def rewrite_goldens(request: pytest.FixtureRequest) -> bool:
    """Tell whether goldens are to be written anew."""
    return bool(request.config.getoption("--rewrite-goldens"))


@pytest.fixture
def make_site(tmp_path: Path) -> MakeSite:
    """Return a function that makes a site folder of files, {path: text}, with a small site.toml if none is given."""

    def make(files: dict[str, str]) -> Path:
        for name, text in {"site.toml": SITE_TOML, **files}.items():
            path = tmp_path / "site" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode("utf-8"))
        return tmp_path / "site"

    return make
