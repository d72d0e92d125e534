"""What templates may do to a value."""

from types import SimpleNamespace

import pytest

from chongkan.model import Contributor, Photo, Term
from chongkan.site.filters import FILTERS
from chongkan.site.words import Words


@pytest.mark.parametrize(
    ("printed", "shown"),
    [("□本报记者 申昕", "本报记者 申昕"), ("(本报记者 田秀忠)", "本报记者 田秀忠"), ("申昕（文）", "申昕（文）")],
)
def test_the_ornament_and_brackets_of_a_byline_stay_in_the_printed_column(printed: str, shown: str) -> None:
    """The words stay."""
    assert FILTERS["byline"]({}, SimpleNamespace(byline=printed, authors=())) == shown


def test_a_name_in_a_byline_leads_to_its_page() -> None:
    """Where it has one, and once."""
    authors = [
        Contributor(Term("author", "安阳市北关区/申昕", "申昕"), "reporter"),
        Contributor(Term("author", "安阳市北关区/申昕", "申昕"), "photographer"),
        Contributor(Term("author", "安阳市北关区/宋可", "宋可", page=False), "photographer"),
    ]
    story = SimpleNamespace(byline="□本报记者 申昕 宋可 <文>/图", authors=authors)
    said = FILTERS["byline"](SimpleNamespace(parent={"frame": SimpleNamespace(prefix="/zh-hant")}), story)
    href = "/zh-hant/authors/安阳市北关区/申昕/"
    assert said == f'本报记者 <a rel="author" href="{href}">申昕</a> 宋可 &lt;文&gt;/图'


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("焦雅娟", "焦雅娟 摄"),
        ("姚瑶 摄", "姚瑶 摄"),
        ("本报记者田秀忠摄", "本报记者田秀忠摄"),
        ("新华社", "新华社"),
        (None, ""),
    ],
)
def test_a_bare_name_under_a_picture_is_said_to_have_taken_it(printed: str | None, shown: str) -> None:
    """Any other credit stays as printed; nothing is invented."""
    frame = SimpleNamespace(words=Words({"photo_by": {"zh-Hans": "{who} 摄"}}), variant="zh-Hans")
    assert FILTERS["credit"](SimpleNamespace(parent={"frame": frame}), Photo("图", printed)) == shown


def test_a_mark_leads_to_its_line_and_says_so() -> None:
    """In one word, escaped, as all output is."""
    words = SimpleNamespace(say=lambda variant, name: f"{variant} <{name}>")
    context = SimpleNamespace(parent={"frame": SimpleNamespace(variant="zh-Hans", words=words)})
    mark = '<a class="of" aria-label="zh-Hans &lt;source_line&gt;" href="../source/#L12"></a>'
    assert FILTERS["mark"](context, 12) == mark
