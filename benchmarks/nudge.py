"""What the tables of weights learn from the gold pages: `python benchmarks/nudge.py`, and `--write` to keep it.

Prints the figures of tests/pages/README.md for three tables: `start`, the one written by hand; `held out`, each page
read with what the others teach (they are dealt into folds); `weights.txt`, which has learned from every open page, so
that its figure says how well it knows them and not how well it reads. Sealed pages are neither learned from nor read.

Learning always begins at benchmarks/learning/start.txt, so that the same pages give the same table. What a hand changes
in weights.txt therefore goes into start.txt too, or the next --write forgets it; --write names what has moved most.
How short lines are worded (wording.txt) and what texts tell of (gist.txt) is learned first; a page teaches the parse
with what others teach of that.
The tables of whole articles (wholes.txt), labels (reach.txt) and genres (genres.txt, genre_words.txt) are learned from
nothing, on pages as the parse reads them; those of whole articles and of what is read wrong (doubts.txt) only on those
that the parse has not learned from.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

from benchmarks.learning.field import Course  # noqa: E402
from benchmarks.learning.genres import genre_texts  # noqa: E402
from benchmarks.learning.heldout import (  # noqa: E402
    Fold,
    Scores,
    folds_of,
    held_out,
    learned_from,
    read_with,
    rows_from,
)
from benchmarks.learning.language import language_of  # noqa: E402
from benchmarks.learning.rewrite import moved, rewritten, signs_text  # noqa: E402
from benchmarks.tables import heading, pooled, row  # noqa: E402
from chongkan.convert.cues import gist, wording  # noqa: E402
from chongkan.convert.doubting import odds  # noqa: E402
from chongkan.convert.grammar import judge  # noqa: E402
from chongkan.convert.grammar.table import WEIGHTS, load_table  # noqa: E402
from chongkan.convert.labels import claims  # noqa: E402
from tests.goldpages import open_names, own_names, shared_names  # noqa: E402

START = Path(__file__).with_name("learning") / "start.txt"
OF_WHOLES = "How much each sign of whole articles (wholes.py) speaks for another reading, by its change."
OF_REACH = "How much each sign (signs.py) speaks for a label claiming its articles."
OF_DOUBTS = "How much each sign (signs.py) speaks for a line being read wrong; `bound`: above it a line is doubted."
JUDGED = ("b3", "perfect", "title")  # none of these may fall on pages held out
WIDTH = 26


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; 1 where --write finds that learning does not help, or that the two tables' rows differ."""
    args = _arguments(arguments)
    start, course = load_table(START).rows, Course(epochs=args.epochs)
    folds = folds_of(open_names(), args.folds, start, course)
    before, after = read_with(open_names(), start), held_out(open_names(), folds)
    print(heading(WIDTH))
    _show("start", before)
    _show("held out", after)
    _show("weights.txt", read_with(open_names(), load_table().rows))
    if args.pages:
        print()
        print("\n".join(row(name, score, WIDTH) for name, score in sorted(after.items())))
    return _write(before, after, folds, course) if args.write else 0


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folds", type=_folds, default=4, help="parts held out in turn; 0: each page by itself")
    parser.add_argument("--epochs", type=int, default=Course().epochs, help="how often each page is learned from")
    parser.add_argument("--pages", action="store_true", help="show the held-out figures page by page too")
    parser.add_argument("--write", action="store_true", help="learn from all open pages and write both tables anew")
    return parser.parse_args(arguments)


def _folds(text: str) -> int:
    count = int(text) or len(open_names())
    if not 2 <= count <= len(open_names()):
        raise argparse.ArgumentTypeError(f"{count} is not between 2 and {len(open_names())}, the number of pages")
    return count


def _show(title: str, scores: Scores) -> None:
    for name, names in {"shared": shared_names(), "own": own_names(), "open": open_names()}.items():
        print(row(f"{title}, {name} ({len(names)})", pooled(scores, names), WIDTH), flush=True)


def _write(before: Scores, after: Scores, folds: Sequence[Fold], course: Course) -> int:
    """Learn from all open pages and write the tables, unless that made pages worse which were held out."""
    was, now = pooled(before, open_names()), pooled(after, open_names())
    if worse := [name for name in JUDGED if now[name].share < was[name].share]:
        print(f"Not written: on pages held out {', '.join(worse)} falls.", file=sys.stderr)
        return 1
    language = language_of(open_names())
    rows = rows_from(open_names(), language, load_table(START).rows, course)
    learned = learned_from(open_names(), rows, language, folds)
    try:
        text = rewritten(WEIGHTS.read_text(encoding="utf-8"), START.read_text(encoding="utf-8"), learned.rows)
    except ValueError as error:
        print(f"Not written: {error}. Put them into {START.relative_to(PROJECT)} too.", file=sys.stderr)
        return 1
    old = load_table().rows
    WEIGHTS.write_text(text, encoding="utf-8")
    wording.SEEN.write_text(wording.wording_text(language.wording), encoding="utf-8")
    gist.TABLE.write_text(gist.gist_text(language.gist), encoding="utf-8")
    judge.WEIGHTS.write_text(signs_text(learned.wholes or {}, OF_WHOLES), encoding="utf-8")
    odds.WEIGHTS.write_text(signs_text(learned.doubts or {}, OF_DOUBTS), encoding="utf-8")
    claims.WEIGHTS.write_text(signs_text(learned.reach or {}, OF_REACH), encoding="utf-8")
    for path, text in genre_texts(learned.genres or {}).items():
        path.write_text(text, encoding="utf-8")
    print("\nWritten: weights.txt and the tables that go with it. What has moved by one or more in weights.txt:")
    print("\n".join(moved(old, learned.rows)) or "nothing")
    return 0


if __name__ == "__main__":
    sys.exit(main())
