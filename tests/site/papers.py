"""A small newspaper for the tests: two pages printed in Simplified, one in Traditional; every kind of article once."""

from pathlib import Path

from chongkan.config import PROJECT, Config, SectionRow
from chongkan.model import Article, Author, Correction, Issue, Mentions, Person, Photo, Placement, Seed

NOTE = """\
> **开栏的话** 即日起，本报推出系列报道。
>
> ——本报编辑部

平安是民生之需，稳定是发展之基。在范庄村，考察干部与干部交谈，
并发放了“连心卡”。理**发**店也开了门 <script>alert(1)</script>。

## 常规动作扎实做

记者于海看到，近700人参加了活动。

### 关键词一：强硬件

- ●综合协调室
- ●矛盾调处室
"""

POEM = """\
春风又绿\\
江南岸

明月何时\\
照我还
"""

ODD_BODY = (PROJECT / "tests/cases/odd_body.md").read_text(encoding="utf-8")  # all that a body can hold

SEED = """\
slogan . . 创全国文明城市 建美丽宜居家园
kicker 01 . 看北关区如何提升
title 01 . 打出组合拳 为民保平安
deck 01 . ——平安建设掠影
byline 01 . □本报记者 于海 文/图
editor_note 01 1 开栏的话 即日起,本报推出
editor_note 01 1 系列报道。
editor_note 01 2 ——本报编辑部
paragraph 01 3 平安是民生之需,稳定是发展之基。在范庄村,考察干部与干部交淡,
caption 01 4 ▲志愿者为居民熬绿豆汤。
credit 01 5 焦雅娟
paragraph 01 3 并发放了“连心卡”。理发店也开了门。
subhead 01 6 常规动作扎实做
paragraph 01 7 记者于海看到,近700人参加了活动。
subhead 01 8 关键词一:强硬件
list_item 01 9 ●综合协调室
list_item 01 10 ●矛盾调处室
standing_head . . 【树典型 晒成效】
title 02 . 乡愁
verse 02 1 春风又绿
verse 02 1 江南岸
verse 02 2 明月何时
verse 02 2 照我还
caption 03 1 ▼党员打扫卫生。
credit 03 2 姚瑶 摄
title 04 . 简讯一则
paragraph 04 1 10月15日,会议开过了。
folio . . A03
"""


def seed_of(table: str, encoding: str = "utf-8", **changes: object) -> Seed:
    """A seed as a table has it: each line's role, article, block, text; they stand two lines apart."""
    rows = [line.split(" ", 3) for line in table.splitlines()]
    data = "\n\n".join(text for *_, text in rows).encode(encoding)
    lines = tuple(
        Placement(1 + 2 * n, None if number == "." else number, role, None if block == "." else int(block), 3.0)
        for n, (role, number, block, _) in enumerate(rows)
    )
    fields = {"name": "001.txt", "sha256": "0" * 64, "lines": lines, "data": data}
    return Seed(**(fields | {"encoding": encoding} | changes))  # type: ignore[arg-type]


def paper_config(**changes: object) -> Config:
    """The settings of the newspaper, with the project's own theme."""
    settings: dict[str, object] = {
        "root": PROJECT,
        "theme": PROJECT / "theme",
        "vocabulary": Path(__file__).with_name("vocabulary"),
        "title": "试刊",
        "tagline": "测试用的报纸",
        "base_url": "https://paper.example",
        "script": "zh-Hans",
        "variants": ("zh-Hant",),
        "page_size": 2,
        "sections": (SectionRow("要闻", "news"), SectionRow("文化", "culture"), SectionRow("经济", "economy")),
    }
    return Config(**(settings | changes))  # type: ignore[arg-type]


def feature(**changes: object) -> Article:
    """The article with everything a page can print."""
    fields: dict[str, object] = {
        "number": "01",
        "title": "打出组合拳 为民保平安",
        "body": NOTE,
        "kicker": "看北关区如何提升",
        "deck": "平安建设掠影",
        "column": "树典型 晒成效",
        "genre": "feature",
        "byline": "□本报记者 于海 文/图",
        "authors": (Author("于海", "reporter"),),
        "photos": (Photo("▲志愿者为居民熬绿豆汤。", "焦雅娟"),),
        "section": "要闻",
        "topics": ("扶贫", "志愿服务"),
        "mentions": Mentions(
            people=(Person("范伟", "村民"), Person("李富生", "区委书记")), places=("北关区",), organisations=("区委",)
        ),
        "summary": "平安是民生之需，稳定是发展之基。",
        "corrections": (Correction("交淡", "交谈"),),
        "continued_from": "第一版",
        "continues_on": "第四版",
    }
    return Article(**(fields | changes))  # type: ignore[arg-type]


def issues() -> tuple[Issue, ...]:
    """The pages of the newspaper, oldest first."""
    return (
        Issue(
            id="2019-10-21",
            title="北关区新闻",
            source="001.txt",
            source_sha256="0" * 64,
            place="河南省安阳市北关区",
            date="2019-10-21~",
            page="A03",
            slogans=("创全国文明城市 建美丽宜居家园",),
            articles=(
                feature(),
                Article("02", "乡愁", POEM, genre="poem", section="文化", topics=("扶贫",)),
                Article("03", "党员志愿者在行动", genre="photo", photos=(Photo("▼党员打扫卫生。", "姚瑶 摄"),)),
                Article("04", "简讯一则", "10月15日，召开会议。", genre="brief", column="区政要闻"),
            ),
            date_evidence="文中最晚的日期：第19行“10月15日”",
            seed=seed_of(SEED),
        ),
        Issue(
            id="2020-08-21",
            title="新华区新闻",
            source="000.txt",
            source_sha256="0" * 64,
            date="2020-08-21",
            articles=(Article("01", "新华区吹响创文“集结号”", "8月14日下午，誓师大会举行。", topics=("5G",)),),
            aliases=("/2020-08-20/",),
        ),
        Issue(
            id="2015-05-03",
            title="本地新聞",
            source="021.txt",
            source_sha256="0" * 64,
            date="2015-05-03",
            script="zh-Hant",
            articles=(Article("01", "青衣街市擬保留騎樓", "【本報訊】記者於海說：「樓下有里長。」", section="文化"),),
        ),
    )
