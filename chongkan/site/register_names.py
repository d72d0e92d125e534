"""The register's account of names: who holds them, and what their terms are."""

import json
import pickle
import sqlite3
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from chongkan.model import Term
from chongkan.site.directory import Known, term_of
from chongkan.site.naming import Identity
from chongkan.vocabulary.tables import load_entities

TAGS = ("topic", "place", "organisation", "person")  # kinds of names by which stories are near each other
Place = tuple[str, str]  # issue id and an article's number


class Names:
    """The tables `name` and `term`."""

    def __init__(self, db: sqlite3.Connection, vocabulary: Path) -> None:
        self.db = db
        self._vocabulary = vocabulary
        self._rows = load_entities(vocabulary)

    def identities_of(self, issue: str) -> set[tuple[Identity, str]]:
        """(what an issue's stories name, the number of the one that does)."""
        found = self.db.execute("SELECT kind, key, number FROM name WHERE issue = ?", (issue,))
        return {((kind, key), number) for kind, key, number in found}

    def tags_of(self, issue: str) -> dict[str, str]:
        """{the number of a story: its tags, "kind key", a line each}."""
        query = f"SELECT number, kind, key FROM name WHERE issue = ? AND kind IN {TAGS}"
        tags: dict[str, list[str]] = {}
        for number, kind, key in self.db.execute(query, (issue,)):
            tags.setdefault(number, []).append(f"{kind} {key}")
        return {number: "\n".join(sorted(lines)) for number, lines in tags.items()}

    def names_of(self, issue: str) -> list[tuple[object, ...]]:
        """All that an issue says of names, for comparison."""
        query = "SELECT * FROM name WHERE issue = ? ORDER BY kind, key, age, place"
        return self.db.execute(query, (issue,)).fetchall()

    def weigh(self, identity: Identity) -> bool:
        """Decide anew what a name's term is; whether it is another one than before."""
        known = self._known(identity)
        term = term_of(known, self._vocabulary) if known else None
        before = self.db.execute("SELECT term FROM term WHERE kind = ? AND key = ?", identity).fetchone()
        if known is None:
            self.db.execute("DELETE FROM term WHERE kind = ? AND key = ?", identity)
        else:
            row = (*identity, known.articles, pickle.dumps(term) if term else None)
            self.db.execute("INSERT OR REPLACE INTO term VALUES (?, ?, ?, ?)", row)
        return (pickle.loads(before[0]) if before and before[0] else None) != term

    def _known(self, identity: Identity) -> Known | None:
        query = "SELECT COUNT(*), MAX(row), MAX(official) FROM name WHERE kind = ? AND key = ?"
        articles, number, official = self.db.execute(query, identity).fetchone()
        if not articles:
            return None
        query = """SELECT label, scope FROM name WHERE kind = ? AND key = ? AND (row = ? OR ? < 0)
          ORDER BY age, place LIMIT 1"""
        label, scope = self.db.execute(query, (*identity, number, number)).fetchone()
        roles: list[str] = []
        if identity[0] == "person":
            query = "SELECT roles FROM name WHERE kind = ? AND key = ? ORDER BY age, place"
            roles = [role for row in self.db.execute(query, identity) for role in row[0].split("\n")]
        row = self._rows[number] if number >= 0 else None
        return Known(*identity, label, scope, row, articles, roles, bool(official))

    def terms(self, identities: Iterable[Identity]) -> dict[Identity, Term]:
        """Those of the names that may be shown."""
        found = {}
        for identity in identities:
            row = self.db.execute("SELECT term FROM term WHERE kind = ? AND key = ?", identity).fetchone()
            if row and row[0]:
                found[identity] = _term(row[0])
        return found

    def all_terms(self, kind: str) -> list[tuple[Term, int]]:
        """The terms of a kind that have a page, with their articles: those with most first."""
        found = self.db.execute("SELECT term, articles, key FROM term WHERE kind = ? AND term IS NOT NULL", (kind,))
        terms = [(_term(blob), articles) for blob, articles, _ in found]
        return sorted(((t, n) for t, n in terms if t.page), key=lambda pair: (-pair[1], pair[0].key))

    def identities(self) -> list[Identity]:
        """Every name there is."""
        return self.db.execute("SELECT kind, key FROM term ORDER BY kind, key").fetchall()

    def articles_of(self, identity: Identity) -> int:
        """How many stories have a name."""
        row = self.db.execute("SELECT articles FROM term WHERE kind = ? AND key = ?", identity).fetchone()
        return int(row[0]) if row else 0

    def holders(self, identity: Identity, limit: int = -1) -> list[Place]:
        """The stories that name it, newest issue first, in the order of their pages."""
        query = "SELECT issue, number FROM name WHERE kind = ? AND key = ? ORDER BY age DESC, place LIMIT ?"
        return self.db.execute(query, (*identity, limit)).fetchall()

    def earlier_holders(self, identity: Identity, age: str, limit: int) -> list[Place]:
        """The nearest stories that name it in issues not newer than `age`."""
        query = (
            "SELECT issue, number FROM name WHERE kind = ? AND key = ? AND age <= ? ORDER BY age DESC, place LIMIT ?"
        )
        return self.db.execute(query, (*identity, age, limit)).fetchall()

    def count_earlier(self, identity: Identity, age: str, limit: int) -> int:
        """How many stories name it in issues not newer than `age`; those beyond `limit` are not counted."""
        query = "SELECT COUNT(*) FROM (SELECT 1 FROM name WHERE kind = ? AND key = ? AND age <= ? LIMIT ?)"
        return int(self.db.execute(query, (*identity, age, limit)).fetchone()[0])

    def later_holders(self, identity: Identity, age: str, limit: int) -> set[str]:
        """The issues of the next stories that name it."""
        query = "SELECT issue FROM name WHERE kind = ? AND key = ? AND age > ? ORDER BY age, place LIMIT ?"
        return {row[0] for row in self.db.execute(query, (*identity, age, limit))}

    def issues_naming(self, identity: Identity) -> set[str]:
        """The issues that hold a story of it."""
        query = "SELECT DISTINCT issue FROM name WHERE kind = ? AND key = ?"
        return {row[0] for row in self.db.execute(query, identity)}

    def years_of(self, identity: Identity) -> list[tuple[int, int]]:
        """(year, stories) of a name, oldest first; undated issues count in none."""
        query = "SELECT substr(age, 1, 4) AS y, COUNT(*) FROM name WHERE kind = ? AND key = ? GROUP BY y ORDER BY y"
        return [(int(year), count) for year, count in self.db.execute(query, identity) if year.isdigit()]

    def beside(self, places: Iterable[Place]) -> dict[Identity, int]:
        """Every name of some stories, and how many of them have it."""
        query = """SELECT name.kind, name.key, COUNT(*) FROM json_each(?) AS place CROSS JOIN name
          ON issue = json_extract(place.value, '$[0]') AND number = json_extract(place.value, '$[1]')
          GROUP BY name.kind, name.key"""
        found = self.db.execute(query, (json.dumps([*places]),))
        return {(kind, key): count for kind, key, count in found}

    def roles_of(self, identity: Identity) -> list[str]:
        """As what somebody signed, the newest first."""
        query = "SELECT roles FROM name WHERE kind = ? AND key = ? ORDER BY age DESC, place"
        return list(
            dict.fromkeys(role for row in self.db.execute(query, identity) for role in row[0].split("\n") if role)
        )


@lru_cache(maxsize=4096)  # those of menus and frequent names are asked for again and again
def _term(pickled: bytes) -> Term:
    term: Term = pickle.loads(pickled)
    return term
