"""The language of pages as the gold pages teach it, and as it is without one of them."""

from collections.abc import Mapping, Sequence

from benchmarks.learning.gist import gists_for, learn_gist
from benchmarks.learning.wording import count_wording, without
from chongkan.convert.cues.language import Language


def language_of(names: Sequence[str]) -> Language:
    """What these open pages teach of how short lines are worded and what texts tell of."""
    return Language(count_wording(names), learn_gist(names))


def languages_for(names: Sequence[str], language: Language) -> Mapping[str, Language]:
    """For each page what others of these teach: to learn from it as from a page that nobody has seen.

    language: that of all these pages.
    """
    return {name: Language(without(language.wording, name), gist) for name, gist in gists_for(names).items()}
