"""Picture files beside a seed hang over its captions, one after another; whatever is wrong with one is told of it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from chongkan.config import load_config
from chongkan.convert.conversion import convert_seed
from chongkan.convert.inputs import inputs_hash
from chongkan.convert.pictures import add_pictures
from chongkan.model import Conversion
from chongkan.problems import Problem
from tests.picturing import PAGE, SIX, broken, huge, picture, put

Convert = Callable[[], tuple[Conversion, list[Problem]]]


@pytest.fixture
def seed(tmp_path: Path) -> Path:
    """Return a seed whose page has six captions, and no picture yet."""
    path = tmp_path / "seeds" / "2021-05-06.txt"
    path.parent.mkdir()
    path.write_text(PAGE, encoding="utf-8")
    return path


@pytest.fixture
def convert(seed: Path) -> Convert:
    """Return a function that converts the seed with its pictures."""
    conversion = convert_seed(seed, load_config(seed.parent.parent))
    return lambda: add_pictures(conversion, seed)


def files(conversion: Conversion) -> list[list[str | None]]:
    """Return the file of each photo, article by article."""
    return [[photo.file for photo in article.photos] for article in conversion.issue.articles]


def doubts(conversion: Conversion) -> list[tuple[str, int, str | None]]:
    """Return the doubts about pictures: article, line, hint."""
    return [(a.number, d.line, d.hint) for a in conversion.issue.articles for d in a.review if d.kind == "picture"]


def test_pictures_hang_in_the_order_of_their_names(seed: Path, convert: Convert) -> None:
    """2 before 10; what browsers cannot read becomes PNG; each is kept under the name that its article says."""
    put(seed.with_suffix(""), SIX | {".hidden.jpg": b"", "notes.txt": b""})
    conversion, problems = convert()
    assert (problems, doubts(conversion)) == ([], [])
    assert files(conversion) == [["1.jpg", "2.png"], ["3.webp", "4.png"], ["9.jpg", "10.png"]]
    assert list(conversion.pictures) == ["1.jpg", "2.png", "3.webp", "4.png", "9.jpg", "10.png"]


def test_a_page_without_pictures_is_as_it_was(convert: Convert) -> None:
    """Nothing is told of captions that stand for themselves, as on every page of bare text."""
    conversion, problems = convert()
    assert (problems, doubts(conversion), conversion.pictures) == ([], [], {})
    assert files(conversion) == [[None, None]] * 3


def test_one_bad_file_never_stops_the_rest(seed: Path, convert: Convert) -> None:
    """The broken and the huge one keep their captions, are told by name, and left for the editor as doubts."""
    put(seed.with_suffix(""), SIX | {"2.png": huge(), "4.tif": broken()})
    conversion, problems = convert()
    assert files(conversion) == [["1.jpg", None], ["3.webp", None], ["9.jpg", "10.png"]]
    assert [(p.path, "30000 × 30000" in p.what, "damaged" in p.what) for p in problems] == [
        ("seeds/2021-05-06/2.png", True, False),
        ("seeds/2021-05-06/4.tif", False, True),
    ]
    assert doubts(conversion) == [("01", 7, "照片 2.png 不能用"), ("02", 15, "照片 4.tif 不能用")]


def test_a_telephone_s_own_format_is_called_by_its_name(seed: Path, convert: Convert) -> None:
    """And its mend is told: it is no damaged file."""
    heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(99)
    put(seed.with_suffix(""), {name.replace("9.jpg", "9.heic"): data for name, data in (SIX | {"9.jpg": heic}).items()})
    conversion, problems = convert()
    assert [(p.path, "HEIC" in p.what, "Save it as JPEG" in p.mend) for p in problems] == [
        ("seeds/2021-05-06/9.heic", True, True)
    ]
    assert len(conversion.pictures) == 5


def test_a_picture_too_many_is_told(seed: Path, convert: Convert) -> None:
    """By its name; the others hang."""
    put(seed.with_suffix(""), SIX | {"11.jpg": picture("JPEG")})
    conversion, problems = convert()
    assert [(p.path, "只说到 6 张" in p.what) for p in problems] == [("seeds/2021-05-06/11.jpg", True)]
    assert len(conversion.pictures) == 6


def test_a_caption_too_many_is_told(seed: Path, convert: Convert) -> None:
    """Once for the page, and in the articles whose captions stay bare."""
    put(seed.with_suffix(""), {name: SIX[name] for name in ("1.jpg", "2.png", "3.webp", "4.tif")})
    conversion, problems = convert()
    assert [(p.path, "有 4 张照片，图片说明说到 6 张" in p.what) for p in problems] == [("seeds/2021-05-06", True)]
    assert [(number, line) for number, line, _ in doubts(conversion)] == [("03", 21), ("03", 23)]


def test_a_sidecar_says_which_and_in_what_order(seed: Path, convert: Convert) -> None:
    """From its folder or beside the seed; an empty name is a caption without a picture; a missing file is told."""
    put(seed.with_suffix(""), SIX)
    put(seed.parent, {"封面 1.jpg": picture("JPEG")})
    text = 'pictures = ["9.jpg", "", "封面 1.jpg", "../../secret.jpg", "4.tif", "9.jpg"]'
    seed.with_suffix(".toml").write_text(text, encoding="utf-8")
    conversion, problems = convert()
    assert files(conversion) == [["9.jpg", None], ["封面-1.jpg", None], ["4.png", "9-2.jpg"]]
    assert [(p.path, p.what[:9]) for p in problems] == [("seeds/2021-05-06/secret.jpg", "没有这个照片文件。")]


def test_any_name_of_a_picture_has_its_place(seed: Path, convert: Convert) -> None:
    """²1 is no number that Python reads; .jfif is what Windows calls a JPEG it saves."""
    put(seed.with_suffix(""), {"²1.jfif": picture("JPEG"), "٣.jpg": picture("JPEG")})
    assert [name for names in files(convert()[0]) for name in names if name] == ["٣.jpg", "²1.jpg"]


def test_a_changed_picture_makes_the_conversion_due(seed: Path) -> None:
    """As does one more, or one less; the same again does not."""
    hashes = [inputs_hash(seed)]
    for change in (SIX, {"1.jpg": picture("JPEG")}, {"12.jpg": picture("JPEG")}):
        put(seed.with_suffix(""), change)
        hashes.append(inputs_hash(seed))
        assert inputs_hash(seed) == hashes[-1]
    (seed.with_suffix("") / "12.jpg").unlink()
    assert len(set(hashes)) == 4
    assert inputs_hash(seed) == hashes[2]


def test_a_caption_of_a_group_takes_a_picture_for_each(seed: Path) -> None:
    """Those after the first stand by themselves; the next caption has the next picture."""
    group = "图①为村民驾驶旋耕机在柳溪镇高庙村翻地。图②为农机手检修农机。"
    seed.write_text(PAGE.replace("图为村民驾驶旋耕机在柳溪镇高庙村翻地。", group), encoding="utf-8")
    put(seed.with_suffix(""), SIX | {"11.jpg": picture("JPEG")})
    conversion, problems = add_pictures(convert_seed(seed, load_config(seed.parent.parent)), seed)
    assert problems == []
    assert files(conversion) == [["1.jpg", "2.png", "3.webp"], ["4.png", "9.jpg"], ["10.png", "11.jpg"]]
    assert [photo.caption for photo in conversion.issue.articles[0].photos][1] is None


def test_photos_keep_all_else(seed: Path, convert: Convert) -> None:
    """A picture adds its file and nothing besides."""
    bare, _ = convert()
    put(seed.with_suffix(""), SIX)
    hung, _ = convert()
    for before, after in zip(bare.issue.articles, hung.issue.articles, strict=True):
        assert before == replace(after, photos=tuple(replace(photo, file=None) for photo in after.photos))
