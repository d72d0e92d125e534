"""Templates print what Jinja prints by itself."""

from pathlib import Path

import jinja2
import pytest
from markupsafe import Markup

from chongkan.site.assets import Assets
from chongkan.site.filters import Tongue
from chongkan.site.templates import load_templates
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
        "{% for c in text %}{{ loop.index }}{{ c }}{% endfor %}{{ [1, text] | join('<') }}",
    ],
)
def test_what_is_printed_is_what_jinja_prints(tmp_path: Path, source: str) -> None:
    """Escaped where it is no HTML, whatever is printed, set, called or joined."""
    assert _ours(tmp_path, source).render(**VALUES) == jinja2.Environment(autoescape=True).from_string(source).render(
        **VALUES
    )


def test_a_name_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    """It is not printed as nothing."""
    with pytest.raises(jinja2.UndefinedError):
        _ours(tmp_path, "{{ title }}").render()


def test_a_fixed_word_is_put_in_when_the_template_is_compiled(tmp_path: Path) -> None:
    """Escaped, as all output is; one with a value of the page is filled in there."""
    template = _ours(tmp_path, '{{ "find" | t }}{{ "page" | t(n=n) }}')
    assert template.render(n="<3>") == "&lt;搜&gt;第&lt;3&gt;版"


def _ours(folder: Path, source: str) -> jinja2.Template:
    (folder / "a.html").write_text(source, encoding="utf-8")
    words = Words({"find": {"zh-Hans": "<搜>"}, "page": {"zh-Hans": "第{n}版"}})
    return load_templates(folder, Tongue("zh-Hans", "", words, Assets({}, {}, {}))).get_template("a.html")
