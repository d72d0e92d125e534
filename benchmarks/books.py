"""What a book costs: `python benchmarks/books.py`.

Makes the books (EPUB) of both seeds in both scripts, from texts that are converted already, and prints how large they
are and how many milliseconds of the processor each takes.
"""

import statistics
import sys
import time
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

from chongkan.config import load_config  # noqa: E402
from chongkan.content.load import load_issues  # noqa: E402
from chongkan.site.copies.book import book_file  # noqa: E402
from chongkan.site.press import Face, Press  # noqa: E402
from chongkan.site.whole import gather_site  # noqa: E402

REPEATS = 50


def main() -> int:
    """Print the figures."""
    config, face = load_config(PROJECT), Face()
    press = Press(config)
    site, _ = gather_site(config, load_issues(config.content, config.seeds)[0])
    in_scripts = zip(press.frames(face), press.editions(site.editions, face), strict=True)
    for frame, editions in in_scripts:
        for edition in editions:
            file, book = book_file(frame, edition, {})  # templates are loaded once a process
            times = []
            for _ in range(REPEATS):
                start = time.process_time()
                book_file(frame, edition, {})
                times.append(time.process_time() - start)
            said = f"{len(edition.stories)} articles, {len(book) / 1024:.0f} KB"
            print(f"{file}: {said}, {statistics.median(times) * 1e3:.1f} ms")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
