"""What was learned of the language of newspapers: how short lines are worded, and what texts tell of."""

from typing import NamedTuple

from chongkan.convert.cues.gist import Gist, load_gist
from chongkan.convert.cues.wording import Wording, load_wording


class Language(NamedTuple):
    """wording: of short lines (wording.txt). gist: of texts (gist.txt)."""

    wording: Wording
    gist: Gist


def load_language() -> Language:
    """What the two tables say."""
    return Language(load_wording(), load_gist())
