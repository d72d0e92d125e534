"""An edition as data: one JSON file, and a line of JSON for each article. issue.schema.json says what holds what."""

import json
import zlib
from pathlib import Path
from typing import Any

from chongkan.config import Config
from chongkan.model import Edition, Story
from chongkan.site import urls
from chongkan.site.text import lines_text

SCHEMA = Path(__file__).with_name("issue.schema.json")
_GZIP = 31  # zlib's window for gzip
_LEVEL = 4  # a tenth more than the best, in a third of the time


def records_of(edition: Edition, base_url: str) -> list[dict[str, Any]]:
    """Its articles, in the order of the page; what is not known of one is null or empty."""
    return [_record(story, urls.absolute(base_url, urls.address_of(story))) for story in edition.stories]


def issue_json(edition: Edition, records: list[dict[str, Any]], config: Config) -> str:
    """The page with its articles, as issue.schema.json has it."""
    base_url, scripts = config.base_url, (config.script, *config.variants)
    issue = {
        "$schema": urls.absolute(base_url, urls.ISSUE_SCHEMA),
        "id": edition.id,
        "url": urls.absolute(base_url, urls.address_of(edition)),
        "title": edition.title,
        **_printed(edition),
        "slogans": edition.slogans,
        "source": _source(edition),
        "books": [
            {"script": s, "url": urls.absolute(base_url, at)} for s, at in urls.books_of(edition, scripts).items()
        ],
        "articles": records,
    }
    return json.dumps(issue, ensure_ascii=False, indent=1) + "\n"


def issue_lines(edition: Edition, records: list[dict[str, Any]]) -> bytes:
    """A line for each article with what its page is: JSON Lines, a gzip member that can stand behind others."""
    issue = {"issue": edition.id, "issue_title": edition.title, **_printed(edition)}
    rows = ({"id": f"{edition.id}/{record['number']}", **issue, **record} for record in records)
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, _GZIP)
    return packer.compress(text.encode()) + packer.flush()


def schema_text(base_url: str) -> str:
    """issue.schema.json as it is published, with its own address."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    schema["$id"] = urls.absolute(base_url, urls.ISSUE_SCHEMA)
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def _printed(edition: Edition) -> dict[str, str | None]:
    return {
        "paper": edition.paper,
        "page": edition.page,
        "page_name": edition.page_name,
        "place": edition.place,
        "date": edition.date,
    }


def _source(edition: Edition) -> dict[str, str] | None:
    source = edition.source
    return {"name": source.name, "encoding": source.encoding, "sha256": source.sha256} if source else None


def _record(story: Story, url: str) -> dict[str, Any]:
    return {
        "number": story.number,
        "url": url,
        "script": story.script,
        "genre": story.genre,
        "section": story.section.label,
        "column": story.column,
        "kicker": story.kicker,
        "title": story.title,
        "deck": story.deck,
        "byline": story.byline,
        "authors": [{"name": c.term.label, "role": c.role} for c in story.authors],
        "text": lines_text(story.body),
        "characters": story.characters,
        "photos": [{"caption": photo.caption, "credit": photo.credit} for photo in story.photos],
        "tags": [{"kind": tag.kind, "label": tag.label} for tag in story.tags],
        "summary": story.summary,
        "continued_from": story.continued_from,
        "continues_on": story.continues_on,
        "corrections": [{"was": c.was, "now": c.now} for c in story.corrections],
    }
