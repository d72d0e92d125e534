"""A book's documents and pictures -> one file: the container of EPUB (OCF 3.3), the same bytes from the same files."""

import io
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_TYPE = "application/epub+zip"
_FOLDER = "EPUB"
_PACKAGE = "package.opf"
_CONTAINER = f"""<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles>
<rootfile full-path="{_FOLDER}/{_PACKAGE}" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"""


def pack_book(documents: Mapping[str, str], pictures: Mapping[str, bytes]) -> bytes:
    """Return the container, its files in the order in which they are given; names are relative to package.opf.

    documents: package.opf, which lists all others, among them. pictures: packed already, so that they are only stored.
    """
    file = io.BytesIO()
    with ZipFile(file, "w") as book:
        book.writestr(_entry("mimetype", ZIP_STORED), _TYPE)  # the first, not packed: by it the file is known
        book.writestr(_entry("META-INF/container.xml"), _CONTAINER)
        for name, text in documents.items():
            book.writestr(_entry(f"{_FOLDER}/{name}"), text.encode())
        for name, data in pictures.items():
            book.writestr(_entry(f"{_FOLDER}/{name}", ZIP_STORED), data)
    return file.getvalue()


def _entry(name: str, how: int = ZIP_DEFLATED) -> ZipInfo:
    entry = ZipInfo(name)  # of 1980, the first day that zip knows
    entry.compress_type, entry.create_system, entry.external_attr = how, 3, 0o644 << 16
    return entry
