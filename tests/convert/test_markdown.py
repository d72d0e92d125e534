"""Text goes into Markdown and comes out again as the same text."""

import html
import re

import markdown as renderer
from hypothesis import given
from hypothesis import strategies as st

from chongkan.convert import markdown
from chongkan.texts import plain_markdown

TRAPS = ("&amp;", "<b>", "<!--", "<a@b.cn>", "<https://a.cn>", "http://a.cn", "![a](b)", "[1]: a", "1. ", "* ", "    ")
MARKS = tuple("中a1.)(#*_`~[]<>&;!|\\-+=:\"'^${}？，")
lines = st.lists(st.sampled_from((*MARKS, *TRAPS)), min_size=1, max_size=14).map(lambda parts: _line("".join(parts)))
lines = lines.filter(bool)


def _line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def shown(source: str) -> str:
    """What a reader sees of Markdown, white space folded."""
    page = renderer.markdown(source)
    return _line(html.unescape(re.sub(r"<[^>]+>", "", page)))


@given(lines)
def test_an_escaped_line_shows_itself(line: str) -> None:
    """Whatever marks a line holds, a reader sees exactly them."""
    assert shown(markdown.escape(line)) == line


@given(lines)
def test_plain_undoes_escape(line: str) -> None:
    """The proof of conservation reads bodies as they will be shown."""
    assert plain_markdown(markdown.escape(line)) == line


@given(lines, st.sampled_from((2, 3)))
def test_a_subhead_shows_its_text(line: str, level: int) -> None:
    """A heading of the level asked for, and nothing lost at its end (a # there is text)."""
    page = renderer.markdown(markdown.heading(line, level))
    assert page.startswith(f"<h{level}>")
    assert shown(markdown.heading(line, level)) == line


@given(lines, lines)
def test_a_note_shows_label_and_text(label: str, text: str) -> None:
    """Both stand in one quotation, the label before the text."""
    made = markdown.note(label, text)
    assert renderer.markdown(made).startswith("<blockquote>")
    assert shown(made).replace(" ", "") == (label + text).replace(" ", "")


@given(st.lists(lines, min_size=1, max_size=4))
def test_verse_keeps_its_lines(stanza: list[str]) -> None:
    """A stanza is one block, each line closed by a backslash but the last."""
    made = markdown.verse(stanza)
    assert "\n\n" not in made
    assert plain_markdown(made).split("\n") == stanza


@given(st.lists(lines, min_size=1, max_size=4))
def test_items_show_their_text(texts: list[str]) -> None:
    """One item a text, printed numbers and bullets included."""
    page = renderer.markdown(markdown.items(texts))
    items = re.findall(r"<li>(.*?)</li>", page, re.DOTALL)
    assert [_line(html.unescape(re.sub(r"<[^>]+>", "", item))) for item in items] == texts


def test_ordinary_text_needs_no_escape() -> None:
    """What editors see in content/ is as clean as what was printed."""
    text = "“好！”他说：增长4.72%，见https://example.com/a-b（图1），3<5，R&D，第1版·要闻——一、加强领导"
    assert markdown.escape(text) == text.replace("<", "&lt;")
