"""What the converter's tests share: the project's own settings, and a text turned into a conversion."""

from collections.abc import Callable
from pathlib import Path

import pytest

from chongkan.config import PROJECT, Config, load_config
from chongkan.convert.conversion import convert_seed
from chongkan.model import Conversion

Convert = Callable[[str | bytes], Conversion]


@pytest.fixture(scope="session")
def config() -> Config:
    """The settings of the project itself."""
    return load_config(PROJECT)


@pytest.fixture
def convert(tmp_path: Path, config: Config) -> Convert:
    """Return a function that converts the text (or the bytes) of a page as if it had been dropped into seeds/."""

    def run(page: str | bytes) -> Conversion:
        seed = tmp_path / "page.txt"
        seed.write_bytes(page if isinstance(page, bytes) else page.encode("utf-8"))
        return convert_seed(seed, config)

    return run
