"""A variant's row and the editor's overrides -> a function that converts many texts at once."""

import functools
import json
import os
import re
import tempfile
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

import opencc

from chongkan.config import Config
from chongkan.problems import Problem, ProblemError
from chongkan.variants.rows import USUAL, VARIANTS, Style, Variant, styled
from chongkan.variants.seams import entries_over_seams, with_seams, without_seams
from chongkan.variants.shields import SEAM, shield, unshield

# OpenCC stops at U+0000 in silence, and costs a third less in batches. This separator passes through unchanged.
_SEPARATOR = "\n\x1e\n"
_UNSAFE = {0x00: 0xFFFD, 0x1E: 0x20, ord(SEAM): 0xFFFD}
_UNSAFE_TEXT = tuple(map(chr, _UNSAFE))
_BATCH = 64
_APOSTROPHE = re.compile(r"(?<=[A-Za-z])’(?=[A-Za-z])")
_DICTIONARIES = Path(opencc.__file__).parent / "clib" / "share" / "opencc"
Convert = Callable[[str], str]
Key = tuple[str, Style, frozenset[tuple[str, str]]]
_lent: dict[tuple[int, Key], Convert] = {}  # by process: a copy of this one must not use what it has opened
_known: deque[tuple[Mapping[str, str], frozenset[tuple[str, str]]]] = deque(maxlen=4)


def convert_texts(
    texts: Iterable[str], variant: str, overrides: Mapping[str, str], style: Style = USUAL
) -> dict[str, str]:
    """Convert each text into the variant's script, from the other one; every result is as long as its text.

    Shielded characters (variants.shields) come back as themselves. overrides: not changed after they were first given.
    """
    waiting = list(dict.fromkeys(texts))
    if not waiting:
        return {}  # a site that is in the script already starts no converter
    row, key = styled(variant, style), key_of(variant, overrides, style)
    convert = _lent.get((os.getpid(), key)) or converter_of(key)
    done: dict[str, str] = {}
    for start in range(0, len(waiting), _BATCH):
        batch = waiting[start : start + _BATCH]
        joined = _SEPARATOR.join(map(_safe, batch))
        results = unshield(_exchanged(convert(joined), row)).split(_SEPARATOR)
        for text, result in zip(batch, results, strict=True):
            done[text] = result if len(result) == len(text) else _refuse(text)
    return done


def key_of(variant: str, overrides: Mapping[str, str], style: Style = USUAL) -> Key:
    """What tells converters apart."""
    return variant, style, _frozen(overrides)


def keys_for(config: Config, overrides: Mapping[str, str]) -> list[Key]:
    """Those of the converters that make the other scripts of a site."""
    style = Style(config.corner_quotes, config.common_tai)
    scripts = [script for script in (config.script, *config.variants) if script in VARIANTS]
    return [key_of(script, overrides, style) for script in scripts if VARIANTS[script].script != config.script]


def is_lent(key: Key) -> bool:
    """Whether something else converts in this process what a converter would."""
    return (os.getpid(), key) in _lent


@contextmanager
def lending(key: Key, convert: Convert) -> Iterator[None]:
    """Have something else convert in this process what a converter would, which then need not be made."""
    _lent[os.getpid(), key] = convert
    try:
        yield
    finally:
        _lent.pop((os.getpid(), key), None)


def _frozen(overrides: Mapping[str, str]) -> frozenset[tuple[str, str]]:
    """The entries as a key of the cache; made once for each object, since a thousand take longer than an article."""
    for known, entries in tuple(_known):  # other threads may add to it
        if known is overrides:
            return entries
    entries = frozenset(overrides.items())
    _known.append((overrides, entries))
    return entries


def _safe(text: str) -> str:
    return text.translate(_UNSAFE) if any(map(text.__contains__, _UNSAFE_TEXT)) else text


def _exchanged(result: str, row: Variant) -> str:
    """Exchange regional forms and quotation marks; ’ between Latin letters (don’t) is none."""
    if "’" in result:
        result = _APOSTROPHE.sub(shield("’"), result)
    for form, other in (*row.regional.items(), *row.quotes.items()):
        result = result.replace(form, other)
    return result


def _refuse(text: str) -> NoReturn:
    start = text[:20]
    what = f"转换后字数变了：“{start}”。The conversion changed the length of “{start}”."
    mend = "删去造成这件事的词条。Take out the entry that does this."
    raise ProblemError(Problem("vocabulary/conversion.tsv", 0, what, mend))


@functools.cache
def converter_of(key: Key) -> Convert:
    """Make the OpenCC converter: once a process, since its dictionaries take 50 ms to load."""
    variant, style, overrides = key
    row = styled(variant, style)
    config = _configuration(row, dict(sorted(overrides)))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "chongkan.json"
        path.write_text(json.dumps(config, ensure_ascii=False), encoding="utf-8")
        convert: Callable[[str], str] = opencc.OpenCC(str(path)).convert
    said, right = row.sentinel
    if (result := convert(said)) != right:
        what = (
            f"OpenCC 的 {row.opencc} 把 “{said}” 转成了 “{result}”，应是 “{right}”。"
            f"OpenCC's {row.opencc} turned “{said}” into “{result}”, not “{right}”."
        )
        mend = (
            "照 requirements.txt 里的版本重装 opencc。Install opencc again, in the version that requirements.txt names."
        )
        raise ProblemError(Problem("", 0, what, mend))
    if row.script != "zh-Hant":
        return convert
    entries = entries_over_seams(key for key, _ in overrides)
    return lambda text: without_seams(convert(with_seams(text, entries)))


def _configuration(row: Variant, overrides: dict[str, str]) -> dict[str, Any]:
    """OpenCC's own, without its segmentation and with one group a step: the same words, in a third of the time."""
    config: dict[str, Any] = json.loads((_DICTIONARIES / f"{row.opencc}.json").read_text(encoding="utf-8"))
    config.pop("segmentation", None)
    for step in (*config["normalization"], *config["conversion_chain"]):
        step["dict"] = _one_group(step["dict"])
    if row.script == "zh-Hant":  # the entries lead from Simplified to Traditional
        own = {"type": "inline", "entries": {**row.alone, **overrides}}
        config["conversion_chain"][0]["dict"]["dicts"].insert(0, own)
    return config


def _one_group(dictionary: Any) -> dict[str, Any]:
    """All dictionaries as one group in which the longest match wins; by default an editor's short entry could win.

    OpenCC's own groups try words before characters, which comes to the same.
    """
    return {"type": "group", "match_policy": "union", "dicts": list(_files(dictionary))}


def _files(dictionary: Any) -> Iterator[Any]:
    """Each packaged dictionary by its absolute path: OpenCC does not find it from a configuration elsewhere."""
    if dictionary["type"] == "group":
        for part in dictionary["dicts"]:
            yield from _files(part)
    else:
        yield {**dictionary, "file": str(_DICTIONARIES / dictionary["file"])}
