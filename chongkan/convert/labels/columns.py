"""Each article gets the standing head (栏目) that speaks for it, or the one that stands on its headline's line."""

import re

from chongkan.convert.draft import PageDraft
from chongkan.convert.labels.claims import claims_of
from chongkan.convert.labels.sheet import label_text, sheet_of

_INLINE = re.compile(r"\s*(?:[【〔]([^】〕]{2,10})[】〕]|([\u3400-\u9fff]{2,8})\s*[|｜丨│])\s*(?=\S)")


def attach_columns(page: PageDraft) -> None:
    """Set `column` of every article that a standing head of the page speaks for, and `column_line`, where it stands.

    A label on the headline's own line goes before any other.
    """
    for article in page.articles:
        article.column = next(filter(None, (inline_label(page.lines[i].text) for i in article.heads)), None)
    sheet = sheet_of(page)
    for label, claim in zip(sheet.labels, claims_of(sheet), strict=True):
        for k in sheet.claimed(label, claim):
            article = sheet.articles[k].draft
            if article.column is None:
                article.column, article.column_line = label_text(page.lines[label.line].text), label.line


def inline_label(text: str) -> str | None:
    """The label that stands before a headline on its own line, 【微新闻】… or 深读｜…, or None."""
    found = _INLINE.match(text)
    return found[1] or found[2] if found else None


def without_label(text: str) -> str:
    """A headline's line without the label before it."""
    return text[found.end() :] if (found := _INLINE.match(text)) else text
