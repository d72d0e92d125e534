"""What was found of a text is found once."""

from collections.abc import Iterator

from chongkan.recall import asking, hand_over, recalled


def _characters(text: str) -> Iterator[str]:
    yield from text


def _never(text: str) -> Iterator[str]:
    raise AssertionError(text)


def test_what_was_handed_over_is_recalled_by_who_keeps_it() -> None:
    """And only what is of the same kind."""
    hand_over()
    assert recalled("characters", "北关", _characters) == ("北", "关")
    assert recalled("characters", "北关", _never) == ("北", "关")
    kept = hand_over()
    with asking(kept.get):
        assert recalled("characters", "北关", _never) == ("北", "关")
        assert recalled("places", "北关", lambda _: [2]) == (2,)
    assert len(hand_over()) == 1
