"""Assets lose what only their authors read, and nothing else."""

import pytest

from chongkan.site.shrink import shrink_css, shrink_js


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("a  {\n  color : red ;\n  margin: 0 auto;\n}\n", "a{color :red;margin:0 auto}"),
        ("/* WebKit's */ a { } /* b's; */ b { top: 0; }", "a{}b{top:0}"),
        ("a :hover, a:hover > b { inset: calc(1px + 2px) }", "a :hover,a:hover > b{inset:calc(1px + 2px)}"),
        ('a::after { content: "/* ; } \\"  "; }', 'a::after{content:"/* ; } \\"  "}'),
        ("@media (min-width: 64rem) { .a :is(b, c) d { top: 0; } }", "@media (min-width:64rem){.a :is(b,c) d{top:0}}"),
    ],
    ids=["space", "comments", "meaning", "quotes", "nesting"],
)
def test_a_style_sheet_says_the_same_in_fewer_characters(written: str, sent: str) -> None:
    """White space that separates stays, and text between quotes."""
    assert shrink_css(written) == sent


def test_a_script_keeps_its_lines() -> None:
    """A statement may end with its line; an address in a string is no comment."""
    written = '// What it does.\n(() => {\n  const a = "https://a.b" // why\n  a()\n\n})();'
    assert shrink_js(written) == '(() => {\nconst a = "https://a.b" // why\na()\n})();\n'
