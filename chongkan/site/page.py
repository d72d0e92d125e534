"""A page that there will be: where it stands, and what its template is given."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from chongkan.site.breadcrumbs import Trail


@dataclass(frozen=True, slots=True)
class Page:
    """One page in one script.

    address: its identity, the same in every script. path: where it is served. template: its file in theme/templates.
    source: the file a person would look at. original: the script of the text, where it is one edition's.
    trail: the pages above it. data: what its template is given.
    """

    address: str
    path: str
    variant: str
    template: str
    source: str
    original: str
    description: str = ""
    trail: Trail = ()
    data: Mapping[str, object] = field(default_factory=dict)
