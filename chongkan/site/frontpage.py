"""One edition -> a newspaper's front page: what leads, what stands beside it, what is set small."""

from collections import Counter
from dataclasses import dataclass

from chongkan.model import Edition, Story

_PICTURES = ("photo",)
_SMALL = ("brief", "notice", "letter")
_NO_LEAD = (*_PICTURES, *_SMALL, "poem")


@dataclass(frozen=True, slots=True)
class Group:
    """Stories set together; column: the label that they all stood under, if any."""

    column: str | None
    stories: tuple[Story, ...]


@dataclass(frozen=True, slots=True)
class FrontPage:
    """lead: the story set largest. The others in the page's order, each in one of the three kinds of place.

    pictures_column, briefs_column: the column's label where all of them stood under one.
    """

    lead: Story
    groups: tuple[Group, ...]
    pictures: tuple[Story, ...]
    briefs: tuple[Story, ...]

    @property
    def pictures_column(self) -> str | None:
        """The label over the pictures."""
        return _common_column(self.pictures)

    @property
    def briefs_column(self) -> str | None:
        """The label over the briefs."""
        return _common_column(self.briefs)


def compose_front_page(edition: Edition) -> FrontPage:
    """Choose the lead and sort the rest; the edition has at least one story."""
    lead = max(edition.stories, key=lambda story: _weight(story, edition))
    rest = [story for story in edition.stories if story is not lead]
    return FrontPage(
        lead=lead,
        groups=_groups([s for s in rest if s.genre not in (*_PICTURES, *_SMALL)]),
        pictures=tuple(s for s in rest if s.genre in _PICTURES),
        briefs=tuple(s for s in rest if s.genre in _SMALL),
    )


def _groups(stories: list[Story]) -> tuple[Group, ...]:
    """First the stories that stand for themselves, then each column that printed several, under its label."""
    count = Counter(story.column for story in stories)
    columns = [column for column in count if column and count[column] > 1]
    single = tuple(story for story in stories if story.column not in columns)
    groups = [Group(column, tuple(s for s in stories if s.column == column)) for column in columns]
    return (*([Group(None, single)] if single else []), *groups)


def _common_column(stories: tuple[Story, ...]) -> str | None:
    columns = {story.column for story in stories}
    return columns.pop() if len(columns) == 1 else None


def _weight(story: Story, edition: Edition) -> float:
    """How much a paper made of a story: its length, its stack of headlines, how early it stands on the page."""
    if story.genre in _NO_LEAD:
        return -1.0
    place = edition.stories.index(story) / len(edition.stories)
    stack = 400 * (story.kicker is not None) + 300 * (story.deck is not None)
    return min(story.characters, 1500) + stack + 600 * (1 - place)
