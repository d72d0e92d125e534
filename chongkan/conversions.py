"""From seeds/ to content/: which seeds there are, which are due, and each converted without stopping the others."""

import hashlib
import shlex
import traceback
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from itertools import starmap
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from chongkan.config import PROJECT, Config
from chongkan.content.heads import Heads
from chongkan.content.receipts import Receipts
from chongkan.crew import ALONE, Crew, Hands
from chongkan.figures import PICTURE_ENDINGS
from chongkan.problems import Problem, ProblemError
from chongkan.progress import progress

if TYPE_CHECKING:
    from chongkan.content.save import Saved
    from chongkan.model import Conversion

T = TypeVar("T")

_FEW = 2  # seeds for which starting workers costs more than it saves
_NO_PAGES = ("readme", "thumbs", "desktop")  # what people and systems put into any folder


@dataclass(slots=True)
class Converted:
    """What converting some seeds came to: pages saved, files written, files a person's change kept as they are.

    tagged: whether names were found by the model.
    """

    pages: int = 0
    written: int = 0
    kept: int = 0
    tagged: bool = True
    problems: list[Problem] = field(default_factory=list)


def seeds_of(config: Config) -> list[Path]:
    """Return the seeds of a site in the order of their names: what ends in .txt and does not begin with a dot."""
    files = config.seeds.iterdir() if config.seeds.is_dir() else []
    return sorted(f for f in files if f.suffix.lower() == ".txt" and not f.name.startswith(".") and f.is_file())


def unread_files(config: Config) -> list[Problem]:
    """Tell of what lies in seeds/ and is no seed, no picture and nothing that belongs to a seed: nobody reads it."""
    seeds = {seed.stem for seed in seeds_of(config)}
    inside = sorted(config.seeds.iterdir()) if config.seeds.is_dir() else []
    others = (f for f in inside if f.stem not in seeds and f.name not in seeds and not f.name.startswith("."))
    return [_unread(f) for f in others if f.stem.lower() not in _NO_PAGES and f.suffix.lower() not in PICTURE_ENDINGS]


def _unread(file: Path) -> Problem:
    if file.suffix.lower() == ".toml":
        what = "没有同名的 .txt，这个文件没有用。There is no .txt of this name, so this file is not used."
        mend = "改成和它那一版的 .txt 同名，或删去。Name it as the .txt it belongs to, or remove it."
    elif file.is_dir():
        what = "没有和文件夹同名的 .txt，里面的都没有读。There is no .txt of this folder's name; nothing in it is read."
        mend = (
            "版面的 .txt 直接放在 seeds/ 里；是照片，文件夹就和 .txt 同名；不要了就删去。"
            "Put the .txt of pages into seeds/ itself, name a folder of pictures as its .txt, or remove it."
        )
    else:
        what = "这不是 .txt，没有读。This is no .txt, so it is not read."
        mend = (
            "把文字另存为纯文字（.txt）放进 seeds/；不是版面的，移到别处。"
            "Save its text as plain text (.txt) in seeds/; move elsewhere what is no page."
        )
    return Problem(_shown(file), 0, what, mend)


def find_seed(config: Config, name: str) -> Path | None:
    """Return the seed a person means by its path, its name, or its name without .txt; None where there is none."""
    for seed in seeds_of(config):
        if name in (seed.name, seed.stem) or Path(name).resolve() == seed.resolve():
            return seed
    return None


def new_seeds(config: Config, receipts: Receipts) -> tuple[list[Path], list[Problem]]:
    """Return the seeds that are new, changed, or were converted only half; and the seeds that cannot be used."""
    from chongkan.convert.inputs import inputs_hash

    seeds, problems = _without_twins(seeds_of(config), receipts)
    due = []
    for seed in seeds:
        inputs = _attempt(inputs_hash, seed, problems)
        if inputs is not None and receipts.needs_conversion(seed.name, inputs):
            due.append(seed)
    return due, problems + unread_files(config) + receipts.problems


@dataclass(frozen=True, slots=True)
class _Attempted:
    """What became of one seed, what is wrong with it, and whether its names were found by the model."""

    conversion: "Conversion | None"
    problems: list[Problem]
    tagged: bool


def convert_seeds(
    config: Config, seeds: list[Path], crew: Crew = ALONE, meanwhile: Callable[[], None] | None = None
) -> Converted:
    """Convert and save these seeds, in their order; one that cannot be used is reported and passed over.

    crew: who converts; what comes of it is saved here. meanwhile: what this process has to do as soon as others
    convert; where it converts itself it is not done. Raises ProblemError where its workers cannot be had.
    """
    done = Converted()
    if not seeds:
        return done  # without reading every ledger again
    from chongkan.content.save import save_conversion

    receipts = receipts_of(config)
    names = {seed.name for seed in seeds_of(config)}

    def save(conversion: "Conversion", _: Path) -> "Saved":
        return save_conversion(config.content, conversion, receipts, names)

    few = len(seeds) <= _FEW
    with Hands(Crew(1) if few else crew, config, meanwhile) as hands:
        converted = _conversions(config, seeds, None if crew.alone or (few and not meanwhile) else hands)
        for seed, made in zip(progress(seeds, "转换 converting"), converted, strict=False):
            done.problems += made.problems
            done.tagged &= made.tagged
            saved = _attempt(partial(save, made.conversion), seed, done.problems) if made.conversion else None
            if saved is not None:
                done.pages += 1
                done.written += len(saved.written)
                done.kept += len(saved.kept) + len(saved.deleted)
                if saved.held:
                    done.problems.append(_held(config, seed.name, saved.issue_id, saved.held))
    return done


