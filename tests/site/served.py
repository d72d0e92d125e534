"""The headers that a host sends, read from _headers as Netlify and Cloudflare Pages read them."""

from fnmatch import fnmatchcase
from pathlib import Path


class Rules:
    """The rules of a _headers file: paths, with * for anything, each with its headers, indented."""

    def __init__(self, file: Path) -> None:
        self.rules: list[tuple[str, dict[str, str]]] = []
        for line in file.read_text(encoding="utf-8").splitlines():
            if line[:1] in (" ", "\t"):
                name, _, value = line.strip().partition(":")
                self.rules[-1][1][name] = value.strip()
            elif line and not line.startswith("#"):
                self.rules.append((line, {}))

    def of(self, path: str) -> list[tuple[str, str]]:
        """The headers sent with a path, in the order of the rules; of two with one name, both."""
        return [header for pattern, headers in self.rules if fnmatchcase(path, pattern) for header in headers.items()]
