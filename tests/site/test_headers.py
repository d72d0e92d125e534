"""What a host says with every file: nothing inline but what is named, nothing from elsewhere, how long it is kept."""

import re
import tomllib
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest

from chongkan.config import PROJECT
from chongkan.site.headers import HEADERS_FILE, headers_text
from chongkan.site.in_memory import render_site
from tests.site.papers import issues, paper_config
from tests.site.served import Rules


@pytest.fixture
def rules(tmp_path: Path) -> Rules:
    """Return the rules of the site's own file."""
    (tmp_path / HEADERS_FILE).write_bytes(render_site(paper_config(), issues()).pages[HEADERS_FILE])
    return Rules(tmp_path / HEADERS_FILE)


def test_every_page_is_guarded(rules: Rules) -> None:
    """No other inline code, no frame around it, no guessing of types, no sensor, HTTPS only, no path told elsewhere."""
    said = dict(rules.of("/2019-10-21/01/"))
    policy = dict(part.split(" ", 1) for part in said["Content-Security-Policy"].split("; "))
    assert (policy["default-src"], policy["frame-ancestors"], policy["base-uri"]) == ("'none'",) * 3
    assert {*policy.values()} - {policy["script-src"]} == {"'none'", "'self'"}
    assert all(part.endswith("=()") for part in said["Permissions-Policy"].split(", "))
    assert said["X-Content-Type-Options"] == "nosniff"
    assert said["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert int(re.findall(r"max-age=(\d+)", said["Strict-Transport-Security"])[0]) >= 365 * 24 * 3600


def test_the_only_script_in_a_page_is_the_one_that_the_policy_names() -> None:
    """By the hash of its text; all others are files of the site."""
    files = render_site(paper_config(), issues()).pages
    named = re.findall(rb"script-src 'self' '(sha256-[^']+)';", files[HEADERS_FILE])
    pages = [content for name, content in files.items() if name.endswith(".html")]
    held = {script for page in pages for script in re.findall(rb"<script>(.*?)</script>", page, re.DOTALL)}
    assert named == [b"sha256-" + b64encode(sha256(script).digest()) for script in held]


def test_assets_are_kept_for_a_year_and_pages_are_asked_for_each_time(rules: Rules) -> None:
    """Pages by the hosts' own rule, which a rule of ours would only stand beside."""
    assert dict(rules.of("/assets/site.0123456789.css"))["Cache-Control"] == "public, max-age=31536000, immutable"
    for path in ("/", "/2019-10-21/", "/sw.js", "/feed.xml", "/search/"):
        assert "Cache-Control" not in dict(rules.of(path))


def test_no_header_is_sent_twice(rules: Rules) -> None:
    """By whichever rules, those of netlify.toml too: hosts join two values, or drop one."""
    assert "headers" not in tomllib.loads((PROJECT / "netlify.toml").read_text(encoding="utf-8"))
    for path in ("/", "/assets/2019-10-21/480.0123456789.avif", "/zh-hant/tags/扶贫/"):
        names = [name for name, _ in rules.of(path)]
        assert len(names) == len(set(names))


def test_every_header_is_one_line_of_ascii() -> None:
    """As HTTP has it; the first line says who made the file."""
    assert headers_text([]).startswith("# Chongkan: ")
    assert headers_text([]).isascii()
    assert max(map(len, headers_text([]).splitlines())) < 2000  # Cloudflare's bound
