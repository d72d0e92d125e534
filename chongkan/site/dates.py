"""EDTF dates (ISO 8601-2, the part that issues use) as Chinese readers write them."""

import re
from dataclasses import dataclass

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([~?%]?)")


@dataclass(frozen=True, slots=True)
class ShownDate:
    """text: 2019年10月21日. machine: what `<time datetime>` takes. about: whether the date is approximate."""

    text: str
    machine: str
    about: bool
    year: str


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


def _text(match: re.Match[str]) -> str:
    year, month, day = match.group(1, 2, 3)
    return f"{year}年" + (f"{int(month)}月" if month else "") + (f"{int(day)}日" if day else "")
