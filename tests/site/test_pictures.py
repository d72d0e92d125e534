"""Pictures on pages: in sizes and formats that browsers choose from, described, clean, told where they are wrong."""

import io
import json
import re
from pathlib import Path
from zipfile import ZipFile

import pytest
from PIL import Image

from chongkan.builds import Built, build_site
from chongkan.cli import main
from chongkan.config import load_config
from chongkan.site import renditions
from chongkan.site.renditions import renditions_of
from tests.conftest import MakeSite
from tests.picturing import CAMERA, PAGE, SIX, broken, huge, picture, put, told

ISSUE = "---\ntitle: 柳溪新闻\ndate: 2021-05-06\n---\n"
ARTICLE = "---\ntitle: 老街换新颜\nsection: 要闻\ngenre: {}\nphotos:\n{}---\n\n改造后的老街重新开街。\n"
PHOTO = "  - caption: {}\n    credit: 孙小雨 摄\n    file: {}\n"


def article(*photos: tuple[str, str], genre: str = "news") -> str:
    """Return an article's file with (caption, picture file) of its photos."""
    return ARTICLE.format(genre, "".join(PHOTO.format(*photo) for photo in photos))


@pytest.fixture
def root(make_site: MakeSite) -> Path:
    """Return a site with one issue: an article with a tall and a small picture, a photo story; and the pictures."""
    texts = {
        "content/2021-05-06/issue.md": ISSUE,
        "content/2021-05-06/01.md": article(("游客在老街“游览”", "tall.jpg"), ("修伞", "small.png")),
        "content/2021-05-06/02.md": article(("孩子们放风筝", "wide.webp"), genre="photo"),
    }
    root = make_site(texts)
    put(
        root / "content/2021-05-06/pictures",
        {
            "tall.jpg": told("JPEG", turned=6, size=(1800, 1200)),
            "small.png": picture("PNG", (300, 200)),
            "wide.webp": picture("WEBP", (1000, 500)),
        },
    )
    return root


def build(root: Path) -> Built:
    """Build a site."""
    return build_site(load_config(root))


def page(root: Path, path: str) -> str:
    """Return a page of the built site."""
    return (root / "public" / path / "index.html").read_text(encoding="utf-8")


def test_an_article_shows_its_pictures(root: Path) -> None:
    """Upright, with width, height and the caption; AVIF before WebP before JPEG; never larger than they are."""
    assert build(root).problems == []
    figures = re.findall(r"<figure.*?</figure>", page(root, "2021-05-06/01"), re.DOTALL)
    assert len(figures) == 2
    tall, small = figures
    assert re.findall(r'type="(\S+)"', tall) == ["image/avif", "image/webp"]
    assert re.findall(r" (\d+w)", tall) == ["480w", "960w", "1200w"] * 2
    assert 'width="1200" height="1800" alt="游客在老街“游览”" loading="lazy"' in tall
    assert 'width="300" height="200"' in small
    assert re.findall(r" (\d+w)", small) == ["300w"] * 2
    for path in re.findall(r'/assets/2021-05-06/[^ ",]+', "".join(figures)):
        file = root / "public" / path[1:]
        assert CAMERA.encode() not in file.read_bytes()
        with Image.open(file) as image:
            assert (f"image/{image.format}".lower(), dict(image.getexif())) == (f"image/{file.suffix[1:]}", {})
            assert image.width == int(re.split(r"[-.]", file.name)[1])


def test_the_traditional_page_describes_them_in_traditional(root: Path) -> None:
    """The files are the same, the words are not."""
    build(root)
    simplified, traditional = page(root, "2021-05-06/02"), page(root, "zh-hant/2021-05-06/02")
    assert 'alt="孩子們放風箏"' in traditional
    files = [re.findall(r'/assets/2021-05-06/[^ ",]+', text) for text in (simplified, traditional)]
    assert files[0] == files[1] != []


def test_front_pages_show_them_on_cards(root: Path) -> None:
    """The lead's picture and that of the photo story, on the issue's page and at home."""
    build(root)
    for path in ("2021-05-06", ""):
        front = page(root, path)
        assert front.count("<picture>") == 2
        assert re.findall(r'alt="([^"]*)"', front) == ["游客在老街“游览”", "孩子们放风筝"]


def test_machines_are_told_of_them(root: Path) -> None:
    """A JPEG for previews of the link; all of them in JSON-LD; both with the whole address."""
    build(root)
    text = page(root, "2021-05-06/01")
    shown = re.findall(r'<img src="([^"]*)"', text)
    assert re.findall(r'property="og:image" content="([^"]*)"', text) == ["https://paper.example" + shown[0]]
    data = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', text)[0])
    assert data[0]["image"] == ["https://paper.example" + path for path in shown]
    assert all(path.endswith(".jpeg") for path in shown)


