"""Whether what a text calls somebody is a public office: what decides who may have a page."""

from functools import lru_cache
from pathlib import Path

from chongkan.folding import simplified
from chongkan.vocabulary.tables import load_offices


@lru_cache(maxsize=4096)  # the same titles come again and again
def holds_office(role: str | None, vocabulary: Path) -> bool:
    """Whether a role (区委副书记、区长) holds a title that offices.tsv calls official; unknown titles are none.

    Of each title the longest end that is listed decides, so 学生家长 is no 长.
    """
    offices = load_offices(vocabulary)
    return any(_standing(title, offices) == "official" for title in simplified(role or "").split("、"))


def _standing(title: str, offices: dict[str, str]) -> str | None:
    return next((offices[title[k:]] for k in range(len(title)) if title[k:] in offices), None)
