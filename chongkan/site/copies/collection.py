"""All articles as one file of JSON Lines, with its description: a Data Package (datapackage.org, version 2).

The file is gzip: each issue's part is packed once, when the issue is made, and kept; parts one after the other are
the file, so that one issue more costs its own part and the copying of the others' bytes.
"""

import json

from chongkan.config import Config
from chongkan.contents import Content, Digested, Piece, size_of
from chongkan.site import urls

_TYPES = {
    "characters": "integer",
    "authors": "array",
    "photos": "array",
    "tags": "array",
    "corrections": "array",
}
_ABOUT = {
    "id": "Issue and number, as in the address of the page",
    "issue": "Identifier of the newspaper page",
    "issue_title": "What the site calls the newspaper page",
    "paper": "Newspaper",
    "page": "Page number as printed",
    "page_name": "Page name as printed",
    "place": "Place of the newspaper",
    "date": "Day of publication, EDTF (ISO 8601-2); ~ marks an inferred one",
    "number": "Number on the page",
    "url": "Address of the article's page",
    "script": "Script in which it was printed, BCP 47",
    "genre": "Kind of piece",
    "section": "Section of the site",
    "column": "Standing head",
    "kicker": "Line above the headline",
    "title": "Headline",
    "deck": "Line below the headline",
    "byline": "Byline as printed",
    "authors": "People in the byline: name, role",
    "text": "Body as plain text, blocks a blank line apart",
    "characters": "Han characters and Latin words",
    "photos": "Pictures of the print: caption, credit",
    "tags": "Topics, places, organisations, office-holders: kind, label",
    "summary": "A sentence of the text",
    "continued_from": "Page from which the text comes",
    "continues_on": "Page on which the text goes on",
    "corrections": "Corrections of the republication: was, now",
}


def collection_files(parts: Piece | Digested, config: Config) -> dict[str, Content]:
    """The published files; parts: of the issues, oldest first, as one."""
    return {urls.file_of(urls.COLLECTION): parts, urls.file_of(urls.DATA_PACKAGE): _package(parts, config)}


def _package(content: Piece | Digested, config: Config) -> str:
    fields = [{"name": name, "type": _TYPES.get(name, "string"), "description": said} for name, said in _ABOUT.items()]
    package = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "articles",
        "title": config.title,
        "description": config.tagline,
        "homepage": urls.absolute(config.base_url, urls.HOME),
        "resources": [
            {
                "name": "articles",
                "type": "table",
                "path": urls.COLLECTION.removeprefix("/"),
                "format": "jsonl",
                "mediatype": "application/jsonl",
                "compression": "gz",
                "encoding": "utf-8",
                "bytes": size_of(content),
                "hash": f"sha256:{content.digest}",
                "schema": {
                    "fields": fields,
                    "primaryKey": ["id"],
                    "missingValues": [""],
                },
            }
        ],
    }
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"
