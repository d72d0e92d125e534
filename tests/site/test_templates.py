"""Templates print what Jinja prints by itself."""

from pathlib import Path
from types import SimpleNamespace

import jinja2
import pytest
from markupsafe import Markup

from chongkan.site.templates import Fixed, load_templates
from chongkan.site.words import Words


class _Html:
    def __html__(self) -> str:
        return "<b>"


VALUES = {
    "text": "<&\"'>北关",
    "html": Markup("<i>&amp;</i>"),
    "number": 7,
    "nothing": None,
    "other": _Html(),
    "make": list,
}


@pytest.mark.parametrize(
    "source",
    [
        "{{ text }} {{ html }} {{ number }} {{ nothing }} {{ other }}",
        "{{ make(text) | first }}{{ make(other.__class__.__name__) | length }}",
        "{% set said %}{{ text }}{% endset %}{{ said }}{{ said | trim }}",
        "{% macro m(a, b=1) %}{{ a }}{{ b }}{% endmacro %}{{ m(text, b=html) }}{{ m(1) }}",
        "{% macro m(a) %}{{ a }}{{ caller() }}{% endmacro %}{% call m(text) %}<p>{{ text }}{% endcall %}",
        "{% autoescape false %}{{ text }}{{ number }}{% endautoescape %}",
        "{{ other.nothing is defined }}{{ other.nothing | default(text) }}",
        "{% block b %}{{ text }}{% endblock %}{{ self.b() }}{{ (text or html).strip() }}",
        "{% for c in text %}{{ loop.index }}{{ c }}{% endfor %}{{ [1, text] | join('<') }}",
    ],
)
def test_what_is_printed_is_what_jinja_prints(source: str) -> None:
    """Escaped where it is no HTML, whatever is printed, set, called or joined."""
    assert _ours(source).render(**VALUES) == jinja2.Environment(autoescape=True).from_string(source).render(**VALUES)


def test_a_name_that_is_not_there_is_an_error() -> None:
    """It is not printed as nothing."""
    with pytest.raises(jinja2.UndefinedError):
        _ours("{{ title }}").render()
    with pytest.raises(AttributeError):
        _ours("{{ text.title_of }}").render(**VALUES)


def test_a_fixed_word_is_said_in_the_script_of_the_frame() -> None:
    """Escaped where it is printed, as it is where it is joined to others."""
    words = Words(
        {"find": {"zh-Hans": "<搜>", "zh-Hant": "<尋>"}, "page": dict.fromkeys(("zh-Hans", "zh-Hant"), "{n}版")}
    )
    template = _ours('{{ "find" | t }}{% if "find" | t == "<搜>" %}!{% endif %}{{ "page" | t(n=n) }}')
    said = []
    for variant in ("zh-Hans", "zh-Hant", "zh-Hans"):
        frame = SimpleNamespace(variant=variant, words=words)
        frame.fixed = Fixed(frame)
        said.append(template.render(frame=frame, n="<3>"))
    assert said == ["&lt;搜&gt;!&lt;3&gt;版", "&lt;尋&gt;&lt;3&gt;版", "&lt;搜&gt;!&lt;3&gt;版"]


def _ours(source: str) -> jinja2.Template:
    return load_templates(Path()).from_string(source)
