"""Bodies: what Markdown means in Chinese, and what is taken out."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from chongkan.site.markdown import render_markdown
from chongkan.site.plain import render_plain
from chongkan.site.python_markdown import render_any

PLAIN = st.text(st.sampled_from("春风又绿江南岸1a“”。，.-+=:|~\"'!{}() \u3000"), min_size=1)
TEXT = PLAIN | st.text(st.sampled_from("春1-=|#\n") | st.characters(codec="utf-8"))
BODIES = st.lists(st.tuples(st.sampled_from(["", "", "## ", "### ", "1. ", "- ", " "]), TEXT)).map(
    lambda blocks: "\n\n".join(mark + text for mark, text in blocks)
)


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("第一行\n第二行", "<p>第一行第二行</p>"),
        ("他说：\n“好”", "<p>他说：“好”</p>"),
        ("使用 Linux\n系统", "<p>使用 Linux\n系统</p>"),
        ("施工人员\nand 居民", "<p>施工人员\nand 居民</p>"),
        ("理**发**\n店", "<p>理<strong>发</strong>店</p>"),
        ("- 一行\n  两行", "<ul>\n<li>一行两行</li>\n</ul>"),
    ],
)
def test_a_line_end_between_full_width_characters_joins_with_nothing(source: str, html: str) -> None:
    """Elsewhere it stays white space."""
    assert render_markdown(source) == html


def test_a_backslash_at_a_line_end_breaks_the_line() -> None:
    """A poem's lines stay apart, and the paragraph is known as verse."""
    assert render_markdown("春风\\\n又绿") == '<p class="verse">春风<br>\n又绿</p>'


def test_who_signs_a_note_is_marked() -> None:
    """The last paragraph of a note that opens with —— is the speaker's line."""
    assert '<p class="speaker">——安保亮</p>' in render_markdown("> **书记点评** 很好。\n>\n> ——安保亮")


@pytest.mark.parametrize(
    "source",
    [
        "<script>alert(1)</script>",
        '<img src="x" onerror="alert(1)">',
        "[点](javascript:alert(1))",
        '<p style="position:fixed" class="masthead" id="main">好</p>',
        '<iframe src="https://other.example"></iframe>',
        '<a href="/x/" onclick="alert(1)">好</a>',
    ],
)
def test_what_could_run_load_or_restyle_is_taken_out(source: str) -> None:
    """Raw HTML is allowed in an article, but only what marks up text."""
    html = render_markdown(f"前\n\n{source}\n\n后")
    assert not any(
        word in html for word in ("script", "onerror", "onclick", "style", "masthead", "main", "iframe", "img")
    )


def test_one_article_does_not_leak_into_the_next() -> None:
    """The renderer is reused; link references of the body before are gone."""
    render_markdown("[一]: /x/")
    assert render_markdown("[一]") == "<p>[一]</p>"


@given(BODIES)
@example("春\xa0风")
@example("春\n---")
@example("## 春 ##")
@example("１. 春")
def test_the_short_way_for_plain_bodies_gives_what_the_library_gives(body: str) -> None:
    """Byte for byte, or it leaves the body to the library."""
    assert render_plain(body) in (None, render_any(body))


def test_the_short_way_is_taken_by_what_most_articles_are() -> None:
    """Paragraphs and subheads, with the marks of Chinese text."""
    assert render_plain("2019年，“好”——（1）\n\n## 一、春风") == "<p>2019年，“好”——（1）</p>\n<h2>一、春风</h2>"
