"""Addresses are made in one place."""

from urllib.parse import unquote, urljoin

import pytest

from chongkan.model import Term
from chongkan.site import urls


def test_a_han_key_is_raw_in_the_path_and_in_links() -> None:
    """Files are named as people read, and so are links in HTML; all else gets ASCII."""
    address = urls.address_of(Term("topic", "扶贫", "扶貧"))
    assert address == urls.href(address) == "/tags/扶贫/"
    assert urls.absolute("https://a.example", address) == "https://a.example/tags/%E6%89%B6%E8%B4%AB/"
    assert urls.file_of(address) == "tags/扶贫/index.html"
    assert urls.file_of_href(urls.href(address) + "?a#b") == "tags/扶贫/index.html"


@pytest.mark.parametrize("key", ["C++", "“六稳” 六保", "a?b#c", "50%", "<&\"'>", "ａ　ｂ"])
def test_a_link_is_what_its_path_is_once_quoted(key: str) -> None:
    """What HTML or a URL would read as a sign of its own never stands in a link."""
    link = urls.href(f"/tags/{key}/")
    assert unquote(link) == f"/tags/{key}/"
    assert not set(link) & set(" \"'<>&?#　")


@pytest.mark.parametrize("key", ["", ".", "..", "a/b", "a\\b", " a", "a\n", "字" * 100])
def test_what_cannot_be_a_folder_cannot_be_a_key(key: str) -> None:
    """It would leave its folder, or the disk would refuse it."""
    assert not urls.is_key(key)


@pytest.mark.parametrize("key", ["扶贫", "5G", "C++", "“六稳”", "a.b"])
def test_any_other_text_can_be_a_key(key: str) -> None:
    """Links quote what URLs do not allow."""
    assert urls.is_key(key)


def test_the_sites_own_script_has_no_prefix() -> None:
    """Others stand below their name in lower case."""
    assert urls.prefix_of("zh-Hans", "zh-Hans") == ""
    assert urls.prefix_of("zh-Hant", "zh-Hans") == "/zh-hant"


@pytest.mark.parametrize(
    "link", ["#a", "", "b/", "../", "../source/#L12", "/c/?q=1#%E6%89%B6", "/c/../d/", "//e/f", "?q#"]
)
def test_a_link_leads_where_a_browser_goes(link: str) -> None:
    """RFC 3986, from a page whose path has to be quoted."""
    assert urls.joined("/tags/扶贫/", link) == urljoin("/tags/%E6%89%B6%E8%B4%AB/", link)


def test_the_place_within_a_page_is_read_as_it_was_named() -> None:
    """Links quote what URLs do not allow."""
    assert [urls.fragment_of(link) for link in ("/a/#%E6%89%B6", "#b", "/a/?q")] == ["扶", "b", ""]
