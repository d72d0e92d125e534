"""What all issues say together, in a database: the light facts that lists, terms and neighbours are made of.

It answers questions about few things at the price of those few, however large the archive is: that is what makes one
issue more cost one issue. It can be thrown away at any time: everything in it comes from content/ and the settings.
"""

import pickle
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from chongkan.model import Doubt, Edition
from chongkan.problems import Problem
from chongkan.site.naming import Named
from chongkan.site.register_files import Files
from chongkan.site.register_lists import Entry as Entry
from chongkan.site.register_lists import Lists
from chongkan.site.register_names import Place
from chongkan.variants.target import told_forms

_SETTINGS = """
PRAGMA synchronous = NORMAL;
PRAGMA cache_size = -16384;
"""
_TABLES = """
CREATE TABLE issue (id TEXT PRIMARY KEY, age TEXT NOT NULL, year TEXT NOT NULL, articles INTEGER NOT NULL,
  light BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE told (issue TEXT PRIMARY KEY, problems BLOB, doubts BLOB, originals TEXT) WITHOUT ROWID;
CREATE UNIQUE INDEX issue_by_age ON issue (age);
CREATE INDEX issue_by_year ON issue (year);
CREATE TABLE name (kind TEXT, key TEXT, age TEXT, place INTEGER, number TEXT, issue TEXT, label TEXT, scope TEXT,
  row INTEGER, official INTEGER, roles TEXT, PRIMARY KEY (kind, key, age DESC, place)) WITHOUT ROWID;
CREATE INDEX name_by_story ON name (issue, number);
CREATE TABLE term (kind TEXT, key TEXT, articles INTEGER, term BLOB, PRIMARY KEY (kind, key)) WITHOUT ROWID;
CREATE TABLE card (issue TEXT, number TEXT, variant TEXT, card TEXT,
  PRIMARY KEY (issue, number, variant)) WITHOUT ROWID;
CREATE TABLE row (issue TEXT, variant TEXT, row TEXT, PRIMARY KEY (issue, variant)) WITHOUT ROWID;
CREATE TABLE entry (issue TEXT, number TEXT, entry BLOB, tags TEXT, PRIMARY KEY (issue, number)) WITHOUT ROWID;
CREATE TABLE feed (issue TEXT, number TEXT, feed BLOB, PRIMARY KEY (issue, number)) WITHOUT ROWID;
CREATE TABLE stamp (issue TEXT, number TEXT, stamp TEXT, PRIMARY KEY (issue, number)) WITHOUT ROWID;
CREATE TABLE leaf (kind TEXT, key TEXT, number INTEGER, stamp TEXT, PRIMARY KEY (kind, key, number)) WITHOUT ROWID;
CREATE TABLE indexed (issue TEXT PRIMARY KEY, numbers TEXT, head BLOB) WITHOUT ROWID;
CREATE INDEX indexed_numbers ON indexed (issue, numbers);
CREATE TABLE lanes (part INTEGER, issue TEXT, lanes BLOB, PRIMARY KEY (part, issue)) WITHOUT ROWID;
CREATE INDEX lanes_by_issue ON lanes (issue);
CREATE TABLE lines (issue TEXT PRIMARY KEY, lines BLOB) WITHOUT ROWID;
CREATE TABLE form (issue TEXT, simple TEXT, form TEXT);
CREATE INDEX form_by_issue ON form (issue);
CREATE TABLE stray (section TEXT, issue TEXT, number TEXT);
CREATE INDEX stray_by_issue ON stray (issue);
CREATE TABLE alias (issue TEXT, old TEXT, new TEXT);
CREATE INDEX alias_by_issue ON alias (issue);
CREATE TABLE related (issue TEXT, number TEXT, near_issue TEXT, near_number TEXT);
CREATE INDEX related_by_issue ON related (issue);
CREATE INDEX related_by_near ON related (near_issue, near_number);
CREATE TABLE file (folded TEXT, rank INTEGER, unit TEXT, path TEXT, source TEXT, PRIMARY KEY (folded, rank, unit))
  WITHOUT ROWID;
CREATE INDEX file_by_unit ON file (unit);
CREATE TABLE shared (folded TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE finding (unit TEXT PRIMARY KEY, findings BLOB) WITHOUT ROWID;
CREATE TABLE recalled (key BLOB PRIMARY KEY, found BLOB) WITHOUT ROWID;
CREATE TABLE note (key TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;
"""
_READ = ("told", "name", "card", "row", "form", "stray", "alias")  # tables with what was read of issues
_MADE = ("entry", "feed", "stamp", "indexed", "lanes", "lines", "related")  # and with what was made of them


