"""Settings and issues -> all that a site shows, gathered at once: to look it through, not to publish it."""

from collections.abc import Sequence

from chongkan.config import Config
from chongkan.model import Issue, Site, Term
from chongkan.problems import Problem
from chongkan.site.filing import file_issue
from chongkan.site.gather import edition_of, usable_issue
from chongkan.site.press import Press
from chongkan.site.printing import Own, menu_of, problems_of
from chongkan.site.register import Register
from chongkan.site.stale import take_in


def gather_site(config: Config, issues: Sequence[Issue]) -> tuple[Site, list[Problem]]:
    """Everything the site shows, editions newest first, in no script but their own."""
    press, register = Press(config), Register(config.vocabulary)
    known = {issue.id: issue for issue in issues}
    workers = Own(press, lambda issue_id: (known[issue_id], ()))
    take_in(register, workers.read(sorted(known)), sorted(known), ())
    editions = []
    for issue_id in register.ids():
        issue, _ = usable_issue(known[issue_id], config, press.vocabulary)
        terms = register.terms({identity for identity, _ in register.identities_of(issue_id)})
        editions.append(edition_of(issue, file_issue(issue, config)[0], terms))
    site = Site(
        config.script,
        config.script,
        config.title,
        config.tagline,
        tuple(editions),
        _sections(register, config),
        menu_of(press, register),
    )
    return site, problems_of(press, register, lambda _: "")


def _sections(register: Register, config: Config) -> tuple[Term, ...]:
    held = register.terms(("section", row.slug) for row in config.sections)
    return tuple(held[identity] for identity in (("section", row.slug) for row in config.sections) if identity in held)
