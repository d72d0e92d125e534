"""Progress is shown where work is long, in the form that suits whoever looks."""

import io
from collections.abc import Callable

from chongkan.progress import progress, working


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


def ticking(step: float) -> Callable[[], float]:
    """Return a clock that goes on by a step whenever somebody looks."""
    times = iter(range(1_000_000))
    return lambda: next(times) * step


def test_short_work_says_nothing() -> None:
    """Under a second there is nothing to wait for."""
    stream = Terminal()
    assert list(progress([1, 2, 3], "转换", stream, ticking(0.2))) == [1, 2, 3]
    assert stream.getvalue() == ""


def test_a_terminal_gets_one_line_that_moves_and_goes() -> None:
    """Each state is written over the last, and nothing is left behind."""
    stream = Terminal()
    list(progress([1, 2, 3], "转换", stream, ticking(0.6)))
    assert stream.getvalue() == "\r\x1b[K转换 1/3\r\x1b[K转换 2/3\r\x1b[K"


def test_a_log_gets_plain_lines_now_and_then() -> None:
    """At most one in ten seconds, without any control character."""
    stream = io.StringIO()
    list(progress(range(30), "转换", stream, ticking(1.0)))
    assert stream.getvalue() == "转换 0/30\n转换 10/30\n转换 20/30\n"


def test_work_that_cannot_be_counted_is_named_on_a_terminal_only() -> None:
    """And the name goes when the work is done."""
    for stream, said in ((Terminal(), "生成 …\r\x1b[K"), (io.StringIO(), "")):
        with working("生成", stream):
            pass
        assert stream.getvalue() == said
