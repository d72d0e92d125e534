"""The bytes of a seed -> its text, once the encoding is known: the same for who converts it and who shows it."""

import re

_LINE_END = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


def decode_seed(data: bytes, encoding: str) -> str:
    """Return the text, line ends as \\n, without byte order mark and NUL; damaged bytes become U+FFFD.

    Raises LookupError where there is no such encoding.
    """
    return _LINE_END.sub("\n", data.decode(encoding, "replace").replace("\0", "")).removeprefix("\ufeff")
