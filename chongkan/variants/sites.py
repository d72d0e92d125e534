"""Site -> the same Site in another script."""

from collections.abc import Mapping
from dataclasses import replace

from chongkan.model import Site
from chongkan.variants.rows import USUAL, Style
from chongkan.variants.stories import convert_editions
from chongkan.variants.target import Target, told_forms
from chongkan.variants.terms import convert_terms
from chongkan.variants.together import Rewrite, ask, convert_together


def convert_site(site: Site, variant: str, overrides: Mapping[str, str], style: Style = USUAL) -> Site:
    """Return the site in `variant`'s script, as its frame and its editions are each converted alone.

    An edition printed in Traditional is the original on the Traditional side and converted on the other. overrides:
    Simplified -> Traditional, two characters or more; style: the site's wishes for Traditional pages. Raises
    ProblemError where the converter does not work.
    """
    told = told_forms(story.hant for edition in site.editions for story in edition.stories)
    target = Target(variant, site.script, overrides, style, told)
    return replace(convert_frame(site, target), editions=convert_editions(site.editions, target))


def convert_frame(site: Site, target: Target) -> Site:
    """Return the site with what it says of itself in the target's script: title, tagline, sections, menu."""
    heads = [site] if site.script == target.script else convert_together([_rewrite_heads(site)], target)
    sections, menu = convert_terms(site.sections, target), convert_terms(site.menu, target)
    return replace(heads[0], variant=target.variant, sections=sections, menu=menu)


def _rewrite_heads(site: Site) -> Rewrite[Site]:
    said = yield from ask([site.title, site.tagline], str)
    return replace(site, title=said[site.title], tagline=said[site.tagline])
