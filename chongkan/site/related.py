"""Which stories to read after one: earlier ones that share its terms, rarer terms weighing more.

Only stories of the same issue and of older ones are looked at, so that what is added later leaves a page as it is; and
of each term only the nearest, so that whatever is added concerns few pages.
"""

import math
from collections import defaultdict
from collections.abc import Iterable
from itertools import islice

from chongkan.site.naming import Identity
from chongkan.site.register import Register
from chongkan.site.register_names import Place

MOST = 4
SHARED = ("topic", "place", "organisation", "person", "series")  # a section or a byline says too little
_MOST_OF_ONE_ISSUE = 2
_LOOKED_AT = 12  # the nearest stories of a term that are compared
_COUNTED = 64  # stories up to which a term's are counted: what more than these share says little
_RARITY = 4096  # a term of one story weighs log2 of this, one of _COUNTED or more log2(_RARITY / _COUNTED)
REACH = _COUNTED + _LOOKED_AT  # later stories of a term that an added one may concern


def related_to(own: Place, identities: Iterable[Identity], age: str, register: Register) -> tuple[Place, ...]:
    """At most MOST other stories, the nearest first, at most two of any one issue.

    identities: the names of the story that may be shown. age: of its issue.
    """
    points: dict[Place, float] = defaultdict(float)
    for identity in identities:
        if identity[0] not in SHARED:
            continue
        found = register.earlier_holders(identity, age, _LOOKED_AT + 1)
        count = register.count_earlier(identity, age, _COUNTED) if len(found) > _LOOKED_AT else len(found)
        weight = math.log2(_RARITY / count)
        for other in found:
            if other != own:
                points[other] += weight
    nearest = sorted(points, key=lambda place: -points[place])  # of equal points the newer: found in that order
    return tuple(islice(_spread(nearest), MOST))


def concerned(identity: Identity, age: str, register: Register) -> set[str]:
    """The newer issues whose stories may have others beside them when a story of this age comes or goes."""
    return register.later_holders(identity, age, REACH)


def _spread(places: Iterable[Place]) -> Iterable[Place]:
    """Not more than a few of one issue, so that its neighbours are not all there is."""
    taken: dict[str, int] = defaultdict(int)
    for place in places:
        taken[place[0]] += 1
        if taken[place[0]] <= _MOST_OF_ONE_ISSUE:
            yield place
