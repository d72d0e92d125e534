"""Workers of this machine: what they make comes in order, and one that dies is told in a sentence."""

import os

import pytest

from chongkan.config import PROJECT, load_config
from chongkan.crew import Crew, Hands
from chongkan.problems import ProblemError


def test_results_come_in_the_order_of_their_tasks() -> None:
    """However many there are, and whoever is done first."""
    with Hands(Crew(2), load_config(PROJECT)) as hands:
        assert list(hands.each(abs, ((-n,) for n in range(50)))) == list(range(50))


def test_a_process_that_the_system_ends_is_told() -> None:
    """As when memory runs out."""
    with (
        Hands(Crew(2), load_config(PROJECT)) as hands,
        pytest.raises(ProblemError, match="was ended by the system"),
    ):
        list(hands.each(os._exit, [(1,)]))


def test_this_process_does_what_it_has_to_while_others_work() -> None:
    """Once, however many tasks there are; and not at all where there is none."""
    done: list[str] = []
    with Hands(Crew(1), load_config(PROJECT), lambda: done.append("once")) as hands:
        assert list(hands.each(abs, [])) == []
        assert not done
        assert list(hands.each(abs, [(-1,), (-2,)])) == [1, 2]
        assert list(hands.each(abs, [(-3,)])) == [3]
    assert done == ["once"]
