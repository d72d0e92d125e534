"""Simplified or Traditional: decided by characters that only one of the two scripts writes."""

import re

from chongkan.folding import simplified, traditional


def script_of(text: str) -> str:
    """zh-Hans or zh-Hant, whichever has more characters that the other script does not write; zh-Hans on a tie."""
    han = "".join(re.findall(r"[\u3400-\u9fff]", text))
    only_traditional = sum(a != b for a, b in zip(han, simplified(han), strict=True))
    only_simplified = sum(a != b for a, b in zip(han, traditional(han), strict=True))
    return "zh-Hant" if only_traditional > only_simplified else "zh-Hans"
