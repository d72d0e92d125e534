"""A Draft -> an Article: heads, byline, people, pictures, the body in Markdown; and the role of each of its lines."""

import re
from dataclasses import dataclass, replace

from chongkan.convert import markdown
from chongkan.convert.bylines import read_byline, read_end
from chongkan.convert.draft import Block, Draft, PageDraft
from chongkan.convert.genre import genre_of
from chongkan.convert.heads import Heads, order_heads, without_author
from chongkan.convert.joins import head_text, join_lines
from chongkan.convert.jumps import continued_from, continues_on
from chongkan.convert.labels.columns import without_label
from chongkan.convert.signers import signed_alone, signers_of
from chongkan.convert.tables import is_cell
from chongkan.model import Article, Author, Photo

_LABEL = re.compile(r"^([【\[(（]?[\u3400-\u9fff]{2,8}[】\])）]?[:：]|[【\[][\u3400-\u9fff]{2,8}[】\]])")
_SIGNED_IN_TEXT = ("letter", "notice")


@dataclass(frozen=True, slots=True)
class Finished:
    """An article with the number still open, and {line index: (role, block number or None)} of its lines.

    plain: the text of the paragraphs, for what is read from it later (summary, topics). alone: names that
    stand alone where authors sign.
    """

    article: Article
    heads: Heads
    roles: dict[int, tuple[str, int | None]]
    plain: list[str]
    alone: frozenset[str]


def finish_article(draft: Draft, page: PageDraft) -> Finished:
    """Turn one draft into an article; nothing of its lines is left out."""
    heads = order_heads(draft, page)
    title = printed_title(heads, page)
    genre = genre_of(draft, title, page)
    byline_lines, closing = _signed(draft, genre, page)
    photos = _photos(draft, page)
    made = not title
    article = Article(
        number="",
        title=title or _made_title(photos, draft, page),
        body=_body(draft, closing, page),
        kicker=_joined(heads.kicker, page),
        deck=_deck(heads, page),
        column=draft.column,
        genre=genre,
        byline=_byline(byline_lines, page) or heads.author or None,
        authors=(*_author(heads), *signers_of(draft, genre, title, page)),
        photos=photos,
        continued_from=continued_from(draft, page),
        continues_on=continues_on(draft, page),
        title_made=made,
    )
    paragraphs = [_text(b, page) for b in draft.blocks if b.role in ("paragraph", "list_item", "caption")]
    return Finished(article, heads, roles_of(draft, heads), paragraphs, signed_alone(draft, genre, page))


def with_staff(finished: list[Finished]) -> list[Finished]:
    """A bare name (文/费小舟, 整理/贺兰) that the page elsewhere calls a reporter is a reporter here too.

    But not where it stands alone in brackets below the text (费小舟), or on the line of an essay: so authors sign.
    """
    staff = {a.name for f in finished for a in f.article.authors if a.role == "reporter"}
    result = []
    for done in finished:
        people = (
            replace(a, role="reporter") if a.role == "author" and a.name in staff - done.alone else a
            for a in done.article.authors
        )
        result.append(replace(done, article=replace(done.article, authors=tuple(dict.fromkeys(people)))))
    return result


def printed_title(heads: Heads, page: PageDraft) -> str:
    """The headline without a label that stands on its line; empty where the page prints none."""
    return without_label(head_text([without_author(page.lines[i].text, heads) for i in heads.title]))


def _joined(indices: tuple[int, ...], page: PageDraft) -> str | None:
    return head_text([page.lines[i].text for i in indices]) or None


def _deck(heads: Heads, page: PageDraft) -> str | None:
    lines = [without_author(page.lines[i].text, heads) for i in heads.deck]
    return head_text([re.sub(r"^\s*[—―－-]+\s*", "", line) for line in lines]) or None


def _author(heads: Heads) -> tuple[Author, ...]:
    name = re.sub(r"[\s□■]", "", heads.author)
    return (Author(name, "author"),) if name else ()


def _byline(indices: list[int], page: PageDraft) -> str | None:
    return " ".join(re.sub(r"\s+", " ", page.lines[i].text.strip()) for i in indices) or None


def _signed(draft: Draft, genre: str, page: PageDraft) -> tuple[list[int], list[int]]:
    """Lines of the byline, and lines that close the text where they stand (a letter's signature, a notice's date)."""
    if draft.bylines or genre in _SIGNED_IN_TEXT:
        return draft.bylines, draft.signs
    names = [i for i in draft.signs if read_byline(page.lines[i].text)]
    return names, [i for i in draft.signs if i not in names]


