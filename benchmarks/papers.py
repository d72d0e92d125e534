"""An archive of invented newspaper pages, as large as one likes: `python benchmarks/papers.py DIR --issues 2000`.

Writes DIR/content/ as the converter would, the same for the same numbers; then `python build.py build --root DIR`.
"""

import argparse
import datetime
import random
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

from chongkan.content.documents import article_to_text, issue_to_text  # noqa: E402
from chongkan.model import Article, Author, Issue, Mentions, Person, Photo  # noqa: E402

FIRST = datetime.date(2012, 3, 1)
SECTIONS = ("要闻", "党建", "平安法治", "文明创建", "经济", "城建", "三农", "民生", "生态", "文化")
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎"
GIVEN = "文军丽敏静强磊洋勇艳杰娟涛明超霞平刚桂芳春生玉兰志远国庆海波晓东"
PLACES = [
    a + b for a in "清柳石河东西南北安平长永新和古金白青" for b in ("湾镇", "桥村", "街道", "社区", "沟乡", "庄村")
]
TOPICS = (
    "扶贫",
    "志愿服务",
    "防汛",
    "教育",
    "医疗",
    "交通",
    "环境整治",
    "乡村振兴",
    "信访",
    "春耕",
    "非遗",
    "招商",
    "养老",
    "创文",
)
DOES = ("推进", "整治", "开展", "落实", "启动", "完善", "检查", "表彰", "改造", "培训", "走访", "打造", "试行", "巩固")
WHAT = (
    "老旧小区改造",
    "网格化管理",
    "防汛物资储备",
    "农村道路硬化",
    "志愿服务站点",
    "文明交通劝导",
    "水质监测",
    "技能竞赛",
    "就业帮扶",
    "图书阅览室",
    "养老服务中心",
    "秸秆禁烧",
    "冬季供暖",
    "校园周边治理",
)
WHO = ("居民", "党员", "网格员", "志愿者", "村民", "商户", "学生", "民警", "医生", "工作人员")
HOW = (
    "一户一策",
    "分片包干",
    "上门服务",
    "现场办公",
    "集中行动",
    "逐户排查",
    "错时上岗",
    "联合执法",
    "错峰施工",
    "定期回访",
)


def main() -> int:
    """Write the archive."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--issues", type=int, default=125)
    parser.add_argument("--articles", type=int, default=8, help="articles an issue")
    arguments = parser.parse_args()
    for number in range(arguments.issues):
        write_issue(arguments.folder, number, arguments.articles)
    print(f"{arguments.folder / 'content'}: {arguments.issues} x {arguments.articles}")
    return 0


def write_issue(root: Path, number: int, articles: int) -> None:
    """Write one issue, which depends on its number only."""
    chance = random.Random(number)
    day = FIRST + datetime.timedelta(days=number * 2)
    place = chance.choice(PLACES[:12])
    issue = Issue(
        day.isoformat(), f"{place}新闻", "page.txt", "0" * 64, place=f"河南省安阳市{place}", date=day.isoformat()
    )
    folder = root / "content" / issue.id
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "issue.md").write_text(issue_to_text(issue), encoding="utf-8")
    for k in range(1, articles + 1):
        (folder / f"{k:02d}.md").write_text(article_to_text(_article(chance, f"{k:02d}", day)), encoding="utf-8")


def _article(chance: random.Random, number: str, day: datetime.date) -> Article:
    place, what = chance.choice(PLACES), chance.choice(WHAT)
    genre = chance.choice(("news", "news", "news", "feature", "photo", "brief"))
    name = chance.choice(SURNAMES) + chance.choice(GIVEN) + chance.choice(GIVEN)
    official = Person(chance.choice(SURNAMES[:20]) + chance.choice(GIVEN[:9]), "区委书记")
    return Article(
        number,
        f"{place}{chance.choice(DOES)}{what}",
        _body(chance, place, day),
        kicker=f"{chance.choice(HOW)} {chance.choice(HOW)}" if chance.random() < 0.2 else None,
        deck=f"{place}{what}侧记" if genre == "feature" else None,
        genre=genre,
        byline=f"本报记者 {name}",
        authors=(Author(name, "reporter"),),
        photos=(Photo(f"{place}的{chance.choice(WHO)}正在{chance.choice(DOES)}{what}。", name),)
        if genre == "photo"
        else (),
        section=chance.choice(SECTIONS),
        topics=tuple(dict.fromkeys(chance.choice(TOPICS) for _ in range(3))),
        mentions=Mentions((official,), (place,), (f"{place}办事处",)),
        summary=f"{day.month}月{day.day}日，{place}{chance.choice(DOES)}{what}，{chance.choice(HOW)}。",
    )


def _body(chance: random.Random, place: str, day: datetime.date) -> str:
    parts = [_paragraph(chance, place, day) for _ in range(chance.randint(6, 10))]
    parts[2] = f"## {chance.choice(HOW)}\n\n{parts[2]}"
    parts[4] = f"## {chance.choice(HOW)}\n\n{parts[4]}"
    return "\n\n".join(parts)


def _paragraph(chance: random.Random, place: str, day: datetime.date) -> str:
    sentences = [f"{day.month}月{day.day}日，{chance.choice(WHO)}在{place}{chance.choice(DOES)}{chance.choice(WHAT)}"]
    for _ in range(chance.randint(3, 5)):
        count = chance.randint(12, 4800)
        sentences.append(
            f"{chance.choice(WHO)}{chance.choice(SURNAMES)}师傅说，{chance.choice(HOW)}以后，{chance.choice(WHAT)}惠及{count}人"
        )
    return "；".join(sentences) + "。"


if __name__ == "__main__":
    sys.exit(main())
