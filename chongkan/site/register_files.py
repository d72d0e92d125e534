"""The register's account of what was made: which unit makes which file, and what is wrong in it."""

import json
import pickle
import sqlite3
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from chongkan.site.check import Findings


class Files:
    """The tables `file`, `shared` and `finding`.

    shared: the names of which several units made a file at some time, so that clashes are not looked for among all.
    refiled: whether some unit has other files than before, since the register was opened.
    """

    db: sqlite3.Connection
    refiled = False

    def file_unit(self, unit: str, rank: int, sources: Mapping[str, str]) -> tuple[set[str], set[str]]:
        """Keep which files a unit makes, {file: the file a person would look at}.

        Of two units that make the same file the one of the lower rank has it. Return the files that are the unit's own
        now, and those that nobody makes any longer.
        """
        former = {path for (path,) in self.db.execute("SELECT path FROM file WHERE unit = ?", (unit,))}
        if former != sources.keys():
            self.refiled = True
            self.db.execute("DELETE FROM file WHERE unit = ?", (unit,))
            rows = ((_folded(path), rank, unit, path, source) for path, source in sources.items())
            self.db.executemany("INSERT OR IGNORE INTO file VALUES (?, ?, ?, ?, ?)", rows)
            query = """INSERT OR IGNORE INTO shared SELECT folded FROM file own WHERE unit = ? AND
              EXISTS (SELECT 1 FROM file o WHERE o.folded = own.folded AND o.unit <> own.unit)"""
            self.db.execute(query, (unit,))
        lost = {path for path in former - sources.keys() if self._owner(path) is None}
        query = """SELECT path FROM file own WHERE unit = ? AND NOT EXISTS
          (SELECT 1 FROM file o WHERE o.folded = own.folded AND (o.rank, o.unit) < (own.rank, own.unit))"""
        return {path for (path,) in self.db.execute(query, (unit,))}, lost

    def _owner(self, path: str) -> tuple[str, str] | None:
        query = "SELECT unit, path FROM file WHERE folded = ? ORDER BY rank, unit LIMIT 1"
        found: tuple[str, str] | None = self.db.execute(query, (_folded(path),)).fetchone()
        return found

    def maker_of(self, path: str) -> str:
        """The unit that has a file; empty where none has."""
        owner = self._owner(path)
        return owner[0] if owner else ""

    def clashes(self) -> list[tuple[str, str, str, str, str, str]]:
        """Of each file that several units make: unit, path and source of the one that has it, and of another one."""
        query = """SELECT a.unit, a.path, a.source, b.unit, b.path, b.source FROM file a JOIN file b USING (folded)
          WHERE folded IN (SELECT folded FROM shared)
          AND (a.rank, a.unit) < (b.rank, b.unit)
          AND NOT EXISTS (SELECT 1 FROM file c WHERE c.folded = a.folded AND (c.rank, c.unit) < (a.rank, a.unit))
          ORDER BY folded, b.rank, b.unit"""
        return self.db.execute(query).fetchall()

    def is_made(self, path: str) -> bool:
        """Whether a published file is one of the site's."""
        return (
            self.db.execute("SELECT 1 FROM file WHERE folded = ? AND path = ?", (_folded(path), path)).fetchone()
            is not None
        )

    def unmade(self, paths: Iterable[str]) -> set[str]:
        """Those of some files that are none of the site's."""
        asked = list(dict.fromkeys(paths))
        named = [(path.replace("\0", "/"), _folded(path)) for path in asked]  # JSON's texts end at U+0000 here
        query = """SELECT key FROM json_each(?) AS asked WHERE NOT EXISTS (SELECT 1 FROM file
          WHERE folded = json_extract(asked.value, '$[1]') AND path = json_extract(asked.value, '$[0]'))"""
        return {asked[number] for (number,) in self.db.execute(query, (json.dumps(named),))}

    def files(self) -> int:
        """How many files the site has."""
        query = """SELECT COUNT(*) - (SELECT COUNT(*) - COUNT(DISTINCT folded) FROM file
          WHERE folded IN (SELECT folded FROM shared)) FROM file"""
        return int(self.db.execute(query).fetchone()[0])

    def paths(self) -> set[str]:
        """Every file of the site that is published."""
        every = {path for (path,) in self.db.execute("SELECT DISTINCT path FROM file")}
        return every - {lost for _, kept, _, _, lost, _ in self.clashes() if lost != kept}

    def pages_of(self, unit: str) -> Iterator[str]:
        """The files of a unit that are pages."""
        query = "SELECT path FROM file WHERE unit = ? AND path LIKE '%.html' ORDER BY folded"
        return (path for (path,) in self.db.execute(query, (unit,)))

    def pages_with(self, *units: str) -> Iterator[str]:
        """The files that are pages, of the units of some patterns."""
        some = " OR ".join("unit GLOB ?" for _ in units)
        query = f"SELECT DISTINCT path FROM file WHERE ({some}) AND path LIKE '%.html' ORDER BY folded"
        return (path for (path,) in self.db.execute(query, units))

    def files_of(self, units: str) -> list[str]:
        """The files of a unit, or of those of a pattern."""
        query = "SELECT path FROM file WHERE unit GLOB ? ORDER BY path"
        return [path for (path,) in self.db.execute(query, (units,))]

    def find(self, unit: str, findings: Findings | None) -> None:
        """Keep what is wrong with what a unit made; None where nothing is."""
        self.db.execute("DELETE FROM finding WHERE unit = ?", (unit,))
        if findings is not None:
            self.db.execute("INSERT INTO finding VALUES (?, ?)", (unit, pickle.dumps(findings)))

    def found(self, unit: str) -> Findings | None:
        """What is kept so of a unit."""
        row = self.db.execute("SELECT findings FROM finding WHERE unit = ?", (unit,)).fetchone()
        return pickle.loads(row[0]) if row else None

    def findings(self) -> list[Findings]:
        """All that is kept so, in the order of the units."""
        return [pickle.loads(row[0]) for row in self.db.execute("SELECT findings FROM finding ORDER BY unit")]


def _folded(path: str) -> str:
    """The name of a file as file systems compare it that know no capitals and compose characters."""
    return unicodedata.normalize("NFC", path).casefold()
