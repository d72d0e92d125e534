"""How right and how fast text becomes Traditional: `python benchmarks/variants.py`.

Prints how many of the project's own hard sentences, names and words (tests/variants) come out right; how many of
OpenCC's own assertions pass through the project's converter with its overrides on, and each that does not; the time to
start a converter, and that an article takes. OpenCC's assertions are read from its source package, which pip fetches.
"""

import argparse
import json
import re
import subprocess
import sys
import tarfile
import time
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

from chongkan.config import load_config  # noqa: E402
from chongkan.content.load import load_issues  # noqa: E402
from chongkan.site.whole import gather_site  # noqa: E402
from chongkan.variants.converter import convert_texts  # noqa: E402
from chongkan.variants.names import shield_names  # noqa: E402
from chongkan.variants.overrides import load_overrides  # noqa: E402
from chongkan.variants.rows import Style  # noqa: E402
from chongkan.variants.sites import convert_site  # noqa: E402
from tests.variants.hard import load_forms, load_rows  # noqa: E402

OPENCC = "opencc==1.4.2"
CONFIGURATIONS = {"s2tw": "zh-Hant", "s2hk": "zh-Hant-HK"}
STYLE = Style(corner_quotes=False)  # OpenCC leaves quotation marks alone
REPEATS = 25


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true", help="list each hard sentence and name that comes out wrong")
    arguments = parser.parse_args()
    overrides = load_overrides(PROJECT / "vocabulary" / "conversion.tsv")[0]
    start = time.perf_counter()
    convert_texts(["干部"], "zh-Hant", overrides)
    print(f"a converter starts in {(time.perf_counter() - start) * 1e3:.0f} ms, once a process")
    for name in ("hard_sentences", "hard_names"):
        rows = load_rows(name)
        wrong = [row for row in rows if _converted(row.simplified, overrides) not in row.traditional]
        print(f"{name}: {len(rows) - len(wrong)} of {len(rows)} right")
        for row in wrong if arguments.misses else []:
            print(f"  {row.simplified}  {row.traditional[0]}  {_converted(row.simplified, overrides)}")
    _print_words(overrides)
    _print_assertions(overrides)
    _print_speed(overrides)
    return 0


def _converted(text: str, overrides: dict[str, str]) -> str:
    shielded = shield_names(text)
    return convert_texts([shielded], "zh-Hant", overrides)[shielded]


def _print_words(overrides: dict[str, str]) -> None:
    words = [(word, line[0], line[2]) for line in load_forms() for word in line.split()[2:]]
    right = sum(_converted(word, overrides)[word.index(character)] == form for word, character, form in words)
    print(f"words_by_form: {right} of {len(words)} right")


def _print_assertions(overrides: dict[str, str]) -> None:
    for configuration, variant in CONFIGURATIONS.items():
        cases = list(_assertions(configuration))
        said = convert_texts([given for given, _ in cases], variant, overrides, STYLE)
        changed = [(given, wanted, said[given]) for given, wanted in cases if said[given] != wanted]
        print(f"OpenCC's assertions for {configuration}: {len(cases) - len(changed)} of {len(cases)} pass")
        for given, wanted, got in changed:
            print(f"  {given}  OpenCC: {wanted}  here: {got}")


def _assertions(configuration: str) -> Iterator[tuple[str, str]]:
    """Each (given, wanted) of OpenCC's test cases for a configuration; the file is JSON with loose commas."""
    folder = PROJECT / ".cache" / "opencc"
    if not any(folder.glob("*.tar.gz")):
        fetch = [sys.executable, "-m", "pip", "download", "-q", OPENCC, "--no-binary", ":all:", "--no-deps", "-d"]
        subprocess.run([*fetch, str(folder)], check=True)
    with tarfile.open(next(folder.glob("*.tar.gz"))) as package:
        member = next(m for m in package.getmembers() if m.name.endswith("testcases/testcases.json"))
        file = package.extractfile(member)
        text = file.read().decode() if file else "{}"
    text = re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE)
    for case in json.loads(re.sub(r",(\s*[}\]])", r"\1", text))["cases"]:
        if configuration in case.get("expected", {}):
            yield case["input"], case["expected"][configuration]


def _print_speed(overrides: dict[str, str]) -> None:
    config = load_config(PROJECT)
    site, _ = gather_site(config, load_issues(config.content)[0])
    characters = sum(story.characters for edition in site.editions for story in edition.stories)
    took = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        convert_site(site, "zh-Hant", overrides)
        took.append((time.perf_counter() - start) * 1e6 / characters)
    print(f"1,000 characters of articles, all fields and bodies: {min(took):.2f} ms")


if __name__ == "__main__":
    sys.exit(main())
