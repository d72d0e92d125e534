"""Who and what a text names: cases, laws, and the model itself."""

from importlib.util import find_spec

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chongkan.convert.names import lac
from chongkan.convert.names.bodies import find_bodies
from chongkan.convert.names.lac import Tagger, load_tagger
from chongkan.convert.names.mentions import name_articles
from chongkan.convert.names.people import find_people
from chongkan.convert.names.words import Passage, tag_passages
from chongkan.model import Person
from tests.textcases import Case, params

prose = st.text(st.sampled_from("区委书记李富生说，北关区召开会议。张三在村里□〇A5 　"), max_size=60)


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    """The model; the development packages bring it."""
    found = load_tagger()
    assert found is not None
    return found


def _passages(text: str, tagger: Tagger) -> list[Passage]:
    return tag_passages(text.split("\n"), tagger)


@pytest.mark.parametrize("case", params("people"))
def test_people_are_found_with_what_they_are(case: Case, tagger: Tagger) -> None:
    """One a line, the role after the name."""
    people = find_people(_passages(case.input, tagger))
    assert "\n".join(f"{p.name} {p.role or ''}".strip() for p in people) == case.expected


@pytest.mark.parametrize("case", params("bodies"))
def test_places_and_organisations_are_found(case: Case, tagger: Tagger) -> None:
    """First the places, then the organisations."""
    passages = _passages(case.input, tagger)
    places, organisations = find_bodies(passages, [person.name for person in find_people(passages)])
    found = [*(f"place {name}" for name in places), *(f"organisation {name}" for name in organisations)]
    assert "\n".join(found) == case.expected


@given(prose)
def test_words_are_the_text_and_stand_where_they_say(text: str) -> None:
    """Tagging changes no character and loses none but marks and white space."""
    (passage,) = tag_passages([text], _tagger())
    words = [word for clause in passage.clauses for word in clause]
    assert all(text[word.start : word.end] == word.text for word in words)
    assert "".join(word.text for word in words) == "".join(c for c in text if c.isalnum())


@given(st.lists(prose, max_size=4))
def test_a_clause_is_tagged_the_same_alone_and_among_others(texts: list[str]) -> None:
    """Batches are packed without padding, so that neighbours do not matter."""
    together = tag_passages(texts, _tagger())
    assert together == [tag_passages([text], _tagger())[0] for text in texts]


def _tagger() -> Tagger:
    found = load_tagger()
    assert found is not None
    return found


def test_the_model_reads_a_sentence_as_it_was_taught_to(tagger: Tagger) -> None:
    """Words and tags of a sentence, so that a wrong layout of the weights cannot go unseen."""
    text = "区委书记李富生在北关区召开会议"
    (words,) = tagger.tag([text])
    assert [(text[w.start : w.end], w.tag) for w in words] == [
        ("区委书记", "n"),
        ("李富生", "PER"),
        ("在", "p"),
        ("北关区", "LOC"),
        ("召开", "v"),
        ("会议", "n"),
    ]


def test_a_clause_of_any_length_is_read() -> None:
    """Whatever is longer than the model reads at once loses its end, not its beginning."""
    assert _tagger().tag(["", "李", "好" * 300])[0] == []


def test_who_is_in_the_byline_is_no_mention() -> None:
    """He is an author; the front matter has him there."""
    (named,) = name_articles([["本报讯（记者 田秀忠）区长陈晓说。"]], [{"田秀忠"}])
    assert named.mentions.people == (Person("陈晓", "区长"),)


def test_without_the_model_only_what_is_certain_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """People between a title and a verb, and offices; nothing is guessed."""
    monkeypatch.setattr("chongkan.convert.names.mentions.load_tagger", lambda: None)
    text = "区委书记李富生出席会议。焦店村2组村民张恒彪跟家人到区教育局，包文明劝导。"
    (named,) = name_articles([[text]], [()])
    assert named.mentions.people == (Person("李富生", "区委书记"),)
    assert named.mentions.organisations == ("区委", "区教育局")


@pytest.mark.parametrize("missing", ["jieba", "numpy"])
def test_a_package_that_is_missing_is_no_error(missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The converter goes on by rules."""
    monkeypatch.setattr(lac, "find_spec", lambda name: None if name == missing else find_spec(name))
    assert lac.load_tagger.__wrapped__() is None


def test_weights_that_cannot_be_read_are_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """A damaged installation is told like a missing one."""
    monkeypatch.setattr(lac, "read_tensor", lambda path: (_ for _ in ()).throw(ValueError(path)))
    assert lac.load_tagger.__wrapped__() is None
