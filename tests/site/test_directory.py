"""One name, one page: whatever it is called, and only where it may have one."""

from dataclasses import replace

from chongkan.model import Article, Author, Issue, Mentions, Person, Term
from chongkan.site.filing import file_issue
from chongkan.site.press import Press
from chongkan.site.printing import Own
from chongkan.site.register import Register
from chongkan.site.stale import take_in
from chongkan.site.stories import private_names
from tests.site.papers import paper_config

BEIGUAN, XINHUA = "河南省安阳市北关区", "河南省平顶山市新华区"


def _article(number: str = "01", body: str = "", **mentions: object) -> Article:
    return Article(number, "标题", body, mentions=Mentions(**mentions))  # type: ignore[arg-type]


def _issue(*articles: Article, place: str | None = BEIGUAN, issue_id: str = "a") -> Issue:
    return Issue(issue_id, "版", "s.txt", "0", place=place, articles=articles)


class _Directory:
    """What is known of the names of some issues."""

    def __init__(self, *issues: Issue) -> None:
        self.issues = {issue.id: issue for issue in issues}
        self.register = Register(paper_config().vocabulary)
        workers = Own(Press(paper_config()), lambda issue_id: (self.issues[issue_id], ()))
        take_in(self.register, workers.read(sorted(self.issues)), sorted(self.issues), ())
        found = {identity for issue in issues for identity, _ in self.register.identities_of(issue.id)}
        self.terms = self.register.terms(found)
        self.filed = {issue.id: file_issue(issue, paper_config())[0] for issue in issues}

    def terms_of(self, issue_id: str, number: str) -> tuple[Term, ...]:
        """The places, organisations and office-holders that an article names and that may be shown."""
        mentions = self.filed[issue_id][int(number) - 1].naming.mentions
        return tuple(self.terms[named.identity] for named in mentions if named.identity in self.terms)

    def private_names(self, issue_id: str, number: str) -> tuple[str, ...]:
        """The names that no list may hold."""
        return tuple(private_names(self.filed[issue_id][int(number) - 1], self.terms))


def _terms(*issues: Issue) -> dict[tuple[str, str], dict[str, Term]]:
    directory = _Directory(*issues)
    return {
        (issue.id, article.number): {term.label: term for term in directory.terms_of(issue.id, article.number)}
        for issue in issues
        for article in issue.articles
    }


def test_what_stands_for_a_body_is_resolved_in_the_place_of_its_issue() -> None:
    """区委 is 北关区委 here and 新华区委 there; offices without a row follow the place as well."""
    here = _issue(_article(organisations=("区委", "区教育局", "市政府")))
    there = _issue(_article(organisations=("区委",)), place=XINHUA, issue_id="b")
    terms = _terms(here, there)
    assert list(terms["a", "01"]) == ["北关区委", "北关区教育局", "安阳市政府"]
    assert list(terms["b", "01"]) == ["新华区委"]


def test_an_office_of_nobody_knows_where_is_not_shown() -> None:
    """区委 without a place would be the 区委 of every page."""
    assert _terms(_issue(_article(organisations=("区委", "县医院", "市第一中学")), place=None))["a", "01"] == {}


def test_the_same_name_elsewhere_is_another_page() -> None:
    """新华区 of 平顶山 is not 新华区 of 石家庄; a province there is only once."""
    here = _issue(_article(places=("新华区", "河南省")), place=XINHUA)
    there = _issue(_article(places=("新华区", "河南省")), place="河北省石家庄市新华区", issue_id="b")
    terms = _terms(here, there)
    keys = [{label: term.key for label, term in terms[issue, "01"].items()} for issue in ("a", "b")]
    assert keys == [
        {"新华区": "平顶山市新华区/新华区", "河南省": "河南省"},
        {"新华区": "石家庄市新华区/新华区", "河南省": "河南省"},
    ]


def test_two_spellings_of_one_body_are_one_page() -> None:
    """An alias of the table, and the place's own name before a name of the place."""
    one = _article("01", organisations=("中共新华区委",), places=("西高皇街道",))
    two = _article("02", organisations=("区委",), places=("平顶山市新华区西高皇街道",))
    terms = _terms(_issue(one, two, place=XINHUA))
    assert terms["a", "01"].keys() == terms["a", "02"].keys() == {"新华区委", "西高皇街道"}
    assert all(term.page for term in terms["a", "01"].values())


