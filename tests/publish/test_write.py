"""One door out: only what changed is written, nothing is half-written, nobody else's file is touched."""

import hashlib
import multiprocessing
import os
import shutil
import signal
import time
from pathlib import Path

import pytest

from chongkan.problems import ProblemError
from chongkan.publish import folder, write
from chongkan.publish.lock import exclusive
from chongkan.publish.write import Published

SMALL: dict[str, str | bytes] = {"index.html": "家", "a/b/index.html": "b", "assets/x.css": b"\xff\x00"}
PAGE = '<html><head><meta name="generator" content="Chongkan"></head><body>{}</body></html>'


def notes_of(public: Path) -> Path:
    """Where the program remembers what it made in this folder."""
    return public.with_name(f"notes of {public.name}")


def publish(pages: dict[str, str | bytes], public: Path) -> Published:
    """Publish, with the notes beside the folder."""
    return write.publish(pages, public, notes_of(public))


def held(public: Path) -> dict[str, bytes]:
    """Every file of the folder."""
    files = (path for path in public.rglob("*") if path.is_file())
    return {p.relative_to(public).as_posix(): p.read_bytes() for p in files}


def test_the_folder_holds_what_was_rendered(tmp_path: Path) -> None:
    """Text as UTF-8, bytes as they are."""
    assert publish(SMALL, tmp_path / "public") == Published(3, 0, 0)
    assert held(tmp_path / "public") == {k: v.encode() if isinstance(v, str) else v for k, v in SMALL.items()}


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    """An unchanged file keeps its time stamp."""
    publish(SMALL, tmp_path)
    os.utime(tmp_path / "index.html", (1, 1))
    assert publish(SMALL | {"a/b/index.html": "c"}, tmp_path) == Published(1, 2, 0)
    assert (tmp_path / "index.html").stat().st_mtime == 1


def test_what_is_no_longer_made_is_removed_with_its_folders(tmp_path: Path) -> None:
    """The last thing a run does."""
    publish(SMALL, tmp_path)
    assert publish({"index.html": "家"}, tmp_path) == Published(0, 1, 2)
    assert [path.name for path in tmp_path.iterdir()] == ["index.html"]


def test_another_persons_file_beside_ours_is_left_alone(tmp_path: Path) -> None:
    """As a CNAME, or a picture in one of our folders."""
    publish(SMALL, tmp_path)
    (tmp_path / "CNAME").write_text("paper.example")
    (tmp_path / "a/b/mine.txt").write_text("mine")
    publish({"index.html": "家"}, tmp_path)
    assert set(held(tmp_path)) == {"index.html", "CNAME", "a/b/mine.txt"}


def test_another_persons_page_is_not_written_over(tmp_path: Path) -> None:
    """Nothing at all is written then."""
    publish({"index.html": "家"}, tmp_path)
    (tmp_path / "a").mkdir()
    (tmp_path / "a/index.html").write_text("mine")
    with pytest.raises(ProblemError, match=r"a/index\.html was not made by this program"):
        publish({"index.html": "new", "a/index.html": "ours"}, tmp_path)
    assert held(tmp_path) == {"index.html": "家".encode(), "a/index.html": b"mine"}


def test_a_folder_of_other_peoples_files_is_refused(tmp_path: Path) -> None:
    """Someone may point --root at a folder whose public/ is not ours."""
    (tmp_path / "thesis.doc").write_text("mine")
    with pytest.raises(ProblemError, match=r"thesis\.doc was not made by this program"):
        publish(SMALL, tmp_path)
    assert held(tmp_path) == {"thesis.doc": b"mine"}


def test_a_folder_that_another_one_took_the_place_of_is_refused(tmp_path: Path) -> None:
    """As when public/ is deleted and the checkout of another site put there: the note speaks of files that are gone."""
    publish(SMALL, tmp_path)
    for file in SMALL:
        (tmp_path / file).write_text("mine")
    with pytest.raises(ProblemError, match="was not made by this program, or was changed since"):
        publish(SMALL, tmp_path)
    assert set(held(tmp_path).values()) == {b"mine"}


def test_a_former_file_that_a_person_changed_is_not_removed(tmp_path: Path) -> None:
    """It is no longer what we wrote."""
    publish(SMALL, tmp_path)
    (tmp_path / "a/b/index.html").write_text("mine")
    assert publish({"index.html": "家"}, tmp_path).removed == 1
    assert held(tmp_path)["a/b/index.html"] == b"mine"


