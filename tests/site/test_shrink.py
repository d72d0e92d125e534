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


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("// What it does.\n(() => {\n  const a = b // why\n  a()\n\n})();", "(()=>{const a=b\na()})();"),
        ("for (const a of b) {\n  c(a);\n  d();\n}\ne();", "for(const a of b){c(a);d()}\ne();"),
        ("const a = \"https://a.b : c\", d = '( e )';", "const a=\"https://a.b : c\",d='( e )';"),
        ("a = b ? `( ${ c } )` : [ d ];", "a=b?`( ${ c } )`:[d];"),
        ('a.replace( /( b|[/)] ) "/g, c );', 'a.replace( /( b|[/)] ) "/g,c);'),
        ("a = b + ++c - -d / 2 , e = f / (g);", "a=b + ++c - -d/2,e=f/(g);"),
        ("for (const a of [1]) return { b };", "for(const a of[1])return{b};"),
        ("try { a('/* b */'); } catch { /* c's */ } return /* d */ e;", "try{a('/* b */');}catch{}return  e;"),
    ],
    ids=["lines", "blocks", "quotes", "backticks", "patterns", "twice", "words", "comments"],
)
def test_a_script_says_the_same_in_fewer_characters(written: str, sent: str) -> None:
    """A line's end stays where a statement may end with it; what is quoted stays."""
    assert shrink_js(written) == sent
