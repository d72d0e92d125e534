"""Tasks that two processes share come to the same, whoever does which of them."""

import os
import time
from collections.abc import Callable, Iterator
from functools import partial

import pytest

from chongkan.beside import POSSIBLE, Beside, Shared, wait_for_ended

HERE = os.getpid()
LARGE = 3 << 20  # bytes, more than any pipe holds


def _results(tasks: list[Callable[[], object]], alone: bool = False) -> list[object]:
    shared = Shared(tasks, alone)
    try:
        return shared.results()
    finally:
        shared.close()


@pytest.mark.parametrize("alone", [True, False])
@pytest.mark.parametrize("many", [0, 1, 50])
def test_results_come_in_the_order_of_their_tasks(many: int, alone: bool) -> None:
    """However many there are, and be there another process or none; a result may be None."""
    right = [number or None for number in range(many)]
    assert _results([partial(right.__getitem__, number) for number in range(many)], alone) == right


@pytest.mark.parametrize("at", [0, 3])
def test_where_the_other_dies_this_process_does_the_rest(at: int) -> None:
    """Before its first result or after some."""

    def task(number: int) -> int:
        if os.getpid() != HERE and number == at:
            os._exit(1)
        return number

    assert _results([partial(task, number) for number in range(6)]) == list(range(6))


def test_what_fails_in_both_processes_is_told() -> None:
    """By the one that was asked; what fails in the other one alone is done again."""

    def task() -> str:
        if os.getpid() != HERE:
            raise ValueError
        return "here"

    assert _results([task]) == ["here"]
    with pytest.raises(ZeroDivisionError):
        _results([partial(divmod, 1, 0)])


def test_results_may_be_large() -> None:
    """The other process waits until they are asked for."""
    assert _results([partial(bytes, LARGE)] * 3) == [bytes(LARGE)] * 3


@pytest.mark.skipif(not POSSIBLE, reason="no process can be copied here")
def test_the_other_process_begins_at_once() -> None:
    """While this one has other things to do."""
    shared = Shared([os.getpid])
    time.sleep(0.5)
    assert shared.results() != [HERE]
    shared.close()


@pytest.mark.skipif(not POSSIBLE, reason="no process can be copied here")
def test_what_comes_first_is_done_before_tasks() -> None:
    """Step by step, until the other has done them."""
    done: list[int] = []

    def steps() -> Iterator[Callable[[], object]]:
        while len(done) < 500:
            yield partial(time.sleep, 0.01)
            done.append(1)

    def slowly() -> int:
        if os.getpid() != HERE:
            time.sleep(0.2)
        return os.getpid()

    shared = Shared([slowly])
    assert shared.results(steps()) != [HERE]
    shared.close()
    assert 0 < len(done) < 500


@pytest.mark.skipif(not POSSIBLE, reason="no process can be copied here")
def test_nothing_is_left_of_processes_that_were_closed() -> None:
    """Once they are waited for, which is to be done when there is nothing else to do."""
    others = [Beside(lambda *_: time.sleep(60)) for _ in range(2)]
    for other in others:
        other.close()
    wait_for_ended()
    for other in others:
        with pytest.raises(ChildProcessError):
            os.waitpid(other._process, 0)
