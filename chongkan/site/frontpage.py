"""One edition -> a newspaper's front page: what leads, what stands beside it, what is set small."""

from dataclasses import dataclass

from chongkan.model import Edition, Story

_PICTURES = ("photo",)
_SMALL = ("brief", "notice", "letter")
_NO_LEAD = (*_PICTURES, *_SMALL, "poem")


@dataclass(frozen=True, slots=True)
class FrontPage:
    """lead: the story set largest. The others in the page's order, each in one of the three groups.

    pictures_column, briefs_column: the column's label where the whole group stood under one.
    """

    lead: Story
    stories: tuple[Story, ...]
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
        stories=tuple(s for s in rest if s.genre not in (*_PICTURES, *_SMALL)),
        pictures=tuple(s for s in rest if s.genre in _PICTURES),
        briefs=tuple(s for s in rest if s.genre in _SMALL),
    )


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
