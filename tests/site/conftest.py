"""The sites that several tests look at, each rendered once."""

import pytest

from chongkan.config import PROJECT, load_config
from chongkan.content.load import load_issues
from chongkan.site.in_memory import Rendered, render_site
from tests.site.papers import issues, paper_config


@pytest.fixture(scope="session")
def site() -> Rendered:
    """The newspaper of the tests, in two scripts."""
    return render_site(paper_config(), issues())


@pytest.fixture(scope="session")
def own() -> Rendered:
    """The project's own site: both seeds, in both scripts."""
    config = load_config(PROJECT)
    return render_site(config, load_issues(config.content, config.seeds)[0])