def _photos(draft: Draft, page: PageDraft) -> tuple[Photo, ...]:
    """Captions with their credits: one in the caption's own line, else the credit line that follows it."""
    photos: list[Photo] = []
    for block in draft.blocks:
        text = _text(block, page)
        if block.role == "caption":
            credit, _ = read_end(text)
            photos.append(Photo(text.removesuffix(credit).rstrip() if credit else text, credit or None))
        elif block.role == "credit" and photos and photos[-1].credit is None:
            photos[-1] = Photo(photos[-1].caption, text)
        elif block.role == "credit":
            photos.append(Photo(None, text))
    return tuple(photos)


def _made_title(photos: tuple[Photo, ...], draft: Draft, page: PageDraft) -> str:
    """A short headline where the page prints none: the first clause that says what is going on."""
    caption = next((p.caption for p in photos if p.caption), None)
    text = caption or next((_text(b, page) for b in draft.blocks), "")
    text = re.sub(r"^[▲▼△▽●◆■\s]+|^[（(][^）)]*[）)]", "", text)
    clauses = [c for c in re.split(r"[，。！？；]", text) if c.strip()]
    dated = re.compile(
        r"^(?:\d{1,2}月\d{1,2}日|近日|日前|近期|昨日|昨天|连日来|\d+日)?(?:上午|下午|晚|清晨|傍晚|凌晨)?"
    )
    for clause in clauses:
        short = dated.sub("", clause.strip())
        if len(short) >= 6:
            return short[:24]
    return (clauses[0].strip() if clauses else "（无题）")[:24]


def _text(block: Block, page: PageDraft) -> str:
    if len(block.lines) > 1 and all(is_cell(i, page) for i in block.lines):
        return "　".join(join_lines([page.lines[i].text]) for i in block.lines)  # the cells of one row
    return join_lines([page.lines[i].text for i in block.lines])


def _body(draft: Draft, closing: list[int], page: PageDraft) -> str:
    """The blocks that readers read as text, in the order of the page; captions and credits stand in `photos`."""
    parts: list[tuple[int, str]] = []
    listed: list[str] = []
    levels = _levels(draft, page)
    blocks = [b for b in draft.blocks if b.role not in ("caption", "credit")]
    for k, block in enumerate(blocks):
        if block.role == "list_item":
            listed.append(_text(block, page))
            if k + 1 == len(blocks) or blocks[k + 1].role != "list_item":
                parts.append((block.lines[0], markdown.items(listed)))
                listed = []
        else:
            parts.append((block.lines[0], _block(block, levels, page)))
    parts += [(i, markdown.escape(join_lines([page.lines[i].text]))) for i in closing]
    text = "\n\n".join(part for _, part in sorted(parts, key=lambda p: p[0]))
    return _notes_joined(text)


def _block(block: Block, levels: dict[int, int], page: PageDraft) -> str:
    if block.role == "subhead":
        return markdown.heading(_text(block, page), levels[block.lines[0]])
    if block.role == "verse":
        return markdown.verse([join_lines([page.lines[i].text]) for i in block.lines])
    text = _text(block, page)
    if block.role in ("editor_note", "comment"):
        if page.cued[block.lines[0]].shape == "note_label":
            return markdown.note(text, "")
        label = _LABEL.match(text)
        return markdown.note(label[0], text[label.end() :]) if label else markdown.note("", text)
    return markdown.escape(text)


def _notes_joined(text: str) -> str:
    """A label, its text and an attribution that follow one another are one note to the reader."""
    return re.sub(r"(?m)^(> .*)\n\n(?=> )", r"\1\n>\n", text)


def _levels(draft: Draft, page: PageDraft) -> dict[int, int]:
    """Level of each subhead: numbered ones are one below, where the article has plain ones too."""
    heads = [b.lines[0] for b in draft.blocks if b.role == "subhead"]
    numbered = {i for i in heads if "sibling" in page.cued[i].cues}
    mixed = numbered and len(numbered) < len(heads) and heads[0] not in numbered
    return {i: 3 if mixed and i in numbered else 2 for i in heads}


def roles_of(draft: Draft, heads: Heads) -> dict[int, tuple[str, int | None]]:
    """Role and block number (or None) of each line of an article, by its index."""
    roles: dict[int, tuple[str, int | None]] = {}
    for role, indices in (("kicker", heads.kicker), ("title", heads.title), ("deck", heads.deck)):
        roles.update(dict.fromkeys(indices, (role, None)))
    roles.update(dict.fromkeys([*draft.bylines, *draft.signs], ("byline", None)))
    for number, block in enumerate(draft.blocks, 1):
        roles.update(dict.fromkeys(block.lines, (block.role, number)))
    return roles
