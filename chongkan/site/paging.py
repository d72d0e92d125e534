"""A long list -> pages that keep their addresses as the list grows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Leaf(Generic[T]):
    """One page of a list. number: None for the landing page, else counted from the oldest. Neighbours likewise."""

    number: int | None
    entries: Sequence[T]
    older: int | None
    newer: int | None


def paginate(entries: Sequence[T], size: int, standing: int = 0) -> list[Leaf[T]]:
    """Cut entries (newest first) into pages.

    Full pages are numbered from the oldest and never change; the landing page holds the newest `size` to
    `2 * size - 1`, so that an added entry changes the landing page only. `newer` is 0 for the landing page.
    standing: so many pages come before, the entries of which are not among these; of these there are `size` then.
    """
    full = standing + max(0, len(entries) // size - 1)
    cut = len(entries) - (full - standing) * size
    leaves = [Leaf(None, entries[:cut], full or None, None)]
    for number in range(full, standing, -1):
        start = cut + (full - number) * size
        newer = 0 if number == full else number + 1
        leaves.append(Leaf(number, entries[start : start + size], number - 1 or None, newer))
    return leaves