def receipts_of(config: Config) -> Receipts:
    """The receipts of all issues as they are now."""
    return Receipts(config.content, Heads(config.cache))


def held_conversions(config: Config, receipts: Receipts) -> list[Problem]:
    """Tell of each seed whose changed text is not in content/, because a person changed articles there."""
    names = {seed.name for seed in seeds_of(config)}
    held = (receipt for receipt in receipts.held() if receipt.source in names)
    return [_held(config, r.source, r.issue_id, r.head.held) for r in held if r.head]


def diff_seeds(config: Config, seeds: list[Path]) -> tuple[list[str], list[Problem]]:
    """Return the lines of a diff from content/ to what these seeds would become now, and the seeds that failed."""
    from chongkan.content.preview import preview_conversion

    receipts = receipts_of(config)
    names = {seed.name for seed in seeds_of(config)}
    problems: list[Problem] = []

    def preview(seed: Path) -> list[str]:
        made = _convert(config, seed)
        problems.extend(made.problems)
        return list(preview_conversion(config.content, made.conversion, receipts, names)) if made.conversion else []

    lines = [line for seed in progress(seeds, "比较 comparing") for line in _attempt(preview, seed, problems) or []]
    return lines, problems


def _conversions(config: Config, seeds: list[Path], hands: Hands | None) -> Iterable[_Attempted]:
    """What each seed becomes, and what is wrong with it; a seed is a task, since its names alone take a second."""
    tasks = ((config, seed) for seed in seeds)
    return hands.each(_convert, tasks) if hands else starmap(_convert, tasks)


def _convert(config: Config, seed: Path) -> _Attempted:
    from chongkan.convert.conversion import convert_seed
    from chongkan.convert.names.mentions import names_are_tagged
    from chongkan.convert.pictures import add_pictures

    problems: list[Problem] = []

    def convert(seed: Path) -> "Conversion":
        conversion, wrong = add_pictures(convert_seed(seed, config), seed)
        problems.extend(wrong)
        return conversion

    return _Attempted(_attempt(convert, seed, problems), problems, names_are_tagged())


def _without_twins(seeds: list[Path], receipts: Receipts) -> tuple[list[Path], list[Problem]]:
    """Leave out seeds with the same bytes as one that was converted, or an earlier one: a page is there once."""
    by_size: dict[int, list[Path]] = {}
    for seed in sorted(seeds, key=lambda seed: not receipts.knows(seed.name)):
        by_size.setdefault(seed.stat().st_size, []).append(seed)
    problems = []
    twins = set()
    for same_size in by_size.values():
        first: dict[bytes, Path] = {}
        for seed in same_size if len(same_size) > 1 else []:
            twin = first.setdefault(hashlib.sha256(seed.read_bytes()).digest(), seed)
            if twin is not seed:
                twins.add(seed)
                what = f"和 {twin.name} 内容完全相同。This is the same as {twin.name}."
                problems.append(Problem(_shown(seed), 0, what, "删去其中一个。Remove one of the two."))
    return [seed for seed in seeds if seed not in twins], problems


def _held(config: Config, seed: str, issue_id: str, held: tuple[str, ...]) -> Problem:
    """Say that an issue was left alone because articles a person changed would no longer be the same articles."""
    numbers = ", ".join(held)
    what = (
        f"现在会把这一版分成不同的文章，但 {numbers} 有人改过或删过，所以 content/{issue_id} 没有改动。"
        f"This page would now be divided into other articles, but a person changed {numbers}; nothing was touched."
    )
    folder = f"content/{issue_id}"
    root = "" if config.root == PROJECT else f" --root {_quoted(str(config.root))}"
    mend = (
        f"看区别 See:  python build.py convert --diff{root} {_quoted(seed)}  "
        f"要重来，删掉 {folder}；要保留现在的，自己把改动抄进去，再删掉 {folder}/ledger.json。"
        f"To start afresh, delete {folder}; to keep yours, copy the changes over, then delete {folder}/ledger.json."
    )
    return Problem(f"{config.seeds.name}/{seed}", 0, what, mend)


def _quoted(name: str) -> str:
    """Quote a file's name so that a shell takes it as it is: in double quotes, which every shell knows, if they do."""
    return shlex.quote(name) if set(name) & set('"$`\\!') else f'"{name}"'


def _attempt(work: Callable[[Path], T], seed: Path, problems: list[Problem]) -> T | None:
    """Return what the work on one seed came to, or None after noting why it came to nothing."""
    try:
        return work(seed)
    except ModuleNotFoundError:
        raise  # nothing is wrong with the seed
    except ProblemError as error:
        problems.append(error.problem)
    except OSError as error:
        what = f"文件不能读写。A file cannot be read or written: {error}."
        problems.append(Problem(_shown(seed), 0, what, "检查文件和权限。Look at the file and its permissions."))
    except Exception as error:  # one seed that trips the converter must not stop the others
        place = traceback.extract_tb(error.__traceback__)[-1]
        what = f"转换器出错了。The converter failed: {error!r} ({Path(place.filename).name}:{place.lineno})."
        mend = "这是程序的错，请告诉开发者。This is a mistake of the program; please report it with this line."
        problems.append(Problem(_shown(seed), 0, what, mend))
    return None


def _shown(seed: Path) -> str:
    return f"{seed.parent.name}/{seed.name}"