def test_without_the_note_our_files_are_known_by_themselves(tmp_path: Path) -> None:
    """Whoever deletes .cache/ loses time, not the site: pages name their maker, assets hold their hash."""
    css = b"body {}"
    asset = f"assets/site.{hashlib.sha256(css).hexdigest()[:10]}.css"
    publish({"index.html": PAGE.format("旧"), "a/index.html": PAGE.format("甲"), asset: css}, tmp_path)
    (tmp_path / "CNAME").write_text("paper.example")
    (tmp_path / "assets/mine.0123456789.css").write_text("mine")
    shutil.rmtree(notes_of(tmp_path))
    assert publish({"index.html": PAGE.format("新")}, tmp_path) == Published(1, 0, 2)
    assert set(held(tmp_path)) == {"index.html", "CNAME", "assets/mine.0123456789.css"}


def test_without_the_note_a_file_that_does_not_say_whose_it_is_is_left_alone(tmp_path: Path) -> None:
    """Where it is in the way, nothing is written."""
    publish({"index.html": PAGE.format("旧"), "feed.xml": "旧"}, tmp_path)
    shutil.rmtree(notes_of(tmp_path))
    with pytest.raises(ProblemError, match=r"feed\.xml was not made by this program"):
        publish({"index.html": PAGE.format("新"), "feed.xml": "新"}, tmp_path)
    assert publish({"index.html": PAGE.format("新"), "feed.xml": "旧"}, tmp_path) == Published(1, 1, 0)


def test_a_damaged_note_vouches_for_nothing(tmp_path: Path) -> None:
    """It is as if it were not there."""
    publish(SMALL, tmp_path)
    (notes_of(tmp_path) / "made").write_bytes(b"\xff\x00\n\n")
    assert publish(SMALL, tmp_path) == Published(0, 3, 0)


@pytest.mark.parametrize("path", ["", "/etc/x", "../x", "a/../x", "a//b", "./a", ".chongkan-unfinished"])
def test_a_path_that_leaves_the_folder_is_refused(tmp_path: Path, path: str) -> None:
    """Before anything is written."""
    with pytest.raises(ValueError, match="not a path below"):
        publish({path: "x"}, tmp_path / "public")
    assert not (tmp_path / "public").exists()


def test_two_runs_at_once_are_refused(tmp_path: Path) -> None:
    """The second is told to wait."""
    publish(SMALL, tmp_path)
    with exclusive(notes_of(tmp_path) / "lock"), pytest.raises(ProblemError, match="Another build"):
        publish(SMALL, tmp_path)
    assert publish(SMALL, tmp_path) == Published(0, 3, 0)


def _pages(word: str) -> dict[str, str | bytes]:
    return {f"{n}/index.html": word * 50_000 for n in range(150)}


def _publish_new(public: Path) -> None:
    publish(_pages("新"), public)


@pytest.mark.parametrize("after", [0.0, 0.01, 0.03, 0.06])
def test_a_killed_run_leaves_no_half_written_file_and_no_lock(tmp_path: Path, after: float) -> None:
    """Each file is the old one or the new one; the next run puts the rest right and keeps nothing of the killed one."""
    publish(_pages("旧"), tmp_path)
    process = multiprocessing.get_context("spawn").Process(target=_publish_new, args=(tmp_path,))
    process.start()
    deadline = time.monotonic() + 20
    while (tmp_path / "0/index.html").read_text(encoding="utf-8")[0] == "旧" and time.monotonic() < deadline:
        time.sleep(0.001)
    time.sleep(after)
    if process.pid:
        os.kill(process.pid, signal.SIGKILL)
    process.join()
    found = [content.decode() for file, content in held(tmp_path).items() if not file.startswith(".")]
    assert set(found) <= {"旧" * 50_000, "新" * 50_000}
    publish({"index.html": "家"}, tmp_path)
    assert held(tmp_path) == {"index.html": "家".encode()}


