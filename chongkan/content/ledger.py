"""ledger.json, the receipt of a conversion: read, and written one line entry a line, so that diffs are small."""

import json
import math
import re
from collections.abc import Mapping
from typing import Any

from chongkan.model import Choice, Ledger, Placement
from chongkan.problems import Problem, ProblemError


def ledger_from_text(text: str, path: str) -> Ledger:
    """Read a ledger. Raises ProblemError naming path, and the line where it is known."""
    try:
        raw = json.loads(text)
        return Ledger(
            source=_text(raw["source"]),
            encoding=_text(raw["encoding"]),
            inputs=_text(raw["inputs"]),
            source_sha256=_text(raw.get("source_sha256", "")),
            files={_text(name): _text(digest) for name, digest in raw["files"].items()},
            lines=tuple(_placement(row) for row in raw["lines"]),
            held=tuple(_text(number) for number in raw.get("held", ())),
            subjects={_text(number): _choice(row) for number, row in raw.get("subjects", {}).items()},
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        what = "转换记录坏了。The receipt of the conversion is damaged."
        mend = "从备份恢复它；或删掉整个文件夹，重新转换。Restore it, or delete the folder to convert afresh."
        raise ProblemError(Problem(path, getattr(error, "lineno", 0), what, mend)) from error


def ledger_to_text(ledger: Ledger) -> str:
    """Write a ledger. A margin without bound (there was no other reading) is written as null."""
    head: dict[str, object] = {"source": ledger.source, "encoding": ledger.encoding, "inputs": ledger.inputs}
    if ledger.source_sha256:
        head["source_sha256"] = ledger.source_sha256
    if ledger.held:
        head["held"] = ledger.held
    parts = [f" {_json(key)}: {_json(value)}" for key, value in head.items()]
    files = [f"  {_json(name)}: {_json(digest)}" for name, digest in sorted(ledger.files.items())]
    parts.append(_bracketed("files", "{}", files))
    choices = sorted(ledger.subjects.items())
    rows = [f"  {_json(number)}: {_json(_choice_row(choice))}" for number, choice in choices]
    parts += [_bracketed("subjects", "{}", rows)] if rows else []
    parts.append(_bracketed("lines", "[]", ["  " + _json(_row(placement)) for placement in ledger.lines]))
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _bracketed(key: str, brackets: str, rows: list[str]) -> str:
    inner = "\n" + ",\n".join(rows) + "\n " if rows else ""
    return f' "{key}": {brackets[0]}{inner}{brackets[1]}'


def _json(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    # A file name that was no UTF-8 holds surrogates, which only JSON's own escapes can carry.
    return json.dumps(value) if re.search(r"[\ud800-\udfff]", text) else text


def _row(placement: Placement) -> Mapping[str, object]:
    return {
        "line": placement.line,
        "article": placement.article,
        "role": placement.role,
        "block": placement.block,
        "margin": placement.margin if math.isfinite(placement.margin) else None,
    }


def _choice_row(choice: Choice) -> Mapping[str, object]:
    return {"section": choice.section, "topics": choice.topics, "vocabulary": choice.vocabulary}


def _choice(row: dict[str, Any]) -> Choice:
    section = None if row["section"] is None else _text(row["section"])
    return Choice(section, tuple(_text(topic) for topic in row["topics"]), _text(row["vocabulary"]))


def _placement(row: dict[str, Any]) -> Placement:
    line, article, role, block, margin = row["line"], row["article"], row["role"], row["block"], row["margin"]
    return Placement(
        int(line),
        article if article is None else _text(article),
        _text(role),
        block if block is None else int(block),
        math.inf if margin is None else float(margin),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value