def test_feeds_show_them(root: Path) -> None:
    """With their whole addresses, since they are read elsewhere."""
    build(root)
    feed = json.loads((root / "public/feed.json").read_text(encoding="utf-8"))
    first = feed["items"][0]
    assert first["image"].startswith("https://paper.example/assets/2021-05-06/")
    assert first["content_html"].count('<figure><img src="https://paper.example/assets/2021-05-06/') == 2
    assert first["image"] in (root / "public/feed.xml").read_text(encoding="utf-8")


def test_a_picture_that_cannot_be_shown_leaves_its_caption(root: Path) -> None:
    """Broken, huge, missing, not asked for: each is told with its file; all else is built."""
    put(root / "content/2021-05-06/pictures", {"tall.jpg": broken(), "wide.webp": huge(), "more.png": picture("PNG")})
    (root / "content/2021-05-06/pictures/small.png").unlink()
    problems = build(root).problems
    assert sorted((p.path, p.what[:8]) for p in problems) == [
        ("content/2021-05-06/01.md", "没有照片文件 c"),
        ("content/2021-05-06/pictures/more.png", "没有一篇文章用这"),
        ("content/2021-05-06/pictures/tall.jpg", "照片文件坏了，或"),
        ("content/2021-05-06/pictures/wide.webp", "照片太大（300"),
    ]
    assert page(root, "2021-05-06/01").count('class="picture-note"') == 2
    assert "<picture>" not in page(root, "2021-05-06/02")
    assert build(root).problems == problems


def test_pictures_beside_a_seed_come_to_its_pages(make_site: MakeSite, capsys: pytest.CaptureFixture[str]) -> None:
    """Six of four formats in one run: what the camera wrote into them is nowhere; a broken and a huge one are told."""
    root = make_site({"seeds/2021-05-06.txt": PAGE})
    put(root / "seeds/2021-05-06", SIX | {"9.jpg": broken(), "10.gif": huge()})
    assert main(["--root", str(root)]) == 1
    said = capsys.readouterr()
    assert [name for name in SIX if f"seeds/2021-05-06/{name}:" in said.out + said.err] == ["9.jpg", "10.gif"]
    pages = [page(root, f"2021-05-06/0{number}") for number in (1, 2, 3)]
    assert [text.count("<picture>") for text in pages] == [2, 2, 0]
    assert [text.count('class="picture-note"') for text in pages] == [0, 0, 2]
    kept = [path.read_bytes() for folder in ("content", "public") for path in root.rglob(f"{folder}/**/*.*")]
    assert [data for data in kept if CAMERA.encode() in data] == []
    with ZipFile(root / "public/2021-05-06/2021-05-06.epub") as book:
        assert [book.read(f"EPUB/0{number}.xhtml").count(b"<img ") for number in (1, 2, 3)] == [2, 2, 0]


def test_a_picture_without_a_caption_is_called_by_the_headline(root: Path) -> None:
    """Whoever cannot see it is told that much."""
    text = ARTICLE.format("news", "  - file: small.png\n")
    (root / "content/2021-05-06/01.md").write_text(text, encoding="utf-8")
    build(root)
    shown = page(root, "2021-05-06/01")
    assert 'alt="老街换新颜"' in shown
    assert "<figcaption>" not in shown


@pytest.mark.parametrize("name", SIX)
def test_every_format_can_be_shown(name: str, tmp_path: Path) -> None:
    """As three: one of them at least is read by every browser."""
    made = renditions_of(SIX[name], tmp_path)
    assert [rendition.format for rendition in made] == ["avif", "webp", "jpeg"]
    for rendition in made:
        with Image.open(io.BytesIO(rendition.data)) as image:
            assert image.size == (rendition.width, rendition.height)


def test_what_was_made_is_not_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor trusted where the file that keeps it was spoilt."""
    first = renditions_of(SIX["1.jpg"], tmp_path)
    with monkeypatch.context() as patch:
        patch.delattr(renditions, "_made")
        assert renditions_of(SIX["1.jpg"], tmp_path) == first
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(kept.read_bytes()[:-1])
    assert renditions_of(SIX["1.jpg"], tmp_path) == first


def test_a_transparent_picture_stands_on_white(tmp_path: Path) -> None:
    """Where its format knows no transparency."""
    file = io.BytesIO()
    Image.new("RGBA", (8, 8), (0, 0, 0, 0)).save(file, "PNG")
    jpeg = renditions_of(file.getvalue(), tmp_path)[-1]
    with Image.open(io.BytesIO(jpeg.data)) as image:
        assert image.getpixel((4, 4)) == (255, 255, 255)


def test_a_strip_however_long_can_be_shown(tmp_path: Path) -> None:
    """It is made smaller than formats allow at most."""
    made = renditions_of(picture("PNG", (100, 30_000)), tmp_path)
    assert max(rendition.height for rendition in made) <= 2880
