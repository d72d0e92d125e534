"""What search needs besides its page and the index: the table of scripts."""

import functools
import hashlib

from chongkan.site import urls
from chongkan.site.search.folding import client_table


def table_files() -> dict[str, bytes]:
    """{published file: bytes} of the table of scripts."""
    return {urls.file_of(folds_path()): client_table().encode()}


@functools.cache
def folds_path() -> str:
    """The path of the table of scripts, with the hash of what is in it, so that browsers may keep it for ever."""
    return f"{urls.ASSETS}folds.{hashlib.sha256(client_table().encode()).hexdigest()[:10]}.txt"