def test_a_name_has_a_page_from_two_articles_on() -> None:
    """One article is no list."""
    one = _terms(_issue(_article(places=("柏庄镇",))))
    two = _terms(_issue(_article(places=("柏庄镇",)), _article("02", places=("柏庄镇",))))
    assert [one["a", "01"]["柏庄镇"].page, two["a", "01"]["柏庄镇"].page] == [False, True]


def test_only_people_with_an_office_are_shown() -> None:
    """Residents, staff, unknown people: in no term, however often they are named."""
    people = (Person("张恒彪", "村民"), Person("徐付伟", "工作人员"), Person("王九云"), Person("路录平", "区长"))
    terms = _terms(_issue(_article(people=people), _article("02", people=people)))
    assert list(terms["a", "01"]) == ["路录平"]
    assert terms["a", "01"]["路录平"].page


def test_an_office_said_once_counts_everywhere() -> None:
    """李主任 of one article is named without her title in the next."""
    one, two = _article(people=(Person("李明", "主任"),)), _article("02", people=(Person("李明"),))
    assert list(_terms(_issue(one, two))["a", "02"]) == ["李明"]


def test_the_table_gives_a_page_or_takes_it() -> None:
    """`yes` from one article on, `no` never, not even as a word."""
    people = (Person("李富生", "书记"), Person("谷文昌", "书记"))
    terms = _terms(_issue(_article(people=people)))
    assert {label: term.page for label, term in terms["a", "01"].items()} == {"李富生": True}


def test_a_row_added_later_finds_old_articles() -> None:
    """By the text: no model has to read them again."""
    terms = _terms(_issue(_article(body="会后，中共新华区委发出通知。"), place=XINHUA))
    assert list(terms["a", "01"]) == ["新华区委"]


def test_an_author_is_not_the_same_author_elsewhere() -> None:
    """Two papers may have a reporter of one name."""
    article = replace(_article(), authors=(Author("李颖", "reporter"),))
    issues = [_issue(article), _issue(article, place=XINHUA, issue_id="b")]
    filed = _Directory(*issues).filed
    assert [filed[issue.id][0].naming.authors["李颖"].key for issue in issues] == [
        "安阳市北关区/李颖",
        "平顶山市新华区/李颖",
    ]


def test_an_author_who_asked_is_hidden_too() -> None:
    """Whether the row calls him a person or an author: he stays in the printed byline only."""
    article = replace(_article(), authors=(Author("谷文昌", "reporter"), Author("李颖", "reporter")))
    assert list(_Directory(_issue(article)).filed["a"][0].naming.authors) == ["李颖"]


def test_what_a_person_is_and_also_called_is_told() -> None:
    """From the table, else the role that the articles say most often."""
    people = (Person("李富生", "书记"), Person("路录平", "区长"))
    terms = _terms(_issue(_article(people=people, organisations=("区委",))))["a", "01"]
    assert (terms["李富生"].about, terms["路录平"].about) == ("北关区委书记", "区长")
    assert (terms["北关区委"].aliases, terms["北关区委"].scope) == (("区委",), "安阳市北关区")


def test_a_name_that_cannot_be_an_address_is_left_out() -> None:
    """Nothing may break out of its folder."""
    assert _terms(_issue(_article(places=("..", "北/关"))))["a", "01"] == {}


def test_private_names_are_told_apart_for_summaries() -> None:
    """Everyone an article names who holds no office, and whoever asked to be removed."""
    people = (Person("张恒彪", "村民"), Person("路录平", "区长"), Person("谷文昌", "书记"))
    directory = _Directory(_issue(_article(people=people)))
    assert set(directory.private_names("a", "01")) == {"张恒彪", "谷文昌"}


def test_a_resident_of_an_official_s_name_is_not_the_official() -> None:
    """Nor is the official told by what the other one is."""
    official, other = Person("王建国", "区委书记"), Person("王建国", "犯罪嫌疑人")
    issue = _issue(_article(people=(official,)), _article("02", people=(other,)))
    directory = _Directory(issue)
    (term,) = directory.terms_of("a", "01")
    assert (term.about, term.page) == ("区委书记", False)
    assert directory.terms_of("a", "02") == ()
    assert directory.private_names("a", "02") == ("王建国",)


def test_a_request_for_removal_holds_in_either_script() -> None:
    """And for a name of two characters that only the text has."""
    article = _article(body="谷文昌與張三。", people=(Person("谷文昌", "書記"),))
    directory = _Directory(_issue(article))
    assert directory.terms_of("a", "01") == ()
    assert set(directory.private_names("a", "01")) == {"谷文昌"}