@dataclass(frozen=True, slots=True)
class Read:
    """What one issue adds to the register.

    light: {variant: the edition without its stories}. names: each name of each
    story, by the story's place on the page. cards, row: {variant: HTML} for each story, and for the issue, as other
    pages show them. forms: names that its editor fixed. strays: (section that there is not, number). moves: (an
    address there was, the one there is). originals: Simplified characters that Traditional originals print themselves.
    found: as recall.hand_over. problems, doubts: what a person is told of it.
    """

    id: str
    age: str
    year: str
    light: Mapping[str, Edition]
    names: Sequence[tuple[int, str, Named]]
    cards: Mapping[str, Sequence[tuple[str, str]]]
    row: Mapping[str, str]
    forms: tuple[tuple[str, str], ...] = ()
    strays: tuple[tuple[str, str], ...] = ()
    moves: tuple[tuple[str, str], ...] = ()
    originals: frozenset[str] = frozenset()
    found: Mapping[bytes, bytes] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    doubts: tuple[tuple[str, Doubt], ...] = ()


class Register(Lists, Files):
    """The database, in memory or in a file. Raises sqlite3.DatabaseError where the file is damaged."""

    def __init__(self, vocabulary: Path, file: Path | None = None) -> None:
        super().__init__(sqlite3.connect(file or ":memory:", isolation_level=None), vocabulary)
        self._numbers = {id(row): number for number, row in enumerate(self._rows)}
        self.db.executescript(_SETTINGS)
        if self.db.execute("SELECT 1 FROM sqlite_master").fetchone():
            # Little of an old register is looked at, all of a new one: mapped, it would stand in memory whole.
            self.db.executescript("PRAGMA journal_mode = WAL; PRAGMA mmap_size = 1073741824;")
        else:  # until it is committed whole nobody relies on it: what it holds need not be written twice
            self.db.executescript(f"PRAGMA journal_mode = OFF; {_TABLES}")
        self.db.execute("BEGIN")

    # ------------------------------------------------------------------------------------------- writing

    def put(self, reads: Iterable[Read]) -> None:
        """Add issues that are not there."""
        for read in reads:
            self.keep(read.found)
            articles = len(next(iter(read.cards.values()), ()))
            row = (read.id, read.age, read.year, articles, pickle.dumps(dict(read.light)))
            self.db.execute("INSERT INTO issue VALUES (?, ?, ?, ?, ?)", row)
            if read.problems or read.doubts or read.originals:
                told = (pickle.dumps(read.problems), pickle.dumps(read.doubts), "".join(sorted(read.originals)))
                self.db.execute("INSERT INTO told VALUES (?, ?, ?, ?)", (read.id, *told))
            self.touch({named.identity for _, _, named in read.names}, read.age)
            names = (self._name_row(read, place, number, named) for place, number, named in read.names)
            self.db.executemany("INSERT OR IGNORE INTO name VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", names)
            cards = ((read.id, number, variant, card) for variant, c in read.cards.items() for number, card in c)
            self.db.executemany("INSERT INTO card VALUES (?, ?, ?, ?)", cards)
            self.db.executemany("INSERT INTO row VALUES (?, ?, ?)", ((read.id, v, row) for v, row in read.row.items()))
            self.db.executemany("INSERT INTO form VALUES (?, ?, ?)", ((read.id, *form) for form in read.forms))
            self.db.executemany(
                "INSERT INTO stray VALUES (?, ?, ?)", ((s, read.id, number) for s, number in read.strays)
            )
            self.db.executemany("INSERT INTO alias VALUES (?, ?, ?)", ((read.id, *move) for move in read.moves))

    def _name_row(self, read: Read, place: int, number: str, named: Named) -> tuple[object, ...]:
        row = self._numbers[id(named.row)] if id(named.row) in self._numbers else self._number_of(named)
        roles = "\n".join(named.roles)
        return (*named.identity, read.age, place, number, read.id, named.label, named.scope, row, named.official, roles)

    def _number_of(self, named: Named) -> int:
        return (
            self._rows.index(named.row) if named.row else -1
        )  # a row that another process read is equal, not the same

    def drop(self, issue: str) -> None:
        """Take out what was read of an issue; what was made of it stays, to be compared with what is made anew."""
        self.touch({identity for identity, _ in self.identities_of(issue)}, self.age_of(issue) or "")
        self.db.execute("DELETE FROM issue WHERE id = ?", (issue,))
        self._delete(_READ, issue)

    def forget(self, issue: str) -> None:
        """Take out what was made of an issue that is not to be made any longer."""
        self._delete(_MADE, issue)

    def _delete(self, tables: Iterable[str], issue: str) -> None:
        for table in tables:
            self.db.execute(f"DELETE FROM {table} WHERE issue = ?", (issue,))

    def put_indexed(self, issue: str, numbers: Sequence[str], head: bytes, parts: Sequence[bytes]) -> None:
        """Keep what the index of search has to know of an issue, and the numbers of its stories that may be found."""
        self.db.execute("INSERT OR REPLACE INTO indexed VALUES (?, ?, ?)", (issue, " ".join(numbers), head))
        rows = ((part, issue, lanes) for part, lanes in enumerate(parts))
        self.db.executemany("INSERT OR REPLACE INTO lanes VALUES (?, ?, ?)", rows)

    def put_lines(self, issue: str, lines: bytes) -> bool:
        """Keep an issue's part of the collection of all articles; whether that is another than before."""
        before = self.db.execute("SELECT lines FROM lines WHERE issue = ?", (issue,)).fetchone()
        if before is None or before[0] != lines:
            self.db.execute("INSERT OR REPLACE INTO lines VALUES (?, ?)", (issue, lines))
        return before is None or before[0] != lines

    def lines(self) -> Iterator[bytes]:
        """The parts of the collection, oldest issue first."""
        query = "SELECT lines FROM issue CROSS JOIN lines ON issue = id ORDER BY age"
        return (part for (part,) in self.db.execute(query))

    def lines_of(self, issue: str) -> bytes:
        """An issue's part of it."""
        return bytes(self.db.execute("SELECT lines FROM lines WHERE issue = ?", (issue,)).fetchone()[0])

    def lengths(self) -> dict[str, int]:
        """{issue: bytes of its part}, the oldest first."""
        return dict(self.db.execute("SELECT id, length(lines) FROM issue CROSS JOIN lines ON issue = id ORDER BY age"))

    def found_numbers(self) -> list[tuple[str, tuple[str, ...]]]:
        """Each issue with the numbers of its stories that may be found, oldest first."""
        query = """SELECT issue, numbers FROM issue CROSS JOIN indexed INDEXED BY indexed_numbers ON issue = id
          ORDER BY age"""
        return [(issue, tuple(numbers.split())) for issue, numbers in self.db.execute(query)]

    def head(self, issue: str) -> bytes:
        """What the index of search has to know of an issue besides its keys; empty where nothing is kept."""
        row = self.db.execute("SELECT head FROM indexed WHERE issue = ?", (issue,)).fetchone()
        return bytes(row[0]) if row else b""

    def parts(self, issue: str) -> list[bytes]:
        """The parts of what it has to know of an issue's keys."""
        found = self.db.execute("SELECT lanes FROM lanes WHERE issue = ? ORDER BY part", (issue,))
        return [bytes(lanes) for (lanes,) in found]

    def lanes(self, part: int, first: str) -> list[bytes]:
        """One of the parts, of each issue from one on, oldest first."""
        query = """SELECT lanes FROM issue CROSS JOIN lanes ON part = ? AND issue = id
          WHERE age >= (SELECT age FROM issue WHERE id = ?) ORDER BY age"""
        return [bytes(lanes) for (lanes,) in self.db.execute(query, (part, first))]

    def units(self, kind: str) -> set[str]:
        """The units of a kind that made files."""
        return {unit for (unit,) in self.db.execute("SELECT DISTINCT unit FROM file WHERE unit GLOB ?", (f"{kind} *",))}

    def put_related(self, issue: str, pairs: Iterable[tuple[str, Place]]) -> None:
        """Keep which stories are shown beside those of an issue: (number, the other's place)."""
        self.db.execute("DELETE FROM related WHERE issue = ?", (issue,))
        self.db.executemany("INSERT INTO related VALUES (?, ?, ?, ?)", ((issue, n, *near) for n, near in pairs))

    def note(self, key: str, value: object) -> None:
        """Keep a value under a key."""
        self.db.execute("INSERT OR REPLACE INTO note VALUES (?, ?)", (key, pickle.dumps(value)))

    def noted(self, key: str) -> object:
        """The value under a key, else None."""
        row = self.db.execute("SELECT value FROM note WHERE key = ?", (key,)).fetchone()
        return pickle.loads(row[0]) if row else None

    def keep(self, found: Mapping[bytes, bytes]) -> None:
        """Keep what recall.hand_over gives, for recall."""
        self.db.executemany("INSERT OR IGNORE INTO recalled VALUES (?, ?)", found.items())

    def recall(self, key: bytes) -> bytes | None:
        """What is kept under a key."""
        row = self.db.execute("SELECT found FROM recalled WHERE key = ?", (key,)).fetchone()
        return bytes(row[0]) if row else None

    def close(self) -> None:
        """Let the file go; what was not committed is as if it had not been."""
        self.db.close()

    def commit(self) -> None:
        """Make all changes since the last commit stay, together."""
        self.db.execute("COMMIT")
        self.db.execute("BEGIN")

    # ------------------------------------------------------------------------------------------- issues

    def is_empty(self) -> bool:
        """Whether there is no issue, not even one that holds no story."""
        return self.db.execute("SELECT 1 FROM issue LIMIT 1").fetchone() is None

    def count(self) -> tuple[int, int]:
        """How many issues there are, and how many articles."""
        row = self.db.execute("SELECT COUNT(*), COALESCE(SUM(articles), 0) FROM issue WHERE articles").fetchone()
        return int(row[0]), int(row[1])

    def ids(self, limit: int = -1) -> list[str]:
        """The issues that hold a story, newest first."""
        found = self.db.execute("SELECT id FROM issue WHERE articles ORDER BY age DESC LIMIT ?", (limit,))
        return [row[0] for row in found]

    def year_of(self, issue: str) -> str:
        """The year of an issue; empty where it has none."""
        return str(self.db.execute("SELECT year FROM issue WHERE id = ?", (issue,)).fetchone()[0])

    def neighbours(self, age: str) -> tuple[str | None, str | None]:
        """The issue before, and the one after."""
        older = self.db.execute(
            "SELECT id FROM issue WHERE age < ? AND articles ORDER BY age DESC LIMIT 1", (age,)
        ).fetchone()
        newer = self.db.execute(
            "SELECT id FROM issue WHERE age > ? AND articles ORDER BY age LIMIT 1", (age,)
        ).fetchone()
        return (older[0] if older else None, newer[0] if newer else None)

    def light(self, issue: str) -> dict[str, Edition]:
        """{variant: the edition without its stories}."""
        row = self.db.execute("SELECT light FROM issue WHERE id = ?", (issue,)).fetchone()
        found: dict[str, Edition] = pickle.loads(row[0])
        return found

    def packed(self, issue: str) -> bytes | None:
        """What light unpacks; None where the issue holds no story."""
        row = self.db.execute("SELECT light FROM issue WHERE id = ? AND articles", (issue,)).fetchone()
        return bytes(row[0]) if row else None

    def years(self) -> list[tuple[str, int]]:
        """(year, issues) with the newest first; the undated last, under an empty year."""
        found = self.db.execute("SELECT year, COUNT(*) FROM issue WHERE articles GROUP BY year ORDER BY year DESC")
        return [(year, count) for year, count in found]

    def of_year(self, year: str) -> list[str]:
        """The issues of a year, newest first."""
        found = self.db.execute("SELECT id FROM issue WHERE year = ? AND articles ORDER BY age DESC", (year,))
        return [row[0] for row in found]

    def row(self, issue: str, variant: str) -> str:
        """How lists of issues show one."""
        found = self.db.execute("SELECT row FROM row WHERE issue = ? AND variant = ?", (issue, variant)).fetchone()
        return str(found[0])

    def problems(self) -> list[Problem]:
        """What is wrong with the files of issues, in the order of their ids."""
        return [
            p for (blob,) in self.db.execute("SELECT problems FROM told ORDER BY issue") for p in pickle.loads(blob)
        ]

    def doubts(self) -> list[tuple[str, Doubt]]:
        """The doubts of all articles, each with the article's file."""
        return [d for (blob,) in self.db.execute("SELECT doubts FROM told ORDER BY issue") for d in pickle.loads(blob)]

    def originals(self) -> frozenset[str]:
        """Simplified characters that Traditional originals print themselves."""
        return frozenset().union(*(text for (text,) in self.db.execute("SELECT originals FROM told")))

    def strays(self) -> list[tuple[str, int, str, str]]:
        """(section that there is not, how many articles ask for it, the first one's issue and number)."""
        query = """SELECT section, COUNT(*), issue, number, MIN(issue || '/' || number) FROM stray
          GROUP BY section ORDER BY section"""
        return [tuple(row[:4]) for row in self.db.execute(query)]

    def moves(self, issue: str = "*") -> list[tuple[str, str]]:
        """(an address there was, the one there is), of an issue or of all."""
        return self.db.execute("SELECT old, new FROM alias WHERE issue GLOB ? ORDER BY old, new", (issue,)).fetchall()

    def forms(self) -> dict[str, str]:
        """{Simplified: the Traditional form that an editor fixed}; of several the newest issue's."""
        query = "SELECT simple, form FROM form JOIN issue ON id = issue ORDER BY age DESC, form.rowid"
        return told_forms([[row] for row in self.db.execute(query)])

    # ------------------------------------------------------------------------------------------- stories

    def card(self, place: Place) -> dict[str, str]:
        """How other pages show a story, by variant."""
        return dict(self.db.execute("SELECT variant, card FROM card WHERE issue = ? AND number = ?", place).fetchall())

    def cards_of(self, issue: str) -> dict[tuple[str, str], str]:
        """{(number, variant): card}."""
        found = self.db.execute("SELECT number, variant, card FROM card WHERE issue = ?", (issue,))
        return {(number, variant): card for number, variant, card in found}

    def newest_stories(self, limit: int) -> list[Place]:
        """The stories of the newest issues, in the order of their pages."""
        found: list[Place] = []
        for issue in self.ids(limit):
            if len(found) < limit:
                query = "SELECT issue, number FROM name WHERE issue = ? AND kind = 'section' ORDER BY place"
                found += self.db.execute(query, (issue,)).fetchall()
        return found[:limit]

    def showing(self, place: Place) -> set[str]:
        """The issues whose pages show the card of a story."""
        query = "SELECT DISTINCT issue FROM related WHERE near_issue = ? AND near_number = ?"
        return {row[0] for row in self.db.execute(query, place)}
