"""The converter's reading of a page as a table for people: line, role, article, margin, doubt, runner-up."""

from pathlib import Path

from chongkan.convert.conversion import read_page
from chongkan.convert.given import read_given
from chongkan.convert.readers.lines import page_lines
from chongkan.convert.readers.text import read_text


def explain_seed(seed: Path) -> str:
    """One row for each line of the page; a runner-up where it is doubted, its doubt above 0. Raises ProblemError."""
    text, encoding = read_text(seed.read_bytes())
    given = read_given(seed, text)
    page = read_page([line for line in page_lines(text) if line.number > given.header_lines])
    numbers = {draft.start: f"{k:02d}" for k, draft in enumerate(page.articles, 1)}
    rows = [f"{seed.name} ({encoding})", "行    篇   读作        领先   存疑   次选        形状            文字"]
    for line, cued, reading, doubt in zip(page.lines, page.cued, page.readings, page.doubts, strict=True):
        article = numbers.get(reading.head, "--") if line and reading.label else "--"
        rival = reading.runner_up if doubt > 0 else ""
        where = f"{line.number:<5} {article:<4} {reading.label:<10} {reading.margin:>5.1f}  {doubt:>5.1f}   {rival:<10}"
        rows.append(f"{where}  {cued.shape:<14}  {line.text.strip()[:36]}")
    return "\n".join(rows)
