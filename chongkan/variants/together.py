"""Many things converted in one go: each asks for its texts once, and is made anew with the answers."""

from collections.abc import Callable, Collection, Generator, Iterable, Mapping
from typing import TypeVar

from chongkan.variants.converter import convert_texts
from chongkan.variants.shields import holds_private, with_private, without_private
from chongkan.variants.target import Target

T = TypeVar("T")
Rewrite = Generator[Collection[str], Mapping[str, str], T]


def convert_together(rewrites: Iterable[Rewrite[T]], target: Target) -> list[T]:
    """Let each rewrite ask, convert all that was asked for, and return what the rewrites make of it, in their order."""
    waiting = [(rewrite, next(rewrite)) for rewrite in rewrites]
    texts = (text for _, asked in waiting for text in asked)
    said = convert_texts(texts, target.variant, target.overrides, target.style)
    return [_finish(rewrite, said) for rewrite, _ in waiting]


def ask(texts: Iterable[str], prepare: Callable[[str], str]) -> Rewrite[dict[str, str]]:
    """In a rewrite, once: ask for texts, each prepared for the converter; return {text: what it becomes}."""
    texts = list(texts)
    odd = holds_private("".join(texts))  # hardly ever; looked for once, since there are many texts
    ready = {text: prepare(without_private(text) if odd else text) for text in texts}
    said = yield ready.values()
    return {text: with_private(said[made], text) if odd else said[made] for text, made in ready.items()}


def _finish(rewrite: Rewrite[T], said: Mapping[str, str]) -> T:
    try:
        rewrite.send(said)
    except StopIteration as made:
        result: T = made.value
        return result
    raise AssertionError("a rewrite asks once")
