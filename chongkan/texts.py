"""What an article says, as plain text: Markdown's marks and escapes taken away."""

import re
import unicodedata

from chongkan.model import Article

_MARKS = re.compile(r"^(?:> ?|#{2,3} |- )+", re.MULTILINE)


def texts_of(article: Article) -> list[str]:
    """Return the article's heads, the blocks of its body and its captions, in this order; none of them empty."""
    heads = [article.kicker, article.title, article.deck]
    captions = [photo.caption for photo in article.photos]
    blocks = plain_markdown(article.body).split("\n")
    return [text for text in [*heads, *blocks, *captions] if text and text.strip()]


def plain_markdown(markdown: str) -> str:
    """Return the text of Markdown as convert/markdown.py writes it, lines as they were."""
    text = _MARKS.sub("", markdown)
    if "**" in text:
        text = re.sub(r"(?<!\\)\*\*", "", text)
    if "\\" in text:
        text = re.sub(r"\\([\\`*_\[\]#>+\-.)])", r"\1", text.replace("\\\n", "\n"))
    return text.replace("&lt;", "<").replace("&amp;", "&")


def letters(text: str) -> str:
    """What of a text must survive whatever is made of it: every character but white space, in one width.

    A deck's dash is left out, since its field says it; so are the marks of Markdown and of standing heads (【】 or ｜).
    """
    return re.sub(r"[\s—―–\-【】〔〕\[\]*#>\\|丨│]", "", unicodedata.normalize("NFKC", text))