def _fail_at_last(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the writing of the second of the small pages fail."""

    def fail(path: str, content: bytes) -> None:
        if path.endswith("/b/index.html"):
            raise KeyboardInterrupt
        original(path, content)

    original = folder._put
    monkeypatch.setattr(folder, "_put", fail)


def test_a_new_site_whose_writing_was_killed_can_be_taken_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of it is to be seen before all of it is written."""
    with monkeypatch.context() as killed:
        _fail_at_last(killed)
        killed.setattr(folder.Beside, "give_up", lambda _: None)
        with pytest.raises(KeyboardInterrupt):
            publish(SMALL, tmp_path)
    assert set(held(tmp_path)) == {f"{folder.UNFINISHED}/index.html"}
    assert publish(SMALL, tmp_path).removed == 0
    assert set(held(tmp_path)) == set(SMALL)


@pytest.mark.parametrize("there", [True, False])
def test_a_new_site_that_is_given_up_leaves_the_folder_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bool
) -> None:
    """Empty, or not there."""
    public = tmp_path / "public"
    if there:
        public.mkdir()
    _fail_at_last(monkeypatch)
    with pytest.raises(KeyboardInterrupt):
        publish(SMALL, public)
    assert public.exists() == there
    assert not there or not any(public.iterdir())


def test_of_a_new_site_files_wait_until_all_are_there(tmp_path: Path) -> None:
    """The later of two of one path counts; of what is dropped not even the folder is left."""
    with write.Door(tmp_path / "public", tmp_path) as door, door.spool(new=True) as spool:
        spool.put("index.html", "old")
        spool.put("a/b/index.html", "dropped")
        assert set(held(tmp_path / "public")) == {f"{folder.UNFINISHED}/{path}" for path in spool}
        spool.put("index.html", b"new")
        spool.drop("a/b/index.html")
        assert (spool["index.html"], spool.size("index.html")) == (b"new", 3)
        assert door.publish(spool, door.others(spool), "") == Published(1, 0, 0)
    assert [path.name for path in (tmp_path / "public").rglob("*")] == ["index.html"]


def test_a_file_that_came_while_a_new_site_was_made_is_not_lost(tmp_path: Path) -> None:
    """Nothing is published then, as into a folder of other people's files."""
    with write.Door(tmp_path / "public", tmp_path) as door, door.spool(new=True) as spool:
        spool.put("index.html", "ours")
        (tmp_path / "public/thesis.doc").write_text("mine")
        with pytest.raises(ProblemError, match=r"thesis\.doc was not made by this program"):
            door.publish(spool, (), "")
    assert held(tmp_path / "public") == {"thesis.doc": b"mine"}


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Everything is large and settled at once; the files that are read."""
    read: list[str] = []
    content, stamps = write._content, write._stamps

    def reads(file: Path) -> bytes | None:
        read.append(file.name)
        return content(file)

    monkeypatch.setattr(write, "_LARGE", 0)
    monkeypatch.setattr(write, "_stamps", lambda file, _=0: stamps(file, 0))
    monkeypatch.setattr(write, "_content", reads)
    return read


def test_what_is_large_is_not_read_anew(tmp_path: Path, large: list[str]) -> None:
    """Be it to stay, to be written over or to be found."""
    publish(SMALL, tmp_path)
    assert publish(SMALL | {"index.html": "另"}, tmp_path) == Published(1, 2, 0)
    assert not large
    assert (held(tmp_path)["index.html"], publish(SMALL, tmp_path)) == ("另".encode(), Published(1, 2, 0))


def test_what_is_large_and_was_changed_is_known(tmp_path: Path, large: list[str]) -> None:
    """By what the system notes of it: a person's file is not written over."""
    publish({"index.html": "家"}, tmp_path)
    (tmp_path / "index.html").write_text("人", encoding="utf-8")
    with pytest.raises(ProblemError, match="was not made by this program"):
        publish({"index.html": "另"}, tmp_path)
    assert large


def test_a_file_is_found_while_it_is_as_it_was_written(tmp_path: Path) -> None:
    """Whoever wants to copy it."""
    publish(SMALL, tmp_path)
    (tmp_path / "a/b/index.html").write_text("c", encoding="utf-8")
    with write.Door(tmp_path, notes_of(tmp_path)) as door:
        found = [door.find(path) for path in ("index.html", "a/b/index.html", "none")]
    assert found == [f"{tmp_path}/index.html", None, None]


def test_a_file_that_has_just_been_written_is_not_known_by_what_is_noted(tmp_path: Path) -> None:
    """It could change and be noted the same."""
    (tmp_path / "now").write_bytes(b"")
    assert not write._stamps(tmp_path / "now", 1 << 40)
    assert write._stamps(tmp_path / "now", 0)
    assert not write._stamps(tmp_path / "none", 0)
