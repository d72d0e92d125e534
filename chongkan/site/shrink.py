"""Style sheets and scripts without what only their authors read: comments, indentation, space between signs."""

import re
from collections.abc import Callable

_STRING = r"""("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')"""
_SPACE = r"(?:\s|(?>/\*.*?\*/))"
_TYPE = re.compile(r"/\*\* .*?\*/|/\*\*\n.*?\*/", re.DOTALL)  # JSDoc
_CSS = re.compile(rf"{_STRING}|{_SPACE}*([{{}};,]){_SPACE}*|(:){_SPACE}+|{_SPACE}+", re.DOTALL)
# A script's parts: a regular expression with the sign before it, text in backticks, quoted text, a comment, the one
# parameter of a function, a sign with the space around it. Two signs of + and - stay apart; division is no comment.
_PATTERN = r"[(,=:\[!&|?{};>] ?/(?![/*])(?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\\[])+/"
_SIGN = r" *([{}()\[\],;:?=<>&|!*%]|(?<![+-])(?<![+-] )[+-](?! ?[+-])|(?<!/)/(?![ ]?[/*])) *"
_JS = re.compile(rf"({_PATTERN}|`(?:\\.|[^`\\])*`)|{_STRING}| *//.*|/\*.*?\*/|(?<!\w)\((\w+)\)(?= =>)|{_SIGN}")
_OPEN = re.compile(r"(?<=[;{,(\[])\n|;?\n(?=})|\n(?=[\])])")  # an end of a line that ends nothing


def shrink_css(text: str) -> str:
    """The same rules in fewer characters; nothing is rewritten. Text between quotes stays as it is."""
    return _CSS.sub(lambda found: found[1] or found[2] or found[3] or " ", text).replace(";}", "}").strip()


def shrink_js(text: str) -> str:
    """Without comments, indentation and the space beside signs.

    A line's end stays where a statement may end with it; a brace ends the last one of its block. Text between quotes
    stays as it is, and so do regular expressions that follow a sign; what stands between backticks has to stand on one
    line, and a loop that has nothing to do needs braces.
    """
    lines = (line.strip() for line in _TYPE.sub("", text).splitlines())
    kept = (line for line in lines if line and not line.startswith("//"))
    short = (_JS.sub(lambda found: found[1] or found[2] or found[3] or found[4] or "", line) for line in kept)
    return _OPEN.sub("", "".join(f"{line}\n" for line in short))


SHRINK: dict[str, Callable[[str], str]] = {"css": shrink_css, "js": shrink_js}  # by the ending of the file's name
