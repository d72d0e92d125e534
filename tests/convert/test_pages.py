"""Small whole pages are read as a newspaper's editor reads them."""

import pytest

from chongkan.model import Article, Conversion
from tests.convert.conftest import Convert
from tests.textcases import Case, params


def table(conversion: Conversion) -> str:
    """The ledger as a case states it: line, role, article, and the block where there is one."""
    rows = [f"{row.line} {row.role} {row.article or '-'} {row.block or ''}".rstrip() for row in conversion.lines]
    return "\n".join(rows)


def fields(article: Article) -> str:
    """What the front matter says, as a case states it."""
    told = [f"{name}={value}" for name in ("column", "kicker") if (value := getattr(article, name))]
    told.append(f"title={article.title}" + (" (made)" if article.title_made else ""))
    told += [f"deck={article.deck}"] if article.deck else []
    told += [f"{person.role}={person.name}" for person in article.authors]
    told += [f"photo={photo.caption or ''}|{photo.credit or ''}" for photo in article.photos]
    return "\n   ".join([f"{article.number} {article.genre}", *told])


@pytest.mark.parametrize("case", params("pages") + params("pages_forms") + params("pages_shapes"))
def test_each_line_finds_its_place(case: Case, convert: Convert) -> None:
    """Article, role and block of each line are those of the case."""
    assert table(convert(case.input)) == case.expected


@pytest.mark.parametrize("case", params("fields"))
def test_each_article_gets_its_fields(case: Case, convert: Convert) -> None:
    """Genre, column, headline block, people and pictures are those of the case."""
    assert "\n".join(fields(article) for article in convert(case.input).issue.articles) == case.expected
