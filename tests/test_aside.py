"""What is found by a process beside this one is what this one would find."""

import os
import pickle
from collections.abc import Iterator
from functools import partial
from io import BytesIO
from typing import NoReturn

import pytest

from chongkan.aside import converting_aside, finding_aside
from chongkan.recall import hand_over, recalled
from chongkan.variants.converter import Key, convert_texts, key_of

HERE = os.getpid()
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="no process can be copied here")


def _who(text: str) -> Iterator[int | str]:
    yield os.getpid()
    yield text


def _only_here(text: str) -> Iterator[str]:
    if os.getpid() != HERE:
        os._exit(1)
    yield text


def _nothing() -> None:
    """There is no dictionary to load."""


def _broken() -> None:
    raise OSError


def test_another_process_finds_what_is_not_recalled() -> None:
    """Once for each text, and no longer when nobody asks it."""
    hand_over()
    with finding_aside(_nothing):
        (who, text), again = recalled("who", "北关", _who), recalled("who", "北关", _who)
        assert (who != os.getpid(), text, again) == (True, "北关", (who, "北关"))
    assert recalled("who", "河西", _who) == (os.getpid(), "河西")
    hand_over()


def test_where_it_dies_this_process_finds_it() -> None:
    """Before it was asked or while it looks."""
    hand_over()
    with finding_aside(_broken):
        assert recalled("who", "北关", _who) == (os.getpid(), "北关")
    with finding_aside(_nothing):
        assert [recalled("here", text, _only_here) for text in ("北关", "河西")] == [("北关",), ("河西",)]
    hand_over()


def _refused(_: Key) -> NoReturn:
    raise AssertionError("this process makes no converter")


def test_another_process_converts_what_this_one_would(monkeypatch: pytest.MonkeyPatch) -> None:
    """By the same entries and for these only, and no longer when nobody asks it; this one need not make a converter."""
    texts, overrides = ["北关区的头发", "里面\n第二行", "制发文件" * 9000], {"北关": "北闗"}
    right = convert_texts(texts, "zh-Hant", overrides)
    with monkeypatch.context() as here, converting_aside([key_of("zh-Hant", overrides)]):
        here.setattr("chongkan.variants.converter.converter_of", _refused)
        assert convert_texts(texts, "zh-Hant", {**overrides}) == right
        with pytest.raises(AssertionError):
            convert_texts(texts, "zh-Hant", {})
    monkeypatch.setattr("chongkan.variants.converter.converter_of", _refused)
    with pytest.raises(AssertionError):
        convert_texts(texts, "zh-Hant", overrides)


def test_where_it_dies_this_process_converts(monkeypatch: pytest.MonkeyPatch) -> None:
    """As it would have."""
    key = key_of("zh-Hant", {"北关": "北闗"})
    with monkeypatch.context() as there:
        there.setattr("chongkan.aside.pickle.load", lambda _: os._exit(1))
        with converting_aside([key]):
            there.undo()
            assert convert_texts(["北关"], "zh-Hant", {"北关": "北闗"}) == {"北关": "北闗"}


def test_half_of_an_answer_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it dies while it answers this process finds it, too."""
    hand_over()
    half = BytesIO(pickle.dumps((0, "北关"))[:-4])
    with finding_aside(_nothing):
        monkeypatch.setattr("chongkan.beside.pickle.load", partial(lambda load, _: load(half), pickle.load))
        assert recalled("half", "北关", _who) == (os.getpid(), "北关")
    hand_over()


def test_what_another_process_converts_already_no_third_one_does(monkeypatch: pytest.MonkeyPatch) -> None:
    """And it goes on when the second wish for it is over."""
    with monkeypatch.context() as here, converting_aside([key_of("zh-Hant", {})]):
        here.setattr("chongkan.variants.converter.converter_of", _refused)
        with here.context() as again:
            again.setattr("chongkan.aside.Beside", _refused)
            with converting_aside([key_of("zh-Hant", {})]):
                pass
        assert convert_texts(["头发"], "zh-Hant", {}) == {"头发": "頭髮"}
