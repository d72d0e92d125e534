"""The site in all its scripts -> the files that search needs besides its page."""

import functools
import hashlib
from collections.abc import Sequence

from chongkan.model import Site
from chongkan.site import urls
from chongkan.site.search.entries import index_issue
from chongkan.site.search.folding import client_table
from chongkan.site.search.segments import search_files


def index_files(sites: Sequence[Site]) -> dict[str, bytes]:
    """{published file: bytes} of the index and of the table of scripts. sites: the same one in each of its scripts."""
    versions = zip(*(reversed(site.editions) for site in sites), strict=True)
    issues = [(edition.id, index_issue(edition, *others)) for edition, *others in versions]
    return search_files(issues) | {urls.file_of(folds_path()): client_table().encode()}


@functools.cache
def folds_path() -> str:
    """The path of the table of scripts, with the hash of what is in it, so that browsers may keep it for ever."""
    return f"{urls.ASSETS}folds.{hashlib.sha256(client_table().encode()).hexdigest()[:10]}.txt"
