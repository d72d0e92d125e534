"""What stands in content/ is what the converter of today makes of seeds/."""

from pathlib import Path

from chongkan.config import PROJECT, load_config
from chongkan.conversions import diff_seeds, seeds_of


def test_a_conversion_of_today_would_change_nothing() -> None:
    """`build.py convert --diff` is silent; run `build.py convert` and commit content/ where this fails."""
    config = load_config(Path(PROJECT))
    lines, problems = diff_seeds(config, seeds_of(config))
    assert (lines, problems) == ([], [])
