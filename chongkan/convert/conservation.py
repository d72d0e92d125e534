"""Proof, at every conversion, that nothing of the seed is lost: each line is found again in what was made of it."""

from chongkan.convert.readers.lines import Line
from chongkan.model import Article, Issue, Placement
from chongkan.texts import letters, plain_markdown

_PIECES = 6  # a line may be parted over headline, column, byline, caption, credit and text, not more


def first_loss(lines: list[Line], issue: Issue, placements: tuple[Placement, ...]) -> int | None:
    """The number of the first line that is not in the ledger exactly once, or whose text `issue` lacks; else None."""
    counted: dict[int, int] = {}
    for placement in placements:
        counted[placement.line] = counted.get(placement.line, 0) + 1
    where = {p.line: p.article for p in placements}
    articles = {a.number: letters(_strings(a)) for a in issue.articles}
    page = letters("\n".join([*issue.slogans, *issue.furniture]))
    for line in lines:
        if counted.get(line.number) != 1:
            return line.number
        number = where[line.number]
        if not _found(letters(line.text), articles.get(number, "") if number else page):
            return line.number
    return None


def _strings(article: Article) -> str:
    fields = [article.title, article.kicker, article.deck, article.column, article.byline]
    photos = [text for photo in article.photos for text in (photo.caption, photo.credit)]
    return "\n".join([plain_markdown(article.body), *(f for f in [*fields, *photos] if f)])


def _found(text: str, everything: str) -> bool:
    pieces = 0
    while text:
        size = next((k for k in range(len(text), 0, -1) if text[:k] in everything), 0)
        pieces += 1
        if size == 0 or pieces > _PIECES:
            return False
        text = text[size:]
    return True
