"""Which stories to read after one: those that share its terms, rarer terms weighing more."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import islice

from chongkan.model import Site, Story

MOST = 4
_MOST_OF_ONE_ISSUE = 2
_LOOKED_AT = 60  # stories of a term, the newest, that are compared; what is shared by more says little
_LEAST = 0.5


def relate_stories(site: Site) -> dict[tuple[str, str], tuple[Story, ...]]:
    """For each story (issue id, number) at most MOST others, the nearest first, at most two of any one issue."""
    stories = [story for edition in site.editions for story in edition.stories]
    holders: dict[tuple[str, str], list[Story]] = defaultdict(list)
    for story in stories:
        for identity in _identities(story):
            holders[identity].append(story)
    return {(story.issue_id, story.number): _nearest(story, holders, len(stories)) for story in stories}


def _identities(story: Story) -> Iterable[tuple[str, str]]:
    """What two stories may share; a section or a byline says too little."""
    terms = [*story.tags, *([story.series] if story.series else [])]
    return dict.fromkeys((term.kind, term.key) for term in terms)


def _nearest(story: Story, holders: Mapping[tuple[str, str], list[Story]], total: int) -> tuple[Story, ...]:
    points: dict[int, float] = defaultdict(float)
    found: dict[int, Story] = {}
    for identity in _identities(story):
        same = holders[identity]
        weight = math.log2(1 + total / len(same))
        for other in same[:_LOOKED_AT]:
            if other is not story:
                points[id(other)] += weight
                found[id(other)] = other
    enough = (key for key in sorted(points, key=lambda key: -points[key]) if points[key] >= _LEAST)
    return tuple(islice(_spread(found[key] for key in enough), MOST))


def _spread(stories: Iterable[Story]) -> Iterable[Story]:
    """Not more than a few of one issue, so that its neighbours are not all there is."""
    taken: dict[str, int] = defaultdict(int)
    for story in stories:
        taken[story.issue_id] += 1
        if taken[story.issue_id] <= _MOST_OF_ONE_ISSUE:
            yield story
