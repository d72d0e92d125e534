"""Text is changed block by block; tags, addresses and code are not."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chongkan.site.markdown import render_markdown
from chongkan.variants.blocks import Blocks
from chongkan.variants.converter import convert_texts

TEXT = st.text(st.sampled_from("发理店干部后面头汉语“”‘’《》，。 \n*_`<>&\"'#-[]()a1\\") | st.characters(codec="utf-8"))


def convert(text: str) -> str:
    """Into Traditional."""
    return convert_texts([text], "zh-Hant", {})[text]


def rewrite(html: str, say: Callable[[str], str] = convert) -> str:
    """Each text said anew."""
    return Blocks(html).filled(say)


def test_a_word_that_a_tag_cuts_is_converted_as_one() -> None:
    """Alone, 发 would become 發."""
    assert rewrite("<p>理<em>发</em>店，头<b>发</b></p>") == "<p>理<em>髮</em>店，頭<b>髮</b></p>"


def test_a_word_does_not_reach_over_a_block() -> None:
    """The end of one paragraph and the start of the next are no word."""
    blocks = Blocks("<p>理</p>\n<p>发店</p><ul><li>一</li></ul>春<br>风")
    assert blocks.texts == ("理", "发店", "一", "春", "风")
    assert blocks.filled(str) == "<p>理</p>\n<p>发店</p><ul><li>一</li></ul>春<br>风"


@pytest.mark.parametrize(
    "kept",
    [
        '<a href="/tags/干部/">',
        '<h2 id="干部" class="干部">',
        "<code>干部</code>",
        "<pre>干部<b>干部</b></pre>",
        '<span translate="no">干部<br><i>干部</i></span>',
        '<span lang="zh-Hans">干部</span>',
    ],
)
def test_identity_and_code_are_kept(kept: str) -> None:
    """Addresses, ids, classes, code, and what is marked as not to be translated."""
    assert rewrite(f"<p>干部{kept}干部</p>") == f"<p>幹部{kept}幹部</p>"


def test_attributes_that_are_read_are_converted() -> None:
    """alt, title and aria-label, with what stands in quotation marks escaped."""
    html = '<img alt="干部&quot;&lt;" src="/干部.jpg" title="发展" aria-label="头发">'
    assert rewrite(html) == '<img alt="幹部&quot;&lt;" src="/干部.jpg" title="發展" aria-label="頭髮">'


@pytest.mark.parametrize("say", [convert, str, lambda text: "字" * len(text)])
@given(source=TEXT)
def test_tags_and_lengths_stay_whatever_the_article(say: Callable[[str], str], source: str) -> None:
    """For any Markdown that gather can render."""
    html = render_markdown(source)
    said = rewrite(html, say)
    assert _tags(said) == _tags(html)
    assert len(_text(said)) == len(_text(html))


def _tags(html: str) -> list[str]:
    return [re.sub(r' title="[^"]*"', "", tag) for tag in re.findall(r"<(?:[^>\"]|\"[^\"]*\")*>", html)]


def _text(html: str) -> str:
    from html import unescape

    return unescape(re.sub(r"<(?:[^>\"]|\"[^\"]*\")*>", "", html))
