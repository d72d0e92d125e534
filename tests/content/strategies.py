"""Wild articles and issues: all that the nouns allow, with the texts that YAML stumbles over."""

from hypothesis import strategies as st

from chongkan.content.frontmatter import normal_body
from chongkan.model import AUTHOR_ROLES, GENRES, Article, Author, Correction, Doubt, Issue, Mentions, Person, Photo

TRAPS = (
    *(
        "关注：北关区",
        "关注: 北关区",
        "标题 #1",
        "# 标题",
        "---",
        "--- a",
        "...",
        "- 一",
        "? x",
        "&a",
        "*a",
        "!x",
        "%x",
        "@x",
    ),
    *(
        "null",
        "Null",
        "~",
        "yes",
        "No",
        "true",
        "2019-10-21",
        "2019-10-21~",
        "012",
        "0x1f",
        "1_000",
        "4.72",
        "9:30",
        ".inf",
    ),
    *(
        "'引'",
        '"引"',
        "“引”",
        "it's",
        "a: 'b",
        "行末 ",
        " 行首",
        "\t",
        "一\n二",
        "一\n\n---\n二",
        "\r",
        "\x85",
        "a\u2028b",
    ),
    *(
        "\u2029",
        "\ufeff",
        "\u3000\u3000段",
        "𠅤",
        "😀",
        "\x00",
        "\x07",
        "\x1b",
        "\\",
        "\\U0001",
        "{a: b}",
        "[a]",
        "|",
        ">",
        "",
        ":",
    ),
)
texts = st.one_of(st.sampled_from(TRAPS), st.text(st.characters(exclude_categories=["Cs"])))
said = texts.filter(lambda text: bool(text.strip()))
maybe = st.none() | texts
lists = st.lists(texts, max_size=3).map(tuple)
addresses = st.lists(st.sampled_from(["/2019-10-21/", "/2019-10-21/04/", "/旧/"]), max_size=2).map(tuple)
dates = st.dates().map(str) | st.sampled_from(["2019-10-21~", "2019-10", "2019", "2019-1X", "2019-10-21/2019-10-25"])

people = st.lists(st.builds(Person, said, st.none() | said), max_size=3, unique_by=lambda person: person.name).map(
    tuple
)
articles = st.builds(
    Article,
    number=st.just("04"),
    title=said,
    body=texts.map(normal_body),
    kicker=maybe,
    deck=maybe,
    column=maybe,
    genre=st.sampled_from(GENRES),
    byline=maybe,
    authors=st.lists(st.builds(Author, said, st.sampled_from(AUTHOR_ROLES)), max_size=2).map(tuple),
    photos=st.lists(st.builds(Photo, maybe, maybe, maybe), max_size=2).map(tuple),
    section=maybe,
    topics=lists,
    mentions=st.builds(Mentions, people, lists, lists),
    summary=maybe,
    continued_from=maybe,
    continues_on=maybe,
    title_made=st.booleans(),
    search=st.booleans(),
    script=st.none() | st.sampled_from(["zh-Hans", "zh-Hant"]),
    hant=st.dictionaries(st.text(st.sampled_from("于海王云"), min_size=2, max_size=2), st.just("於海"), max_size=2),
    review=st.lists(st.builds(Doubt, st.integers(0, 999), said, texts, maybe), max_size=2).map(tuple),
    corrections=st.lists(st.builds(Correction, said, texts) | st.builds(Correction, texts, said), max_size=2).map(
        tuple
    ),
    aliases=addresses,
)
issues = st.builds(
    Issue,
    id=st.just("2019-10-21"),
    title=said,
    source=texts,
    source_sha256=texts,
    paper=maybe,
    page=maybe,
    page_name=maybe,
    place=maybe,
    date=st.none() | dates,
    date_evidence=maybe,
    script=st.sampled_from(["zh-Hans", "zh-Hant"]),
    slogans=lists,
    furniture=lists,
    articles=st.just(()),
    aliases=addresses,
)
