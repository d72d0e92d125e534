"""Blocks of text -> Markdown that renders as exactly that text."""

import re

_INLINE = re.compile(r"[\\`*_\[\]]")
_TAG = re.compile(r"<(?=\S)")
_ENTITY = re.compile(r"&(?=#|\w+;)")
_BLOCK_START = re.compile(r"^(\s*)([#>+\-=~|])")
_NUMBER_START = re.compile(r"^(\s*\d+)([.)])")


def escape(text: str) -> str:
    """One line of plain text as Markdown that shows it unchanged: nothing in it is markup."""
    text = _ENTITY.sub("&amp;", text)
    text = _TAG.sub("&lt;", _INLINE.sub(lambda m: "\\" + m[0], text))
    text = _BLOCK_START.sub(lambda m: f"{m[1]}\\{m[2]}" if m[2] in "#>+-" else m[0], text)
    return _NUMBER_START.sub(r"\1\\\2", text)


def heading(text: str, level: int) -> str:
    """A subhead: `##`, or `###` for one below another."""
    start = text.rstrip("#")
    end = "\\#" * (len(text) - len(start))  # bare ones would be taken for a closing mark
    return f"{'#' * level} {escape(start)}{end}"


def note(label: str, text: str) -> str:
    """A note or comment set off from the text, its label in bold: `> **编者按** …`."""
    parts = ([f"**{escape(label)}**"] if label else []) + ([escape(text)] if text else [])
    return "> " + "\n>\n> ".join(parts) if label and not label.endswith(("：", ":")) else "> " + "".join(parts)


def verse(lines: list[str]) -> str:
    """A stanza, each line broken where the poet broke it."""
    return "\\\n".join(escape(line) for line in lines)


def items(texts: list[str]) -> str:
    """A list; printed numbers and bullets stay in the text, as they are part of it."""
    return "\n".join(f"- {escape(text)}" for text in texts)
