"""Which stories feeds show: the newest of the site, of a section, of an author. Of an archive they are few, so that
items are made of them alone."""

from collections.abc import Iterable
from functools import lru_cache

from chongkan.site.feeds import MOST
from chongkan.site.naming import Identity
from chongkan.site.register import Register
from chongkan.site.register_names import Place


class Fed:
    """The stories in feeds, by what the register holds of names when it is first asked."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._site = frozenset(register.newest_stories(MOST["site"]))
        self._newest = lru_cache(1024)(self._newest_of)

    def numbers(self, issue: str, named: Iterable[tuple[Identity, str]]) -> frozenset[str]:
        """The numbers of an issue's stories that a feed shows. named: as identities_of has it."""
        return frozenset(n for identity, n in named if self._holds(identity, (issue, n)))

    def unkept(self, identities: Iterable[Identity]) -> set[str]:
        """The issues of stories in the feeds of the site and of these of which no item is kept: one that was newer is
        gone, or somebody has a feed now."""
        shown = self._site.union(*map(self._newest, identities))
        return self._register.without_item(shown)

    def _holds(self, identity: Identity, place: Place) -> bool:
        return identity[0] in MOST and (place in self._site or place in self._newest(identity))

    def _newest_of(self, identity: Identity) -> frozenset[Place]:
        if identity[0] not in MOST:
            return frozenset()
        term = self._register.terms([identity]).get(identity)
        shown = self._register.holders(identity, MOST[identity[0]]) if term and term.page else ()
        return frozenset(shown)
