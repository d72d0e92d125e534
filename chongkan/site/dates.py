"""EDTF dates (ISO 8601-2, the part that issues use) as Chinese readers write them."""

import re
from dataclasses import dataclass
from functools import lru_cache

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([~?%]?)")


@dataclass(frozen=True, slots=True)
class ShownDate:
    """text: 2019年10月21日. machine: what `<time datetime>` takes. about: whether the date is approximate."""

    text: str
    machine: str
    about: bool
    year: str


@lru_cache(maxsize=1024)  # each page of an issue shows its date several times
def read_date(edtf: str | None) -> ShownDate | None:
    """Read YYYY, YYYY-MM or YYYY-MM-DD, with ~ ? or % where not certain; of an interval a/b, both ends.

    None where there is no date; other text is shown as it stands.
    """
    if not edtf:
        return None
    ends = [_DATE.fullmatch(end) for end in edtf.split("/")]
    matches = [match for match in ends if match]
    if len(matches) != len(ends) or len(ends) > 2:
        return ShownDate(edtf, edtf, False, edtf[:4])
    first = matches[0]
    machine = "-".join(part for part in first.groups()[:3] if part)
    return ShownDate("—".join(map(_text, matches)), machine, any(m[4] for m in matches), first[1])


def is_exact(edtf: str | None) -> bool:
    """Whether a date is one day, and certain."""
    match = _DATE.fullmatch(edtf or "")
    return bool(match and match[3] and not match[4])


def certain_date(edtf: str | None) -> str | None:
    """As much of a date as is certain, ISO 8601: of an approximate one the year; None of an interval, or of none."""
    match = _DATE.fullmatch(edtf or "")
    if not match:
        return None
    return match[1] if match[4] else "-".join(part for part in match.groups()[:3] if part)


def _text(match: re.Match[str]) -> str:
    year, month, day = match.group(1, 2, 3)
    return f"{year}年" + (f"{int(month)}月" if month else "") + (f"{int(day)}日" if day else "")
