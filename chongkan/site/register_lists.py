"""The register's account of lists: how they show stories, and which of their pages are as they were."""

import hashlib
import json
import pickle
import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path

from chongkan.site.naming import Identity
from chongkan.site.register_names import Names, Place

# An article's number; by variant its entry in lists; its items in feeds, packed, if a feed shows it.
Entry = tuple[str, Mapping[str, str], bytes]


class Lists(Names):
    """The tables `entry`, `feed`, `stamp` and `leaf`, and what was touched since the register was opened."""

    def __init__(self, db: sqlite3.Connection, vocabulary: Path) -> None:
        super().__init__(db, vocabulary)
        self._touched: dict[Identity, str] = {}

    def age_of(self, issue: str) -> str | None:
        """What issues are ordered by."""
        row = self.db.execute("SELECT age FROM issue WHERE id = ?", (issue,)).fetchone()
        return row[0] if row else None

    def put_entries(self, issue: str, entries: Iterable[Entry]) -> set[Identity]:
        """Keep how lists and feeds show an issue's stories; return the names of those shown otherwise than before."""
        before = dict(self.db.execute("SELECT number, stamp FROM stamp WHERE issue = ?", (issue,)))
        tags = self.tags_of(issue)
        rows = [(issue, number, pickle.dumps(entry), tags.get(number, ""), feed) for number, entry, feed in entries]
        stamps = {number: _stamp(entry + tagged.encode()) for _, number, entry, tagged, _ in rows}
        others = {number for number, stamp in stamps.items() if before.get(number) != stamp}
        self.db.executemany("INSERT OR REPLACE INTO entry VALUES (?, ?, ?, ?)", (r[:4] for r in rows if r[1] in others))
        others |= self._put_feed(issue, {number: feed for _, number, _, _, feed in rows if feed})
        stamped = ((issue, number, stamps[number]) for number in others)
        self.db.executemany("INSERT OR REPLACE INTO stamp VALUES (?, ?, ?)", stamped)
        for number in before.keys() - stamps.keys():
            for table in ("entry", "stamp"):
                self.db.execute(f"DELETE FROM {table} WHERE issue = ? AND number = ?", (issue, number))
        found = {identity for identity, number in self.identities_of(issue) if number in others} if others else set()
        self.touch(found, self.age_of(issue) or "")
        return found

    def _put_feed(self, issue: str, items: Mapping[str, bytes]) -> set[str]:
        """Keep the items that feeds show of an issue's stories, and no others; return those that are new or changed."""
        before = dict(self.db.execute("SELECT number, feed FROM feed WHERE issue = ?", (issue,)))
        others = {number for number, feed in items.items() if before.get(number) != feed}
        rows = ((issue, number, items[number]) for number in others)
        self.db.executemany("INSERT OR REPLACE INTO feed VALUES (?, ?, ?)", rows)
        gone = ((issue, number) for number in before.keys() - items.keys())
        self.db.executemany("DELETE FROM feed WHERE issue = ? AND number = ?", gone)
        return others

    def stamped(self, identity: Identity, oldest: int = 0) -> list[str]:
        """Each story of a name, newest issue first, in the order of their pages: "issue/number/stamp of its entry".

        oldest: so many of the oldest are left out.
        """
        query = """SELECT issue || '/' || number || '/' || stamp FROM name JOIN stamp USING (issue, number)
          WHERE kind = ? AND key = ? ORDER BY age DESC, place LIMIT ?"""
        limit = self.holding(identity) - oldest if oldest else -1
        return [story for (story,) in self.db.execute(query, (*identity, limit))]

    def standing(self, identity: Identity, size: int) -> int:
        """How many pages of a list, of `size` stories each and counted from the oldest, are as they were for sure: none
        of their stories was touched since the register was opened, and the next page was and is numbered, too."""
        query = "SELECT MAX(number) FROM leaf WHERE kind = ? AND key = ?"
        numbered = self.db.execute(query, identity).fetchone()[0] or 0
        return max(0, min(numbered - 1, self.untouched(identity) // size, self.holding(identity) // size - 2))

    def changed_leaves(self, identity: Identity, stamps: Mapping[int, str]) -> set[int]:
        """Keep what the newest pages of a list were made of, {number: stamp}; return those of other stamps than before.

        Forget pages of higher numbers: all where there is no page any longer.
        """
        before = dict(self.db.execute("SELECT number, stamp FROM leaf WHERE kind = ? AND key = ?", identity))
        others = {number for number, stamp in stamps.items() if before.get(number) != stamp}
        rows = ((*identity, number, stamps[number]) for number in others)
        self.db.executemany("INSERT OR REPLACE INTO leaf VALUES (?, ?, ?, ?)", rows)
        last = max(stamps, default=-1)
        self.db.execute("DELETE FROM leaf WHERE kind = ? AND key = ? AND number > ?", (*identity, last))
        return others

    def entries(self, places: Iterable[Place]) -> list[dict[str, str]]:
        """How lists show some stories, each by variant, in their order."""
        return [entry for entry, _ in self.tagged(places)]

    def tagged(self, places: Iterable[Place]) -> list[tuple[dict[str, str], str]]:
        """As entries; each with its tags as Names.tags_of has them."""
        query = """SELECT entry, tags FROM json_each(?) AS place CROSS JOIN entry
          ON issue = json_extract(place.value, '$[0]') AND number = json_extract(place.value, '$[1]')
          ORDER BY place.key"""
        return [(pickle.loads(entry), tags) for entry, tags in self.db.execute(query, (json.dumps([*places]),))]

    def feed_items(self, place: Place) -> bytes:
        """How feeds show a story, by variant, packed."""
        row = self.db.execute("SELECT feed FROM feed WHERE issue = ? AND number = ?", place).fetchone()
        return bytes(row[0])

    def without_item(self, places: Iterable[Place]) -> set[str]:
        """The issues of those of some stories of which feeds have nothing to show."""
        query = "SELECT 1 FROM feed WHERE issue = ? AND number = ?"
        return {place[0] for place in places if not self.db.execute(query, place).fetchone()}

    def touch(self, identities: Iterable[Identity], age: str) -> None:
        """Note that a story of these names came, went or is another than before in an issue of this age."""
        for identity in identities:
            self._touched[identity] = min(age, self._touched.get(identity, age))

    def untouched(self, identity: Identity) -> int:
        """How many of the oldest stories of a name come before the first that was touched."""
        if identity not in self._touched:
            return self.holding(identity)
        query = "SELECT COUNT(*) FROM name WHERE kind = ? AND key = ? AND age < ?"
        return int(self.db.execute(query, (*identity, self._touched[identity])).fetchone()[0])

    def holding(self, identity: Identity) -> int:
        """How many stories name it."""
        query = "SELECT COUNT(*) FROM name WHERE kind = ? AND key = ?"
        return int(self.db.execute(query, identity).fetchone()[0])


def _stamp(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=8).hexdigest()
