"""An edition -> its copies, as files: in the script that it was printed in, the same for every script of the site."""

from chongkan.config import Config
from chongkan.model import Edition, Issue
from chongkan.site import urls
from chongkan.site.copies.plain import markdown_of, text_of
from chongkan.site.copies.records import issue_json, issue_lines, records_of

COPIES = ("txt", "md", "json")  # in the order in which the issue's page offers them


def copy_files(issue: Issue, edition: Edition, config: Config) -> tuple[dict[str, str], bytes]:
    """{published file: text} of an edition's copies, and its part of the collection of all articles, packed.

    issue, edition: the same page, in no script but its own.
    """
    base_url = config.base_url
    records = records_of(edition, base_url)
    files = {
        "txt": text_of(edition, base_url),
        "md": markdown_of(issue, edition, base_url),
        "json": issue_json(edition, records, config),
    }
    named = {urls.file_of(urls.copy_of(edition, kind)): text for kind, text in files.items()}
    return named, issue_lines(edition, records)
